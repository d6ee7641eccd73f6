package match_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// bucket is one whose rules are those of a document.
func bucket(config string) match.Bucket {
	return match.Bucket{Configured: true, Rules: s3cors.Decode(syntax.ParseXML(config)).Rules}
}

func rule(elements string) match.Bucket {
	return bucket("<CORSConfiguration><CORSRule>" + elements + "</CORSRule></CORSConfiguration>")
}

func preflight(origin, method, headers string) wire.Request {
	r := wire.Request{Method: "OPTIONS", Headers: []wire.Header{{"Origin", origin}, {"Access-Control-Request-Method", method}}}
	if headers != "" {
		r.Headers = append(r.Headers, wire.Header{"Access-Control-Request-Headers", headers})
	}
	return r
}

// TestOriginDifference: each way in which an AllowedOrigin misses a page is
// said in its own words, all at once.
func TestOriginDifference(t *testing.T) {
	const page = "https://app.example.com"
	for _, c := range []struct{ pattern, origin, want string }{
		{"https://app.example.com/", page, "its value ends with a slash, an origin does not"},
		{"https://app.example.com/up", page, "its value has a path (/up), an origin has none"},
		{"http://app.example.com", page, "the page is https, the rule says http"},
		{"app.example.com", page, "its value has no scheme, the page’s origin begins with https://"},
		{"https://APP.example.com", page, "its value has upper-case letters, an origin is lower case"},
		{"HTTPS://app.example.com", page, "its value has upper-case letters, an origin is lower case"},
		{"https://app.example.com:443", page, "its value names the default port 443, an origin leaves it out"},
		{"https://app.example.com:8443", page, "the page has no port, the rule says port 8443"},
		{"http://localhost", "http://localhost:3000", "the page is on port 3000, the rule names none"},
		{"http://localhost:8080", "http://localhost:3000", "the page is on port 3000, the rule says port 8080"},
		{"https://www.example.com", page, "the page’s host is app.example.com, the rule says www.example.com"},
		{" https://app.example.com", page, "“ https://app.example.com” has spaces around it, an origin has none"},
		{"", page, "its AllowedOrigin is empty, which matches no page"},
		{page, "null", "the request’s Origin is null, which https://app.example.com is not"},
		{"http://*.example.com", page, "the page is https, the rule says http"},
		{"https://*.example.com", "https://example.com", "https://*.example.com needs something in front of .example.com, example.com itself is not meant"},
		{"https://*.example.org", page, "the origin does not end with .example.org"},
		{"https://*.example.com/", page, "its value ends with a slash, an origin does not"},
		{"https://*.example.com", "https://app.example.com:8443", "the page is on port 8443, the rule names none"},
		{"https://www.*", page, "the origin does not begin with https://www."},
		{"http://app.example.com:80/", "https://app.example.com:8443", "the page is https, the rule says http; the page is on port 8443, the rule says port 80; its value ends with a slash, an origin does not"},
	} {
		a := match.Respond(rule("<AllowedOrigin>"+c.pattern+"</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"), dialect.ByID("scality"), preflight(c.origin, "GET", ""))
		if got := a.Trace[0].Origin; got.Passed || got.Difference != c.want {
			t.Errorf("%q for %s: %q, want %q", c.pattern, c.origin, got.Difference, c.want)
		}
	}
}

// TestNearest: of several values, the one that would need the smallest change
// is compared.
func TestNearest(t *testing.T) {
	a := match.Respond(rule("<AllowedOrigin>https://other.example</AllowedOrigin><AllowedOrigin>http://app.example.com</AllowedOrigin><AllowedOrigin>https://*.example.org</AllowedOrigin>"+
		"<AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-amz-meta-a</AllowedHeader><AllowedHeader>contenttype</AllowedHeader>"),
		dialect.ByID("scality"), preflight("https://app.example.com", "GET", "content-type, x-b"))
	if got := a.Trace[0].Origin.Pattern; got != "http://app.example.com" {
		t.Errorf("nearest origin %q", got)
	}
	if got := a.Trace[0].Headers[0]; got.Pattern != "contenttype" || got.Difference != "content-type is not contenttype" {
		t.Errorf("nearest header %+v", got)
	}
	if got := a.Trace[0].Headers[1]; got.Pattern != "" || got.Difference != "x-b is not among its AllowedHeader values" {
		t.Errorf("no header is near: %+v", got)
	}
	if got := a.Trace[0].Method.Difference; got != "allows PUT, not GET" {
		t.Errorf("method: %q", got)
	}
}

// TestAmazonReadsRequestHeaders: on an actual request, Amazon S3 lets the two
// Access-Control-Request headers decide, CloudServer does not.
func TestAmazonReadsRequestHeaders(t *testing.T) {
	b := rule("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>")
	req := wire.Request{Method: "GET", Headers: []wire.Header{{"Origin", "https://a"}, {"Access-Control-Request-Method", "PUT"}}}
	if a := match.Respond(b, dialect.ByID("aws"), req); a.Rule != 0 {
		t.Errorf("Amazon S3 takes rule %d", a.Rule)
	}
	if a := match.Respond(b, dialect.ByID("scality"), req); a.Rule != 1 {
		t.Errorf("CloudServer takes rule %d", a.Rule)
	}
}

// slowCovers tries every way to put text in place of the *.
func slowCovers(pattern, s string, overlap bool) bool {
	prefix, suffix, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == s
	}
	for i := 0; i <= len(s); i++ {
		for j := i; j <= len(s); j++ {
			if prefix+s[i:j]+suffix == s && len(prefix) == i {
				return true
			}
		}
	}
	return overlap && strings.HasPrefix(s, prefix) && strings.HasSuffix(s, suffix)
}

func FuzzCovers(f *testing.F) {
	f.Add("http://a*a", "http://a")
	f.Add("*", "")
	f.Add("a*b", "ab")
	f.Add("x", "x")
	f.Fuzz(func(t *testing.T, pattern, s string) {
		if strings.Count(pattern, "*") > 1 || len(s) > 40 {
			return
		}
		for _, w := range []dialect.Wildcard{dialect.Affixes, dialect.AffixesApart} {
			if got, want := match.Covers(pattern, s, w), slowCovers(pattern, s, w == dialect.Affixes); got != want {
				t.Fatalf("Covers(%q, %q, %d) = %v", pattern, s, w, got)
			}
		}
	})
}

// TestHeaderCase: the case of header names never matters, nor do rules behind
// the one that matched.
func TestHeaderCase(t *testing.T) {
	const elements = "<AllowedOrigin>https://a</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>X-Amz-*</AllowedHeader>"
	for _, d := range dialect.All {
		want := match.Respond(rule(elements), d, preflight("https://a", "PUT", "x-amz-acl"))
		upper := match.Respond(rule(strings.ReplaceAll(elements, "X-Amz", "x-AMZ")), d, preflight("https://a", "PUT", "X-AMZ-ACL"))
		more := match.Respond(bucket("<CORSConfiguration><CORSRule>"+elements+"</CORSRule><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>"),
			d, preflight("https://a", "PUT", "x-amz-acl"))
		for _, got := range []match.Answer{upper, more} {
			if got.Rule != want.Rule || len(got.Headers) != len(want.Headers) {
				t.Errorf("%s: %+v, want %+v", d.ID, got.Headers, want.Headers)
			}
		}
	}
}

// TestApart: requests that the rules do not decide.
func TestApart(t *testing.T) {
	b := rule("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>POST</AllowedMethod><AllowedMethod>PUT</AllowedMethod>")
	for _, c := range []struct {
		dialect, method, url, kind string
		status, headers            int
	}{
		{"scality", "POST", "/bucket/key", "", 501, 0},
		{"scality", "POST", "/bucket", "multipart/form-data; boundary=x", 501, 0},
		{"scality", "POST", "/bucket/key?uploads", "", 200, 3},
		{"versitygw", "POST", "/bucket/key", "", 405, 0},
		{"versitygw", "POST", "/bucket", "", 412, 0},
		{"versitygw", "POST", "/bucket", "Multipart/Form-Data; boundary=x", 200, 5},
		{"seaweedfs", "POST", "/bucket/key", "", 405, 5},
		{"minio", "POST", "/bucket/key", "", 400, 4},
		{"ceph", "PUT", "/bucket", "", 200, 0},
		{"ceph", "PUT", "/bucket?cors", "", 200, 2},
		{"ceph", "PUT", "/bucket/key", "", 200, 2},
	} {
		headers := []wire.Header{{"Origin", "http://a"}}
		if c.kind != "" {
			headers = append(headers, wire.Header{"Content-Type", c.kind})
		}
		a := match.Respond(b, dialect.ByID(c.dialect), wire.Request{Method: c.method, URL: c.url, Headers: headers})
		if a.Status != c.status || len(a.Headers) != c.headers {
			t.Errorf("%+v: %d, %q", c, a.Status, a.Headers)
		}
	}
}
