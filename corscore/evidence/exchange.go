package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// item is one header line with its place.
type item struct {
	name, value string
	span        source.Span
}

// exchange is one HTTP request as it was recorded, and its answer.
type exchange struct {
	method  string
	url     string
	headers []item
	body    bool
	status  int // 0 = there is no answer
	answer  []item
	content string      // the body of the answer, "" = it is not in the text
	span    source.Span // the whole
	urlSpan source.Span
	loads   fetch.Destination // what an element loads, "" = script made the request, or it is not known
	xhr     bool
	failed  bool // the browser noted an error
}

func get(headers []item, name string) string {
	for i := range headers {
		if wire.EqualName(headers[i].name, name) {
			return headers[i].value
		}
	}
	return ""
}

func (x *exchange) isPreflight() bool {
	return strings.EqualFold(x.method, "OPTIONS") && get(x.headers, "Access-Control-Request-Method") != ""
}

// recorded reports whether a browser or curl made the request: its own headers
// are among the script's.
func recorded(headers []item) bool {
	for i := range headers {
		name := strings.ToLower(headers[i].name)
		if strings.HasPrefix(name, "sec-fetch-") || strings.HasPrefix(name, "sec-ch-") || name == "user-agent" && (strings.HasPrefix(headers[i].value, "Mozilla/") || strings.HasPrefix(headers[i].value, "curl/")) {
			return true
		}
	}
	return false
}

// Headers that a browser adds unasked and script could set as well. In a
// recording nobody can tell the two apart, and they are nearly always the
// browser's.
var unasked = []string{
	"accept", "accept-language", "user-agent", "cache-control", "pragma", "priority", "upgrade-insecure-requests", "if-none-match", "if-modified-since",
	"x-client-data", "purpose", "authority", "method", "path", "scheme",
}

// combine makes the request of a preflight and the request that it is for;
// either may be nil.
func (r *reader) combine(pre, actual *exchange) {
	q := &fetch.Request{}
	r.Request = q
	if pre != nil {
		r.took(pre.span, "preflight", "")
		q.URL, q.Method = pre.url, get(pre.headers, "Access-Control-Request-Method")
		q.Origin = get(pre.headers, "Origin")
		r.Preflight = given(pre)
	}
	asked := map[string]bool{}
	if pre != nil {
		for name := range strings.SplitSeq(get(pre.headers, "Access-Control-Request-Headers"), ",") {
			if name = strings.ToLower(strings.TrimSpace(name)); wire.IsToken(name) && len(asked) < 200 {
				if actual == nil && !asked[name] {
					// Its value is not in a preflight.
					q.Headers = append(q.Headers, wire.Header{name, secret.Hidden})
				}
				asked[name] = true
			}
		}
	}
	if actual == nil {
		r.places(pre)
		return
	}
	r.took(actual.urlSpan, "URL", "")
	q.URL, q.Method = actual.url, actual.method
	if actual.body {
		q.Body = fetch.Bytes
	}
	switch {
	case actual.loads != "":
		q.API, q.Destination = fetch.Element, actual.loads
	case actual.xhr:
		q.API = fetch.XHR
	}
	r.Actual = given(actual)
	own := recorded(actual.headers)
	for _, h := range actual.headers {
		r.requestHeader(q, h, own && (pre == nil || !asked[strings.ToLower(h.name)]))
	}
}

// places lists what was taken from a preflight alone.
func (r *reader) places(pre *exchange) {
	for _, h := range pre.headers {
		switch strings.ToLower(h.name) {
		case "host":
			r.took(h.span, "header "+h.name, "it is part of the URL")
		case "origin", "access-control-request-method":
			r.took(h.span, "header "+h.name, "")
		case "access-control-request-headers":
			r.took(h.span, "header "+h.name, "the values are not in a preflight")
		default:
			r.left(h.span, "header "+h.name, "the browser sets it itself")
		}
	}
}

// requestHeader takes header h into q, if it is one that script set. own: the
// browser's own headers are among them.
func (r *reader) requestHeader(q *fetch.Request, h item, own bool) {
	name := strings.ToLower(h.name)
	what := "header " + h.name
	switch {
	case name == "origin":
		q.Origin = h.value
		r.took(h.span, what, "")
	case name == "referer":
		if origin := originOf(h.value); q.Origin == "" && origin != "" {
			q.Origin = origin
			r.took(h.span, what, "the page's origin")
		} else {
			r.left(h.span, what, "the browser sets it itself")
		}
	case name == "cookie":
		q.Credentials = fetch.Include
		r.took(h.span, what, "credentials were sent; their value is not kept")
	case name == "sec-fetch-mode":
		switch mode := fetch.Mode(strings.ToLower(h.value)); mode {
		case fetch.CORS, fetch.NoCORS, fetch.SameOrigin:
			q.Mode = mode
			r.took(h.span, what, "")
		default:
			q.Mode = fetch.NoCORS
			r.took(h.span, what, "a navigation, to which CORS does not apply")
		}
	case name == "sec-fetch-dest" && destination(h.value) != "":
		q.API, q.Destination = fetch.Element, destination(h.value)
		r.took(h.span, what, "an element makes the request")
	case name == "sec-fetch-site" && h.value == "same-origin":
		r.left(h.span, what, "the request was made within one origin")
	case strings.HasPrefix(name, ":"), name == "host" && r.Kind == HTTP:
		r.took(h.span, what, "it is part of the request line or the URL")
	case !wire.IsToken(h.name):
		r.left(h.span, what, "it is not a header that script can set")
	case wire.IsForbiddenRequestHeaderName(name):
		r.left(h.span, what, "the browser sets it itself, script cannot")
	case own && slices.Contains(unasked, name):
		r.left(h.span, what, "the browser adds it unasked")
	default:
		note := ""
		switch {
		case h.value == secret.Hidden:
			note = "its value is not in the text"
		case secret.IsName(name):
			note = "its value is not kept"
		}
		q.Headers = append(q.Headers, wire.Header{h.name, h.value})
		r.took(h.span, what, note)
	}
}

// destination is what an element loads by the names of Sec-Fetch-Dest and of
// developer tools, "" if it is nothing that is told apart here.
func destination(name string) fetch.Destination {
	switch d := fetch.Destination(strings.ToLower(name)); d {
	case fetch.Image, fetch.Video, fetch.Audio, fetch.Font, fetch.Script, fetch.Style, fetch.Document:
		return d
	case "stylesheet":
		return fetch.Style
	case "media":
		return fetch.Video
	}
	return ""
}

// given is the answer of x, nil if it has none.
func given(x *exchange) *corscore.GivenResponse {
	if x.status == 0 {
		return nil
	}
	g := &corscore.GivenResponse{Status: x.status, Headers: []wire.Header{}}
	for _, h := range x.answer {
		if wire.IsToken(h.name) {
			g.Headers = append(g.Headers, wire.Header{h.name, h.value})
		}
	}
	return g
}

// failing reports whether the page did not get an answer to x, or none that it
// may read.
func (x *exchange) failing() bool {
	return x.failed || x.status == 0 || x.status >= 400 || get(x.headers, "Origin") != "" && get(x.answer, "Access-Control-Allow-Origin") == ""
}

// choose finds the exchange that a CORS question is about, and its preflight.
// Failing ones come first, preflights before others.
func choose(all []exchange) (pre, actual *exchange) {
	best, at := -1, -1
	for i := range all {
		x := &all[i]
		score := 0
		switch {
		case x.isPreflight():
			score = 2
		case get(x.headers, "Origin") != "":
			score = 1
		}
		if score > 0 && x.failing() {
			score += 2
		}
		if score > best {
			best, at = score, i
		}
	}
	if at < 0 {
		return nil, nil
	}
	x := &all[at]
	if x.isPreflight() {
		return x, partner(all, at, func(y *exchange) bool {
			return !y.isPreflight() && y.url == x.url && y.method == get(x.headers, "Access-Control-Request-Method")
		})
	}
	return partner(all, at, func(y *exchange) bool {
		return y.isPreflight() && y.url == x.url && x.method == get(y.headers, "Access-Control-Request-Method")
	}), x
}

// partner is the nearest exchange that fits.
func partner(all []exchange, at int, fits func(*exchange) bool) *exchange {
	for distance := 1; distance < len(all); distance++ {
		for _, i := range [...]int{at + distance, at - distance} {
			if i >= 0 && i < len(all) && fits(&all[i]) {
				return &all[i]
			}
		}
	}
	return nil
}
