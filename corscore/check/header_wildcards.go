package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var headerWildcards = &Check{
	ID:       "header-wildcards",
	Title:    "Two wildcards in a header",
	Severity: source.Error,
	Spec:     "AllowedHeader",
	Tests:    []dialect.Test{dialect.HeaderWildcards},
	run: func(p *pass) {
		for i := range p.allowed {
			v := &p.allowed[i]
			first := strings.IndexByte(v.text, '*')
			if first < 0 || strings.Count(v.text, "*") < 2 {
				continue
			}
			second := first + 1 + strings.IndexByte(v.text[first+1:], '*')
			p.reportValue(v, p.part(v, second, second+1), words.Quote(v.text)+" has more than one wildcard",
				p.change(v, v.text[:first+1]), fix("Allow any header", p.set(v, "*")))
		}
	},
}

func headerWildcardsPage() *Page {
	return &Page{
		Check:   headerWildcards,
		Why:     "An AllowedHeader has at most one *, which stands for any text: x-amz-* allows all headers that begin with x-amz-. Servers refuse the whole document.",
		Bad:     func() string { return example(anOrigin, aMethod, "<AllowedHeader>x-*-meta-*</AllowedHeader>") },
		Good:    func() string { return example(anOrigin, aMethod, "<AllowedHeader>x-*</AllowedHeader>") },
		Sources: []Source{srcRule, srcParse},
	}
}
