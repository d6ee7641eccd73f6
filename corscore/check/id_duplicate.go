package check

import (
	"strconv"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var idDuplicate = &Check{
	ID:       "id-duplicate",
	Title:    "The same ID in two rules",
	Severity: source.Error,
	Spec:     "ID",
	run: func(p *pass) {
		if len(p.rules) < 2 {
			return
		}
		type use struct{ rule, next int }
		uses := make(map[string]*use, len(p.rules))
		for i := range p.rules {
			ids := p.rules[i].Get(s3cors.ID)
			if len(ids) == 0 || ids[0].Text == "" {
				continue
			}
			v := &ids[0]
			first := uses[v.Text]
			if first == nil {
				uses[v.Text] = &use{rule: i + 1, next: 2}
				continue
			}
			other := v.Text
			for uses[other] != nil {
				other = v.Text + "-" + strconv.Itoa(first.next)
				first.next++
			}
			uses[other] = &use{rule: i + 1, next: 2}
			p.report(v.Place(), i+1, "ID", "The ID "+words.Quote(v.Text)+" is that of rule "+strconv.Itoa(first.rule)+" too",
				fix("Change it to "+words.Clip(other, words.MaxQuoted), p.doc.SetText(v, other)),
				fix("Remove the ID", p.doc.RemoveValue(v)...))
		}
	},
}

func idDuplicatePage() *Page {
	return &Page{
		Check: idDuplicate,
		Why:   "An ID is a unique name for its rule. Most servers do not look, and store both; tools that find a rule by its ID then find the wrong one.",
		Bad: func() string {
			return rulesExample([]string{"<ID>web</ID>", anOrigin, aMethod}, []string{"<ID>web</ID>", "<AllowedOrigin>https://app.example.com</AllowedOrigin>", aMethod})
		},
		Good: func() string {
			return rulesExample([]string{"<ID>web</ID>", anOrigin, aMethod}, []string{"<ID>web-2</ID>", "<AllowedOrigin>https://app.example.com</AllowedOrigin>", aMethod})
		},
		Sources: []Source{srcRule, srcParse},
	}
}
