package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originInsecureTwin = &Check{
	ID:       "origin-insecure-twin",
	Title:    "http beside https for pages that write",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.scheme != "http" || !o.regular() || o.rest != "" || loopback(o.host) || isAddress(o.host) || strings.IndexByte(o.host, '.') < 0 || !writes(o.rule) {
				continue
			}
			if p.hasTwin(o) {
				p.reportValue(&o.value, o.Place(), words.Quote(o.text)+" may write, and a page that comes over http can be changed on its way", p.removal(&o.value))
			}
		}
	},
}

func originInsecureTwinPage() *Page {
	return &Page{
		Check: originInsecureTwin,
		Why: "The rule allows the same host under https and http, with credentials, as S3 does for every origin that it echoes. A page that comes over http can be changed by anybody on the way " +
			"(an open Wi-Fi is enough), and the changed page may write as the real one may. Where the site is there under https, the http origin is rarely needed.",
		Bad:     func() string { return example(anOrigin, "<AllowedOrigin>http://www.example.com</AllowedOrigin>", aPut) },
		Good:    func() string { return example(anOrigin, aPut) },
		Sources: []Source{srcCreds, srcMatch, {"W3C: secure contexts", "https://www.w3.org/TR/secure-contexts/"}},
	}
}

// hasTwin reports whether o's rule also lists o under https, among its first
// origins.
func (p *pass) hasTwin(o *origin) bool {
	values := o.rule.Get(s3cors.AllowedOrigin)
	found := false
	for i := range values[:min(len(values), mostValues)] {
		if values[i].Text == "*" {
			return false // then it has no effect at all
		}
		found = found || strings.HasPrefix(values[i].Text, "https://") && values[i].Text[len("https://"):] == o.text[len("http://"):]
	}
	return found
}

func writes(r *rule) bool {
	for _, m := range r.Get(s3cors.AllowedMethod) {
		if m.Text == "PUT" || m.Text == "POST" || m.Text == "DELETE" {
			return true
		}
	}
	return false
}
