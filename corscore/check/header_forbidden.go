package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var headerForbidden = &Check{
	ID:       "header-forbidden",
	Title:    "A request header that script may not set",
	Severity: source.Warning,
	Spec:     "AllowedHeader",
	run: func(p *pass) {
		for i := range p.allowed {
			v := &p.allowed[i]
			if wire.IsForbiddenRequestHeaderName(v.text) && !isAccessControl(v.text) {
				p.reportValue(v, v.Place(), "The browser sets "+words.Quote(v.text)+" itself and never asks for it", p.removal(v))
			}
		}
	},
}

func headerForbiddenPage() *Page {
	return &Page{
		Check: headerForbidden,
		Why: "Browsers set Host, Content-Length, Origin, Cookie, Date and some others themselves and drop what script sets. They are never part of Access-Control-Request-Headers, " +
			"so they need no permission, and listing them has no effect. (x-amz-date is what signed requests send in place of Date.)",
		Bad: func() string {
			return example(anOrigin, aPut, "<AllowedHeader>Content-Type</AllowedHeader>", "<AllowedHeader>Content-Length</AllowedHeader>")
		},
		Good:    func() string { return example(anOrigin, aPut, "<AllowedHeader>Content-Type</AllowedHeader>") },
		Sources: []Source{srcForbidden, srcPreflight},
	}
}
