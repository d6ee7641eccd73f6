package fetch_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

const (
	page   = "https://app.example.com"
	object = "https://media.s3.example.com/cat.jpg"
)

// bucket is a server: what it answers to a preflight, and to everything else.
type bucket struct{ preflight, actual wire.Response }

func (b bucket) server(request wire.Request) wire.Response {
	if _, ok := wire.Get(request.Headers, "Access-Control-Request-Method"); ok {
		return b.preflight
	}
	return b.actual
}

// answers makes a response of a status and header lines "Name: value".
func answers(status int, lines ...string) wire.Response {
	response := wire.Response{Status: status}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		response.Headers = append(response.Headers, wire.Header{name, value})
	}
	return response
}

func headers(lines ...string) []wire.Header { return answers(0, lines...).Headers }

// open allows everything that can be allowed without credentials.
var open = bucket{
	answers(204, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: *"),
	answers(200, "Access-Control-Allow-Origin: *", "Content-Type: text/plain", "ETag: x", "Set-Cookie: a=b"),
}

// TestFetch: each case says the outcome of one request. Where the Web Platform
// Tests have a case like it, desc names their file.
func TestFetch(t *testing.T) {
	fill := func(r fetch.Request) fetch.Request {
		if r.Origin == "" {
			r.Origin = page
		}
		if r.URL == "" {
			r.URL = object
		}
		return r
	}
	for _, c := range []struct {
		desc    string
		request fetch.Request
		bucket  bucket
		outcome fetch.Outcome
		stage   fetch.Stage
		reason  fetch.Reason
		asks    string // Access-Control-Request-Method and -Headers of the preflight, "" = none is sent
		missing string
	}{
		{desc: "a plain GET (cors/simple-requests.htm)", bucket: open, outcome: fetch.Allowed},
		{desc: "same origin (fetch/api/cors/cors-basic.any.js)", request: fetch.Request{URL: page + "/x", Method: "PUT"}, outcome: fetch.NotCrossOrigin},
		{desc: "the default port is no other origin", request: fetch.Request{Origin: "HTTPS://APP.example.com:443/", URL: page + "/x"}, outcome: fetch.NotCrossOrigin},
		{desc: "two opaque origins are different", request: fetch.Request{Origin: "null", URL: "file:///a"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.UnsupportedScheme},
		{desc: "another port is another origin", request: fetch.Request{URL: page + ":444/"}, bucket: open, outcome: fetch.Allowed},

		{desc: "no Allow-Origin (cors/origin.htm)", bucket: bucket{actual: answers(200)}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMissing},
		{desc: "spaces around the value (cors/origin.htm)", bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin:  \t"+page+" ")}, outcome: fetch.Allowed},
		{desc: "a slash at the end (cors/origin.htm)", bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: "+page+"/")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMismatch},
		{desc: "** (cors/origin.htm)", bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: **")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMismatch},
		{desc: "upper case (cors/origin.htm)", bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: HTTPS://APP.EXAMPLE.COM")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMismatch},
		{desc: "the header twice (fetch/api/cors/cors-multiple-origins.sub.any.js)", bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Origin: "+page)}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMismatch},
		{desc: "null for an opaque origin", request: fetch.Request{Origin: "null"}, bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: null")}, outcome: fetch.Allowed},
		{desc: "* with credentials (cors/credentials-flag.htm)", request: fetch.Request{Credentials: fetch.Include}, bucket: open, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.WildcardWithCredentials},
		{desc: "credentials not allowed (cors/credentials-flag.htm)", request: fetch.Request{Credentials: fetch.Include}, bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: True")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowCredentialsMissing},
		{desc: "credentials allowed (fetch/api/cors/cors-cookies.any.js)", request: fetch.Request{Credentials: fetch.Include}, bucket: bucket{actual: answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true")}, outcome: fetch.Allowed},
		{desc: "an error status does not matter (cors/status.htm)", bucket: bucket{actual: answers(404, "Access-Control-Allow-Origin: *")}, outcome: fetch.Allowed},

		{desc: "PUT (fetch/api/cors/cors-preflight.any.js)", request: fetch.Request{Method: "put", Headers: headers("X-B: 1", "x-a: 2", "Accept: */*", "x-b: 3")}, bucket: open, outcome: fetch.Allowed, asks: "PUT x-a,x-b"},
		{desc: "a method in lower case stays so", request: fetch.Request{Method: "patch"}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PATCH")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowMethods, asks: "patch ", missing: "patch"},
		{desc: "everything that is missing at once", request: fetch.Request{Method: "PUT", Headers: headers("x-b: 1", "x-a: 1", "x-c: 1")}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET", "Access-Control-Allow-Headers: X-C")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowMethods, asks: "PUT x-a,x-b,x-c", missing: "PUT x-a x-b"},
		{desc: "a header that is not allowed (cors/allow-headers.htm)", request: fetch.Request{Headers: headers("x-a: 1")}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: x-b")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowHeaders, asks: "GET x-a", missing: "x-a"},
		{desc: "preflight with 299 (fetch/api/cors/cors-preflight-status.any.js)", request: fetch.Request{Method: "PUT"}, bucket: bucket{answers(299, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT"), open.actual}, outcome: fetch.Allowed, asks: "PUT "},
		{desc: "preflight with 304 (fetch/api/cors/cors-preflight-status.any.js)", request: fetch.Request{Method: "PUT"}, bucket: bucket{preflight: answers(304, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.PreflightStatus, asks: "PUT "},
		{desc: "preflight redirected (fetch/api/cors/cors-preflight-redirect.any.js)", request: fetch.Request{Method: "PUT"}, bucket: bucket{preflight: answers(307, "Access-Control-Allow-Origin: *", "Location: /")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.PreflightStatus, asks: "PUT "},
		{desc: "preflight denied as S3 denies it", request: fetch.Request{Method: "PUT"}, bucket: bucket{preflight: answers(403)}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowOriginMissing, asks: "PUT "},
		{desc: "bad token (fetch/api/cors/cors-preflight-response-validation.any.js)", request: fetch.Request{Headers: headers("x-a: 1")}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: x-a, b ad")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.InvalidHeaderValue, asks: "GET x-a"},
		{desc: "* with credentials is a name (fetch/api/cors/cors-preflight-star.any.js)", request: fetch.Request{Method: "PUT", Headers: headers("x-a: 1"), Credentials: fetch.Include}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: *")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowMethods, asks: "PUT x-a", missing: "PUT x-a"},
		{desc: "a header called * (fetch/api/cors/cors-preflight-star.any.js)", request: fetch.Request{Headers: headers("*: 1"), Credentials: fetch.Include}, bucket: bucket{answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Headers: *"), answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true")}, outcome: fetch.Allowed, asks: "GET *"},
		{desc: "* covers Authorization, against the standard (fetch/api/cors/cors-preflight-star.any.js)", request: fetch.Request{Headers: headers("Authorization: x")}, bucket: open, outcome: fetch.Allowed, asks: "GET authorization"},
		{desc: "Authorization with credentials under *", request: fetch.Request{Headers: headers("Authorization: x"), Credentials: fetch.Include}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: "+page, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Headers: *")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AuthorizationNotCovered, asks: "GET authorization", missing: "authorization"},
		{desc: "an upload listener (cors/late-upload-events.htm)", request: fetch.Request{API: fetch.XHR, Method: "POST", Body: fetch.Bytes, PreflightFlag: true}, bucket: open, outcome: fetch.Allowed, asks: "POST "},
		{desc: "no list of methods is an empty one, against the standard", request: fetch.Request{API: fetch.XHR, Method: "PUT", Body: fetch.Bytes, PreflightFlag: true}, bucket: bucket{preflight: answers(200, "Access-Control-Allow-Origin: *")}, outcome: fetch.BlockedOutcome, stage: fetch.StagePreflight, reason: fetch.AllowMethods, asks: "PUT ", missing: "PUT"},
		{desc: "OPTIONS by script needs a preflight itself", request: fetch.Request{Method: "options"}, bucket: open, outcome: fetch.Allowed, asks: "OPTIONS "},
		{desc: "an actual answer that fails after the preflight", request: fetch.Request{Method: "PUT"}, bucket: bucket{open.preflight, answers(200)}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMissing, asks: "PUT "},

		{desc: "mode no-cors (fetch/api/cors/cors-basic.any.js)", request: fetch.Request{Mode: fetch.NoCORS, Headers: headers("x-a: 1", "Range: bytes=0-1")}, bucket: bucket{actual: answers(200)}, outcome: fetch.Opaque},
		{desc: "mode no-cors with PUT (fetch/api/request/request-error.any.js)", request: fetch.Request{Mode: fetch.NoCORS, Method: "PUT"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "mode same-origin (fetch/api/cors/cors-basic.any.js)", request: fetch.Request{Mode: fetch.SameOrigin}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "an unknown mode", request: fetch.Request{Mode: "navigate"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "forbidden method (fetch/api/request/request-error.any.js)", request: fetch.Request{Method: "tRace"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.ForbiddenMethod},
		{desc: "bad method (fetch/api/request/request-error.any.js)", request: fetch.Request{Method: "A B"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "bad header name (fetch/api/headers/headers-errors.any.js)", request: fetch.Request{Headers: headers("x y: 1")}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "a header value beyond Latin-1 (fetch/api/headers/headers-errors.any.js)", request: fetch.Request{Headers: headers("x: €")}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "GET with a body (fetch/api/request/request-error.any.js)", request: fetch.Request{Body: fetch.Bytes}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "XMLHttpRequest drops the body of GET", request: fetch.Request{Body: fetch.Bytes, API: fetch.XHR}, bucket: open, outcome: fetch.Allowed},
		{desc: "URL with a password (fetch/api/request/request-error.any.js)", request: fetch.Request{URL: "https://u:p@a.example/"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "no URL", request: fetch.Request{URL: "/cat.jpg"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.InvalidRequest},
		{desc: "forbidden headers are dropped (fetch/api/cors/cors-preflight-not-cors-safelisted.any.js)", request: fetch.Request{Headers: headers("Host: a", "Date: b", "Sec-X: c", "X-HTTP-Method: TRACE")}, bucket: open, outcome: fetch.Allowed},
		{desc: "another scheme without CORS", request: fetch.Request{URL: "ftp://a.example/x", Mode: fetch.NoCORS}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.UnsupportedScheme},
		{desc: "file: URL", request: fetch.Request{URL: "file:///etc/passwd"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.UnsupportedScheme},
		{desc: "data: URL (fetch/api/cors/data-url-iframe.html)", request: fetch.Request{URL: "data:,x"}, outcome: fetch.NotCrossOrigin},
		{desc: "mixed content", request: fetch.Request{URL: "http://media.s3.example.com/"}, outcome: fetch.BlockedOutcome, stage: fetch.StageBefore, reason: fetch.MixedContent},
		{desc: "loopback is no mixed content", request: fetch.Request{URL: "http://127.0.0.1:9000/"}, bucket: open, outcome: fetch.Allowed},
		{desc: "localhost is no mixed content", request: fetch.Request{URL: "http://s3.localhost:9000/"}, bucket: open, outcome: fetch.Allowed},
		{desc: "an element sends neither method nor headers", request: fetch.Request{API: fetch.Element, Method: "PUT", Headers: headers("x: 1")}, bucket: open, outcome: fetch.Allowed},
		{desc: "<img> without crossorigin", request: fetch.Request{API: fetch.Element, Mode: fetch.NoCORS}, outcome: fetch.Opaque},
		{desc: "<img> over http is upgraded", request: fetch.Request{API: fetch.Element, URL: "http://media.s3.example.com/"}, bucket: open, outcome: fetch.Allowed},
		{desc: "a redirect", bucket: bucket{actual: answers(307, "Access-Control-Allow-Origin: *", "Location: https://media.s3.eu.example.com/")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.Redirect},
		{desc: "a redirect that fails the CORS check (fetch/api/cors/cors-redirect.any.js)", bucket: bucket{actual: answers(307, "Location: https://media.s3.eu.example.com/")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.AllowOriginMissing},
		{desc: "a redirect with a password (cors/redirect-userinfo.htm)", bucket: bucket{actual: answers(301, "Access-Control-Allow-Origin: *", "Location: https://u:p@a.example/")}, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.Redirect},
		{desc: "a redirect without Location", bucket: bucket{actual: answers(301, "Access-Control-Allow-Origin: *")}, outcome: fetch.Allowed},
		{desc: "a stream over http", request: fetch.Request{Origin: "http://a.example", URL: "http://b.example/", Method: "POST", Body: fetch.Stream}, bucket: open, outcome: fetch.BlockedOutcome, stage: fetch.StageActual, reason: fetch.InvalidRequest, asks: "POST "},
		{desc: "a stream over https (fetch/api/basic/request-upload.h2.any.js)", request: fetch.Request{Method: "POST", Body: fetch.Stream}, bucket: open, outcome: fetch.Allowed, asks: "POST "},
	} {
		t.Run(c.desc, func(t *testing.T) {
			res := fetch.Fetch(fill(c.request), c.bucket.server)
			blocked := fetch.Blocked{}
			if res.Blocked != nil {
				blocked = *res.Blocked
			}
			if res.Outcome != c.outcome || blocked.Stage != c.stage || blocked.Reason != c.reason {
				t.Errorf("%s %s %s %q, want %s %s %s", res.Outcome, blocked.Stage, blocked.Reason, blocked.Message, c.outcome, c.stage, c.reason)
			}
			if (blocked.Message == "") != (c.outcome != fetch.BlockedOutcome) {
				t.Errorf("message %q", blocked.Message)
			}
			asks := ""
			if len(res.Exchanges) > 0 && res.Exchanges[0].Kind == fetch.Preflight {
				sent := res.Exchanges[0].Request.Headers
				method, _ := wire.Get(sent, "Access-Control-Request-Method")
				names, _ := wire.Get(sent, "Access-Control-Request-Headers")
				asks = method + " " + names
			}
			if asks != c.asks {
				t.Errorf("asks %q, want %q", asks, c.asks)
			}
			if got := strings.Join(blocked.Missing, " "); got != c.missing {
				t.Errorf("missing %q, want %q", got, c.missing)
			}
			for _, name := range blocked.Missing {
				if !strings.Contains(blocked.Message, name) {
					t.Errorf("message %q does not name %s", blocked.Message, name)
				}
			}
			checkConsistent(t, res)
		})
	}
}

// TestOriginHeader: which Origin the actual request carries
// (fetch/origin/assorted.window.js).
func TestOriginHeader(t *testing.T) {
	const local = "http://localhost:9000/"
	for _, c := range []struct {
		desc    string
		request fetch.Request
		want    string
	}{
		{"cors GET", fetch.Request{Origin: page, URL: object}, page},
		{"cors from an opaque origin", fetch.Request{Origin: "null", URL: object}, "null"},
		{"same-origin GET", fetch.Request{Origin: page, URL: page}, ""},
		{"same-origin POST", fetch.Request{Origin: page, URL: page, Method: "POST"}, page},
		{"no-cors GET", fetch.Request{Origin: page, URL: object, Mode: fetch.NoCORS}, ""},
		{"no-cors POST", fetch.Request{Origin: page, URL: object, Mode: fetch.NoCORS, Method: "POST"}, page},
		{"no-cors POST from https to http", fetch.Request{Origin: page, URL: local, Mode: fetch.NoCORS, Method: "POST"}, "null"},
		{"cors POST from https to http", fetch.Request{Origin: page, URL: local, Method: "POST"}, page},
	} {
		res := fetch.Fetch(c.request, open.server)
		last := res.Exchanges[len(res.Exchanges)-1]
		if got, _ := wire.Get(last.Request.Headers, "Origin"); got != c.want {
			t.Errorf("%s: Origin %q, want %q", c.desc, got, c.want)
		}
	}
}

// TestCacheStep: an answer that depends on the Origin must say so.
func TestCacheStep(t *testing.T) {
	const line = "Access-Control-Allow-Origin: " + page
	for _, c := range []struct {
		desc   string
		mode   fetch.Mode
		actual wire.Response
		warns  bool
	}{
		{"names the origin without Vary", fetch.CORS, answers(200, line), true},
		{"names the origin with Vary", fetch.CORS, answers(200, line, "Vary: Accept-Encoding, origin"), false},
		{"allows all", fetch.CORS, answers(200, "Access-Control-Allow-Origin: *"), false},
		{"opaque without Vary", fetch.NoCORS, answers(200), true},
		{"opaque with Vary", fetch.NoCORS, answers(200, "Vary: *"), false},
	} {
		res := fetch.Fetch(fetch.Request{Origin: page, URL: object, Mode: c.mode}, bucket{actual: c.actual}.server)
		if warns := res.Steps[len(res.Steps)-1].Ref == "cors-protocol-and-http-caches/1"; warns != c.warns {
			t.Errorf("%s: warns %v, want %v", c.desc, warns, c.warns)
		}
	}
}

// checkConsistent holds for every Result.
func checkConsistent(t testing.TB, res fetch.Result) {
	t.Helper()
	failed := false
	var walk func(steps []source.Step)
	walk = func(steps []source.Step) {
		for _, s := range steps {
			failed = failed || s.Outcome == source.Fail
			if s.Title == "" || s.Detail == "" || s.URL == "" || !strings.Contains(s.Ref, "/") || s.Children == nil {
				t.Errorf("incomplete step %+v", s)
			}
			walk(s.Children)
		}
	}
	walk(res.Steps)
	if blocked := res.Outcome == fetch.BlockedOutcome; blocked != failed || blocked != (res.Blocked != nil) {
		t.Errorf("outcome %s, a step failed: %v, blocked: %+v", res.Outcome, failed, res.Blocked)
	}
	asks := slices.ContainsFunc(res.Exchanges, func(x fetch.Exchange) bool { return x.Kind == fetch.Preflight })
	if res.Preflight != (len(res.PreflightReasons) > 0) || res.Preflight != asks {
		t.Errorf("preflight %v for the reasons %q with %d exchanges", res.Preflight, res.PreflightReasons, len(res.Exchanges))
	}
	if !slices.IsSorted(res.Readable) || !slices.IsSorted(res.Hidden) {
		t.Errorf("not sorted: %q %q", res.Readable, res.Hidden)
	}
	if res.Readable == nil || res.Hidden == nil || res.Exchanges == nil || res.Engines == nil || res.PreflightReasons == nil ||
		res.Console.Chromium == nil || res.Console.Firefox == nil || res.Console.WebKit == nil {
		t.Errorf("a nil slice in %+v", res)
	}
	for _, e := range res.Engines {
		if e.Why == "" || e.Source == "" || e.Readable == nil {
			t.Errorf("incomplete %+v", e)
		}
	}
}
