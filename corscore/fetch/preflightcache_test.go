package fetch_test

import (
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestAgain: when a second request sends a preflight, in the order standard,
// Chromium, Firefox, WebKit. Most are recorded (facts G1 to G7 and their
// corrections 5 to 9), or cases of fetch/api/cors/cors-preflight-cache.any.js
// and cors/preflight-cache.htm.
func TestAgain(t *testing.T) {
	const asks, quiet = true, false
	allowing := func(lines ...string) wire.Response {
		return answers(200, append(lines, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: PUT, DELETE", "Access-Control-Allow-Headers: x-a, x-b")...)
	}
	aged := func(value string) wire.Response { return allowing("Access-Control-Max-Age: " + value) }
	stars := func() wire.Response {
		return answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: *", "Access-Control-Max-Age: 600")
	}
	put := fetch.Request{Method: "PUT", Headers: headers("x-a: 1")}
	with := put
	with.Credentials = fetch.Include
	for _, c := range []struct {
		desc          string
		first, second fetch.Request
		preflight     wire.Response
		actual        wire.Response
		after         int
		want          [4]bool
		seconds       [4]int
	}{
		{"the same at once (preflight-cache.htm)", put, put, aged("600"), allowing(), 0, [4]bool{quiet, quiet, quiet, quiet}, [4]int{600, 600, 600, 600}},
		{"later than its age (cors-preflight-cache.any.js)", put, put, aged("600"), allowing(), 600, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"the caps", put, put, aged("100000"), allowing(), 599, [4]bool{quiet, quiet, quiet, quiet}, [4]int{100000, 7200, 86400, 600}},
		{"beyond WebKit's cap", put, put, aged("100000"), allowing(), 600, [4]bool{quiet, quiet, quiet, asks}, [4]int{100000, 7200, 86400, 600}},
		{"beyond Chromium's cap", put, put, aged("100000"), allowing(), 7200, [4]bool{quiet, asks, quiet, asks}, [4]int{100000, 7200, 86400, 600}},
		{"beyond Firefox's cap", put, put, aged("100000"), allowing(), 86400, [4]bool{quiet, asks, asks, asks}, [4]int{100000, 7200, 86400, 600}},
		{"no age (cors-preflight-cache.any.js)", put, put, allowing(), allowing(), 4, [4]bool{quiet, quiet, asks, quiet}, [4]int{5, 5, 0, 5}},
		{"no age, five seconds later", put, put, allowing(), allowing(), 5, [4]bool{asks, asks, asks, asks}, [4]int{5, 5, 0, 5}},
		{"an empty age", put, put, aged(""), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{5, 5, 0, 5}},
		{"no number", put, put, aged("1.5"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{5, 5, 0, 5}},
		{"two lines", put, put, allowing("Access-Control-Max-Age: 600", "Access-Control-Max-Age: 600"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{5, 5, 0, 5}},
		{"a sign", put, put, aged("+600"), allowing(), 10, [4]bool{asks, quiet, asks, quiet}, [4]int{5, 600, 0, 600}},
		{"two signs", put, put, aged("-+600"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{5, 5, 0, 5}},
		{"negative (cors-preflight-cache.any.js)", put, put, aged("-1"), allowing(), 0, [4]bool{quiet, asks, asks, asks}, [4]int{5, 0, 0, 0}},
		{"0 (cors-preflight-cache.any.js)", put, put, aged("0"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{}},
		{"too large a number", put, put, aged("99999999999999999999"), allowing(), 10, [4]bool{quiet, asks, quiet, asks}, [4]int{1<<31 - 1, 5, 86400, 5}},

		{"another page", put, fetch.Request{Origin: "https://b.example", Method: "PUT"}, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"another query", put, fetch.Request{URL: object + "?x", Method: "PUT"}, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"another fragment", put, fetch.Request{URL: object + "#x", Method: "PUT"}, aged("600"), allowing(), 0, [4]bool{}, [4]int{600, 600, 600, 600}},
		{"another method of the list", put, fetch.Request{Method: "DELETE"}, aged("600"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{600, 600, 600, 600}},
		{"another method (cors-preflight-cache.any.js)", put, fetch.Request{Method: "PATCH"}, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"another header of the list", put, fetch.Request{Method: "PUT", Headers: headers("X-B: 1")}, aged("600"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{600, 600, 600, 600}},
		{"another header (cors-preflight-cache.any.js)", put, fetch.Request{Method: "PUT", Headers: headers("x-c: 1")}, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"fewer headers", put, fetch.Request{Method: "PUT"}, aged("600"), allowing(), 0, [4]bool{}, [4]int{600, 600, 600, 600}},
		{"a safelisted method needs no entry", put, fetch.Request{Headers: headers("x-a: 1")}, aged("600"), allowing(), 0, [4]bool{}, [4]int{600, 600, 600, 600}},

		{"with credentials, then without", with, put, aged("600"), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{600, 600, 600, 600}},
		{"without credentials, then with", put, with, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{600, 600, 600, 600}},
		{"*", put, fetch.Request{Method: "PATCH", Headers: headers("x-c: 1")}, stars(), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{600, 600, 600, 600}},
		{"* and Authorization", put, fetch.Request{Method: "PUT", Headers: headers("Authorization: z")}, stars(), allowing(), 0, [4]bool{asks, asks, asks, quiet}, [4]int{600, 600, 600, 600}},

		{"* and the same again", put, put, stars(), allowing(), 0, [4]bool{quiet, quiet, asks, quiet}, [4]int{600, 600, 600, 600}},
		{"a preflight that fails (cors-preflight-cache.any.js)", put, put, answers(403, "Access-Control-Max-Age: 600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{}},
		{"a request that fails after its preflight", put, put, aged("600"), answers(200), 0, [4]bool{asks, quiet, asks, quiet}, [4]int{0, 600, 0, 600}},
		{"a first request without a preflight", fetch.Request{}, put, aged("600"), allowing(), 0, [4]bool{asks, asks, asks, asks}, [4]int{}},
		{"a second that needs none", put, fetch.Request{}, aged("600"), allowing(), 0, [4]bool{}, [4]int{}},
		{"a second that the page may not make", put, fetch.Request{Method: "TRACE"}, aged("600"), allowing(), 0, [4]bool{}, [4]int{}},
		{
			"an upload listener on POST",
			fetch.Request{API: fetch.XHR, Method: "POST", Body: fetch.Bytes, PreflightFlag: true},
			fetch.Request{API: fetch.XHR, Method: "POST", Body: fetch.Bytes, PreflightFlag: true},
			aged("600"), allowing(), 0,
			[4]bool{asks, quiet, quiet, quiet},
			[4]int{600, 600, 600, 600},
		},
		{
			"an upload listener on POST, no list of methods",
			fetch.Request{API: fetch.XHR, Method: "POST", Body: fetch.Bytes, PreflightFlag: true},
			fetch.Request{API: fetch.XHR, Method: "POST", Body: fetch.Bytes, PreflightFlag: true},
			answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Max-Age: 600"), allowing(), 0,
			[4]bool{},
			[4]int{600, 600, 600, 600},
		},
	} {
		for _, r := range []*fetch.Request{&c.first, &c.second} {
			if r.Origin == "" {
				r.Origin = page
			}
			if r.URL == "" {
				r.URL = object
			}
		}
		for i, got := range fetch.Again(c.first, c.second, c.after, bucket{c.preflight, c.actual}.server) {
			if got.Preflight != c.want[i] || got.Seconds != c.seconds[i] || got.Why == "" {
				t.Errorf("%s: %+v, want a preflight %v, remembered for %d", c.desc, got, c.want[i], c.seconds[i])
			}
		}
	}
}
