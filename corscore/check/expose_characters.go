package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var exposeCharacters = &Check{
	ID:       "expose-characters",
	Title:    "A character that ExposeHeader does not accept",
	Severity: source.Error,
	Spec:     "ExposeHeader",
	Tests:    []dialect.Test{dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken},
	byServer: true,
	run: func(p *pass) {
		if !p.tests(dialect.ExposeChars) {
			return
		}
		for i := range p.exposed {
			v := &p.exposed[i]
			if !wire.IsToken(v.text) || strings.IndexByte(v.text, '*') >= 0 || inQuotes(v.text) {
				continue
			}
			for k := range len(v.text) {
				if isNameByte(v.text[k]) {
					continue
				}
				p.reportValue(v, p.part(v, k, k+1), p.d.Name+" takes no "+words.Quote(v.text[k:k+1])+" in an ExposeHeader", p.removal(v))
				break
			}
		}
	},
}

func exposeCharactersPage() *Page {
	return &Page{
		Check: exposeCharacters,
		Why: "HTTP allows more in a header's name, but some servers accept only letters, digits and hyphens in ExposeHeader, and refuse the whole document. " +
			"A header whose name has another character cannot be exposed there: send it under another name too.",
		Bad:     func() string { return example(anOrigin, aMethod, "<ExposeHeader>x-amz-meta-file_name</ExposeHeader>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcParse},
	}
}

// tests reports whether the server's PUT makes test t of a rule.
func (f *facts) tests(t dialect.Test) bool {
	for i := range f.d.Put.Tests {
		if f.d.Put.Tests[i].Test == t {
			return true
		}
	}
	return false
}

func isNameByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '-'
}
