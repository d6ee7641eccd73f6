package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// rule asks one rule.
func (q *query) rule(r *s3cors.Rule, t *RuleTrace) {
	t.Rule = r.Number
	q.originCondition(r, &t.Origin)
	q.methodCondition(r, &t.Method)
	t.Matched = t.Origin.Passed && t.Method.Passed
	allowed := r.Get(s3cors.AllowedHeader)
	for i, name := range q.headers {
		q.headerCondition(allowed, name, &t.Headers[i])
		t.Matched = t.Matched && t.Headers[i].Passed
	}
	if q.asked && len(allowed) == 0 && q.d.Match.NoAllowedHeader.V {
		// Also for a list that names no header: "," is a list.
		t.Matched = false
	}
}

func (q *query) originCondition(r *s3cors.Rule, c *Condition) {
	c.Value = q.origin
	values := r.Get(s3cors.AllowedOrigin)
	for i := range values {
		if Covers(values[i].Text, q.origin, q.d.Match.OriginWildcard.V) {
			c.meet(&values[i])
			return
		}
	}
	if len(values) == 0 {
		c.Difference = "the rule has no AllowedOrigin"
		return
	}
	near := nearestOrigin(values, q.origin)
	c.Pattern, c.Span = near.Text, near.Span
	c.Difference = originDifference(near.Text, q.origin)
}

func (c *Condition) meet(v *s3cors.Value) {
	c.Passed, c.Pattern, c.Span = true, v.Text, v.Span
}

func (q *query) methodCondition(r *s3cors.Rule, c *Condition) {
	c.Value = q.method
	values := r.Get(s3cors.AllowedMethod)
	for i := range values {
		if values[i].Text == q.method {
			c.meet(&values[i])
			return
		}
	}
	switch {
	case len(values) == 0:
		c.Difference = "the rule has no AllowedMethod"
	case q.method == "":
		c.Difference = "the request names no method"
	default:
		c.Pattern = join(values)
		c.Span = source.Span{Start: values[0].Span.Start, End: values[len(values)-1].Span.End}
		if len(values) == 1 {
			c.Difference = "allows " + c.Pattern + ", not " + q.method
		} else {
			c.Difference = "allows " + c.Pattern + " but not " + q.method
		}
	}
}

func (q *query) headerCondition(allowed []s3cors.Value, name string, c *Condition) {
	c.Value = name
	for i := range allowed {
		if Covers(strings.ToLower(allowed[i].Text), name, q.d.Match.HeaderWildcard.V) {
			c.meet(&allowed[i])
			return
		}
	}
	if len(allowed) == 0 {
		c.Passed = !q.d.Match.NoAllowedHeader.V
		if !c.Passed {
			c.Difference = "the rule has no AllowedHeader, so it allows no header"
		}
		return
	}
	near := nearestHeader(allowed, name)
	if near == nil {
		c.Difference = name + " is not among its AllowedHeader values"
		c.Span = source.Span{Start: allowed[0].Span.Start, End: allowed[len(allowed)-1].Span.End}
		return
	}
	c.Pattern, c.Span = near.Text, near.Span
	if strings.TrimSpace(near.Text) != near.Text {
		c.Difference = "its value " + quote(near.Text) + " has blanks around it, a header name has none"
	} else {
		c.Difference = name + " is not " + near.Text
	}
}

// Covers reports whether pattern, with at most one *, stands for s. The stars
// behind a second one stand for themselves: servers refuse such values.
func Covers(pattern, s string, w dialect.Wildcard) bool {
	before, after, ok := strings.Cut(pattern, "*")
	if !ok {
		return pattern == s
	}
	prefix, suffix := before, after
	if !strings.HasPrefix(s, prefix) || !strings.HasSuffix(s, suffix) {
		return false
	}
	return w == dialect.Affixes || len(s) >= len(prefix)+len(suffix)
}

func quote(s string) string { return "“" + s + "”" }
