package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var exposeSafelisted = &Check{
	ID:       "expose-safelisted",
	Title:    "A header that script may read anyway",
	Severity: source.Suggestion,
	Spec:     "ExposeHeader",
	run: func(p *pass) {
		for i := range p.exposed {
			if v := &p.exposed[i]; wire.IsSafelistedResponseHeaderName(v.text) {
				p.reportValue(v, v.Place(), "Script may read "+words.Quote(v.text)+" anyway", p.removal(v))
			}
		}
	},
}

func exposeSafelistedPage() *Page {
	return &Page{
		Check: exposeSafelisted,
		Why:   "Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified and Pragma are readable without permission. Listing them changes nothing.",
		Bad: func() string {
			return example(anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>", "<ExposeHeader>Content-Length</ExposeHeader>")
		},
		Good:    func() string { return example(anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>") },
		Sources: []Source{srcSafelist},
	}
}
