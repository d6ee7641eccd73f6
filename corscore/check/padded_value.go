package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var paddedValue = &Check{
	ID:       "padded-value",
	Title:    "Spaces around a value",
	Severity: source.Warning,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken, dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken, dialect.MaxAgeNumber},
	byServer: true,
	run: func(p *pass) {
		for i := range p.origins {
			p.padded(&p.origins[i].value)
		}
		for i := range p.allowed {
			p.padded(&p.allowed[i])
		}
		for i := range p.exposed {
			p.padded(&p.exposed[i])
		}
		for i := range p.rules {
			ages := p.rules[i].Get(s3cors.MaxAgeSeconds)
			for k := range ages {
				v := value{Value: &ages[k], rule: &p.rules[i], field: s3cors.MaxAgeSeconds}
				if v.text, v.lead = trim(v.Text); isDigits(v.text) {
					p.padded(&v)
				}
			}
		}
	},
}

func paddedValuePage() *Page {
	return &Page{
		Check:   paddedValue,
		Why:     "Servers keep spaces and line breaks around a value and compare them too. No browser sends an origin or a header name with spaces, so the value never matches. In ExposeHeader Scality refuses them.",
		Bad:     func() string { return example("<AllowedOrigin> https://www.example.com </AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcMatch, srcOrigin},
	}
}

func (p *pass) padded(v *value) {
	if len(v.text) == len(v.Text) || p.crashesServer(v) {
		return
	}
	where := "around"
	switch {
	case v.lead == 0:
		where = "after"
	case v.lead+len(v.text) == len(v.Text):
		where = "before"
	}
	what := "There are spaces "
	if strayBlank(v) {
		what = "There are special spaces "
	}
	p.reportValue(v, v.Place(), what+where+" "+words.Quote(v.text), fix("Remove the spaces", p.set(v, v.text)))
}

// strayBlank reports whether the spaces around v are other characters than
// space, tab and line break, which look like them or like nothing.
func strayBlank(v *value) bool {
	for _, c := range []byte(v.Text[:v.lead] + v.Text[v.lead+len(v.text):]) {
		if c >= 0x80 {
			return true
		}
	}
	return false
}
