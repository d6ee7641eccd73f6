package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var paddedStar = &Check{
	ID:       "padded-star",
	Title:    "A * with spaces around it, which crashes the server",
	Severity: source.Error,
	Spec:     "AllowedOrigin",
	byServer: true,
	run: func(p *pass) {
		for i := range p.origins {
			p.reportPaddedStar(&p.origins[i].value)
		}
		for i := range p.allowed {
			p.reportPaddedStar(&p.allowed[i])
		}
	},
}

func paddedStarPage() *Page {
	return &Page{
		Check: paddedStar,
		Why: "Ceph's gateway stores the value. At the next CORS request to the bucket, the gateway tries to allocate more memory than there is (std::bad_alloc), and its process ends, " +
			"for this bucket and all others. An AllowedHeader does the same at a preflight that asks for a header. Recorded on Ceph 16.2.15.",
		Bad:     func() string { return example("<AllowedOrigin> *</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>*</AllowedOrigin>", aMethod) },
		In:      "ceph",
		Sources: []Source{srcOrigin},
	}
}

func (p *pass) reportPaddedStar(v *value) {
	if p.crashesServer(v) {
		p.reportValue(v, v.Place(), p.d.Name+" crashes at the next request that it compares with "+words.Quote(v.Text), fix("Remove the spaces around *", p.set(v, "*")))
	}
}

// crashesServer reports whether the server's process ends when it compares a request
// with v.
func (p *pass) crashesServer(v *value) bool {
	return p.d.Match.PaddedStar.V && v.text == "*" && len(v.Text) > 1
}
