package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonString = &Check{
	ID:       "json-string",
	Title:    "A character that a JSON string may not contain",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONBadEscape, syntax.JSONControlChar},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			if problem.Kind == syntax.JSONControlChar {
				p.report(span, p.ruleAt(span.Start), "", "The control character "+source.CodePoint(rune(text[0]))+" is in a string", fix("Remove it", source.Edit{Start: span.Start, End: span.End}))
				return
			}
			p.report(span, p.ruleAt(span.Start), "", words.Quote(text)+" is no escape of JSON",
				fix("Remove the backslash", source.Edit{Start: span.Start, End: span.Start + 1}),
				fix("Double the backslash", source.Edit{Start: span.Start, End: span.Start, New: `\`}))
		})
	},
}

func jsonStringPage() *Page {
	return &Page{
		Check: jsonString,
		Why:   `In a JSON text \ begins one of \" \\ \/ \b \f \n \r \t \u0000, and control characters, tabs too, are written that way. Parsers refuse anything else.`,
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https:\/\/www\.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https:\/\/www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{{"RFC 8259: strings", "https://www.rfc-editor.org/rfc/rfc8259#section-7"}},
	}
}
