package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var noOrigin = &Check{
	ID:       "no-origin",
	Title:    "A rule without origin",
	Severity: source.Error,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing},
	run: func(p *pass) {
		origin := p.origin
		for k := range p.origins {
			if o := &p.origins[k]; origin == placeholder && o.sep && o.stars == 0 {
				origin = o.text // the reader's own, from another rule
				break
			}
		}
		for i := range p.rules {
			r := &p.rules[i]
			if !p.lacks(r, s3cors.AllowedOrigin) {
				continue
			}
			if p.lacks(r, s3cors.AllowedMethod) {
				p.reportLater(p.ruleName(r), r.Number, "AllowedOrigin", func() (string, []source.Fix) {
					return "The rule has no " + p.name(s3cors.AllowedOrigin) + " and no " + p.name(s3cors.AllowedMethod), []source.Fix{
						fix("Let "+p.origin+" read", p.doc.AddPairs(r.Rule, s3cors.Pair{Field: s3cors.AllowedOrigin, Text: p.origin}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "GET"})...),
						fix("Remove the rule", p.doc.Remove(r.Node)...),
					}
				})
				continue
			}
			p.reportLater(p.ruleName(r), r.Number, "AllowedOrigin", func() (string, []source.Fix) {
				return "The rule has no " + p.name(s3cors.AllowedOrigin), []source.Fix{
					fix("Allow "+origin, p.doc.Add(r.Rule, s3cors.AllowedOrigin, origin)...),
					fix("Allow any origin", p.doc.Add(r.Rule, s3cors.AllowedOrigin, "*")...),
				}
			})
		}
	},
}

func noOriginPage() *Page {
	return &Page{
		Check:   noOrigin,
		Why:     "Each rule names at least one origin and one method. A rule without origin could match nothing; servers refuse the whole document.",
		Bad:     func() string { return example(aMethod) },
		Good:    func() string { return example(aMethod, anOrigin) },
		Sources: []Source{srcRule, srcParse},
	}
}

// lacks reports whether r has no value of f, and no mistake that another check
// reports hides one.
func (p *pass) lacks(r *rule, f s3cors.Field) bool {
	if len(r.Get(f)) > 0 || r.meant[f] || r.broken || p.foreign != noForm {
		return false
	}
	return r.Number < len(p.rules) || !p.cut() // it may be in what the text breaks off
}

// ruleName is where r as a whole is pointed at: the name in its start tag, in
// JSON its opening brace.
func (p *pass) ruleName(r *rule) source.Span {
	if p.json() {
		return source.Span{Start: r.Span.Start, End: r.Span.Start + 1}
	}
	return p.tree.Nodes[r.Node].Name
}
