package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var paddedStar = &Check{
	ID:       "padded-star",
	Title:    "A * with spaces around it, which ends the server",
	Severity: source.Error,
	Spec:     "AllowedOrigin",
	Why: "Ceph's gateway stores the value. The next CORS request to the bucket makes it ask for more memory than there is (std::bad_alloc), and the process ends: " +
		"for this bucket and for all others. An AllowedHeader does the same at a preflight that asks for a header. Seen on Ceph 16.2.15.",
	Bad:      func() string { return example("<AllowedOrigin> *</AllowedOrigin>", aMethod) },
	Good:     func() string { return example("<AllowedOrigin>*</AllowedOrigin>", aMethod) },
	In:       "ceph",
	Sources:  []Source{srcOrigin},
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

func (p *pass) reportPaddedStar(v *value) {
	if p.endsServer(v) {
		p.reportValue(v, v.Place(), p.d.Name+" ends at the next request that is compared with "+words.Quote(v.Text), fix("Remove the spaces around *", p.set(v, "*")))
	}
}

// endsServer reports whether the server does not survive the value v.
func (p *pass) endsServer(v *value) bool {
	return p.d.Match.PaddedStar.V && v.text == "*" && len(v.Text) > 1
}
