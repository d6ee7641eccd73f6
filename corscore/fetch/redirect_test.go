package fetch_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// The hosts of the redirect tests: the page's own, and two buckets.
const (
	hostP = "http://p.example"
	hostB = "http://b.example"
	hostC = "http://c.example"
)

// web is a server for each URL without its query.
type web map[string]bucket

func (w web) server(request wire.Request) wire.Response {
	url, _, _ := strings.Cut(request.URL, "?")
	return w[url].server(request)
}

// to redirects to location, and allows everything to everybody.
func to(status int, location string) bucket {
	b := open
	b.actual = answers(status, "Access-Control-Allow-Origin: *", "Location: "+location)
	return b
}

// asked writes the exchanges of a Result as the recordings do: who was asked
// with which method and Origin, and what a preflight asked for.
func asked(res fetch.Result) string {
	var all []string
	for _, x := range res.Exchanges {
		host, _, _ := strings.Cut(strings.TrimPrefix(x.Request.URL, "http://"), ".")
		var line strings.Builder
		line.WriteString(strings.ToUpper(host) + " " + x.Request.Method)
		for _, name := range []string{"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"} {
			if value, ok := wire.Get(x.Request.Headers, name); ok {
				line.WriteString(" " + strings.TrimPrefix(value, "http://"))
			}
		}
		all = append(all, line.String())
	}
	return strings.Join(all, "; ")
}

// TestRedirects: what Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 did in
// November 2026 with a page at P, and buckets at B and C that redirect.
// testdata/README.md tells how it was recorded.
func TestRedirects(t *testing.T) {
	const (
		blockedAt = "Access to fetch at 'http://c.example/y' (redirected from 'http://b.example/x') from origin 'http://p.example' has been blocked by CORS policy: "
		cannot    = "Fetch API cannot load "
		because   = " due to access control checks."
		denied    = "Cross-origin redirection to http://c.example/y denied by Cross-Origin Resource Sharing policy: "
		preflight = "Response to preflight request doesn't pass access control check: "
		noHeader  = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
	)
	xA := headers("x-a: 1")
	auth := headers("Authorization: z")
	for _, c := range []struct {
		desc               string
		request            fetch.Request
		web                web
		outcome            fetch.Outcome
		asked              string // by the standard and Chromium
		firefox, webkit    string // the outcome of an engine that differs, "" = none does
		chromiumC, webkit1 string // lines that are printed
	}{
		{
			desc: "to another origin that allows none (fetch/api/cors/cors-redirect.any.js)", web: web{hostB + "/x": to(302, hostC+"/y")},
			outcome: fetch.BlockedOutcome, asked: "B GET p.example; C GET null",
			chromiumC: blockedAt + noHeader, webkit1: "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "to another origin that allows null (cors/redirect-origin.htm)", web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": {actual: answers(200, "Access-Control-Allow-Origin: null")}},
			outcome: fetch.Allowed, asked: "B GET p.example; C GET null",
		},
		{
			desc: "to another origin that allows the page", web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": {actual: answers(200, "Access-Control-Allow-Origin: "+hostP)}},
			outcome: fetch.BlockedOutcome, asked: "B GET p.example; C GET null",
			chromiumC: blockedAt + "The 'Access-Control-Allow-Origin' header has a value 'http://p.example' that is not equal to the supplied origin. Have the server send the header with a valid value.",
			webkit1:   "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "with a preflight that fails after it (fetch/api/cors/cors-redirect-preflight.any.js)", request: fetch.Request{Headers: xA}, web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": {preflight: answers(200)}},
			outcome: fetch.BlockedOutcome, asked: "B OPTIONS p.example GET x-a; B GET p.example; C OPTIONS null GET x-a", firefox: "blocked",
			chromiumC: blockedAt + preflight + noHeader, webkit1: "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "with a preflight that does not name the header", request: fetch.Request{Headers: xA}, web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": {preflight: answers(200, "Access-Control-Allow-Origin: *")}},
			outcome: fetch.BlockedOutcome, asked: "B OPTIONS p.example GET x-a; B GET p.example; C OPTIONS null GET x-a", firefox: "blocked",
			chromiumC: blockedAt + "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
			webkit1:   "Request header field x-a is not allowed by Access-Control-Allow-Headers.",
		},
		{
			desc: "a password in Location (cors/redirect-userinfo.htm)", web: web{hostB + "/x": to(302, "http://u:p@c.example/y")},
			outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			chromiumC: "Access to fetch at 'http://b.example/x' from origin 'http://p.example' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
			webkit1:   denied + "redirection URL http://u:p@c.example/y has credentials",
		},
		{
			desc: "a password in Location, and the same bucket", web: web{hostB + "/x": to(302, "http://u:p@b.example/y")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			chromiumC: "Access to fetch at 'http://b.example/x' from origin 'http://p.example' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
			webkit1:   "Cross-origin redirection to http://b.example/y denied by Cross-Origin Resource Sharing policy: redirection URL http://u:p@b.example/y has credentials",
		},
		{
			desc: "back to the page after another origin, with a password", request: fetch.Request{URL: hostP + "/x"}, outcome: fetch.BlockedOutcome, asked: "P GET; B GET p.example",
			web:       web{hostP + "/x": {actual: answers(302, "Location: "+hostB+"/x")}, hostB + "/x": to(302, "http://u:p@p.example/y")},
			chromiumC: "Access to fetch at 'http://b.example/x' (redirected from 'http://p.example/x') from origin 'http://p.example' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
			webkit1:   "Cross-origin redirection to http://p.example/y denied by Cross-Origin Resource Sharing policy: redirection URL http://u:p@p.example/y has credentials",
		},
		{
			desc: "to ftp", web: web{hostB + "/x": to(302, "ftp://a.example/y")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			chromiumC: "Access to fetch at 'ftp://a.example/y' (redirected from 'http://b.example/x') from origin 'http://p.example' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
			webkit1:   "FTP URLs are disabled",
		},
		{
			desc: "to data: (fetch/api/redirect/redirect-to-dataurl.any.js)", web: web{hostB + "/x": to(302, "data:,x")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			webkit1: "Cross-origin redirection to data:,x denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme",
		},
		{
			desc: "to nowhere", web: web{hostB + "/x": to(302, "http://[")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			webkit1: "Cross-origin redirection to http://[ denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme",
		},
		{
			desc: "back to the page, which is no longer its own", web: web{hostB + "/x": to(302, hostP+"/y")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example; P GET null",
			chromiumC: "Access to fetch at 'http://p.example/y' (redirected from 'http://b.example/x') from origin 'http://p.example' has been blocked by CORS policy: " + noHeader,
			webkit1:   "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "back to the page, which allows null", web: web{hostB + "/x": to(302, hostP+"/y"), hostP + "/y": {actual: answers(200, "Access-Control-Allow-Origin: null")}},
			outcome: fetch.Allowed, asked: "B GET p.example; P GET null",
		},
		{
			desc: "from the page's own origin away", request: fetch.Request{URL: hostP + "/x"}, web: web{hostP + "/x": {actual: answers(302, "Location: "+hostB+"/y")}},
			outcome: fetch.BlockedOutcome, asked: "P GET; B GET p.example",
			chromiumC: "Access to fetch at 'http://b.example/y' (redirected from 'http://p.example/x') from origin 'http://p.example' has been blocked by CORS policy: " + noHeader,
			webkit1:   "Origin http://p.example is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "from the page's own origin away, with a preflight there", request: fetch.Request{URL: hostP + "/x", Method: "PUT", Headers: xA},
			web:     web{hostP + "/x": {actual: answers(307, "Location: "+hostB+"/y")}, hostB + "/y": open},
			outcome: fetch.Allowed, asked: "P PUT p.example; B OPTIONS p.example PUT x-a; B PUT p.example",
		},
		{
			desc: "Authorization stays behind", request: fetch.Request{Headers: auth}, web: web{hostB + "/x": to(307, hostC+"/y"), hostC + "/y": open},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example GET authorization; B GET p.example; C GET null", firefox: "allowed", webkit: "allowed",
		},
		{
			desc: "Authorization stays behind, and WebKit asks for it", request: fetch.Request{Headers: auth}, web: web{hostB + "/x": to(307, hostC+"/y"), hostC + "/y": {answers(200, "Access-Control-Allow-Origin: *"), open.actual}},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example GET authorization; B GET p.example; C GET null", firefox: "allowed", webkit: "blocked",
			webkit1: "Request header field Authorization is not allowed by Access-Control-Allow-Headers.",
		},
		{
			desc: "Authorization stays at the same origin", request: fetch.Request{Headers: auth}, web: web{hostB + "/x": to(307, hostB+"/y"), hostB + "/y": open},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example GET authorization; B GET p.example; B OPTIONS p.example GET authorization; B GET p.example",
		},
		{
			desc: "303 makes it GET (fetch/api/redirect/redirect-method.any.js)", request: fetch.Request{Method: "POST", Headers: headers("content-type: application/json"), Body: fetch.Bytes},
			web:     web{hostB + "/x": to(303, hostC+"/y"), hostC + "/y": {answers(200, "Access-Control-Allow-Origin: *"), open.actual}},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example POST content-type; B POST p.example; C GET null", firefox: "allowed", webkit: "blocked",
			webkit1: "Request header field Content-Type is not allowed by Access-Control-Allow-Headers.",
		},
		{
			desc: "303 makes PUT a GET", request: fetch.Request{Method: "PUT"}, web: web{hostB + "/x": to(303, hostC+"/y"), hostC + "/y": {answers(200, "Access-Control-Allow-Origin: *"), open.actual}},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example PUT; B PUT p.example; C GET null", firefox: "allowed", webkit: "allowed",
		},
		{
			desc: "302 leaves PUT alone", request: fetch.Request{Method: "PUT"}, web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": open},
			outcome: fetch.Allowed, asked: "B OPTIONS p.example PUT; B PUT p.example; C OPTIONS null PUT; C PUT null", firefox: "allowed",
		},
		{
			desc: "302 makes POST a GET", request: fetch.Request{Method: "POST", Body: fetch.Bytes}, web: web{hostB + "/x": to(302, hostC+"/y"), hostC + "/y": open},
			outcome: fetch.Allowed, asked: "B POST p.example; C GET null",
		},
		{
			desc: "307 leaves POST alone", request: fetch.Request{Method: "POST", Body: fetch.Bytes}, web: web{hostB + "/x": to(307, "/y?z"), hostB + "/y": open},
			outcome: fetch.Allowed, asked: "B POST p.example; B POST p.example",
		},
		{
			desc: "XMLHttpRequest", request: fetch.Request{API: fetch.XHR}, web: web{hostB + "/x": to(302, hostC+"/y")}, outcome: fetch.BlockedOutcome, asked: "B GET p.example; C GET null",
			chromiumC: strings.Replace(blockedAt, "fetch", "XMLHttpRequest", 1) + noHeader, webkit1: "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
		},
		{
			desc: "mode no-cors names no origin", request: fetch.Request{Mode: fetch.NoCORS}, web: web{hostB + "/x": to(302, hostC+"/y")}, outcome: fetch.Opaque, asked: "B GET; C GET",
		},
		{
			desc: "mode no-cors from the page's own origin", request: fetch.Request{URL: hostP + "/x", Mode: fetch.NoCORS}, web: web{hostP + "/x": to(302, hostB+"/y")}, outcome: fetch.Opaque, asked: "P GET; B GET",
		},
		{
			desc: "mode no-cors and back stays opaque", request: fetch.Request{Mode: fetch.NoCORS}, web: web{hostB + "/x": to(302, hostP+"/y")}, outcome: fetch.Opaque, asked: "B GET; P GET",
		},
		{
			desc: "mode same-origin stays (fetch/api/redirect/redirect-mode.any.js)", request: fetch.Request{URL: hostP + "/x", Mode: fetch.SameOrigin}, web: web{hostP + "/x": to(302, hostB+"/y")},
			outcome: fetch.BlockedOutcome, asked: "P GET",
		},
		{
			desc: "the CORS check comes before the redirect", request: fetch.Request{Credentials: fetch.Include}, web: web{hostB + "/x": {actual: answers(302, "Access-Control-Allow-Origin: "+hostP, "Location: "+hostC+"/y")}},
			outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			chromiumC: "Access to fetch at 'http://b.example/x' from origin 'http://p.example' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
			webkit1:   denied + "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".",
		},
		{
			desc: "a redirect that allows no origin (fetch/api/cors/cors-redirect.any.js)", web: web{hostB + "/x": {actual: answers(302, "Location: "+hostC+"/y")}}, outcome: fetch.BlockedOutcome, asked: "B GET p.example",
			chromiumC: "Access to fetch at 'http://b.example/x' from origin 'http://p.example' has been blocked by CORS policy: " + noHeader,
			webkit1:   denied + "Origin http://p.example is not allowed by Access-Control-Allow-Origin. Status code: 302",
		},
	} {
		t.Run(c.desc, func(t *testing.T) {
			c.request.Origin = hostP
			if c.request.URL == "" {
				c.request.URL = hostB + "/x"
			}
			for url, b := range c.web { // what is silent answers 200
				if b.actual.Status == 0 {
					b.actual.Status = 200
				}
				c.web[url] = b
			}
			if _, ok := c.web[hostC+"/y"]; !ok {
				c.web[hostC+"/y"] = bucket{actual: answers(200)}
			}
			for _, host := range []string{hostB, hostP} {
				if _, ok := c.web[host+"/y"]; !ok {
					c.web[host+"/y"] = bucket{actual: answers(200)}
				}
			}
			res := fetch.Fetch(c.request, c.web.server)
			checkConsistent(t, res)
			if res.Outcome != c.outcome {
				t.Errorf("outcome %s (%+v), want %s", res.Outcome, res.Blocked, c.outcome)
			}
			if got := asked(res); got != c.asked {
				t.Errorf("asked\n %s, want\n %s", got, c.asked)
			}
			got := map[string]string{}
			for _, e := range res.Engines {
				got[e.Engine] = string(e.Outcome)
			}
			if got["firefox"] != c.firefox || got["webkit"] != c.webkit || got["chromium"] != "" {
				t.Errorf("engines that differ: %v, want firefox %q and webkit %q", got, c.firefox, c.webkit)
			}
			line := strings.Join(res.Console.Chromium, "\n")
			if line != c.chromiumC {
				t.Errorf("Chromium prints\n %s, want\n %s", line, c.chromiumC)
			}
			first := ""
			if len(res.Console.WebKit) > 0 {
				first = res.Console.WebKit[0]
			}
			if first != c.webkit1 {
				t.Errorf("WebKit prints\n %s, want\n %s", first, c.webkit1)
			}
			if n := len(res.Console.WebKit); n == 2 && !strings.HasPrefix(res.Console.WebKit[1], cannot) && !strings.HasSuffix(res.Console.WebKit[1], because) {
				t.Errorf("WebKit ends with %s", res.Console.WebKit[1])
			}
		})
	}
}

// TestRedirectLimit: 20 redirects are followed, the 21st is not.
func TestRedirectLimit(t *testing.T) {
	for n, want := range map[int]fetch.Outcome{20: fetch.Allowed, 21: fetch.BlockedOutcome} {
		left := n
		res := fetch.Fetch(fetch.Request{Origin: hostP, URL: hostB + "/x"}, func(wire.Request) wire.Response {
			if left == 0 {
				return open.actual
			}
			left--
			return to(302, "x").actual
		})
		if res.Outcome != want || want == fetch.BlockedOutcome && (res.Blocked.Reason != fetch.Redirect || len(res.Exchanges) != 21) {
			t.Errorf("%d redirects: %s %+v after %d requests", n, res.Outcome, res.Blocked, len(res.Exchanges))
		}
	}
}

// TestFollow: a redirect to where nothing is known blocks the request, and says
// what will be sent there.
func TestFollow(t *testing.T) {
	for _, c := range []struct {
		location, want string
	}{
		{hostC + "/y", "Origin: null"},
		{"/y", "the browser asks there anew, and"},
	} {
		res := fetch.Follow(fetch.Request{Origin: hostP, URL: hostB + "/x"}, 0, func(hop int, _ wire.Request) wire.Response {
			if hop > 0 {
				t.Error("the redirect is followed")
			}
			return to(302, c.location).actual
		})
		if res.Blocked == nil || res.Blocked.Reason != fetch.Redirect || !strings.Contains(res.Blocked.Message, c.want) {
			t.Errorf("%s: %+v", c.location, res.Blocked)
		}
	}
	var hops []int
	fetch.Follow(fetch.Request{Origin: hostP, URL: hostB + "/x", Method: "PUT"}, 1, func(hop int, request wire.Request) wire.Response {
		hops = append(hops, hop)
		return to(307, hostB+"/y").server(request)
	})
	if want := []int{0, 0, 1, 1}; len(hops) < 4 || !slices.Equal(hops[:4], want) {
		t.Errorf("asked at the hops %v, want %v", hops, want)
	}
}

// TestLocation: how a Location is read, by the URL standard's examples.
func TestLocation(t *testing.T) {
	const base = "http://b.example:8080/a/b/c?d#e"
	for location, want := range map[string]string{
		"http://c.example":    "http://c.example/",
		"HTTP://C.example/X":  "http://c.example/X",
		"//c.example/x":       "http://c.example/x",
		"/x?y":                "http://b.example:8080/x?y",
		"x":                   "http://b.example:8080/a/b/x",
		"./x":                 "http://b.example:8080/a/b/x",
		"../x":                "http://b.example:8080/a/x",
		"../../../x/./y/":     "http://b.example:8080/x/y/",
		"..":                  "http://b.example:8080/a/",
		"?y":                  "http://b.example:8080/a/b/c?y",
		"":                    "http://b.example:8080/a/b/c?d",
		"#f":                  "http://b.example:8080/a/b/c?d",
		"http://c.example?/.": "http://c.example/?/.",
	} {
		asked := ""
		fetch.Follow(fetch.Request{Origin: hostP, URL: base}, 1, func(hop int, request wire.Request) wire.Response {
			if hop == 1 {
				asked = request.URL
				return open.actual
			}
			return to(302, location).actual
		})
		if asked != want {
			t.Errorf("Location %q leads to %q, want %q", location, asked, want)
		}
	}
}

// TestRedirectToMixedContent: a later hop is held to main fetch as the first is.
func TestRedirectToMixedContent(t *testing.T) {
	res := fetch.Fetch(fetch.Request{Origin: page, URL: object}, func(request wire.Request) wire.Response {
		if request.URL != object {
			t.Error("asked", request.URL)
		}
		return to(301, "http://media.s3.example.com/").actual
	})
	if res.Blocked == nil || res.Blocked.Reason != fetch.MixedContent || res.Blocked.Stage != fetch.StageActual {
		t.Errorf("%+v", res.Blocked)
	}
}
