package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var jsonColon = &Check{
	ID:       "json-colon",
	Title:    "No colon between key and value",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONMissingColon},
	run: func(p *pass) {
		// The first line break after a text that is open.
		newline := strings.IndexByte(p.tree.Text[p.open:], '\n')
		if newline >= 0 {
			newline += p.open
		}
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			if span.Len() > 0 && p.tree.Text[span.Start] == '=' {
				p.report(span, p.ruleAt(span.Start), "", "JSON has a colon here, not =", fix("Change = to :", source.Edit{Start: span.Start, End: span.End, New: ":"}))
				return
			}
			at := span.Start
			if at < len(p.tree.Text) && p.tree.Text[at] == '"' {
				at++
			}
			p.take(syntax.JSONUnexpected, source.Span{Start: at, End: span.End + 1})
			insert := fix("Insert a colon", source.Edit{Start: at, End: at, New: ":"})
			if newline < 0 || newline >= at {
				insert.Edits = nil // it may be in the text
			}
			p.report(source.Span{Start: max(at-1, 0), End: max(at, span.End)}, p.ruleAt(span.Start), "", "No colon follows the key", insert)
		})
	},
}

func jsonColonPage() *Page {
	return &Page{
		Check: jsonColon,
		Why:   "In JSON a colon separates a key from its value.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods" ["GET"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}
