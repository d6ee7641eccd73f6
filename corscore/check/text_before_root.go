package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var textBeforeRoot = &Check{
	ID:       "text-before-root",
	Title:    "Text before the document",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.TextBeforeRoot},
	run: func(p *pass) {
		// Several runs, with comments or a lone "<" between, are one text.
		span := source.Span{Start: -1}
		p.each(func(problem *syntax.Problem) {
			if span.Start < 0 {
				span.Start = problem.Span.Start
			}
			span.End = problem.Span.End
		})
		if span.Start < 0 {
			return
		}
		text := span.Of(p.tree.Text)
		edits := []source.Edit{p.doc.Cut(span)}
		if root := p.rootStart(); strings.Trim(p.tree.Text[:span.Start]+p.tree.Text[span.End:root], spaces) == "" {
			edits = []source.Edit{{Start: 0, End: root}}
		}
		if end := p.tree.RootEnd; strings.HasPrefix(text, "```") && strings.Trim(p.tree.Text[end:], spaces+"`") == "" {
			// The other half of the code fence.
			after := source.Span{Start: end, End: len(p.tree.Text)}
			p.take(syntax.ContentAfterRoot, after)
			edits = append(edits, source.Edit{Start: after.Start, End: after.End, New: "\n"})
		}
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			text = strings.TrimRight(text[:i], "\r ") + " …"
		}
		p.report(span, 0, "", "The text "+words.Quote(text)+" is before the root element", fix("Remove the text before the root", edits...))
	},
}

func textBeforeRootPage() *Page {
	return &Page{
		Check: textBeforeRoot,
		Why: "In front of the root element XML allows spaces, comments and the XML declaration, nothing else. " +
			"Usually the text was copied along: the request's headers, a shell prompt, the fence of a code block. Servers refuse the document.",
		Bad:     func() string { return "PUT /?cors HTTP/1.1\n" + example(anOrigin, aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLDoc},
	}
}

// rootStart is where the root begins, or the text ends if there is none.
func (f *facts) rootStart() int {
	if f.tree.Root == syntax.None {
		return len(f.tree.Text)
	}
	return f.tree.Nodes[f.tree.Root].Span.Start
}
