package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originLookalike = &Check{
	ID:       "origin-lookalike",
	Title:    "A wildcard without the dot before the domain",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			before, domain, ok := o.around()
			if !ok || o.odd || domain == "" || domain[0] == '.' || domain[0] == '-' || o.colon && o.port == "" || !ownDomain(domain) {
				continue
			}
			if strings.HasSuffix(before, ".") && before != "." || !isNameByte(domain[0]) {
				before = strings.TrimSuffix(before, ".")
			}
			at := o.star + 1
			if o.star < o.at || o.text[o.star+1:] == "" {
				continue
			}
			apex := o.text[:o.star] + o.text[at:]
			if !o.sep {
				apex = "https://" + o.text[at:]
			}
			evil := strings.ReplaceAll(o.text, "*", "not")
			if !o.sep {
				evil = "https://" + evil
			}
			dotted := o.text[:at] + "." + o.text[at:]
			fixes := []source.Fix{fix("Insert the dot: "+words.Clip(dotted, words.MaxQuoted), p.set(&o.value, dotted))}
			if before == "" {
				fixes = append(fixes, fix("Allow "+words.Clip(dotted, words.MaxQuoted)+" and "+words.Clip(apex, words.MaxQuoted), p.doc.Replace(o.Node,
					s3cors.Pair{Field: s3cors.AllowedOrigin, Text: dotted}, s3cors.Pair{Field: s3cors.AllowedOrigin, Text: apex})))
			}
			p.reportValue(&o.value, p.part(&o.value, o.star, at), words.Quote(o.text)+" also allows "+words.Clip(evil, words.MaxQuoted)+", which anybody can register", fixes...)
		}
	},
}

func originLookalikePage() *Page {
	return &Page{
		Check: originLookalike,
		Why: "The * stands for any text, not for a part between dots: https://*example.com also matches https://notexample.com, a name that anybody can register. " +
			"Pages there can then use whatever access their visitors' browsers have (a presigned URL, a session) and read the answers. " +
			"CORS is not access control: it does not let anybody in, but it decides which pages may use the access a visitor already has.",
		Bad:     func() string { return example("<AllowedOrigin>https://*example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://*.example.com</AllowedOrigin>", aMethod) },
		Sources: []Source{srcMatch, srcExploit},
	}
}

// ownDomain reports whether domain, with something put directly before it, is
// another domain that anybody can register: example.com, example.co.uk.
func ownDomain(domain string) bool {
	dot := strings.IndexByte(domain, '.')
	return dot > 0 && registry(domain[dot+1:]) && !registry(domain)
}
