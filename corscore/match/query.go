package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// query is a request as rules are asked for it.
type query struct {
	d         *dialect.Dialect
	origin    string
	echoed    string // the origin as the server writes it if it echoes it
	requested string // Access-Control-Request-Method
	method    string // the one that the rules are asked for
	named     string // method as the server writes it if it echoes it
	list      string // Access-Control-Request-Headers
	signed    bool   // the request has an Authorization header
	hasOrigin bool
	hasMethod bool
	asked     bool     // the request names headers, be it none, and a rule must allow them
	names     []string // of the requested headers, as sent
	headers   []string // the same as they are compared
	bad       *string  // the first requested name that is none, as it is in the list
	only      bool     // disallowed names do not matter, they are left out of the answer
	byDefault bool     // the server's own rule answers
	quiet     bool     // nothing is put into words
	settled   bool     // what is not known does not matter any more
	unknown   []Unknown
}

func newQuery(d *dialect.Dialect, req wire.Request) *query {
	q := &query{d: d}
	m := &d.Match
	// value is what decides, echoed what a response repeats.
	there := func(name string, lines dialect.Lines) (value, echoed string, ok bool) {
		value, ok = lineOf(req.Headers, name, lines)
		value = strings.Trim(value, " \t")
		echoed = value
		if lines == dialect.FirstOfAll {
			echoed, _ = wire.Get(req.Headers, name)
		}
		return value, echoed, ok && (value != "" || m.EmptyCounts.V)
	}
	q.origin, q.echoed, q.hasOrigin = there("Origin", m.OtherLines.V)
	q.requested, q.named, q.hasMethod = there("Access-Control-Request-Method", m.OtherLines.V)
	_, list, hasList := there("Access-Control-Request-Headers", m.Lines.V)
	_, q.signed = wire.First(req.Headers, "Authorization")
	q.method = q.requested
	if req.Method != "OPTIONS" || !q.hasMethod && m.NoMethod.V == dialect.NoMethodActual {
		if !m.ActualMethod.V || !q.hasMethod {
			q.method = req.Method
		}
		switch m.ActualHeaders.V {
		case dialect.AskedIgnored:
			hasList = false
		case dialect.AskedAnswered:
			q.only = true
		}
	} else if !q.hasMethod && m.NoMethod.V == dialect.NoMethodOptions {
		q.method = "OPTIONS"
	}
	if q.method != q.requested {
		q.named = q.method
	}
	if hasList {
		q.setHeaders(list)
	}
	return q
}

// lineOf returns the value of a header as read by a server that looks at the given
// lines.
func lineOf(headers []wire.Header, name string, lines dialect.Lines) (value string, ok bool) {
	switch lines {
	case dialect.FirstLine, dialect.FirstOfAll:
		return wire.First(headers, name)
	case dialect.LastLine:
		for _, h := range headers {
			if strings.EqualFold(h[0], name) {
				value, ok = h[1], true
			}
		}
		return value, ok
	}
	return wire.Get(headers, name)
}

// setHeaders reads Access-Control-Request-Headers.
func (q *query) setHeaders(list string) {
	q.asked, q.list = true, list
	form := q.d.Match.RequestHeaders.V
	switch form {
	case dialect.BlanksDropped:
		list = strings.ReplaceAll(list, " ", "")
	case dialect.Words:
		list = strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t;=", r) {
				return ','
			}
			return r
		}, list)
	}
	for item := range strings.SplitSeq(list, ",") {
		name := item
		switch form {
		case dialect.BlanksDropped, dialect.Words:
		case dialect.Trimmed:
			name = strings.Trim(item, " \t")
		default:
			name = strings.TrimSpace(item)
		}
		if form == dialect.Tokens && q.bad == nil && !isToken(name) {
			q.bad = &item
		}
		if name == "" && form != dialect.TrimmedAll {
			continue
		}
		q.names = append(q.names, name)
		if !q.d.Match.HeaderCase.V {
			name = strings.ToLower(name)
		}
		q.headers = append(q.headers, name)
	}
	if form == dialect.Words && len(q.names) == 0 {
		q.asked = false
	}
}

func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0) {
			return false
		}
	}
	return s != ""
}

// InForce returns the rules by which the server d answers for b: those of b, or
// its own.
func InForce(b Bucket, d *dialect.Dialect) []s3cors.Rule {
	switch m := &d.Match; {
	case b.Configured && !m.NoBucketRules.V:
		return b.Rules
	case m.Fallback.V == nil:
		return nil
	default:
		return []s3cors.Rule{ruleOf(m.Fallback.V)}
	}
}

// ruleOf is the CORSRule that a server brings with it. It has no number and no
// place in a document.
func ruleOf(own *dialect.Rule) (r s3cors.Rule) {
	set := func(f s3cors.Field, texts []string) {
		r.Values[f] = make([]s3cors.Value, len(texts))
		for i, text := range texts {
			r.Values[f][i].Text = text
		}
	}
	r.Number = 1
	set(s3cors.AllowedOrigin, own.Origins)
	set(s3cors.AllowedMethod, own.Methods)
	set(s3cors.AllowedHeader, own.Headers)
	set(s3cors.ExposeHeader, own.Expose)
	return r
}

// choice is the outcome of asking the rules.
type choice struct {
	index   int         // of the rule that allows the request, -1 = none
	stopped int         // of the rule at which the server stops although it does not, -1 = none
	decided RuleTrace   // of the one or the other
	trace   []RuleTrace // how each rule fared; nil for a quiet query
}

// choose asks the rules for the request. What is not known and matters for the
// choice is noted, if the query is to note it.
func (q *query) choose(rules []s3cors.Rule, how dialect.Choice) (c choice) {
	c.index, c.stopped = -1, -1
	var conditions []Condition
	if !q.quiet {
		c.trace = make([]RuleTrace, len(rules))
		conditions = make([]Condition, len(rules)*len(q.headers))
	}
	uncertain := q.uncertain()
	withOrigin := -1 // the first rule with the origin
	for i := range rules {
		t := &c.decided
		if q.quiet {
			*t = RuleTrace{Headers: t.Headers[:0]}
		} else {
			t = &c.trace[i]
			t.Headers = conditions[i*len(q.headers) : (i+1)*len(q.headers) : (i+1)*len(q.headers)]
		}
		q.rule(&rules[i], t)
		if c.index >= 0 || c.stopped >= 0 {
			continue
		}
		if withOrigin < 0 && t.Origin.Passed {
			withOrigin = i
		}
		if uncertain {
			q.ruleDoubts(&rules[i], t)
		}
		switch {
		case t.Matched:
			c.index = i
		case how == dialect.FirstOrigin && t.Origin.Passed,
			how == dialect.FirstOriginMethod && t.Origin.Passed && t.Method.Passed:
			c.stopped = i
		default:
			continue
		}
		if q.quiet {
			break
		}
		c.decided = *t
	}
	if c.index > withOrigin && q.d.Match.Choice.Mark == dialect.Unknown {
		q.doubt("", "whether the server asks the next rule where the first with this origin does not allow the rest")
	}
	return c
}

// answer is what the server says when nothing but the rules decides.
func (q *query) answer(rules []s3cors.Rule, c *choice, g *dialect.Grant) Answer {
	a := Answer{Status: 200, Trace: c.trace}
	if c.index >= 0 {
		a.Rule = rules[c.index].Number
		a.Headers = q.grant(&rules[c.index], &c.decided, g)
		q.grantDoubts(&rules[c.index], g)
	}
	if c.stopped >= 0 {
		a.Stopped = rules[c.stopped].Number
	}
	return a
}
