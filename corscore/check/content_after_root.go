package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var contentAfterRoot = &Check{
	ID:       "content-after-root",
	Title:    "Content after the end of the document",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.ContentAfterRoot, syntax.JSONTrailing},
	run: func(p *pass) {
		if !p.doc.RootOK && !p.json() {
			// What follows belongs into the configuration that is missing.
			p.take(syntax.ContentAfterRoot, source.Span{Start: 0, End: len(p.tree.Text)})
		}
		p.each(func(problem *syntax.Problem) {
			text := problem.Span.Of(p.tree.Text)
			message := words.Quote(firstLine(text)) + " follows the end of the document"
			switch {
			case strings.HasPrefix(text, "<"+s3cors.Configuration):
				message = "A second CORSConfiguration follows; only the first one counts"
			case strings.HasPrefix(text, "<"+s3cors.RuleElement):
				p.moveRoot(problem.Span)
				return
			}
			p.report(problem.Span, 0, "", message, fix("Remove what follows the end", p.doc.Cut(problem.Span)))
		})
	},
}

func contentAfterRootPage() *Page {
	return &Page{
		Check: contentAfterRoot,
		Why: "A document ends with its root element (in JSON: with its value). What follows makes it ill-formed. Servers that stop reading " +
			"there, as Scality does, silently ignore it, so that rules in a second configuration never take effect; the others refuse the document.",
		Bad:     func() string { return example(anOrigin, aMethod) + "</CORSConfiguration>\n" },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLDoc, srcParse},
	}
}

// moveRoot reports rules after the configuration: its end tag comes too early.
func (p *pass) moveRoot(after source.Span) {
	root := &p.tree.Nodes[p.tree.Root]
	text := after.Of(p.tree.Text)
	end := "</" + p.tree.Name(p.tree.Root) + ">"
	edits := []source.Edit{p.doc.Cut(source.Span{Start: root.Content.End, End: root.Span.End})}
	if !strings.HasSuffix(text, end) {
		edits = append(edits, source.Edit{Start: after.End, End: after.End, New: "\n" + end})
	}
	p.report(after, 0, s3cors.Configuration, "A CORSRule follows the end of CORSConfiguration",
		fix("Move "+end+" after it", edits...), fix("Remove what follows the end", p.doc.Cut(after)))
}

// firstLine is the first line of s.
func firstLine(s string) string {
	if before, _, ok := strings.Cut(s, "\n"); ok {
		return strings.TrimRight(before, " \r\t")
	}
	return s
}
