package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var strayEndTag = &Check{
	ID:       "stray-end-tag",
	Title:    "An end tag without start tag",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.StrayClose},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			tag := problem.Span.Of(p.tree.Text)
			name := strings.Trim(tag, "</> \t\r\n")
			rule := p.ruleAt(problem.Span.Start)
			if at := p.nakedStart(name, problem.Span.Start); at >= 0 {
				span := source.Span{Start: at, End: at + len(name) + 1}
				p.quiet = append(p.quiet, source.Span{Start: at, End: problem.Span.Start})
				p.report(span, rule, p.element(name), "The tag "+words.Quote(name+">")+" has no <",
					fix("Insert <", source.Edit{Start: at, End: at, New: "<"}))
				return
			}
			p.report(problem.Span, rule, "", words.Quote(tag)+" closes nothing", fix("Remove "+words.Quote(tag), p.doc.Cut(problem.Span)))
		})
	},
}

func strayEndTagPage() *Page {
	return &Page{
		Check:   strayEndTag,
		Why:     "An end tag closes the element that was opened last. One that closes nothing makes the document ill-formed, and servers refuse it.",
		Bad:     func() string { return example(anOrigin, aMethod, "</AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLTags},
	}
}

// nakedStart finds "name>" that lacks its "<" on the line before the end tag at
// offset, -1 if there is none.
func (f *facts) nakedStart(name string, offset int) int {
	text := f.tree.Text[max(0, offset-512):offset]
	text = text[strings.LastIndexByte(text, '\n')+1:]
	i := strings.LastIndex(text, name+">")
	if name == "" || i < 0 || i > 0 && (text[i-1] == '<' || text[i-1] == '/') {
		return -1
	}
	return offset - len(text) + i
}
