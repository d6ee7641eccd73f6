package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originPath = &Check{
	ID:       "origin-path",
	Title:    "An origin with a path",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.rest == "" || o.rest == "/" || !o.sep || o.stars > 1 || !o.regular() {
				continue
			}
			end := o.end()
			what := "path"
			if o.rest[0] != '/' {
				what = "query"
			}
			p.reportValue(&o.value, p.part(&o.value, end, len(o.text)), words.Quote(o.text)+" has a "+what+", no origin does",
				fix("Remove "+words.Quote(o.rest), p.set(&o.value, o.text[:end])))
		}
	},
}

func originPathPage() *Page {
	return &Page{
		Check: originPath,
		Why:   "An origin is scheme, host and port. Browsers send nothing of the page's path, so an AllowedOrigin with a path, or /* at its end, never matches. CORS cannot tell the pages of one host apart.",
		Bad: func() string {
			return example("<AllowedOrigin>https://www.example.com/upload</AllowedOrigin>", aMethod)
		},
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch},
	}
}
