package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var oddDeclaration = &Check{
	ID:       "odd-declaration",
	Title:    "A declaration where none may be",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.MisplacedDoctype, syntax.OddDeclaration, syntax.QuoteDeclaration, syntax.CDATACase},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			rule := p.ruleAt(span.Start)
			switch problem.Kind {
			case syntax.CDATACase:
				p.report(span, rule, "", "CDATA is written in capitals", fix("Change it to <![CDATA[", source.Edit{Start: span.Start, End: span.End, New: "<![CDATA["}))
			case syntax.MisplacedDoctype:
				p.report(span, rule, "", "A DOCTYPE belongs before the root, and only once", fix("Remove the DOCTYPE", p.doc.Cut(span)))
			default:
				p.report(span, rule, "", words.Quote(firstLine(text))+" may not be here", fix("Remove it", p.doc.Cut(span)))
			}
		})
	},
}

func oddDeclarationPage() *Page {
	return &Page{
		Check: oddDeclaration,
		Why: "<! begins a comment (<!--), a CDATA section (<![CDATA[, in capitals, inside an element) or, once and before the root, a DOCTYPE. " +
			"Anything else with it is ill-formed.",
		Bad: func() string {
			return example("<!-- a bucket of images -->", "<!ENTITY page \"https://www.example.com\">", anOrigin, aMethod)
		},
		Good:    func() string { return example("<!-- a bucket of images -->", anOrigin, aMethod) },
		Sources: []Source{{"XML 1.0: prolog and document type declaration", "https://www.w3.org/TR/xml/#sec-prolog-dtd"}, {"XML 1.0: CDATA sections", "https://www.w3.org/TR/xml/#sec-cdata-sect"}},
	}
}
