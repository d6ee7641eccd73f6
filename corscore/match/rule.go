package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// rule asks one rule.
func (q *query) rule(r *s3cors.Rule, t *RuleTrace) {
	t.Rule = r.Number
	q.originCondition(r, &t.Origin)
	if q.quiet && !t.Origin.Passed && q.d.Match.OriginWildcard.V != dialect.AffixesApart {
		return
	}
	q.methodCondition(r, &t.Method)
	t.Matched = t.Origin.Passed && t.Method.Passed
	allowed := r.Get(s3cors.AllowedHeader)
	if q.quiet {
		t.Headers = append(t.Headers[:0], make([]Condition, len(q.headers))...)
	}
	for i, name := range q.headers {
		q.headerCondition(allowed, name, &t.Headers[i])
		t.Matched = t.Matched && (t.Headers[i].Passed || q.only)
	}
	if q.asked && !q.only && len(allowed) == 0 && q.d.Match.NoAllowedHeader.V {
		// Also for a list that names no header: "," is a list.
		t.Matched = false
	}
	for i := range t.Headers {
		t.Headers[i].Difference = source.Visible(t.Headers[i].Difference)
	}
	t.Origin.Difference, t.Method.Difference = source.Visible(t.Origin.Difference), source.Visible(t.Method.Difference)
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
	if q.quiet {
		return
	}
	if len(values) == 0 {
		c.Difference = "the rule has no AllowedOrigin"
		return
	}
	near := nearestOrigin(values, q.origin)
	c.Pattern, c.Span = near.Text, near.Span
	c.Difference = q.wildcardOrOrigin(near.Text)
}

// wildcardOrOrigin says in words why pattern does not stand for the origin.
func (q *query) wildcardOrOrigin(pattern string) string {
	if strings.Contains(pattern, "*") && pattern != "*" && Covers(pattern, q.origin, dialect.Affixes) {
		switch q.d.Match.OriginWildcard.V {
		case dialect.Alone:
			return q.d.Name + " reads * only where it is the whole value"
		case dialect.AfterScheme:
			return q.d.Name + " reads * only directly after http:// or https://"
		case dialect.GlobSome:
			return "on " + q.d.Name + " * matches one character or more"
		}
	}
	return originDifference(pattern, q.origin)
}

func (c *Condition) meet(v *s3cors.Value) {
	c.Passed, c.Pattern, c.Span = true, v.Text, v.Span
}

func (q *query) methodCondition(r *s3cors.Rule, c *Condition) {
	c.Value = q.method
	if !q.hasMethod && q.method == "" && q.d.Match.NoMethod.V == dialect.NoMethodAny {
		c.Passed = true
		return
	}
	method := q.method
	if !q.d.Match.MethodCase.V {
		method = strings.ToUpper(method)
	}
	values := r.Get(s3cors.AllowedMethod)
	for i := range values {
		if values[i].Text == method || values[i].Text == "*" && q.d.Match.StarMethod.V {
			c.meet(&values[i])
			return
		}
	}
	switch {
	case q.quiet:
	case len(values) == 0:
		c.Difference = "the rule has no AllowedMethod"
	case q.method == "":
		c.Difference = "the request names no method"
	default:
		c.Pattern = join(values, ", ")
		c.Span = source.Span{Start: values[0].Span.Start, End: max(values[0].Span.Start, values[len(values)-1].Span.End)}
		if len(values) == 1 {
			c.Difference = "allows " + c.Pattern + ", not " + q.method
		} else {
			c.Difference = "allows " + c.Pattern + " but not " + q.method
		}
	}
}

func (q *query) headerCondition(allowed []s3cors.Value, name string, c *Condition) {
	c.Value = name
	m := &q.d.Match
	for i := range allowed {
		if q.coversHeader(allowed[i].Text, name) {
			c.meet(&allowed[i])
			return
		}
	}
	if len(allowed) == 0 {
		c.Passed = !m.NoAllowedHeader.V
		if !c.Passed {
			c.Difference = "the rule has no AllowedHeader, so it allows no header"
		}
		return
	}
	if q.quiet {
		return
	}
	near := nearestHeader(allowed, name)
	if near == nil {
		c.Difference, c.Names = name+" is not among its AllowedHeader values", true
		c.Span = source.Span{Start: allowed[0].Span.Start, End: max(allowed[0].Span.Start, allowed[len(allowed)-1].Span.End)}
		return
	}
	c.Pattern, c.Span = near.Text, near.Span
	switch {
	case strings.TrimSpace(near.Text) != near.Text:
		c.Difference = "its value " + words.Quote(near.Text) + " has spaces around it, a header name has none"
	case strings.EqualFold(near.Text, name):
		c.Difference = "the rule says " + near.Text + " and " + q.d.Name + " minds the case: browsers send " + strings.ToLower(name)
	default:
		c.Difference, c.Names = name+" is not "+near.Text, true
	}
}

// coversHeader reports whether the AllowedHeader text stands for name. Thousands
// that are much shorter cost little: in small letters none is twice as long.
func (q *query) coversHeader(text, name string) bool {
	return (2*len(text) >= len(name) || strings.IndexByte(text, '*') >= 0) && Covers(q.headerCase(text), name, q.d.Match.HeaderWildcard.V)
}

// headerCase is an AllowedHeader as the server compares it.
func (q *query) headerCase(text string) string {
	if q.d.Match.HeaderCase.V {
		return text
	}
	return strings.ToLower(text)
}

// Covers reports whether pattern stands for s.
func Covers(pattern, s string, w dialect.Wildcard) bool {
	if star := strings.IndexByte(pattern, '*'); star >= 0 && (pattern != "*" || w == dialect.GlobLiteral) {
		return covers(pattern, star, s, w)
	}
	// GlobSome would refuse the empty string; an origin or a name is never empty.
	return pattern == s || pattern == "*"
}

// covers is [Covers] of a pattern that has its first * at star and is more than that.
func covers(pattern string, star int, s string, w dialect.Wildcard) bool {
	switch w {
	case dialect.Glob:
		return glob(pattern, s, 0)
	case dialect.GlobLiteral:
		return globLiteral(pattern, s)
	case dialect.GlobSome:
		return glob(pattern, s, 1)
	case dialect.Alone:
		return pattern == s
	case dialect.Trailing:
		last := len(pattern) - 1
		return pattern == s || pattern[last] == '*' && strings.HasPrefix(s, pattern[:last])
	case dialect.AfterScheme:
		return pattern == s || afterScheme(pattern, s)
	case dialect.AffixWords:
		return pattern == s || affixWords(pattern, star, s)
	}
	prefix, suffix := pattern[:star], pattern[star+1:]
	if !strings.HasPrefix(s, prefix) || !strings.HasSuffix(s, suffix) {
		return false
	}
	return w == dialect.Affixes || len(s) >= len(prefix)+len(suffix)
}

// glob reports whether pattern stands for s when each * stands for least
// characters or more.
func glob(pattern, s string, least int) bool {
	first, rest, found := strings.Cut(pattern, "*")
	if !found {
		return pattern == s
	}
	if !strings.HasPrefix(s, first) {
		return false
	}
	s = s[len(first):]
	for {
		if len(s) < least {
			return false
		}
		s = s[least:]
		part, more, another := strings.Cut(rest, "*")
		if !another {
			return strings.HasSuffix(s, part)
		}
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s, rest = s[i+len(part):], more
	}
}

// globLiteral is [glob] as versitygw does it: a * of the pattern that meets a *
// in s matches that character and nothing else.
func globLiteral(pattern, s string) bool {
	if strings.IndexByte(s, '*') < 0 {
		return glob(pattern, s, 0)
	}
	at, in, star, from := 0, 0, -1, 0
	for in < len(s) {
		switch {
		case at < len(pattern) && pattern[at] == s[in]:
			at, in = at+1, in+1
		case at < len(pattern) && pattern[at] == '*':
			star, from, at = at, in, at+1
		case star >= 0:
			from++
			at, in = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[at:], "*") == ""
}

// afterScheme: http://*rest and https://*rest; the rest may overlap the scheme.
func afterScheme(pattern, s string) bool {
	for _, scheme := range [...]string{"http://", "https://"} {
		if rest, ok := strings.CutPrefix(pattern, scheme+"*"); ok {
			return strings.HasPrefix(s, scheme) && strings.HasSuffix(s, rest)
		}
	}
	return false
}

// affixWords: the words of pattern, separated by * and spaces, begin and end s.
func affixWords(pattern string, star int, s string) bool {
	words := strings.FieldsFunc(pattern, func(r rune) bool { return r == '*' || r == ' ' || r == '\t' })
	if star > 0 && len(words) > 0 {
		if !strings.HasPrefix(s, words[0]) {
			return false
		}
		words = words[1:]
	}
	if star < len(pattern)-1 && len(words) > 0 {
		if !strings.HasSuffix(s, words[0]) {
			return false
		}
		words = words[1:]
	}
	return len(words) == 0
}
