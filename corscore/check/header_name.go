package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var headerName = &Check{
	ID:       "header-name",
	Title:    "Not the name of a header",
	Severity: source.Error,
	Spec:     "AllowedHeader",
	Tests:    []dialect.Test{dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken, dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken},
	run: func(p *pass) {
		for i := range p.allowed {
			p.headerName(&p.allowed[i])
		}
		for i := range p.exposed {
			p.headerName(&p.exposed[i])
		}
	},
}

func headerNamePage() *Page {
	return &Page{
		Check: headerName,
		Why: "A header name has no spaces, colons or letters beyond ASCII, and the lists name headers without their values: Content-Type, not Content-Type: image/png. " +
			"What is no name can never be asked for or sent. Some servers refuse it.",
		Bad: func() string {
			return example(anOrigin, aPut, "<AllowedHeader>Content-Type: image/png</AllowedHeader>")
		},
		Good:    func() string { return example(anOrigin, aPut, "<AllowedHeader>Content-Type</AllowedHeader>") },
		Sources: []Source{srcToken, srcRule},
	}
}

func (p *pass) headerName(v *value) {
	if wire.IsToken(v.text) || inQuotes(v.text) {
		return
	}
	name := source.Replace(v.text, dashes...)
	if i := strings.IndexByte(name, ':'); i > 0 && wire.IsToken(strings.TrimRight(name[:i], spaces)) {
		what := " is a header with its value"
		if i == len(name)-1 {
			what = " ends with a colon, no name does"
		}
		name = strings.TrimRight(name[:i], spaces)
		p.reportValue(v, v.Place(), words.Quote(v.text)+what, p.change(v, name))
		return
	}
	var fixes []source.Fix
	if fields := strings.Fields(name); wire.IsToken(strings.Join(fields, "-")) {
		fixes = append(fixes, p.change(v, strings.Join(fields, "-")))
	}
	p.reportValue(v, v.Place(), words.Quote(v.text)+" is not the name of a header", append(fixes, p.removal(v))...)
}

// dashes: characters that look like a hyphen.
var dashes = []string{"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-"}
