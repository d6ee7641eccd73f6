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
	end := len(p.tree.Text)
	if p.tree.Root != syntax.None && parser.AfterRoot != dialect.AfterRootNothing {
		end = p.tree.RootEnd
	}
	for i := range p.tree.Problems {
		problem := &p.tree.Problems[i]
		if problem.Span.Start >= end && p.tree.Root != syntax.None {
			break
		}
		if p.refuses(parser, problem) {
			p.fail(r, problem.Span, "")
		}
	}
	if p.tree.Format == syntax.JSON {
		return
	}
	if parser.AfterRoot == dialect.AfterRootText && elementIn(p.tree.Text[p.tree.RootEnd:]) {
		p.fail(r, source.Span{Start: p.tree.RootEnd, End: len(p.tree.Text)}, "")
	}
	if parser.Declaration != dialect.AnyDeclaration && strings.Contains(p.tree.Text, "<?") {
		p.instructions(r, end, parser.Declaration)
	}
}

// refuses reports whether the parser stops at a mistake.
func (p *putter) refuses(parser *dialect.Parser, problem *syntax.Problem) bool {
	text := p.tree.Of(problem.Span)
	switch k := problem.Kind; {
	case p.tree.Format == syntax.JSON:
		return k != syntax.JSONDuplicateKey
	case !parser.Refuses.Has(k):
		switch k {
		case syntax.TextBeforeRoot:
			// Text may stand there, but it must be text.
			return strings.ContainsAny(text, "<&") || strings.Contains(text, "]]>") || controls(text)
		case syntax.OddDeclaration, syntax.QuoteDeclaration:
			return strings.HasPrefix(text, "<![")
		}
		return false
	case k == syntax.UnknownEntity || k == syntax.HTMLEntity || k == syntax.ScriptEntity || k == syntax.EntityCase:
		return parser.Entities != dialect.DeclaredEntities || !p.declared(text)
	case k == syntax.ForbiddenChar && parser.Declaration == dialect.GoDeclaration:
		// encoding/xml turns a surrogate into U+FFFD before it looks.
		return !strings.HasPrefix(strings.ToLower(text), "&#xd") && !strings.HasPrefix(text, "&#5")
	}
	return true
}

// controls reports whether text has characters that XML forbids.
func controls(text string) bool {
	for _, r := range text {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return true
		}
	}
	return !utf8.ValidString(text)
}

// elementIn reports whether something that begins with "<" and is no comment,
// instruction or declaration stands in text.
func elementIn(text string) bool {
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return false
		}
		text = text[i+1:]
		switch {
		case strings.HasPrefix(text, "!--"):
			_, text, _ = strings.Cut(text[3:], "-->")
		case strings.HasPrefix(text, "![CDATA["):
			_, text, _ = strings.Cut(text, "]]>")
		case strings.HasPrefix(text, "?"):
			_, text, _ = strings.Cut(text, "?>")
		case !strings.HasPrefix(text, "!"):
			return true
		}
	}
}

// instructions looks at the processing instructions before end, the XML
// declaration above all.
func (p *putter) instructions(r *dialect.Refusal, end int, rule dialect.Declaration) {
	text := p.tree.Text[:end]
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return
		}
		at += i
		rest, skip := text[at:], 1
		switch {
		case strings.HasPrefix(rest, "<!--"):
			skip = behind(rest, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			skip = behind(rest, "]]>")
		case strings.HasPrefix(rest, "<?"):
			skip = behind(rest, "?>")
			if skip > 3 && !instruction(rest[2:skip-2], rule, strings.TrimPrefix(text[:at], "\ufeff") == "") {
				p.fail(r, source.Span{Start: at, End: at + skip}, "")
			}
		}
		at += skip
	}
}

// behind is the length of s up to the end of the first end, all of s if there
// is none.
func behind(s, end string) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + len(end)
	}
	return len(s)
}

// instruction reports whether a parser takes the processing instruction
// <?content?>; first: it stands at the very beginning.
func instruction(content string, rule dialect.Declaration, first bool) bool {
	target := content
	if i := strings.IndexAny(content, " \t\r\n"); i >= 0 {
		target = content[:i]
	}
	if target == "" || strings.ContainsAny(target[:1], "0123456789-.!?\"'=/<>&") {
		return false
	}
	if !strings.EqualFold(target, "xml") {
		return true
	}
	if rule == dialect.GoDeclaration {
		if target != "xml" {
			return true
		}
		version, encoding := pseudo(content, "version"), pseudo(content, "encoding")
		return (version == "" || version == "1.0") && (encoding == "" || strings.EqualFold(encoding, "utf-8"))
	}
	return target == "xml" && first && declaration(content[3:])
}

// pseudo returns the quoted value that follows the first name= with a quote
// behind it.
func pseudo(content, name string) string {
	for {
		_, rest, found := strings.Cut(content, name+"=")
		if !found || rest == "" {
			return ""
		}
		if rest[0] == '"' || rest[0] == '\'' {
			value, _, closed := strings.Cut(rest[1:], rest[:1])
			if !closed {
				return ""
			}
			return value
		}
		content = rest[1:]
	}
}

// declaration reports whether s is what may stand behind <?xml: the version,
// then perhaps the encoding, then perhaps standalone.
func declaration(s string) bool {
	for i, name := range [...]string{"version", "encoding", "standalone"} {
		trimmed := strings.TrimLeft(s, " \t\r\n")
		rest, found := strings.CutPrefix(trimmed, name)
		if !found || len(trimmed) == len(s) {
			if i == 0 {
				return false
			}
			continue
		}
		rest, equals := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
		rest = strings.TrimLeft(rest, " \t\r\n")
		if !equals || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return false
		}
		value, after, closed := strings.Cut(rest[1:], rest[:1])
		if !closed || !declared(name, value) {
			return false
		}
		s = after
	}
	return strings.Trim(s, " \t\r\n") == ""
}

func declared(name, value string) bool {
	switch name {
	case "encoding":
		// The encodings that expat knows and that this text can be in.
		switch strings.ToUpper(value) {
		case "UTF-8", "ISO-8859-1", "US-ASCII":
			return true
		}
		return false
	case "standalone":
		return value == "yes" || value == "no"
	}
	return value != "" && only(value, "_.:-")
}

// entity is one that the document declares.
type entity struct{ name, text string }

// Limits against entities that grow without end; expat has its own.
const (
	maxNesting  = 16
	maxExpanded = 1 << 16
)

// entities lists the general entities that the DOCTYPE declares with a value.
func (p *putter) entities() []entity {
	if p.known == nil {
		p.known = append([]entity{}, p.findEntities()...)
	}
	return p.known
}

func (p *putter) findEntities() (all []entity) {
	for i := range p.tree.Problems {
		if p.tree.Problems[i].Kind != syntax.Doctype {
			continue
		}
		rest := p.tree.Of(p.tree.Problems[i].Span)
		for {
			var found bool
			if _, rest, found = strings.Cut(rest, "<!ENTITY"); !found {
				return all
			}
			name, value, _ := strings.Cut(strings.TrimLeft(rest, " \t\r\n"), " ")
			value = strings.TrimLeft(value, " \t\r\n")
			if value == "" || value[0] != '"' && value[0] != '\'' {
				continue
			}
			text, _, closed := strings.Cut(value[1:], value[:1])
			if closed && name != "" {
				all = append(all, entity{name, text})
			}
		}
	}
	return nil
}

// declared reports whether the document declares the entity that ref, "&name;",
// refers to.
func (p *putter) declared(ref string) bool {
	for _, e := range p.entities() {
		if ref == "&"+e.name+";" {
			return true
		}
	}
	return false
}
