package check

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originCase = &Check{
	ID:       "origin-case",
	Title:    "An origin with capital letters",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if !o.sep && o.star != 0 || o.stars > 1 || !o.regular() {
				continue
			}
			first, last := -1, 0
			for k := range o.end() {
				if isUpper(o.text[k]) {
					if first < 0 {
						first = k
					}
					last = k + 1
				}
			}
			if first < 0 {
				continue
			}
			lower := strings.ToLower(o.text[:o.end()])
			p.reportValue(&o.value, p.part(&o.value, first, last), words.Quote(o.text)+" has capital letters, an origin has none",
				fix("Change it to "+words.Clip(lower, words.MaxQuoted), p.set(&o.value, lower+o.rest)))
		}
	},
}

func originCasePage() *Page {
	return &Page{
		Check:   originCase,
		Why:     "Browsers write scheme and host in lower case, however the address was typed. S3 compares the texts byte for byte, so an AllowedOrigin with capital letters never matches.",
		Bad:     func() string { return example("<AllowedOrigin>https://WWW.Example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch},
	}
}
