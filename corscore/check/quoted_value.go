package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
)

var quotedValue = &Check{
	ID:       "quoted-value",
	Title:    "Quotation marks around a value",
	Severity: source.Warning,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken, dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken},
	run: func(p *pass) {
		for i := range p.origins {
			p.quoted(&p.origins[i].value)
		}
		for i := range p.allowed {
			p.quoted(&p.allowed[i])
		}
		for i := range p.exposed {
			p.quoted(&p.exposed[i])
		}
	},
}

func quotedValuePage() *Page {
	return &Page{
		Check:   quotedValue,
		Why:     "Quotation marks inside the element belong to the value and are compared too. No browser sends them, so the value never matches.",
		Bad:     func() string { return example(`<AllowedOrigin>"https://www.example.com"</AllowedOrigin>`, aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcMatch, srcOrigin},
	}
}

func (p *pass) quoted(v *value) {
	if text, ok := unquoted(v.text); ok {
		p.reportValue(v, v.Place(), "The quotation marks belong to the value "+v.text, fix("Remove the quotation marks", p.set(v, text)))
	}
}

// inQuotes reports whether text is in quotation marks, which is one finding.
func inQuotes(text string) bool {
	c := text[0]
	if c != '"' && c != '\'' && c != '`' && c < 0x80 {
		return false
	}
	_, ok := unquoted(text)
	return ok
}
