package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originAnySite = &Check{
	ID:       "origin-any-site",
	Title:    "A wildcard for every site, with credentials",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.text == "*" || o.stars != 1 || o.odd || o.rest != "" {
				continue
			}
			before, behind, ok := o.around()
			if !ok || before != "" && !(!o.sep && strings.HasPrefix("https://", before)) || o.colon && o.port == "" {
				continue
			}
			tail, dotted := strings.CutPrefix(behind, ".")
			if behind != "" && !(dotted && registry(tail)) {
				continue
			}
			what := " lets every site in, with credentials"
			if behind != "" {
				what = " lets every site under ." + tail + " in, with credentials"
			}
			fixes := []source.Fix{fix("Allow any origin, without credentials", p.set(&o.value, "*")), fix("Allow only "+p.origin, p.set(&o.value, p.origin))}
			if behind != "" {
				fixes = []source.Fix{fixes[1], fixes[0]}
			}
			p.reportValue(&o.value, o.Place(), words.Quote(o.text)+what, fixes...)
		}
	},
}

func originAnySitePage() *Page {
	return &Page{
		Check: originAnySite,
		Why: "https://* or https://*.com lets any site in, as * does, but in another way: for * S3 answers Access-Control-Allow-Origin: *, and browsers refuse that for requests with credentials. " +
			"For any other pattern it echoes the page's origin and allows credentials, so that any site may send its visitors' cookies along and read the answer. " +
			"Behind a gateway that trusts cookies or the network that is everybody's access.",
		Bad:     func() string { return example("<AllowedOrigin>https://*</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>*</AllowedOrigin>", aMethod) },
		Sources: []Source{srcMatch, srcCreds, srcExploit},
	}
}
