package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// doubt notes something that is not known and matters.
func (q *query) doubt(header string, what dialect.Doubt) {
	if q.settled {
		return
	}
	for _, u := range q.unknown {
		if u.Doubt == what {
			return
		}
	}
	q.unknown = append(q.unknown, Unknown{header, what})
}

// uncertain reports whether something about the comparison with a rule is not
// known.
func (q *query) uncertain() bool {
	m := &q.d.Match
	return !q.settled && (m.OriginWildcard.V == dialect.AffixesApart || m.OriginWildcard.Mark == dialect.Unknown ||
		m.HeaderWildcard.V == dialect.AffixesApart || m.HeaderWildcard.Mark == dialect.Unknown ||
		m.HeaderCase.Mark == dialect.Unknown || m.NoAllowedHeader.Mark == dialect.Unknown)
}

// ruleDoubts notes where a rule is compared in a way that is not known.
// They matter only if nothing else keeps the rule from matching.
func (q *query) ruleDoubts(r *s3cors.Rule, t *RuleTrace) {
	q.originDoubts(r, &t.Origin)
	matter := t.Method.Passed && (t.Origin.Passed || t.Origin.Unknown != "")
	for i := range t.Headers {
		q.headerDoubts(r, &t.Headers[i])
		matter = matter && (t.Headers[i].Passed || t.Headers[i].Unknown != "")
	}
	if !matter {
		return
	}
	q.note(&t.Origin)
	for i := range t.Headers {
		q.note(&t.Headers[i])
	}
}

// note makes a doubt of one comparison a doubt of the answer.
func (q *query) note(c *Condition) {
	if c.Unknown != "" {
		q.doubt("", c.Unknown)
	}
}

// grantDoubts notes what is not known of the headers of an allowed answer.
func (q *query) grantDoubts(r *s3cors.Rule, g *dialect.Grant) {
	for _, u := range [...]struct {
		mark   dialect.Mark
		header string
		what   dialect.Doubt
	}{
		{g.Origin.Mark, "Access-Control-Allow-Origin", "whether the server answers * or the origin"},
		{g.Credentials.Mark, "Access-Control-Allow-Credentials", "whether the server sends Access-Control-Allow-Credentials"},
		{g.Methods.Mark, "Access-Control-Allow-Methods", "which methods the server names in its answer"},
		{g.Headers.Mark, "Access-Control-Allow-Headers", "which headers the server names in its answer"},
		{g.MaxAge.Mark, "Access-Control-Max-Age", "whether the server sends Access-Control-Max-Age"},
		{g.Expose.Mark, "Access-Control-Expose-Headers", "whether the server sends Access-Control-Expose-Headers"},
		{g.Vary.Mark, "Vary", "whether the server sends Vary"},
	} {
		if u.mark == dialect.Unknown && (u.header != "Access-Control-Allow-Origin" || listsStar(r)) {
			q.doubt(u.header, u.what)
		}
	}
}

// listsStar reports whether r allows any origin by a bare *.
func listsStar(r *s3cors.Rule) bool {
	for _, v := range r.Get(s3cors.AllowedOrigin) {
		if v.Text == "*" {
			return true
		}
	}
	return false
}

const doubtOverlap = "whether on this server the parts before and after * may overlap"

// originDoubts notes where an AllowedOrigin is compared in a way that is not
// known.
func (q *query) originDoubts(r *s3cors.Rule, c *Condition) {
	w := &q.d.Match.OriginWildcard
	if w.V != dialect.AffixesApart && w.Mark != dialect.Unknown {
		return
	}
	for _, v := range r.Get(s3cors.AllowedOrigin) {
		if v.Text == "*" || strings.IndexByte(v.Text, '*') < 0 || !Covers(v.Text, q.origin, dialect.Affixes) {
			continue
		}
		apart := Covers(v.Text, q.origin, dialect.AffixesApart)
		switch {
		case w.V == dialect.AffixesApart && !apart:
			c.Unknown = doubtOverlap
		case w.Mark == dialect.Unknown && apart:
			c.Unknown = "how the server reads * in part of an AllowedOrigin"
		}
	}
}

// headerDoubts is the same for an AllowedHeader.
func (q *query) headerDoubts(r *s3cors.Rule, c *Condition) {
	m := &q.d.Match
	allowed := r.Get(s3cors.AllowedHeader)
	if len(allowed) == 0 && m.NoAllowedHeader.Mark == dialect.Unknown {
		c.Unknown = "whether on this server a rule without AllowedHeader allows headers"
	}
	for _, v := range allowed {
		if v.Text == "*" {
			continue
		}
		if strings.IndexByte(v.Text, '*') < 0 {
			if m.HeaderCase.Mark == dialect.Unknown && v.Text != c.Value && strings.EqualFold(v.Text, c.Value) {
				c.Unknown = "whether the server minds the case of a header name"
			}
			continue
		}
		text, value := strings.ToLower(v.Text), strings.ToLower(c.Value)
		apart := Covers(text, value, dialect.AffixesApart)
		switch {
		case m.HeaderWildcard.V == dialect.AffixesApart && !apart && Covers(text, value, dialect.Affixes):
			c.Unknown = doubtOverlap
		case m.HeaderWildcard.Mark == dialect.Unknown && apart:
			c.Unknown = "how the server reads * in part of an AllowedHeader"
		}
	}
}

// trustDefault notes where the server's own rule is not known.
func (q *query) trustDefault() {
	if q.settled = false; q.d.Match.Fallback.Mark == dialect.Unknown {
		q.doubt("", "what exactly the server allows without a configuration")
	}
}
