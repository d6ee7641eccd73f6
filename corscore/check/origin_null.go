package check

import (
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var originNull = &Check{
	ID:       "origin-null",
	Title:    "The origin null",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.text != "null" {
				continue
			}
			remove := p.removal(&o.value)
			if len(o.rule.Get(s3cors.AllowedOrigin)) == 1 {
				remove = p.change(&o.value, "http://localhost:8000")
			}
			p.reportValue(&o.value, o.Place(), "Any site can send the origin null", remove, fix("Allow any origin, without credentials", p.set(&o.value, "*")))
		}
	},
}

func originNullPage() *Page {
	return &Page{
		Check: originNull,
		Why: "null is what pages send that have no origin of their own: a file opened from disk, but also every sandboxed frame, on any site. So any site can send it at will, " +
			"and S3 answers it with credentials allowed: that is more than * allows. For pages on disk a local web server gives an origin, such as http://localhost:8000.",
		Bad:     func() string { return example(anOrigin, "<AllowedOrigin>null</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch, srcExploit},
	}
}
