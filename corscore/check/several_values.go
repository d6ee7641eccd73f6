package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var severalValues = &Check{
	ID:       "several-values",
	Title:    "Several values in one element",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.MethodName, dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken, dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken, dialect.OriginWildcards, dialect.HeaderWildcards},
	run: func(p *pass) {
		for i := range p.unsure {
			v := &p.unsure[i]
			if v.text == "" || p.container(v) || v.Odd && p.json() {
				continue
			}
			parts := split(v.text)
			pairs := make([]s3cors.Pair, len(parts))
			for k, part := range parts {
				pairs[k] = s3cors.Pair{Field: v.field, Text: part}
			}
			what := " an element"
			if p.json() {
				what = " an item"
			}
			p.reportValue(v, v.Place(), words.Quote(v.text)+" is "+words.Thousands(len(parts))+" values in one", fix("Give each "+v.field.Element()+what+" of its own", p.doc.Replace(v.Node, pairs...)))
		}
	},
}

func severalValuesPage() *Page {
	return &Page{
		Check: severalValues,
		Why: "Each origin, method and header has an element of its own (in JSON: an item of the list). A value with commas or spaces is compared as a whole, " +
			"so it matches no request; as a method servers refuse it.",
		Bad:     func() string { return example(anOrigin, "<AllowedMethod>GET, PUT</AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod, aPut) },
		Sources: []Source{srcRule, srcParse},
	}
}
