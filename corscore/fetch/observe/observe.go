// Package observe answers whether what a browser was seen to do is what the core
// said it would do.
package observe

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Engines are the names of the shipped engines, as in [fetch.Engine].
var Engines = []string{"chromium", "firefox", "webkit"}

// Seen is what one browser was seen to do with one request: the page saw Outcome
// and Readable, the servers the rest.
type Seen struct {
	Outcome  fetch.Outcome
	Readable []string       // response header names, lower case, in any order
	Requests []wire.Request // as they arrived
}

// Deviation is the entry of engine in res, nil if it does as the rest of res
// says.
func Deviation(res *fetch.Result, engine string) *fetch.Engine {
	at := slices.IndexFunc(res.Engines, func(e fetch.Engine) bool { return e.Engine == engine })
	if at < 0 {
		return nil
	}
	return &res.Engines[at]
}

// Expect is what res says will be seen of engine.
func Expect(res *fetch.Result, engine string) *Seen {
	outcome, readable, exchanges := res.Outcome, res.Readable, res.Exchanges
	if e := Deviation(res, engine); e != nil {
		outcome, readable, exchanges = e.Outcome, e.Readable, e.Exchanges
	}
	s := &Seen{Outcome: outcome, Readable: readable}
	for _, x := range exchanges {
		s.Requests = append(s.Requests, x.Request)
	}
	return s
}

// Differences says in what s differs from want, each as "what SEEN, want
// EXPECTED". Of a request it compares what CORS decides: where it goes but for
// the query, its method, Origin, and what a preflight asks for.
func (s *Seen) Differences(want *Seen) (found []string) {
	for _, d := range [...]struct{ what, seen, want string }{
		{"outcome", string(s.Outcome), string(want.Outcome)},
		{"readable headers", names(s.Readable), names(want.Readable)},
		{"requests", requests(s.Requests), requests(want.Requests)},
	} {
		if d.seen != d.want {
			found = append(found, d.what+" "+orNone(d.seen)+", want "+orNone(d.want))
		}
	}
	return found
}

func names(list []string) string { return strings.Join(slices.Sorted(slices.Values(list)), " ") }

func requests(all []wire.Request) string {
	var texts []string
	for i := range all {
		texts = append(texts, describe(&all[i]))
	}
	return strings.Join(texts, ", then ")
}

// IsPreflight: script cannot set this header.
func IsPreflight(r *wire.Request) bool {
	_, ok := wire.Get(r.Headers, "Access-Control-Request-Method")
	return ok
}

func describe(r *wire.Request) string {
	text := r.Method + " " + place(r.URL)
	if method, ok := wire.Get(r.Headers, "Access-Control-Request-Method"); ok {
		text += " asking for " + method
		if headers, ok := wire.Get(r.Headers, "Access-Control-Request-Headers"); ok {
			text += " with " + headers
		}
	}
	origin, ok := wire.Get(r.Headers, "Origin")
	if !ok {
		return text
	}
	return text + " from " + origin
}

// place is a URL without what servers do not see of it (the user name and the
// fragment), and without the query.
func place(url string) string {
	url, _, _ = strings.Cut(url, "#")
	url, _, _ = strings.Cut(url, "?")
	if scheme, rest, ok := strings.Cut(url, "://"); ok {
		if user, after, ok := strings.Cut(rest, "@"); ok && !strings.Contains(user, "/") {
			return scheme + "://" + after
		}
	}
	return url
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}
