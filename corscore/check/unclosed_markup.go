package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var unclosedMarkup = &Check{
	ID:       "unclosed-markup",
	Title:    "A comment or declaration that never ends",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.CommentUnclosed, syntax.CDATAUnclosed, syntax.InstructionUnclosed, syntax.DoctypeUnclosed},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			p.take(syntax.NoRoot, source.Span{Start: 0, End: len(p.tree.Text)})
			what, end := "declaration", ">"
			switch problem.Kind {
			case syntax.CommentUnclosed:
				what, end = "comment", "-->"
			case syntax.CDATAUnclosed:
				what, end = "CDATA section", "]]>"
			case syntax.InstructionUnclosed:
				what, end = "instruction", "?>"
			}
			// Most are meant to end on their line.
			rest := p.tree.Text[problem.Span.Start:]
			line := len(firstLine(rest))
			edit := source.Edit{Start: problem.Span.Start + line, End: problem.Span.Start + line, New: end}
			if problem.Kind == syntax.CDATAUnclosed {
				if i := strings.Index(rest[:line], "</"); i >= 0 {
					edit.Start, edit.End = problem.Span.Start+i, problem.Span.Start+i
				}
			}
			if body := rest[:line]; problem.Kind == syntax.DoctypeUnclosed && strings.LastIndexByte(body, '[') > strings.LastIndexByte(body, ']') {
				end, edit.New = "]>", "]>"
			}
			// "<!-- x ->" and "<?xml … >" have part of their end.
			for i := 1; i < len(end) && problem.Kind != syntax.CDATAUnclosed; i++ {
				if strings.HasSuffix(rest[:line], end[i:]) {
					edit.Start -= len(end) - i
					break
				}
			}
			insert := fix("Insert "+end, edit)
			if body := rest[:line]; problem.Kind == syntax.DoctypeUnclosed && (strings.Count(body, `"`)%2 > 0 || strings.Count(body, "'")%2 > 0) {
				insert.Edits = nil // a quote is not closed, and the end may be in it
			}
			p.report(problem.Span, p.ruleAt(problem.Span.Start), "", "The "+what+" that begins here has no end", insert)
		})
	},
}

func unclosedMarkupPage() *Page {
	return &Page{
		Check:   unclosedMarkup,
		Why:     "A comment ends with -->, a CDATA section with ]]>, an instruction with ?>, a declaration with >. Without its end everything that follows belongs to it, and servers refuse the document.",
		Bad:     func() string { return example(anOrigin, aMethod, "<!-- more to come") },
		Good:    func() string { return example(anOrigin, aMethod, "<!-- more to come-->") },
		Sources: []Source{{"XML 1.0: comments", "https://www.w3.org/TR/xml/#sec-comments"}, {"XML 1.0: CDATA sections", "https://www.w3.org/TR/xml/#sec-cdata-sect"}},
	}
}
