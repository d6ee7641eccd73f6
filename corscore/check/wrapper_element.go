package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var wrapperElement = &Check{
	ID:       "wrapper-element",
	Title:    "A container that S3 does not have",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.NoConfiguration},
	run: func(p *pass) {
		if p.json() || p.doc.Native != nil {
			return
		}
		for i := range p.strays {
			s := &p.strays[i]
			node := &p.tree.Nodes[s.Node]
			if s.taken || s.like == known || s.Parent != s3cors.RuleElement && s.Parent != s3cors.Configuration || node.First == syntax.None || !node.Closed {
				continue
			}
			if edits, ok := p.unwrap(s); ok {
				s.taken = true
				element := ""
				if s.Rule > 0 {
					element = p.element(s.want)
				}
				p.report(s.NameSpan, s.Rule, element, "<"+words.Clip(s.Name, words.MaxQuoted)+"> is a container that S3 does not have",
					fix("Keep only what it holds", edits...))
			}
		}
	},
}

func wrapperElementPage() *Page {
	return &Page{
		Check: wrapperElement,
		Why:   "A rule holds its values directly, one element each; a configuration holds its rules directly. There is no list element around them, and servers ignore one with all that is inside.",
		Bad: func() string {
			return example(anOrigin, "<AllowedMethods>", "<AllowedMethod>GET</AllowedMethod>", "</AllowedMethods>")
		},
		Good:    func() string { return example(anOrigin, "<AllowedMethod>GET</AllowedMethod>") },
		Sources: []Source{srcRule, srcParse},
	}
}

// dedent takes from the lines inside node the indentation that they have more
// than node.
func (p *pass) dedent(node *syntax.Node) (edits []source.Edit) {
	text := p.tree.Text
	inner := strings.TrimLeft(p.lineBreak(p.tree.Nodes[node.First].Span.Start), "\r\n")
	more := len(inner) - len(strings.TrimLeft(p.lineBreak(node.Span.Start), "\r\n"))
	if more <= 0 {
		return nil
	}
	last := strings.LastIndexByte(text[:node.Content.End], '\n') + 1 // the end tag's line goes as a whole
	for i := node.Content.Start; i < node.Content.End; i++ {
		if text[i] != '\n' || i+1 >= last {
			continue
		}
		n := 0
		for n < more && (text[i+1+n] == ' ' || text[i+1+n] == '\t') {
			n++
		}
		if n > 0 {
			edits = append(edits, source.Edit{Start: i + 1, End: i + 1 + n})
		}
	}
	return edits
}

// unwrap takes away the tags of s, whose children belong where s is.
func (p *pass) unwrap(s *stray) (edits []source.Edit, ok bool) {
	node := &p.tree.Nodes[s.Node]
	open := source.Span{Start: node.Span.Start, End: node.Content.Start}
	edits = append(append(edits, p.doc.Cut(open)), p.dedent(node)...)
	for c := node.First; c != syntax.None; c = p.tree.Nodes[c].Next {
		name := p.tree.Local(c)
		field, known := s3cors.FieldOf(name, syntax.XML)
		switch {
		case s.Parent == s3cors.Configuration && name == s3cors.RuleElement:
		case s.Parent == s3cors.Configuration && p.asRule(c):
			edits = append(edits, p.doc.Rename(c, s3cors.RuleElement)...)
		case s.Parent == s3cors.RuleElement && known:
			p.rules[s.Rule-1].meant[field] = true
		case s.Parent == s3cors.RuleElement && s.like == plural && p.tree.Nodes[c].First == syntax.None:
			// <AllowedMethods><member>GET</member></AllowedMethods>
			edits = append(edits, p.doc.Rename(c, s.want)...)
		default:
			return nil, false
		}
	}
	return append(edits, p.doc.Cut(source.Span{Start: node.Content.End, End: node.Span.End})), true
}
