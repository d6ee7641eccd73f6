package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var xmlDeclaration = &Check{
	ID:       "xml-declaration",
	Title:    "An XML declaration that is not at the very beginning",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.MisplacedXMLDecl},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			before := p.tree.Text[:problem.Span.Start]
			if strings.Trim(before, spaces) == "" {
				p.report(problem.Span, 0, "", "There are spaces before the XML declaration",
					fix("Remove them", source.Edit{Start: 0, End: len(before)}), fix("Remove the declaration", p.doc.Cut(problem.Span)))
				return
			}
			p.report(problem.Span, 0, "", "The XML declaration is not at the beginning", fix("Remove it", p.doc.Cut(problem.Span)))
		})
	},
}

func xmlDeclarationPage() *Page {
	return &Page{
		Check:   xmlDeclaration,
		Why:     `<?xml version="1.0"?> must be the first thing in the document, before any space or line break, and there is at most one. CORS documents do not need it. Scality reads on; strict parsers refuse.`,
		Bad:     func() string { return "\n<?xml version=\"1.0\"?>\n" + example(anOrigin, aMethod) },
		Good:    func() string { return "<?xml version=\"1.0\"?>\n" + example(anOrigin, aMethod) },
		Sources: []Source{{"XML 1.0: prolog and document type declaration", "https://www.w3.org/TR/xml/#sec-prolog-dtd"}},
	}
}
