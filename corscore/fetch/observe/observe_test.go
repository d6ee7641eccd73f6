package observe_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/wire"
)

const (
	page = "https://app.example.com"
	url  = "https://media.s3.example.com/cat.jpg"
)

func asks(method, headers string) wire.Request {
	return wire.Request{Method: "OPTIONS", URL: url, Headers: []wire.Header{
		{"Origin", page}, {"Access-Control-Request-Method", method}, {"Access-Control-Request-Headers", headers},
	}}
}

func actual(method, url string, headers ...wire.Header) wire.Request {
	return wire.Request{Method: method, URL: url, Headers: headers}
}

// TestDifferences: what CORS decides is compared, and nothing else.
func TestDifferences(t *testing.T) {
	base := observe.Seen{
		Outcome: fetch.Allowed, Readable: []string{"etag", "content-type"},
		Requests: []wire.Request{asks("PUT", "x-a"), actual("PUT", url, wire.Header{"Origin", page})},
	}
	for _, c := range []struct {
		desc string
		seen observe.Seen
		want string // part of the differences, "" = none
	}{
		{"the same", base, ""},
		{"another order of readable headers", observe.Seen{base.Outcome, []string{"content-type", "etag"}, base.Requests}, ""},
		{"a header of the browser's own, a fragment, a user name", observe.Seen{base.Outcome, base.Readable, []wire.Request{
			base.Requests[0], actual("PUT", "https://me:pw@media.s3.example.com/cat.jpg?x=1#y", wire.Header{"origin", page}, wire.Header{"User-Agent", "x"}),
		}}, ""},
		{"outcome", observe.Seen{fetch.Opaque, base.Readable, base.Requests}, "outcome opaque, want allowed"},
		{"readable", observe.Seen{base.Outcome, nil, base.Requests}, "readable headers none, want content-type etag"},
		{"no request", observe.Seen{base.Outcome, base.Readable, nil}, "requests none, want OPTIONS"},
		{"headers asked for", observe.Seen{base.Outcome, base.Readable, []wire.Request{asks("PUT", "x-b"), base.Requests[1]}}, "asking for PUT with x-b"},
		{"an empty list of headers is no missing one", observe.Seen{base.Outcome, base.Readable, []wire.Request{asks("PUT", ""), base.Requests[1]}}, "asking for PUT with  from"},
		{"method asked for", observe.Seen{base.Outcome, base.Readable, []wire.Request{asks("put", "x-a"), base.Requests[1]}}, "asking for put with x-a"},
		{"method", observe.Seen{base.Outcome, base.Readable, []wire.Request{base.Requests[0], actual("GET", url, wire.Header{"Origin", page})}}, "then GET"},
		{"Origin", observe.Seen{base.Outcome, base.Readable, []wire.Request{base.Requests[0], actual("PUT", url, wire.Header{"Origin", "null"})}}, "from null"},
		{"no Origin", observe.Seen{base.Outcome, base.Readable, []wire.Request{base.Requests[0], actual("PUT", url)}}, "then PUT " + url + ", want"},
		{"where it goes", observe.Seen{base.Outcome, base.Readable, []wire.Request{base.Requests[0], actual("PUT", url+"/b", wire.Header{"Origin", page})}}, "cat.jpg/b from"},
	} {
		got := strings.Join(c.seen.Differences(&base), "; ")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.desc, got, c.want)
		}
	}
}

// TestExpect: an engine's own entry counts for it alone.
func TestExpect(t *testing.T) {
	one := []fetch.Exchange{{Kind: fetch.Actual, Request: actual("GET", url)}}
	res := &fetch.Result{
		Outcome: fetch.Allowed, Readable: []string{"etag"}, Exchanges: one,
		Engines: []fetch.Engine{{Engine: "firefox", Outcome: fetch.BlockedOutcome, Exchanges: append([]fetch.Exchange{{Kind: fetch.Preflight, Request: asks("GET", "x")}}, one...)}},
	}
	for engine, want := range map[string]string{"chromium": "allowed etag 1", "firefox": "blocked  2", "webkit": "allowed etag 1"} {
		s := observe.Expect(res, engine)
		got := string(s.Outcome) + " " + strings.Join(s.Readable, " ") + " " + string(rune('0'+len(s.Requests)))
		if got != want {
			t.Errorf("%s: %s, want %s", engine, got, want)
		}
		if (observe.Deviation(res, engine) != nil) != (engine == "firefox") {
			t.Errorf("%s: deviation %v", engine, observe.Deviation(res, engine))
		}
	}
}
