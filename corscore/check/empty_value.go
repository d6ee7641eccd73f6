package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var emptyValue = &Check{
	ID:       "empty-value",
	Title:    "An empty value",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginEmpty, dialect.MethodName, dialect.HeaderEmpty},
	run: func(p *pass) {
		for i := range p.unsure {
			v := &p.unsure[i]
			if v.text != "" || p.container(v) || v.Odd && p.json() || !p.tree.Nodes[v.Node].Closed || p.tagBroken(v) || p.quieted(v.Whole.Start) {
				continue
			}
			message := "The " + v.field.Element() + " is empty"
			if v.Text != "" {
				message = "The " + v.field.Element() + " has only spaces"
			} else if v.Span.Len() > 0 {
				message = "The " + v.field.Element() + " is empty: a comment is not a value"
			}
			p.reportValue(v, v.Whole, message, p.filled(v)...)
		}
	},
}

func emptyValuePage() *Page {
	return &Page{
		Check: emptyValue,
		Why: "An empty AllowedOrigin, AllowedMethod or AllowedHeader matches no request; a comment is not a value either. Some servers refuse the document, " +
			"others accept it as if the element were not there. An empty ExposeHeader leaves an empty item in the answer's Access-Control-Expose-Headers.",
		Bad:     func() string { return example(anOrigin, aMethod, "<AllowedHeader></AllowedHeader>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse, {"versitygw issue 1863: what Amazon S3 accepts", "https://github.com/versity/versitygw/issues/1863"}},
	}
}

func (p *pass) tagBroken(v *value) bool { return !p.json() && p.hasTagProblem(v.Node) }

// filled are the fixes of an empty value: the only one of a kind that a rule
// needs is filled in, any other removed.
func (p *pass) filled(v *value) []source.Fix {
	remove := fix("Remove the empty "+v.field.Element(), p.doc.RemoveValue(v.Value)...)
	if len(v.rule.Get(v.field)) > 1 {
		return []source.Fix{remove}
	}
	switch v.field {
	case s3cors.AllowedOrigin:
		return []source.Fix{fix("Allow "+p.origin, p.set(v, p.origin)), fix("Allow any origin", p.set(v, "*"))}
	case s3cors.AllowedMethod:
		return []source.Fix{fix("Allow GET", p.set(v, "GET"))}
	}
	return []source.Fix{remove}
}
