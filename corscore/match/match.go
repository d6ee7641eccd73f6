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
	Names      bool        `json:"-"`          // Difference begins with Value

	Unknown dialect.Doubt `json:"-"` // what is not known of the server and would decide; "" = nothing
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
	Unreadable bool          // what it holds cannot be read again: the server fails at every request
}

// Unknown is something that is not known of a server and matters for an answer.
type Unknown struct {
	Header string // the response header it is about; "" = whether the request is allowed
	Doubt  dialect.Doubt
}

// HowRefused stands for the header of an [Unknown] about the status and code of
// a refusal: the request is blocked whatever they are.
const HowRefused = ":status"

// Answer is what the server makes of one request. Only CORS headers and Vary
// are in Headers; Status is that of the refusal, or of an allowed preflight:
// what the object itself answers is not the server's CORS half.
type Answer struct {
	Status  int
	Code    string // S3 error code of a refusal
	Message string // byte for byte as in the body
	Headers []wire.Header
	Rule    int  // 1-based number of the matched rule, 0 = none
	Stopped int  // 1-based number of the rule after which the server asked no other although that rule does not allow the request; 0 = none
	Default bool // the server's own rule answered, not one of the document
	Apart   bool // the rules had no say: the server answers such a request, or any, in its own way
	Trace   []RuleTrace
	Unknown []Unknown
}

// Respond answers one HTTP request, an OPTIONS preflight or an actual one, as
// the server d does.
func Respond(b Bucket, d *dialect.Dialect, req wire.Request) Answer {
	return newQuery(d, req).respond(b, req)
}

// Decide is [Respond] without words: no Condition has a Difference, for whoever
// asks many servers.
func Decide(b Bucket, d *dialect.Dialect, req wire.Request) Answer {
	q := newQuery(d, req)
	q.quiet = true
	return q.respond(b, req)
}

func (q *query) respond(b Bucket, req wire.Request) Answer {
	d := q.d
	rules := b.Rules
	if m := &d.Match; m.NoBucketRules.V || !b.Configured && m.Fallback.V != nil {
		b = Bucket{Configured: true, Rules: InForce(b, d)}
		q.byDefault = true
	}
	var a Answer
	switch {
	case b.Configured && b.Unreadable:
		a = q.refuse(&d.Errors.Unreadable, "", "")
		a.Apart = true
	case d.Match.Everywhere != nil:
		a = q.everywhere(req.Method)
	case req.Method != "OPTIONS":
		if kind := q.apart(req); kind != nil {
			a = q.answerApart(kind, b, req)
		} else {
			a = q.actual(b)
		}
	case !q.hasMethod && d.Match.NoMethod.V == dialect.NoMethodActual:
		a = q.optionsRequest(b)
	default:
		a = q.preflight(b, req.URL)
	}
	if q.byDefault {
		a.Rule, a.Stopped, a.Default = 0, 0, a.Default || a.Rule > 0 || a.Stopped > 0
		a.Trace = nil
		if !q.quiet {
			q.settled = true
			a.Trace = q.choose(rules, d.Match.Choice.V).trace
		}
		q.trustDefault()
	}
	a.Unknown = q.unknown
	return a
}

// everywhere answers as a server does that has the same headers for every request.
func (q *query) everywhere(method string) Answer {
	a := Answer{Status: 200, Headers: q.d.Match.Everywhere, Default: true}
	switch {
	case method != "OPTIONS":
	case q.origin == "" || q.requested == "":
		a = q.refuse(&q.d.Errors.NoOrigin, "", "")
		a.Headers = q.d.Match.Everywhere
	default:
		a.Status, a.Headers = q.d.Answer.Status.V, q.d.Match.BucketURL.V
	}
	return a
}

// preflight answers an OPTIONS request.
func (q *query) preflight(b Bucket, url string) Answer {
	d, e := q.d, &q.d.Errors
	if fixed := d.Match.BucketURL.V; fixed != nil && q.origin != "" && isBucketURL(url) {
		return Answer{Status: d.Answer.Status.V, Headers: fixed, Default: true}
	}
	if !q.hasOrigin {
		return q.refuse(&e.NoOrigin, "", d.Answer.Varies.V.NoOrigin)
	}
	// Rules that are not in force are only traced.
	q.settled = !b.Configured
	c := q.choose(b.Rules, d.Match.Choice.V)
	q.settled = false
	early := b.Configured || e.MethodFirst.V
	no := func(r *dialect.Refusal, value string) Answer {
		a := q.refuse(r, value, d.Answer.Varies.V.NoRule)
		a.Trace = c.trace
		return a
	}
	switch {
	case early && !q.hasMethod && e.NoMethod.Status != 0:
		return no(&e.NoMethod, "")
	case early && q.hasMethod && e.Method.Status != 0 && !s3cors.IsMethod(q.method):
		return no(&e.Method, "")
	case early && q.bad != nil && e.Headers.Status != 0:
		return no(&e.Headers, *q.bad)
	case !b.Configured:
		return no(&e.NoConfig, "")
	}
	a := q.answer(b.Rules, &c, &d.Answer.Preflight)
	a.Status = d.Answer.Status.V
	switch {
	case a.Rule > 0:
		return a
	case c.stopped >= 0 && e.OriginOnly.V:
		g := &d.Answer.Preflight
		a.Headers = append(q.allowOrigin(&b.Rules[c.stopped], &c.decided, g), varyHeader(g.Vary.V)...)
		return a
	}
	refused := no(&e.NoMatch, "")
	refused.Stopped = a.Stopped
	return refused
}

// actual answers any other request.
func (q *query) actual(b Bucket) Answer {
	d, e := q.d, &q.d.Errors
	none := Answer{Status: 200, Headers: varyHeader(d.Answer.Varies.V.Actual)}
	if !q.hasOrigin && !d.Match.NoOrigin.V {
		return none
	}
	if !b.Configured {
		q.settled = true
		none.Trace = q.choose(b.Rules, d.Match.ActualChoice.V).trace
		return none
	}
	if e.OnActual.V {
		if q.requested != "" && !s3cors.IsMethod(q.requested) {
			return q.refuse(&e.Method, "", "")
		}
		if q.bad != nil {
			return q.refuse(&e.Headers, *q.bad, "")
		}
	}
	grant := d.Answer.Actual
	if grant == nil {
		grant = &d.Answer.Preflight
	}
	c := q.choose(b.Rules, d.Match.ActualChoice.V)
	a := q.answer(b.Rules, &c, grant)
	if a.Rule == 0 {
		a.Headers = none.Headers
	}
	return a
}

// optionsRequest answers an OPTIONS request that the server takes for no
// preflight.
func (q *query) optionsRequest(b Bucket) Answer {
	a := q.actual(b)
	q.unrouted(a.Headers, q.d.Answer.Varies.V.NoMethod)
	return a
}

// unrouted changes the headers of an actual response to those of a request for which
// the server has no handler: this Vary, if any, and the origin as in the response to a
// preflight.
func (q *query) unrouted(headers []wire.Header, vary string) {
	for i := range headers {
		switch h := &headers[i]; {
		case h[0] == "Vary" && vary != "":
			h[1] = vary
		case h[0] == "Access-Control-Allow-Origin" && q.echoed == "null" && q.d.Answer.Preflight.Origin.V == dialect.Echo:
			h[1] = q.echoed
		}
	}
}

// refuse is the answer r, with value in its message.
func (q *query) refuse(r *dialect.Refusal, value, vary string) Answer {
	a := Answer{Status: r.Status, Code: r.Code, Headers: varyHeader(vary)}
	method := q.requested
	if method == "" {
		method = "null"
	}
	a.Message = q.d.Errors.Escape.V.Of(strings.ReplaceAll(strings.ReplaceAll(r.Message, "{method}", method), "{value}", value))
	if r.Mark == dialect.Unknown {
		q.doubt(HowRefused, "how the server refuses such a request")
	}
	return a
}

func varyHeader(vary string) []wire.Header {
	if vary == "" {
		return nil
	}
	return []wire.Header{{"Vary", vary}}
}

// isBucketURL reports whether url is that of a bucket rather than of an object
// in it: "/bucket" in a path as captured; in an absolute URL the root, or
// "/bucket" on a host that cannot begin with a bucket's name.
func isBucketURL(url string) bool {
	host, path, absolute := "", url, false
	if _, after, ok := strings.Cut(url, "://"); ok {
		absolute = true
		host, path, _ = strings.Cut(after, "/")
	}
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	path = strings.Trim(path, "/")
	if path == "" || strings.Contains(path, "/") {
		return absolute && path == ""
	}
	if !absolute {
		return true
	}
	host, _, _ = strings.Cut(host, ":")
	return host == "localhost" || !strings.Contains(host, ".") || strings.HasPrefix(host, "s3.") || strings.Trim(host, "0123456789.") == ""
}
