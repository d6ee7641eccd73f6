package check

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originDefaultPort = &Check{
	ID:       "origin-default-port",
	Title:    "An origin with the default port",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if !o.colon || !o.sep || o.stars > 1 || !o.regular() {
				continue
			}
			port, scheme := strings.TrimLeft(o.port, "0"), strings.ToLower(o.scheme)
			if port != "443" && port != "80" || port == "443" != (scheme == "https") || port == "80" != (scheme == "http") {
				continue
			}
			end := o.end()
			start := end - len(o.port) - 1
			p.reportValue(&o.value, p.part(&o.value, start, end), words.Quote(o.text)+" names the default port, no origin does",
				fix("Remove "+o.text[start:end], p.set(&o.value, o.text[:start]+o.rest)))
		}
	},
}

func originDefaultPortPage() *Page {
	return &Page{
		Check:   originDefaultPort,
		Why:     "Browsers leave out port 443 of https and port 80 of http. S3 compares the texts byte for byte, so an AllowedOrigin that names the default port never matches.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com:443</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, {"URL: special schemes and their default ports", "https://url.spec.whatwg.org/#special-scheme"}},
	}
}
