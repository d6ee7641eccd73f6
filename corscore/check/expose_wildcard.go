package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var exposeWildcard = &Check{
	ID:       "expose-wildcard",
	Title:    "A wildcard in ExposeHeader",
	Severity: source.Error,
	Spec:     "ExposeHeader",
	Tests:    []dialect.Test{dialect.ExposeWildcard, dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken},
	run: func(p *pass) {
		for i := range p.exposed {
			v := &p.exposed[i]
			star := strings.IndexByte(v.text, '*')
			if star < 0 || inQuotes(v.text) {
				continue
			}
			fixes := []source.Fix{p.removal(v)}
			if names := p.usual(v, strings.ToLower(v.text[:star])); len(names) > 0 {
				pairs := make([]s3cors.Pair, len(names))
				for k, name := range names {
					pairs[k] = s3cors.Pair{Field: s3cors.ExposeHeader, Text: name}
				}
				fixes = append([]source.Fix{fix("List "+words.And(names), p.doc.Replace(v.Node, pairs...))}, fixes...)
			}
			p.reportValue(v, p.part(v, star, star+1), words.Quote(v.text)+" is a wildcard, ExposeHeader takes names only", fixes...)
		}
	},
}

func exposeWildcardPage() *Page {
	return &Page{
		Check: exposeWildcard,
		Why:   "ExposeHeader takes names, no wildcards: Amazon S3 and Scality refuse the whole document. Servers that accept * pass it to the browser, where it counts only in requests without credentials.",
		Bad:   func() string { return example(anOrigin, aMethod, "<ExposeHeader>*</ExposeHeader>") },
		Good: func() string {
			return example(anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>", "<ExposeHeader>x-amz-request-id</ExposeHeader>", "<ExposeHeader>x-amz-version-id</ExposeHeader>")
		},
		Sources: []Source{srcParse, {"noobaa-core pull request 8954, quoting Amazon's answer", "https://github.com/noobaa/noobaa-core/pull/8954"}, {"Fetch: Access-Control-Expose-Headers", "https://fetch.spec.whatwg.org/#http-access-control-expose-headers"}},
	}
}

// usual are the headers that pages read and that begin with prefix, but for
// those that v's rule exposes already.
func (p *pass) usual(v *value, prefix string) (names []string) {
	for _, name := range [...]string{"ETag", "x-amz-request-id", "x-amz-version-id"} {
		listed := !strings.HasPrefix(strings.ToLower(name), prefix)
		for _, e := range v.rule.Get(s3cors.ExposeHeader) {
			listed = listed || strings.EqualFold(e.Text, name)
		}
		if !listed {
			names = append(names, name)
		}
	}
	return names
}
