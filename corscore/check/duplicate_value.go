package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var duplicateValue = &Check{
	ID:       "duplicate-value",
	Title:    "The same value twice in a rule",
	Severity: source.Warning,
	Spec:     "CORSRule",
	run: func(p *pass) {
		for i := range p.rules {
			for _, f := range s3cors.Fields {
				if f.List() && len(p.rules[i].Values[f]) > 1 {
					p.duplicates(&p.rules[i], f)
				}
			}
		}
	},
}

func duplicateValuePage() *Page {
	return &Page{
		Check:   duplicateValue,
		Why:     "A value counts once, however often it is listed (header names in any case). The second one has no effect; it may have been meant to be a different value.",
		Bad:     func() string { return example(anOrigin, aMethod, aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcMatch},
	}
}

// fewValues is up to where comparing each with each is cheaper than a map.
const fewValues = 8

func (p *pass) duplicates(r *rule, f s3cors.Field) {
	values := r.Values[f]
	if len(values) <= fewValues {
		for k := 1; k < len(values); k++ {
			for j := range k {
				if same(f, values[j].Text, values[k].Text) {
					p.duplicate(r, f, &values[k])
					break
				}
			}
		}
		return
	}
	seen := make(map[string]bool, len(values))
	for k := range values {
		text := values[k].Text
		if f == s3cors.AllowedHeader || f == s3cors.ExposeHeader {
			text = strings.ToLower(text)
		}
		if seen[text] {
			p.duplicate(r, f, &values[k])
		}
		seen[text] = true
	}
}

func same(f s3cors.Field, a, b string) bool {
	if f == s3cors.AllowedHeader || f == s3cors.ExposeHeader {
		return len(a) == len(b) && strings.EqualFold(a, b)
	}
	return a == b
}

func (p *pass) duplicate(r *rule, f s3cors.Field, v *s3cors.Value) {
	text, _ := trim(v.Text)
	if text == "" || v.Odd && p.json() {
		return
	}
	p.reportLater(v.Place(), r.Number, f.Element(), func() (string, []source.Fix) {
		return words.Quote(text) + " is listed twice in the rule", []source.Fix{fix("Remove the second "+words.Quote(text), p.doc.RemoveValue(v)...)}
	})
}
