package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var noMethod = &Check{
	ID:       "no-method",
	Title:    "A rule without method",
	Severity: source.Error,
	Spec:     "AllowedMethod",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.MethodMissing},
	run: func(p *pass) {
		for i := range p.rules {
			r := &p.rules[i]
			if p.lacks(r, s3cors.AllowedMethod) && !p.lacks(r, s3cors.AllowedOrigin) {
				p.reportLater(p.ruleName(r), r.Number, "AllowedMethod", func() (string, []source.Fix) {
					return "The rule has no " + p.name(s3cors.AllowedMethod), []source.Fix{
						fix("Allow GET and HEAD", p.doc.Add(r.Rule, s3cors.AllowedMethod, "GET", "HEAD")...),
						fix("Allow PUT", p.doc.Add(r.Rule, s3cors.AllowedMethod, "PUT")...),
					}
				})
			}
		}
	},
}

func noMethodPage() *Page {
	return &Page{
		Check:   noMethod,
		Why:     "Each rule names at least one origin and one method. A rule without method could match nothing; servers refuse the whole document. GET and HEAD are all that a page needs to read.",
		Bad:     func() string { return example(anOrigin) },
		Good:    func() string { return example(anOrigin, aMethod, "<AllowedMethod>HEAD</AllowedMethod>") },
		Sources: []Source{srcRule, srcParse},
	}
}
