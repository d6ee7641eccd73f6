package check

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originPlaceholder = &Check{
	ID:       "origin-placeholder",
	Title:    "An origin copied from documentation",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if !o.sep || o.stars > 0 || !isPlaceholder(strings.TrimPrefix(o.host, "www.")) {
				continue
			}
			fixes := []source.Fix{p.change(&o.value, o.scheme+"://www.example.com")}
			if len(o.rule.Values[o.field]) > 1 {
				fixes = []source.Fix{p.removal(&o.value)}
			} else if len(p.rules) > 1 {
				fixes = append(fixes, fix("Remove rule "+strconv.Itoa(o.rule.Number), p.doc.Remove(o.rule.Node)...))
			}
			p.reportValue(&o.value, o.Place(), words.Quote(o.text)+" is from an example, and somebody else's", fixes...)
		}
	},
}

func originPlaceholderPage() *Page {
	return &Page{
		Check: originPlaceholder,
		Why: "example1.com, yourdomain.com and the like are in examples for your own domain, but belong to somebody: their pages get what the rule allows. " +
			"(example.com, example.net and example.org belong to nobody.)",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example1.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcGuide, {"RFC 2606: reserved example domains", "https://www.rfc-editor.org/rfc/rfc2606#section-3"}},
	}
}

func isPlaceholder(host string) bool {
	switch host {
	case "example1.com", "example2.com", "example3.com", "yourdomain.com", "your-domain.com", "mydomain.com", "my-domain.com",
		"yoursite.com", "your-site.com", "mysite.com", "yourwebsite.com", "your-website.com", "mywebsite.com", "my-website.com":
		return true
	}
	return false
}
