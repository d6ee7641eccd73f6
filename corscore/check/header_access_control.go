package check

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var headerAccessControl = &Check{
	ID:       "header-access-control",
	Title:    "A header of CORS itself in a list of headers",
	Severity: source.Warning,
	Spec:     "AllowedHeader",
	run: func(p *pass) {
		for i := range p.allowed {
			p.accessControl(&p.allowed[i])
		}
		for i := range p.exposed {
			p.accessControl(&p.exposed[i])
		}
	},
}

func headerAccessControlPage() *Page {
	return &Page{
		Check: headerAccessControl,
		Why: "Access-Control-* headers are what browser and server use to agree. The server sets Access-Control-Allow-* from the rule; the browser sets Access-Control-Request-*. " +
			"A page neither sends nor needs to read them, so listing them has no effect, least of all that of switching CORS on.",
		Bad: func() string {
			return example(anOrigin, aMethod, "<AllowedHeader>Range</AllowedHeader>", "<AllowedHeader>Access-Control-Allow-Origin</AllowedHeader>")
		},
		Good:    func() string { return example(anOrigin, aMethod, "<AllowedHeader>Range</AllowedHeader>") },
		Sources: []Source{srcCORS, srcForbidden},
	}
}

func (p *pass) accessControl(v *value) {
	if !isAccessControl(v.text) {
		return
	}
	what := "A page does not send "
	if v.field.Element() == "ExposeHeader" {
		what = "A page has no use for "
	}
	p.reportValue(v, v.Place(), what+words.Quote(v.text), p.removal(v))
}

// isAccessControl reports whether name begins with "Access-Control-", in any case.
func isAccessControl(name string) bool {
	const prefix = "access-control-"
	return len(name) > len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
}
