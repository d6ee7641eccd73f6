package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// doubt notes something that is not known and matters.
func (q *query) doubt(header, text string) {
	for _, u := range q.unknown {
		if u.Text == text {
			return
		}
	}
	q.unknown = append(q.unknown, Unknown{header, text})
}

// doubts notes which facts that nobody knows decide this very answer: index is
// the rule that allows the request, -1 for none.
func (q *query) doubts(rules []s3cors.Rule, index int, trace []RuleTrace, g *dialect.Grant) {
	m, name := &q.d.Match, q.d.Name
	for i := range trace {
		if index >= 0 && i > index {
			break
		}
		q.ruleDoubts(&rules[i], &trace[i])
	}
	if m.Choice.Mark == dialect.Unknown {
		first, _, _ := q.choose(rules, dialect.FirstMatch)
		other, _, _ := q.choose(rules, dialect.FirstOrigin)
		if first != other {
			q.doubt("", "It is not known whether "+name+" asks the next rule where the first with this origin does not allow the rest")
		}
	}
	if index < 0 {
		return
	}
	for _, u := range [...]struct {
		mark         dialect.Mark
		header, text string
	}{
		{g.Origin.Mark, "Access-Control-Allow-Origin", "answers * or the origin"},
		{g.Credentials.Mark, "Access-Control-Allow-Credentials", "sends Access-Control-Allow-Credentials"},
		{g.Methods.Mark, "Access-Control-Allow-Methods", "names the rule’s methods in the answer"},
		{g.Headers.Mark, "Access-Control-Allow-Headers", "names the requested headers in the answer"},
		{g.MaxAge.Mark, "Access-Control-Max-Age", "sends Access-Control-Max-Age"},
		{g.Expose.Mark, "Access-Control-Expose-Headers", "sends Access-Control-Expose-Headers"},
		{g.Vary.Mark, "Vary", "sends Vary"},
	} {
		if u.mark == dialect.Unknown {
			q.doubt(u.header, "It is not known whether "+name+" "+u.text)
		}
	}
}

// ruleDoubts notes what of one rule is compared in a way that is not known.
func (q *query) ruleDoubts(r *s3cors.Rule, t *RuleTrace) {
	m, name := &q.d.Match, q.d.Name
	note := func(c *Condition, text string) {
		c.Unknown = text
		q.doubt("", text)
	}
	for _, v := range r.Get(s3cors.AllowedOrigin) {
		if v.Text == "*" || strings.IndexByte(v.Text, '*') < 0 {
			continue
		}
		apart := Covers(v.Text, q.origin, dialect.AffixesApart)
		switch {
		case m.OriginWildcard.V == dialect.AffixesApart && !apart && Covers(v.Text, q.origin, dialect.Affixes):
			note(&t.Origin, "It is not known whether on "+name+" the text before and behind * may overlap")
		case m.OriginWildcard.Mark == dialect.Unknown && apart:
			note(&t.Origin, "It is not known how "+name+" reads * in part of an AllowedOrigin")
		}
	}
	for i := range t.Headers {
		c := &t.Headers[i]
		for _, v := range r.Get(s3cors.AllowedHeader) {
			part := v.Text != "*" && strings.IndexByte(v.Text, '*') >= 0
			text := strings.ToLower(v.Text)
			switch covers := Covers(text, strings.ToLower(c.Value), dialect.AffixesApart); {
			case part && m.HeaderWildcard.V == dialect.AffixesApart && !covers && Covers(text, c.Value, dialect.Affixes):
				note(c, "It is not known whether on "+name+" the text before and behind * may overlap")
			case part && m.HeaderWildcard.Mark == dialect.Unknown && covers:
				note(c, "It is not known how "+name+" reads * in part of an AllowedHeader")
			case !part && m.HeaderCase.Mark == dialect.Unknown && text == strings.ToLower(c.Value) && v.Text != c.Value && v.Text != "*":
				note(c, "It is not known whether "+name+" minds the case of a header name")
			}
		}
		if len(r.Get(s3cors.AllowedHeader)) == 0 && m.NoAllowedHeader.Mark == dialect.Unknown {
			note(c, "It is not known whether on "+name+" a rule without AllowedHeader allows headers")
		}
	}
}

// trustDefault notes where the server's own rule is not known.
func (q *query) trustDefault(a *Answer) {
	if q.d.Match.Fallback.Mark == dialect.Unknown {
		a.Unknown = append(a.Unknown, Unknown{"", "It is not known what exactly " + q.d.Name + " allows without a configuration"})
	}
}
