package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var wildcardOverlap = &Check{
	ID:       "wildcard-overlap",
	Title:    "A wildcard whose two sides may overlap",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	byServer: true,
	run: func(p *pass) {
		if p.d.Match.OriginWildcard.V != dialect.Affixes {
			return
		}
		for i := range p.origins {
			o := &p.origins[i]
			if o.stars != 1 || o.odd || !o.sep || o.rest != "" {
				continue
			}
			before, behind := o.text[:o.star], o.text[o.star+1:]
			host, domain, ok := o.around()
			if !ok || host == "" || behind == "" || strings.HasPrefix(domain, ".") && registry(domain[1:]) {
				continue
			}
			n := min(len(before), len(behind))
			for n > 0 && !strings.HasSuffix(before, behind[:n]) {
				n--
			}
			if n == 0 {
				continue
			}
			short := before + behind[n:]
			p.reportValue(&o.value, p.part(&o.value, o.star, o.star+1), words.Quote(o.text)+" also allows "+words.Clip(short, words.MaxQuoted)+" on "+p.d.Name,
				p.change(&o.value, before+"app"+behind))
		}
	},
}

func wildcardOverlapPage() *Page {
	return &Page{
		Check: wildcardOverlap,
		Why: "CloudServer checks that an origin begins with the part before the * and ends with the part after it, and the two may share characters: " +
			"https://www.*.example.com also matches https://www.example.com, and https://a.*.net matches https://a.net.",
		Bad:     func() string { return example("<AllowedOrigin>https://shop.*.example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://shop.app.example.com</AllowedOrigin>", aMethod) },
		Sources: []Source{srcMatch},
	}
}
