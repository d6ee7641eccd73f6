package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var entity = &Check{
	ID:       "unknown-entity",
	Title:    "An entity that XML does not have",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{
		syntax.UnknownEntity, syntax.HTMLEntity, syntax.ScriptEntity, syntax.EntityCase, syntax.BadCharRef,
	},
	byServer: true,
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			escape := fix("Change & to &amp;", source.Edit{Start: span.Start, End: span.Start + 1, New: "&amp;"})
			message, fixes := text+" is no entity of XML", []source.Fix{escape}
			reading, _ := syntax.Entity(text)
			switch problem.Kind {
			case syntax.HTMLEntity:
				message = text + " is an entity of HTML, not of XML"
				fixes = []source.Fix{fix("Change "+text+" to the character itself", source.Edit{Start: span.Start, End: span.End, New: s3cors.Escape(reading)}), escape}
			case syntax.EntityCase:
				message = text + " is not written as XML wants it"
				fixes = []source.Fix{fix("Change it to "+s3cors.Escape(reading), source.Edit{Start: span.Start, End: span.End, New: s3cors.Escape(reading)}), escape}
			case syntax.ScriptEntity:
				if !p.d.Put.Parser.V.Refuses.Has(syntax.ScriptEntity) {
					message = text + " is no entity of XML; " + p.d.Name + " stores the source text of a JavaScript function for it"
				}
			case syntax.BadCharRef:
				message = text + " is no character"
				fixes = []source.Fix{fix("Remove it", source.Edit{Start: span.Start, End: span.End})}
			}
			p.report(span, p.ruleAt(span.Start), "", message, fixes...)
		})
	},
}

func entityPage() *Page {
	return &Page{
		Check: entity,
		Why: "XML has five named entities: &amp;, &lt;, &gt;, &quot; and &apos;, in lower case. Those of HTML, such as &nbsp;, are none of them. " +
			"Most servers refuse the document. Scality reads HTML's as well, &AMP; too, and for names such as &toString; it stores the source text of a JavaScript function.",
		Bad:     func() string { return example("<ID>read&nbsp;only</ID>", anOrigin, aMethod) },
		Good:    func() string { return example("<ID>read\u00a0only</ID>", anOrigin, aMethod) },
		Sources: []Source{{"XML 1.0: references", "https://www.w3.org/TR/xml/#sec-references"}, {"XML 1.0: predefined entities", "https://www.w3.org/TR/xml/#sec-predefined-ent"}},
	}
}
