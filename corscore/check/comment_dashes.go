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
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.CommentDashes},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			if inner := span.Start - 2; strings.HasPrefix(p.tree.Text[inner:], "<!--") {
				p.nestedComment(inner)
				return
			}
			edits := []source.Edit{}
			// All hyphens of the comment that are in a row, up to its end.
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

func commentDashesPage() *Page {
	return &Page{
		Check:   commentDashes,
		Why:     "Inside a comment XML allows no --, and comments do not nest. Servers refuse the document.",
		Bad:     func() string { return example("<!-- the page -- not the API -->", anOrigin, aMethod) },
		Good:    func() string { return example("<!-- the page - not the API -->", anOrigin, aMethod) },
		Sources: []Source{{"XML 1.0: comments", "https://www.w3.org/TR/xml/#sec-comments"}},
	}
}

// nestedComment reports a comment inside a comment, which ends where the inner
// one does.
func (p *pass) nestedComment(inner int) {
	text := p.tree.Text
	edits := []source.Edit{{Start: inner, End: inner + len("<!--")}}
	end := inner + strings.Index(text[inner:], "-->")
	if i := strings.Index(text[end+3:], "-->"); i >= 0 && !strings.Contains(text[end+3:end+3+i], "<") {
		// What follows, up to the outer end, is now a text.
		edits = append(edits, source.Edit{Start: end, End: end + 3})
		p.quiet = append(p.quiet, source.Span{Start: end, End: end + 3 + i + 3})
	}
	p.report(source.Span{Start: inner, End: inner + len("<!--")}, p.ruleAt(inner), "", "There is a comment inside a comment", fix("Remove the inner one's signs", edits...))
}

// hyphens is how many hyphens s begins with.
func hyphens(s string) int { return len(s) - len(strings.TrimLeft(s, "-")) }
