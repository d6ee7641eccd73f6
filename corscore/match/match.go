// Package match is the server half: which CORSRule a request matches, why not
// the others, and what the server answers.
package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Condition is one comparison of a request with a rule.
type Condition struct {
	Passed     bool        `json:"passed"`
	Value      string      `json:"value"`      // what the request says
	Pattern    string      `json:"pattern"`    // the rule's value that lets it pass, or the nearest one; "" = the rule has none
	Span       source.Span `json:"span"`       // of the pattern in the document
	Difference string      `json:"difference"` // why it does not pass, in words; "" if passed
}

// RuleTrace is how one rule fared with a request.
type RuleTrace struct {
	Rule    int         `json:"rule"` // 1-based
	Matched bool        `json:"matched"`
	Origin  Condition   `json:"origin"`
	Method  Condition   `json:"method"`
	Headers []Condition `json:"headers"` // one per requested header
}

// Bucket is the configuration that a server holds.
type Bucket struct {
	Configured bool          // false: it holds none, and Rules are only traced
	Rules      []s3cors.Rule // as stored; values point into the document
}

// Answer is what the server makes of one request. Only CORS headers and Vary
// are in Headers; Status is that of the refusal, 200 otherwise: what the object
// itself answers is not the server's CORS half.
type Answer struct {
	Status  int
	Code    string // S3 error code of a refusal
	Message string
	Headers []wire.Header
	Rule    int // 1-based number of the matched rule, 0 = none
	Trace   []RuleTrace
}

// Respond answers one HTTP request, an OPTIONS preflight or an actual one, as
// the server d does.
func Respond(b Bucket, d *dialect.Dialect, req wire.Request) Answer {
	origin := value(req.Headers, "Origin")
	requested := value(req.Headers, "Access-Control-Request-Method")
	list := value(req.Headers, "Access-Control-Request-Headers")
	q := query{d: d, origin: origin}
	if req.Method != "OPTIONS" {
		if origin == "" {
			return Answer{Status: 200}
		}
		q.method = req.Method
		if d.Match.ActualMethod.V && requested != "" {
			q.method = requested
		}
		if d.Match.ActualHeaders.V {
			q.setHeaders(list)
		}
		if !b.Configured {
			return q.refused(b.Rules, Answer{Status: 200})
		}
		return q.answer(b.Rules)
	}

	q.method = requested
	q.setHeaders(list)
	e := &d.Errors
	badMethod := !s3cors.IsMethod(requested)
	switch {
	case origin == "":
		return refuse(&e.NoOrigin, "")
	case badMethod && (e.MethodFirst.V || b.Configured):
		return q.refused(b.Rules, refuse(&e.Method, requested))
	case !b.Configured:
		return q.refused(b.Rules, refuse(&e.NoConfig, ""))
	}
	a := q.answer(b.Rules)
	if a.Rule == 0 {
		no := refuse(&e.NoMatch, "")
		no.Trace = a.Trace
		return no
	}
	return a
}

// refused is a, with how the rules would fare.
func (q *query) refused(rules []s3cors.Rule, a Answer) Answer {
	_, a.Trace = q.choose(rules)
	return a
}

// value returns the value of a request header as a server reads it: several
// lines joined, blanks around it removed.
func value(headers []wire.Header, name string) string {
	v, _ := wire.Get(headers, name)
	return strings.Trim(v, " \t")
}

func refuse(r *dialect.Refusal, method string) Answer {
	if method == "" {
		method = "null"
	}
	return Answer{Status: r.Status, Code: r.Code, Message: strings.ReplaceAll(r.Message, "{method}", method)}
}

// query is a request as rules are asked for it.
type query struct {
	d       *dialect.Dialect
	origin  string
	method  string
	asked   bool     // the request names headers, be it none
	headers []string // lower case
}

// setHeaders reads Access-Control-Request-Headers.
func (q *query) setHeaders(list string) {
	if list == "" {
		return
	}
	q.asked = true
	trim := " \t"
	if q.d.Match.RequestHeaders.V == dialect.BlanksDropped {
		list, trim = strings.ReplaceAll(list, " ", ""), ""
	}
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.Trim(name, trim); name != "" {
			q.headers = append(q.headers, strings.ToLower(name))
		}
	}
}

// choose returns the index of the first rule that takes the request, -1 for
// none, and how each rule fared.
func (q *query) choose(rules []s3cors.Rule) (index int, trace []RuleTrace) {
	index = -1
	trace = make([]RuleTrace, len(rules))
	conditions := make([]Condition, len(rules)*len(q.headers))
	for i := range rules {
		t := &trace[i]
		t.Headers = conditions[i*len(q.headers) : (i+1)*len(q.headers) : (i+1)*len(q.headers)]
		q.rule(&rules[i], t)
		if t.Matched && index < 0 {
			index = i
		}
	}
	return index, trace
}

// answer is what the server says when nothing but the rules decides.
func (q *query) answer(rules []s3cors.Rule) Answer {
	i, trace := q.choose(rules)
	a := Answer{Status: 200, Trace: trace}
	if i >= 0 {
		a.Rule = rules[i].Number
		a.Headers = q.grant(&rules[i])
	}
	return a
}

// grant is the CORS headers that rule r gives.
func (q *query) grant(r *s3cors.Rule) []wire.Header {
	d := q.d
	headers := make([]wire.Header, 0, 7)
	add := func(name, value string) { headers = append(headers, wire.Header{name, value}) }
	star := false
	for _, v := range r.Get(s3cors.AllowedOrigin) {
		star = star || v.Text == "*"
	}
	if star {
		add("Access-Control-Allow-Origin", "*")
	} else {
		add("Access-Control-Allow-Origin", q.origin)
		if d.Answer.Credentials.V {
			add("Access-Control-Allow-Credentials", "true")
		}
	}
	add("Access-Control-Allow-Methods", join(r.Get(s3cors.AllowedMethod)))
	if q.asked {
		add("Access-Control-Allow-Headers", strings.Join(q.headers, ", "))
	}
	if ages := r.Get(s3cors.MaxAgeSeconds); len(ages) > 0 {
		add("Access-Control-Max-Age", ages[0].Text)
	}
	if names := r.Get(s3cors.ExposeHeader); len(names) > 0 {
		add("Access-Control-Expose-Headers", join(names))
	}
	if vary := d.Answer.Vary.V; vary != "" {
		add("Vary", vary)
	}
	return headers
}

func join(values []s3cors.Value) string {
	if len(values) == 1 {
		return values[0].Text
	}
	var b strings.Builder
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(v.Text)
	}
	return b.String()
}
