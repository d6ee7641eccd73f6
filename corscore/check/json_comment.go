package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonComment = &Check{
	ID:       "json-comment",
	Title:    "A comment in JSON",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONComment},
	run: func(p *pass) {
		var first source.Span
		var edits []source.Edit
		p.each(func(problem *syntax.Problem) {
			if len(edits) == 0 {
				first = problem.Span
			}
			edit := p.doc.Cut(problem.Span)
			if k := len(edits); k > 0 && edits[k-1].End > edit.Start {
				edit.Start = edits[k-1].End
			}
			edits = append(edits, edit)
		})
		switch len(edits) {
		case 0:
		case 1:
			p.report(first, p.ruleAt(first.Start), "", "JSON has no comments", fix("Remove the comment", edits...))
		default:
			p.report(first, p.ruleAt(first.Start), "", "JSON has no comments; there are "+words.Thousands(len(edits)), fix("Remove all comments", edits...))
		}
	},
}

func jsonCommentPage() *Page {
	return &Page{
		Check: jsonComment,
		Why:   "JSON has no comments. What a rule is for can be said in its ID.",
		Bad: func() string {
			return jsonExample(`// the web site`, `"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}
