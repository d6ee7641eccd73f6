package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var exposeForbidden = &Check{
	ID:       "expose-forbidden",
	Title:    "A header that script may never read",
	Severity: source.Warning,
	Spec:     "ExposeHeader",
	run: func(p *pass) {
		for i := range p.exposed {
			if v := &p.exposed[i]; wire.IsForbiddenResponseHeaderName(v.text) {
				p.reportValue(v, v.Place(), "Script may never read "+words.Quote(v.text), p.removal(v))
			}
		}
	},
}

func exposeForbiddenPage() *Page {
	return &Page{
		Check: exposeForbidden,
		Why:   "Set-Cookie is kept from script, whatever the server exposes. Listing it has no effect.",
		Bad: func() string {
			return example(anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>", "<ExposeHeader>Set-Cookie</ExposeHeader>")
		},
		Good:    func() string { return example(anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>") },
		Sources: []Source{{"Fetch: forbidden response-header name", "https://fetch.spec.whatwg.org/#forbidden-response-header-name"}},
	}
}
