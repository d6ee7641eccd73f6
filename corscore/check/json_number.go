package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonNumber = &Check{
	ID:       "json-number",
	Title:    "A malformed number",
	Severity: source.Error,
	Spec:     "MaxAgeSeconds",
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONBadNumber},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			var fixes []source.Fix
			if digits := leadingDigits(strings.TrimLeft(text, "+0")); digits != "" {
				fixes = append(fixes, fix("Change "+words.Quote(text)+" to "+digits, source.Edit{Start: span.Start, End: span.End, New: digits}))
			}
			p.report(span, p.ruleAt(span.Start), "", words.Quote(text)+" is no number of JSON", fixes...)
		})
	},
}

func jsonNumberPage() *Page {
	return &Page{
		Check: jsonNumber,
		Why:   "A JSON number has digits only, without +, leading zero, unit or separator. Parsers refuse the document.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"],`, `"MaxAgeSeconds": 3600s`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"],`, `"MaxAgeSeconds": 3600`)
		},
		In:      "aws",
		Sources: []Source{{"RFC 8259: numbers", "https://www.rfc-editor.org/rfc/rfc8259#section-6"}},
	}
}

// leadingDigits returns the digits that s begins with.
func leadingDigits(s string) string {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return s[:n]
}
