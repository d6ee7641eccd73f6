package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var attributeDuplicate = &Check{
	ID:       "attribute-duplicate",
	Title:    "The same attribute twice",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.AttrDuplicate},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			text := problem.Span.Of(p.tree.Text)
			name, _, _ := strings.Cut(text, "=")
			p.report(problem.Span, p.ruleAt(problem.Span.Start), "", "The attribute "+words.Quote(strings.Trim(name, spaces))+" is there twice",
				p.removeAttribute(problem.Node, problem.Span))
		})
	},
}

func attributeDuplicatePage() *Page {
	return &Page{
		Check: attributeDuplicate,
		Why:   "An element has each attribute at most once. XML parsers refuse a second one; Scality's reads on.",
		Bad: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\" xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" +
				example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Good: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" +
				example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Sources: []Source{srcXMLTags},
	}
}
