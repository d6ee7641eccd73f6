package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var maxAgeRepeated = &Check{
	ID:       "max-age-repeated",
	Title:    "Two MaxAgeSeconds in one rule",
	Severity: source.Error,
	Spec:     "MaxAgeSeconds",
	Tests:    []dialect.Test{dialect.MaxAgeOnce},
	run:      func(p *pass) { p.once(s3cors.MaxAgeSeconds) },
}

func maxAgeRepeatedPage() *Page {
	return &Page{
		Check: maxAgeRepeated,
		Why:   "A rule has at most one MaxAgeSeconds. Scality refuses a second one, even an equal one; others take the first or the last.",
		Bad: func() string {
			return example(anOrigin, aMethod, "<MaxAgeSeconds>3600</MaxAgeSeconds>", "<MaxAgeSeconds>600</MaxAgeSeconds>")
		},
		Good:    func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>3600</MaxAgeSeconds>") },
		Sources: []Source{srcRule, srcParse},
	}
}
