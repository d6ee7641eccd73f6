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
	requested string // Access-Control-Request-Method
	method    string // the one that the rules are asked for
	list      string // Access-Control-Request-Headers
	signed    bool   // the request has an Authorization header
	hasOrigin bool
	hasMethod bool
	asked     bool     // the request names headers, be it none, and a rule must allow them
	names     []string // of the requested headers, as sent
	headers   []string // the same as they are compared
	bad       *string  // the first requested name that is none, as it stands in the list
	only      bool     // disallowed names do not matter, they are left out of the answer
	byDefault bool     // the server's own rule answers
	unknown   []Unknown
}

func newQuery(d *dialect.Dialect, req wire.Request) *query {
	q := &query{d: d}
	m := &d.Match
	there := func(name string, lines dialect.Lines) (string, bool) {
		v, ok := lineOf(req.Headers, name, lines)
		v = strings.Trim(v, " \t")
		return v, ok && (v != "" || m.EmptyCounts.V)
	}
	q.origin, q.hasOrigin = there("Origin", dialect.AllLines)
	q.requested, q.hasMethod = there("Access-Control-Request-Method", dialect.AllLines)
	_, q.signed = wire.First(req.Headers, "Authorization")
	list, hasList := there("Access-Control-Request-Headers", m.Lines.V)
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
	if hasList {
		q.setHeaders(list)
	}
	return q
}

// lineOf returns the value of a header as a server reads it that looks at the
// given lines.
func lineOf(headers []wire.Header, name string, lines dialect.Lines) (value string, ok bool) {
	switch lines {
	case dialect.FirstLine:
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

// ruleOf is the CORSRule that a server brings with it. It has no number and no
// place in a document.
func ruleOf(own *dialect.Rule) (r s3cors.Rule) {
	set := func(f s3cors.Field, texts []string) {
		for _, text := range texts {
			r.Values[f] = append(r.Values[f], s3cors.Value{Text: text})
		}
	}
	r.Number = 1
	set(s3cors.AllowedOrigin, own.Origins)
	set(s3cors.AllowedMethod, own.Methods)
	set(s3cors.AllowedHeader, own.Headers)
	set(s3cors.ExposeHeader, own.Expose)
	return r
}

// choose returns the index of the rule that allows the request and of the one
// at which the server stops although it does not (-1 for none), and how each
// rule fared.
func (q *query) choose(rules []s3cors.Rule, choice dialect.Choice) (index, stopped int, trace []RuleTrace) {
	index, stopped = -1, -1
	trace = make([]RuleTrace, len(rules))
	conditions := make([]Condition, len(rules)*len(q.headers))
	for i := range rules {
		t := &trace[i]
		t.Headers = conditions[i*len(q.headers) : (i+1)*len(q.headers) : (i+1)*len(q.headers)]
		q.rule(&rules[i], t)
		if index >= 0 || stopped >= 0 {
			continue
		}
		switch {
		case t.Matched:
			index = i
		case choice == dialect.FirstOrigin && t.Origin.Passed,
			choice == dialect.FirstOriginMethod && t.Origin.Passed && t.Method.Passed:
			stopped = i
		}
	}
	return index, stopped, trace
}

// answer is what the server says when nothing but the rules decides.
func (q *query) answer(rules []s3cors.Rule, choice dialect.Choice, g *dialect.Grant) Answer {
	index, stopped, trace := q.choose(rules, choice)
	a := Answer{Status: 200, Trace: trace}
	if index >= 0 {
		a.Rule = rules[index].Number
		a.Headers = q.grant(&rules[index], &trace[index], g)
	}
	if stopped >= 0 {
		a.Stopped = rules[stopped].Number
	}
	q.doubts(rules, index, trace, g)
	return a
}
