package fetch_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// The tests below hold the cases of the web-platform-tests' folder
// fetch/api/cors, a function a file; testdata/wpt.md lists what is covered.
// They are written from what the files say, with this package's own servers.

func outcome(r fetch.Request, b bucket) fetch.Outcome {
	if r.Origin == "" {
		r.Origin = hostP
	}
	if r.URL == "" {
		r.URL = hostB + "/x"
	}
	return fetch.Fetch(r, b.server).Outcome
}

func expect(t *testing.T, got, want fetch.Outcome, desc ...string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s, want %s", strings.Join(desc, " "), got, want)
	}
}

// TestWPTBasic is cors-basic.any.js.
func TestWPTBasic(t *testing.T) {
	for desc, url := range map[string]string{
		"same domain, different port": hostP + ":8080/x", "same domain, different protocol and port": "https://p.example/x",
		"another domain": hostB + "/x", "another domain and port": hostB + ":8080/x", "another domain and protocol": "https://b.example/x",
	} {
		expect(t, outcome(fetch.Request{URL: url, Mode: fetch.NoCORS}, bucket{actual: answers(200)}), fetch.Opaque, desc, "no-cors")
		expect(t, outcome(fetch.Request{URL: url}, bucket{actual: answers(200)}), fetch.BlockedOutcome, desc, "server forbids")
		expect(t, outcome(fetch.Request{URL: url}, open), fetch.Allowed, desc, "cors")
	}
}

// TestWPTFiltering is cors-filtering.sub.any.js: which headers show by themselves.
func TestWPTFiltering(t *testing.T) {
	for name, shown := range map[string]bool{
		"Cache-Control": true, "Content-Language": true, "Content-Type": true, "Expires": true, "Last-Modified": true, "Pragma": true, "Content-Length": true,
		"Age": false, "Server": false, "Warning": false, "Location": false, "Set-Cookie": false, "Set-Cookie2": false, "Content-Encoding": false, "X-Test": false,
	} {
		res := fetch.Fetch(fetch.Request{Origin: hostP, URL: hostB}, bucket{actual: answers(200, "Access-Control-Allow-Origin: *", name+": x")}.server)
		if slices.Contains(res.Readable, strings.ToLower(name)) != shown {
			t.Errorf("%s: readable %q", name, res.Readable)
		}
		res = fetch.Fetch(fetch.Request{Origin: hostP, URL: hostB}, bucket{actual: answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: "+name, name+": x")}.server)
		if exposed := !strings.HasPrefix(name, "Set-"); slices.Contains(res.Readable, strings.ToLower(name)) != exposed {
			t.Errorf("%s exposed: readable %q", name, res.Readable)
		}
	}
}

// TestWPTExposeStar is cors-expose-star.sub.any.js.
func TestWPTExposeStar(t *testing.T) {
	for _, c := range []struct {
		credentials fetch.Credentials
		expose      string
		want        string
	}{
		{"", "*", "* content-type test"},
		{fetch.Include, "*", "* content-type"},
		{"", "*, test", "* content-type test"},
		{fetch.Include, "*,test", "* content-type test"},
		{"", "set-cookie, *", "* content-type test"},
	} {
		actual := answers(200, "Access-Control-Allow-Origin: "+hostP, "Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: "+c.expose, "test: X", "Set-Cookie: blah", "*: whoa", "Content-Type: text/plain")
		res := fetch.Fetch(fetch.Request{Origin: hostP, URL: hostB, Credentials: c.credentials}, bucket{actual: actual}.server)
		own := slices.DeleteFunc(res.Readable, func(name string) bool { return strings.HasPrefix(name, "access-control-") })
		if got := strings.Join(own, " "); got != c.want {
			t.Errorf("%s %s: readable %s, want %s", c.credentials, c.expose, got, c.want)
		}
	}
}

// TestWPTMultipleOrigins is cors-multiple-origins.sub.any.js.
func TestWPTMultipleOrigins(t *testing.T) {
	for _, lines := range [][]string{
		{hostP, "http://www1.example"}, {hostP, hostP}, {"*", hostP}, {hostP, "*"}, {"*", "*"}, {"", "*"}, {"*", ""}, {hostP + ", http://www1.example"}, {"http://www1.example"},
	} {
		var headers []string
		for _, line := range lines {
			headers = append(headers, "Access-Control-Allow-Origin: "+line)
		}
		expect(t, outcome(fetch.Request{}, bucket{actual: answers(200, headers...)}), fetch.BlockedOutcome, lines...)
	}
	for _, line := range []string{hostP, "*"} {
		expect(t, outcome(fetch.Request{}, bucket{actual: answers(200, "Access-Control-Allow-Origin: "+line)}), fetch.Allowed, line)
	}
}

// TestWPTNoPreflight is cors-no-preflight.any.js: a bucket that refuses every
// preflight is never asked for one.
func TestWPTNoPreflight(t *testing.T) {
	b := bucket{answers(500), answers(200, "Access-Control-Allow-Origin: *")}
	for _, method := range []string{"GET", "HEAD", "POST", "get", "post"} {
		expect(t, outcome(fetch.Request{Method: method}, b), fetch.Allowed, method)
	}
	for _, line := range []string{
		"Accept: */*", "Accept-Language: fr", "Content-Language: fr", "Content-Type: application/x-www-form-urlencoded", "Content-Type: multipart/form-data",
		"Content-Type: text/plain", "Content-Type: text/plain;charset=utf-8", "Content-Type: TEXT/PLAIN; a=b", "Range: bytes=0-1", "Range: bytes=7-",
	} {
		expect(t, outcome(fetch.Request{Headers: headers(line)}, b), fetch.Allowed, line)
	}
}

// TestWPTNotSafelisted is cors-preflight-not-cors-safelisted.any.js with
// resources/not-cors-safelisted.json.
func TestWPTNotSafelisted(t *testing.T) {
	long := strings.Repeat("0123456789", 13)
	for _, h := range []wire.Header{
		{"accept", `"`},
		{"accept", long},
		{"accept-language", "\x01"},
		{"accept-language", "@"},
		{"accept-language", long},
		{"authorization", "basics"},
		{"content-language", "\x01"},
		{"content-language", "@"},
		{"content-language", long},
		{"content-type", "text/html"},
		{"content-type", "text/plain; long=" + long},
		{"range", "bytes 0-"},
		{"range", "bytes=-1"},
		{"range", "bytes=0-1,2-3"},
		{"range", "bytes=2-1"},
		{"test", "hi"},
	} {
		res := fetch.Fetch(fetch.Request{Origin: hostP, URL: hostB, Headers: []wire.Header{h}}, open.server)
		if asks := res.Preflight && res.Exchanges[0].Request.Headers[2] == (wire.Header{"Access-Control-Request-Headers", h[0]}); !asks {
			t.Errorf("%q: preflight %v", h, res.Preflight)
		}
	}
}

// TestWPTOrigin is cors-origin.any.js: the origin that the server names is the
// page's, or it is not; with a preflight, and without.
func TestWPTOrigin(t *testing.T) {
	for named, want := range map[string]fetch.Outcome{
		hostP: fetch.Allowed, hostP + ":8080": fetch.BlockedOutcome, "https://p.example": fetch.BlockedOutcome, "http://www.p.example": fetch.BlockedOutcome, hostB: fetch.BlockedOutcome, "": fetch.BlockedOutcome,
	} {
		b := bucket{
			answers(200, "Access-Control-Allow-Origin: "+named, "Access-Control-Allow-Methods: PUT"),
			answers(200, "Access-Control-Allow-Origin: "+named),
		}
		expect(t, outcome(fetch.Request{}, b), want, "GET", named)
		expect(t, outcome(fetch.Request{Method: "PUT"}, b), want, "PUT", named)
	}
}

// TestWPTPreflight is cors-preflight.any.js: methods and headers that a server
// allows, and that it refuses.
func TestWPTPreflight(t *testing.T) {
	for _, method := range []string{"DELETE", "PUT", "PATCH", "NEW", "patch"} {
		for _, allow := range []string{method, "GET, " + method + " ,HEAD", ""} {
			want := fetch.Allowed
			if allow == "" {
				want = fetch.BlockedOutcome
			}
			b := bucket{answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: "+allow), open.actual}
			expect(t, outcome(fetch.Request{Method: method}, b), want, method, allow)
		}
	}
	for _, c := range []struct {
		set, allow string
		want       fetch.Outcome
	}{
		{"x-test-header1", "x-test-header1", fetch.Allowed},
		{"X-Test-Header1", "x-TEST-header1", fetch.Allowed},
		{"x-test-header1", "", fetch.BlockedOutcome},
		{"x-test-header1,x-test-header2,x-test-header3", "x-test-header1,x-test-header2,x-test-header3", fetch.Allowed},
		{"x-test-header1,x-test-header2,x-test-header3", "x-test-header1,x-test-header3", fetch.BlockedOutcome},
		{"x-test-header1", "x-test-header1,,\t,x-other", fetch.Allowed},
	} {
		for _, method := range []string{"GET", "PUT"} {
			r := fetch.Request{Origin: hostP, URL: hostB, Method: method}
			for name := range strings.SplitSeq(c.set, ",") {
				r.Headers = append(r.Headers, wire.Header{name, "value"})
			}
			res := fetch.Fetch(r, bucket{answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: "+c.allow), open.actual}.server)
			expect(t, res.Outcome, c.want, method, c.set, c.allow)
			if asked, _ := wire.Get(res.Exchanges[0].Request.Headers, "Access-Control-Request-Headers"); asked != strings.ToLower(c.set) {
				t.Errorf("asks for %s, want %s", asked, c.set)
			}
		}
	}
}

// TestWPTPreflightStar is cors-preflight-star.any.js.
func TestWPTPreflightStar(t *testing.T) {
	for _, c := range []struct {
		want                   fetch.Outcome
		credentials            bool
		methods, names, method string
		header                 string
	}{
		{fetch.Allowed, false, "get", "*", "GET", "X-Test"},
		{fetch.Allowed, false, "*", "x-test", "SUPER", "X-Test"},
		{fetch.Allowed, false, "*", "*", "OK", "X-Test"},
		{fetch.BlockedOutcome, true, "*", "*", "OK", "X-Test"},
		{fetch.BlockedOutcome, true, "*", "", "PUT", ""},
		{fetch.BlockedOutcome, true, "put", "*", "PUT", ""},
		{fetch.Allowed, true, "PUT", "*", "PUT", ""},
		{fetch.BlockedOutcome, true, "get", "*", "GET", "X-Test"},
		{fetch.Allowed, true, "*", "*", "*", "*"},
		{fetch.Allowed, true, "*", "x-test, *", "GET", "X-Test"},
		{fetch.Allowed, false, "*", "Authorization, *", "GET", "Authorization"},
		{fetch.Allowed, true, "*", "Authorization", "GET", "Authorization"},
		{fetch.BlockedOutcome, true, "*", "*", "GET", "Authorization"},
		// The file wants it blocked, as the standard does; shipped browsers pass it (testdata/wpt.md).
		{fetch.Allowed, false, "*", "*", "GET", "Authorization"},
	} {
		r := fetch.Request{Method: c.method}
		lines := []string{"Access-Control-Allow-Origin: " + hostP, "Access-Control-Allow-Credentials: true"}
		if c.credentials {
			r.Credentials = fetch.Include
		}
		if c.header != "" {
			r.Headers = headers(c.header + ": 1")
		}
		b := bucket{answers(200, append(lines, "Access-Control-Allow-Methods: "+c.methods, "Access-Control-Allow-Headers: "+c.names)...), answers(200, lines...)}
		expect(t, outcome(r, b), c.want, c.method, c.header, "under", c.methods, "and", c.names, strconv.FormatBool(c.credentials))
	}
}

// TestWPTPreflightStatus is cors-preflight-status.any.js.
func TestWPTPreflightStatus(t *testing.T) {
	for status := 200; status < 600; status++ {
		want := fetch.Allowed
		if status > 299 {
			want = fetch.BlockedOutcome
		}
		expect(t, outcome(fetch.Request{Headers: headers("x-a: 1")}, bucket{answers(status, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *"), open.actual}), want, strconv.Itoa(status))
	}
}

// TestWPTPreflightValidation is cors-preflight-response-validation.any.js.
func TestWPTPreflightValidation(t *testing.T) {
	for _, name := range []string{"Access-Control-Allow-Methods", "Access-Control-Allow-Headers"} {
		for _, value := range []string{"Bad value", "put,Bad value", "a/b", "(", "x-a, \x7f"} {
			expect(t, outcome(fetch.Request{Headers: headers("x-a: 1")}, bucket{answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *", name+": "+value), open.actual}), fetch.BlockedOutcome, name, value)
		}
	}
}

// TestWPTPreflightRedirect is cors-preflight-redirect.any.js.
func TestWPTPreflightRedirect(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		b := open
		b.preflight = answers(status, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *", "Location: "+hostB+"/y")
		expect(t, outcome(fetch.Request{Headers: headers("x-a: 1")}, b), fetch.BlockedOutcome, strconv.Itoa(status))
	}
}

// TestWPTRedirect is cors-redirect.any.js and cors-redirect-preflight.any.js:
// who is told which Origin, for each status.
func TestWPTRedirect(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, c := range []struct{ from, to, asked, withHeader string }{
			{hostB, hostB, "B GET p.example; B GET p.example", "B OPTIONS p.example GET x-a; B GET p.example; B OPTIONS p.example GET x-a; B GET p.example"},
			{hostB, hostC, "B GET p.example; C GET null", "B OPTIONS p.example GET x-a; B GET p.example; C OPTIONS null GET x-a; C GET null"},
			{hostP, hostB, "P GET; B GET p.example", "P GET; B OPTIONS p.example GET x-a; B GET p.example"},
			{hostB, hostP, "B GET p.example; P GET null", "B OPTIONS p.example GET x-a; B GET p.example; P OPTIONS null GET x-a; P GET null"},
		} {
			w := web{c.from + "/x": to(status, c.to+"/y"), c.to + "/y": open}
			for _, lines := range [][]string{nil, {"x-a: 1"}} {
				res := fetch.Fetch(fetch.Request{Origin: hostP, URL: c.from + "/x", Headers: headers(lines...)}, w.server)
				want := c.asked
				if lines != nil {
					want = c.withHeader
				}
				if got := asked(res); got != want || res.Outcome != fetch.Allowed {
					t.Errorf("%d: %s: %s, want %s", status, res.Outcome, got, want)
				}
			}
		}
	}
}

// TestWPTRedirectCredentials is cors-redirect-credentials.any.js.
func TestWPTRedirectCredentials(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, c := range []struct {
			from, to string
			want     fetch.Outcome // with a user name; without, all are followed
		}{
			{hostP, hostP, fetch.NotCrossOrigin},
			{hostP, hostB, fetch.BlockedOutcome},
			{hostB, hostP, fetch.BlockedOutcome},
			{hostB, hostB, fetch.BlockedOutcome},
			{hostB, hostC, fetch.BlockedOutcome},
		} {
			for _, user := range []string{"", "user:password@", "user:@", ":password@"} {
				w := web{c.from + "/x": to(status, strings.Replace(c.to, "//", "//"+user, 1)+"/y")}
				res := fetch.Fetch(fetch.Request{Origin: hostP, URL: c.from + "/x"}, func(request wire.Request) wire.Response {
					if strings.HasSuffix(request.URL, "/y") {
						return open.actual
					}
					return w.server(request)
				})
				want := c.want
				if user == "" && c.from+c.to != hostP+hostP {
					want = fetch.Allowed
				}
				expect(t, res.Outcome, want, strconv.Itoa(status), c.from, c.to, user)
			}
		}
	}
}

// TestWPTCookies is cors-cookies.any.js as far as no cookie jar is needed: with
// credentials, both headers must agree, and * is no longer enough.
func TestWPTCookies(t *testing.T) {
	for _, c := range []struct {
		credentials        fetch.Credentials
		origin, credential string
		want               fetch.Outcome
	}{
		{fetch.Include, hostP, "true", fetch.Allowed},
		{fetch.Include, hostP, "", fetch.BlockedOutcome},
		{fetch.Include, hostP, "TRUE", fetch.BlockedOutcome},
		{fetch.Include, "*", "true", fetch.BlockedOutcome},
		{fetch.Omit, "*", "", fetch.Allowed},
		{fetch.SameOriginCreds, "*", "", fetch.Allowed},
	} {
		expect(t, outcome(fetch.Request{Credentials: c.credentials}, bucket{actual: answers(200, "Access-Control-Allow-Origin: "+c.origin, "Access-Control-Allow-Credentials: "+c.credential)}), c.want, string(c.credentials), c.origin, c.credential)
	}
}

// TestWPTOpaqueOrigin is sandboxed-iframe.html and data-url-iframe.html: a page
// without an origin of its own is null, and null and * allow it.
func TestWPTOpaqueOrigin(t *testing.T) {
	for _, page := range []string{"null", "data:text/html,x", "file:///x.html"} {
		for allowed, want := range map[string]fetch.Outcome{"null": fetch.Allowed, "*": fetch.Allowed, hostP: fetch.BlockedOutcome, "": fetch.BlockedOutcome} {
			r := fetch.Fetch(fetch.Request{Origin: page, URL: hostB}, bucket{actual: answers(200, "Access-Control-Allow-Origin: "+allowed)}.server)
			expect(t, r.Outcome, want, page, allowed)
			if origin, _ := wire.Get(r.Exchanges[0].Request.Headers, "Origin"); origin != "null" {
				t.Errorf("%s sends Origin %q", page, origin)
			}
		}
	}
}

// TestWPTNote: the tests that testdata/wpt.md names are there, and it names
// every one of this file.
func TestWPTNote(t *testing.T) {
	note, err := os.ReadFile("testdata/wpt.md")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	files, _ := filepath.Glob("*_test.go")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	names := regexp.MustCompile(`Test[A-Z]\w+`).FindAllString(string(note), -1)
	for _, name := range names {
		if !strings.Contains(source.String(), "func "+name+"(t ") {
			t.Errorf("the note names %s, which is not there", name)
		}
	}
	for _, name := range regexp.MustCompile(`func (TestWPT\w+)`).FindAllStringSubmatch(source.String(), -1) {
		if !slices.Contains(names, name[1]) {
			t.Errorf("the note does not name %s", name[1])
		}
	}
}
