package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var jsonComma = &Check{
	ID:       "json-comma",
	Title:    "A comma too many or too few",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONTrailingComma, syntax.JSONMissingComma},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			if problem.Kind == syntax.JSONTrailingComma {
				p.report(span, p.ruleAt(span.Start), "", "A comma follows the last item", fix("Remove the comma", source.Edit{Start: span.Start, End: span.End}))
				return
			}
			p.reportLater(source.Span{Start: max(span.Start-1, 0), End: span.End}, p.ruleAt(span.Start-1), "", func() (string, []source.Fix) {
				return "A comma is missing after this", []source.Fix{fix("Insert a comma", source.Edit{Start: span.End, End: span.End, New: ","})}
			})
		})
	},
}

func jsonCommaPage() *Page {
	return &Page{
		Check: jsonComma,
		Why:   "In JSON a comma separates two items; there is none after the last one. Editors that take JavaScript let it pass, parsers do not.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"],`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}
