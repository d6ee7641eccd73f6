package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originTrailingSlash = &Check{
	ID:       "origin-trailing-slash",
	Title:    "An origin with a slash at its end",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			if o := &p.origins[i]; o.rest == "/" && o.sep && o.stars < 2 && o.regular() {
				end := o.end()
				p.reportValue(&o.value, p.part(&o.value, end, len(o.text)), words.Quote(o.text)+" ends with a slash, no origin does",
					fix("Remove the trailing slash", p.set(&o.value, o.text[:end])))
			}
		}
	},
}

func originTrailingSlashPage() *Page {
	return &Page{
		Check:   originTrailingSlash,
		Why:     "Browsers send an origin without slash: https://www.example.com. S3 compares the texts byte for byte, so an AllowedOrigin that ends with / never matches.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com/</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch},
	}
}
