package put

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// notXML notes what the server's parser refuses.
func (p *putter) notXML(r *dialect.Refusal) {
	if p.tree.Format == syntax.JSON && !p.d.Put.JSON.V {
		p.fail(r, source.Span{Start: 0, End: len(p.tree.Text)}, "")
		return
	}
	parser := &p.d.Put.Parser.V
	if parser.Details == dialect.FastXMLDetails && p.tree.Format == syntax.XML {
		p.fastXML(r)
		return
	}
	end := len(p.tree.Text)
	if p.tree.Root != syntax.None && parser.AfterRoot != dialect.AfterRootNothing {
		end = p.tree.RootEnd
	}
	if (parser.Details == dialect.GoDetails || parser.Details == dialect.ExpatDetails) && p.tree.Format == syntax.XML {
		p.details(r, end, parser.Details)
	}
	if p.tree.Root == syntax.None {
		end = len(p.tree.Text) + 1 // a problem may be at the very end
	}
	p.problems(r, end, func(problem *syntax.Problem) bool { return p.refuses(parser, problem) })
}

// problems notes the tree's problems before end that the parser refuses, of each
// kind the first few.
func (p *putter) problems(r *dialect.Refusal, end int, refuses func(*syntax.Problem) bool) {
	all := p.tree.Problems
	if p.most == fewFailed && p.tree.Format == syntax.JSON {
		all = p.few.get(p.fewProblems)
	}
	var noted [syntax.MostKinds]int
	for i := range all {
		problem := &all[i]
		if problem.Span.Start >= end {
			return
		}
		if noted[problem.Kind] < p.most && refuses(problem) {
			noted[problem.Kind]++
			p.fail(r, problem.Span, "")
		}
	}
}

// fewProblems are the first fewFailed problems of each kind. In JSON every server that
// reads it refuses the same kinds, so no other problem is noted for a server that is
// only compared.
func (r *Reading) fewProblems() (all []syntax.Problem) {
	var noted [syntax.MostKinds]int
	for i := range r.doc.Tree.Problems {
		problem := &r.doc.Tree.Problems[i]
		if noted[problem.Kind]++; noted[problem.Kind] <= fewFailed {
			all = append(all, *problem)
		}
	}
	return all
}

// fastXML notes what fast-xml-parser refuses, at the places of the tree's own
// problems; if the tree has none, the whole text.
func (p *putter) fastXML(r *dialect.Refusal) {
	if p.fast.get(p.runFastXML) != fastInvalid {
		return
	}
	before := len(p.violations)
	p.problems(r, len(p.tree.Text)+1, func(problem *syntax.Problem) bool {
		return p.d.Put.Parser.V.Refuses.Has(problem.Kind) && p.fastXMLRefuses(problem, p.tree.Of(problem.Span))
	})
	if after := p.tree.Text[p.tree.RootEnd:]; tagIn(after) {
		p.fail(r, source.Span{Start: p.tree.RootEnd, End: len(p.tree.Text)}, "")
	}
	if len(p.violations) == before {
		p.fail(r, source.Span{Start: 0, End: len(p.tree.Text)}, "")
	}
}

// refuses reports whether the parser stops at a mistake.
func (p *putter) refuses(parser *dialect.Parser, problem *syntax.Problem) bool {
	text := p.tree.Of(problem.Span)
	switch k := problem.Kind; {
	case p.tree.Format == syntax.JSON:
		return k != syntax.JSONDuplicateKey
	case !parser.Refuses.Has(k):
		if parser.Details != dialect.GoDetails {
			return false
		}
		switch k {
		case syntax.TextBeforeRoot:
			// Text may be there, but it must be text.
			return strings.Contains(text, "<") || strings.Contains(text, "]]>") || controls(text) || !onlyReferences(text)
		case syntax.OddDeclaration, syntax.QuoteDeclaration:
			return strings.HasPrefix(text, "<![") && !strings.HasPrefix(text, "<![CDATA[")
		}
		return false
	case k == syntax.UnknownEntity || k == syntax.HTMLEntity || k == syntax.ScriptEntity || k == syntax.EntityCase:
		return parser.Entities != dialect.DeclaredEntities || !p.declared(text)
	case k == syntax.ForbiddenChar && parser.Details == dialect.GoDetails:
		// encoding/xml turns a surrogate into U+FFFD before it looks.
		return !strings.HasPrefix(strings.ToLower(text), "&#xd") && !strings.HasPrefix(text, "&#5")
	}
	return true
}

// fastXMLRefuses reports whether fast-xml-parser stops at a mistake of a kind that it
// usually refuses; text is what is written there.
func (p *putter) fastXMLRefuses(problem *syntax.Problem, text string) bool {
	inTag := problem.Node != syntax.None && problem.Span.Start < p.tree.Nodes[problem.Node].Content.Start
	switch problem.Kind {
	case syntax.MisplacedXMLDecl:
		return p.tree.Root == syntax.None || problem.Span.Start < p.tree.Nodes[p.tree.Root].Span.Start
	case syntax.BareAmpersand:
		return !inTag
	case syntax.BadCharRef:
		digits := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(text, "&#"), "x"), ";")
		return !inTag && strings.Trim(digits, "0123456789abcdefABCDEF") != ""
	case syntax.EntityCase:
		return !inTag && strings.HasPrefix(text, "&#")
	case syntax.AttrUnquoted:
		return text != ""
	}
	return true
}

// onlyReferences reports whether every & of text begins a reference that XML knows.
func onlyReferences(text string) bool {
	for {
		i := strings.IndexByte(text, '&')
		if i < 0 {
			return true
		}
		skip := lengthThrough(text[i:], ";")
		if _, k := syntax.Entity(text[i : i+skip]); k != 0 {
			return false
		}
		text = text[i+skip:]
	}
}

// controls reports whether text has characters that XML forbids.
func controls(text string) bool { return firstControl(text) < len(text) }

// firstControl is where the first of them is, len(text) if there is none.
func firstControl(text string) int {
	ascii := 0
	for ascii < len(text) && text[ascii] < 0x80 && (text[ascii] >= 0x20 || text[ascii] == '\n' || text[ascii] == '\t' || text[ascii] == '\r') {
		ascii++
	}
	for i, r := range text[ascii:] {
		i += ascii
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && !utf8.ValidString(text[i:min(len(text), i+3)]) {
			return i
		}
	}
	return len(text)
}

// details looks, before end, at what the kinds of mistakes do not say:
// processing instructions, declarations, CDATA sections.
func (p *putter) details(r *dialect.Refusal, end int, rule dialect.Details) {
	text := p.tree.Text[:end]
	if rule == dialect.ExpatDetails && p.control.get(p.firstControl) < end {
		p.fail(r, source.Span{Start: 0, End: end}, "")
	}
	if rule == dialect.GoDetails && p.prefixed.get(p.anyPrefix) {
		for i := range p.tree.Nodes {
			if name := p.tree.Nodes[i].Name; strings.Count(p.tree.Of(name), ":") > 1 {
				p.fail(r, name, "")
			}
		}
	}
	next := 0 // where what is read already ends
	for _, at := range p.marks.get(p.allMarks) {
		if at < next {
			continue
		}
		if at+2 > end {
			break
		}
		rest, skip, ok := text[at:], 2, true
		switch {
		case strings.HasPrefix(rest, "<!--"):
			skip = lengthThrough(rest, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			skip = lengthThrough(rest, "]]>")
			ok = !controls(rest[:skip])
		case rest[1] == '?':
			skip = lengthThrough(rest, "?>")
			ok = skip < 4 || instruction(rest[2:skip-2], rule, strings.TrimPrefix(text[:at], "\ufeff") == "")
		case rule == dialect.ExpatDetails:
			skip = max(p.directive(at, end), 2)
			ok = doctype(rest[:skip])
		default:
			// If the declaration ends at another place than in the tree, what follows is read differently.
			skip = p.directive(at, end)
			ok = skip > 0 && !strings.HasPrefix(rest, "<!-") && !strings.HasPrefix(rest, "<![") && p.endsAt(at, at+skip)
			skip = max(skip, 2)
		}
		if !ok {
			p.fail(r, source.Span{Start: at, End: at + skip}, "")
		}
		next = at + skip
	}
}

// tagIn reports whether text has a tag.
func tagIn(text string) bool {
	for {
		_, rest, found := strings.Cut(text, "<")
		if !found {
			return false
		}
		if rest != "" && rest[0] != '!' && rest[0] != '?' {
			return true
		}
		text = rest
	}
}
