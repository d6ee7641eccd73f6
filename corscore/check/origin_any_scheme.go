package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originAnyScheme = &Check{
	ID:       "origin-any-scheme",
	Title:    "A wildcard that also stands for the scheme",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.star != 0 || o.stars != 1 || o.text == "*" || o.odd {
				continue
			}
			var fixed string
			switch {
			case strings.HasPrefix(o.text, "*://"):
				fixed = "https" + o.text[1:]
			case o.sep:
				continue
			case strings.HasPrefix(o.text, "*."):
				if registry(strings.TrimPrefix(o.host, "*.")) {
					continue // any site: another check
				}
				fixed = "https://" + o.text
			case ownDomain(o.host[1:]):
				continue // without the dot: another check
			case len(o.text) > 1 && isNameByte(o.text[1]):
				fixed = "https://" + o.text
			default:
				continue
			}
			end := o.end()
			p.reportValue(&o.value, p.part(&o.value, 0, 1), words.Quote(o.text)+" also allows pages that come over http",
				fix("Change it to "+words.Clip(fixed[:len(fixed)-len(o.text)+end], words.MaxQuoted), p.set(&o.value, fixed[:len(fixed)-len(o.text)+end])))
		}
	},
}

func originAnySchemePage() *Page {
	return &Page{
		Check: originAnyScheme,
		Why: "The * in *.example.com stands for all that comes before, http:// as well as https://. A page that comes over plain http can be changed by anybody on the way (an open Wi-Fi is enough), " +
			"and the changed page may use the bucket as the real one may. It does not match the domain itself, https://example.com.",
		Bad:     func() string { return example("<AllowedOrigin>*.example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://*.example.com</AllowedOrigin>", aMethod) },
		Sources: []Source{srcMatch, srcOrigin},
	}
}
