package check

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// maxID is the limit of the specification, in characters.
const maxID = 255

var idTooLong = &Check{
	ID:       "id-too-long",
	Title:    "An ID of more than 255 characters",
	Severity: source.Error,
	Spec:     "ID",
	Tests:    []dialect.Test{dialect.IDLength},
	run: func(p *pass) {
		for i := range p.rules {
			ids := p.rules[i].Get(s3cors.ID)
			for k := range ids {
				v := &ids[k]
				n := 0
				if len(v.Text) > maxID {
					n = utf8.RuneCountInString(v.Text)
				}
				if n <= maxID {
					continue
				}
				end := 0
				for range maxID {
					_, size := utf8.DecodeRuneInString(v.Text[end:])
					end += size
				}
				p.report(p.doc.Part(v, end, len(v.Text)), i+1, "ID", "The ID has "+words.Thousands(n)+" characters, 255 is the limit",
					fix("Cut it to 255 characters", p.doc.SetText(v, v.Text[:end])))
			}
		}
	},
}

func idTooLongPage() *Page {
	return &Page{
		Check:   idTooLong,
		Why:     "An ID has at most 255 characters. Scality does not look; others refuse the document, and Ceph counts bytes.",
		Bad:     func() string { return example("<ID>"+strings.Repeat("images-", 37)+"</ID>", anOrigin, aMethod) },
		Good:    func() string { return example("<ID>"+strings.Repeat("images-", 36)+"ima</ID>", anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}
