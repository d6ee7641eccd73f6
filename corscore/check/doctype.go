package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var doctype = &Check{
	ID:       "doctype",
	Title:    "A DOCTYPE",
	Severity: source.Warning,
	Problems: []syntax.ProblemKind{syntax.Doctype},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			p.report(problem.Span, 0, "", "The document has a DOCTYPE", fix("Remove the DOCTYPE", p.doc.Cut(problem.Span)))
		})
	},
}

func doctypePage() *Page {
	return &Page{
		Check: doctype,
		Why: "S3 defines no DOCTYPE. Because one can make a parser read files or swell without bound, strict XML parsers refuse every document that has one; " +
			"Scality ignores it, but refuses an entity that it declares and the document uses.",
		Bad:     func() string { return "<!DOCTYPE CORSConfiguration>\n" + example(anOrigin, aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{{"OWASP: XML External Entity prevention", "https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html"}, srcPut},
	}
}
