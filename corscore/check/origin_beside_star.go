package check

import (
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originBesideStar = &Check{
	ID:       "origin-beside-star",
	Title:    "Other origins beside *",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			star := &p.origins[i]
			if star.text != "*" || p.starBefore(star) {
				continue
			}
			var others []int32
			text := ""
			for _, v := range star.rule.Get(s3cors.AllowedOrigin) {
				if v.Node == star.Node || v.Text == "*" {
					continue
				}
				if len(others) == 0 {
					text = v.Text
				}
				others = append(others, v.Node)
			}
			if len(others) == 0 {
				continue
			}
			what := words.Quote(text) + " has"
			if len(others) > 1 {
				what = "The other " + words.Thousands(len(others)) + " origins have"
			}
			p.reportValue(&star.value, star.Place(), what+" no effect beside *",
				fix("Keep only *", p.doc.Remove(others...)...), fix("Remove *", p.doc.RemoveValue(star.Value)...))
		}
	},
}

func originBesideStarPage() *Page {
	return &Page{
		Check: originBesideStar,
		Why: "A rule that lists * allows any origin, and S3 answers all of them with Access-Control-Allow-Origin: *, without credentials. The other origins of the rule have no effect. " +
			"To allow credentials for one origin, put it in its own rule before the one with *.",
		Bad:     func() string { return example("<AllowedOrigin>*</AllowedOrigin>", anOrigin, aMethod) },
		Good:    func() string { return example("<AllowedOrigin>*</AllowedOrigin>", aMethod) },
		Sources: []Source{srcMatch, srcCreds},
	}
}
