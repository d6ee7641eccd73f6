package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var maxAgeLarge = &Check{
	ID:       "max-age-large",
	Title:    "A MaxAgeSeconds beyond what browsers keep",
	Severity: source.Suggestion,
	Spec:     "MaxAgeSeconds",
	Tests:    []dialect.Test{dialect.MaxAgeNumber, dialect.MaxAgeLimit},
	run: func(p *pass) {
		for i := range p.rules {
			ages := p.rules[i].Get(s3cors.MaxAgeSeconds)
			for k := range ages {
				v := &ages[k]
				text, _ := trim(v.Text)
				number := strings.TrimLeft(text, "0")
				if !isDigits(number) || len(number) < 5 || len(number) == 5 && number <= "86400" || v.Odd && p.json() {
					continue
				}
				p.report(v.Place(), i+1, "MaxAgeSeconds", "No browser keeps the answer for "+words.Clip(text, words.MaxQuoted)+" seconds",
					fix("Change it to 86400", p.doc.SetText(v, "86400")))
			}
		}
	},
}

func maxAgeLargePage() *Page {
	return &Page{
		Check: maxAgeLarge,
		Why: "Browsers keep the answer of a preflight at most 86,400 seconds (Firefox), 7,200 (Chromium) or 600 (Safari), whatever the server says. " +
			"A larger number has no effect; one of more than 9 or 10 digits is refused by some servers.",
		Bad:     func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>31536000</MaxAgeSeconds>") },
		Good:    func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>86400</MaxAgeSeconds>") },
		Sources: []Source{{"MDN: Access-Control-Max-Age", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age"}},
	}
}
