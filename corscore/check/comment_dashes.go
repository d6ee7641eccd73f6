package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var commentDashes = &Check{
	ID:       "comment-dashes",
	Title:    "Two hyphens inside a comment",
	Severity: source.Error,
	Why:      "Inside a comment XML allows no --, and comments do not nest. Servers refuse the document.",
	Bad:      example("<!-- the page -- not the API -->", anOrigin, aMethod),
	Good:     example("<!-- the page - not the API -->", anOrigin, aMethod),
	Sources:  []Source{{"XML 1.0: comments", "https://www.w3.org/TR/xml/#sec-comments"}},
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.CommentDashes},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			edits := []source.Edit{}
			// All hyphens of the comment that stand in a row, up to its end.
			end := strings.Index(p.tree.Text[span.Start:], "-->")
			for end >= 0 && end > 0 && p.tree.Text[span.Start+end-1] == '-' {
				end--
			}
			stop := span.Start + max(end, 0)
			for i := span.Start; i < stop; {
				n := hyphens(p.tree.Text[i:stop])
				if n > 1 {
					edits = append(edits, source.Edit{Start: i, End: i + n, New: "-"})
				}
				i += max(n, 1)
			}
			// "--->" ends with one too many.
			if n := hyphens(p.tree.Text[stop:]); n > 2 {
				edits = append(edits, source.Edit{Start: stop, End: stop + n - 2})
			}
			p.report(span, p.ruleAt(span.Start), "", "A comment may not have two hyphens in a row", fix("Leave one hyphen", edits...))
		})
	},
}

// hyphens is how many hyphens s begins with.
func hyphens(s string) int { return len(s) - len(strings.TrimLeft(s, "-")) }
