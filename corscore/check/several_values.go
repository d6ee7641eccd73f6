package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var severalValues = &Check{
	ID:       "several-values",
	Title:    "Several values written as one",
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
			p.reportValue(v, v.Place(), words.Quote(v.text)+" is "+words.Thousands(len(parts))+" values in one", fix(p.apart(v.field), p.doc.Replace(v.Node, pairs...)))
		}
	},
}

// apart is the title of the fix that takes values of field apart, in the words of the
// document's form.
func (p *pass) apart(field s3cors.Field) string {
	switch native := p.doc.Native; {
	case p.json():
		return "Make each value an item of " + p.doc.Name(field)
	case native != nil && native.Commas:
		return "Put a comma between the values of " + p.doc.Name(field)
	case native != nil:
		return "Give each value of " + p.doc.Name(field) + " an element of its own"
	}
	return "Give each " + field.Element() + " an element of its own"
}

func severalValuesPage() *Page {
	return &Page{
		Check: severalValues,
		Why: "In XML each origin, method and header has an element of its own; in JSON and in programs it is an item of a list; in Azure's XML there is a comma between two values. " +
			"A value that holds several is compared as a whole, so it matches no request; as a method servers refuse it.",
		Bad:     func() string { return example(anOrigin, "<AllowedMethod>GET, PUT</AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod, aPut) },
		Sources: []Source{srcRule, srcParse},
	}
}
