package match_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// TestCovers: what a pattern stands for, by each way to read a *.
func TestCovers(t *testing.T) {
	kinds := []dialect.Wildcard{
		dialect.Affixes, dialect.AffixesApart, dialect.AffixWords, dialect.Glob, dialect.GlobSome, dialect.AfterScheme, dialect.Trailing, dialect.Alone,
	}
	for _, c := range []struct {
		pattern, s string
		want       string // a letter a kind, in that order: y or n
	}{
		{"*", "http://a", "yyyyyyyy"},
		{"http://a", "http://a", "yyyyyyyy"},
		{"http://a", "http://A", "nnnnnnnn"},
		{"http://*.b.c", "http://a.b.c", "yyyyyynn"},
		{"http://*.b.c", "http://.b.c", "yyyynynn"},
		{"http://*.b.c", "https://a.b.c", "nnnnnnnn"},
		{"http://a*a", "http://a", "ynynnnnn"},
		{"http://a*a", "http://aa", "yyyynnnn"},
		{"http://a*a", "http://aba", "yyyyynnn"},
		{"http://www.*", "http://www.a", "yyyyynyn"},
		{"x-*-*", "x-1-2", "nnnyynnn"},
		{"x-*-*", "x-*-*", "yyyyyyyy"},
		{" http://*.b ", "http://a.b", "nnynnnnn"},
		{"https://*://", "https://", "yn" + "ynnynn"},
	} {
		for i, kind := range kinds {
			if got := match.Covers(c.pattern, c.s, kind); got != (c.want[i] == 'y') {
				t.Errorf("%q for %q, kind %d: %v", c.pattern, c.s, kind, got)
			}
		}
	}
}

// TestServers: what servers answer that were not recorded, as their source says.
func TestServers(t *testing.T) {
	const (
		rules = "<AllowedOrigin>http://a</AllowedOrigin><AllowedOrigin>http://b</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod>" +
			"<AllowedHeader>content-type</AllowedHeader><AllowedHeader>X-Foo</AllowedHeader><MaxAgeSeconds>0</MaxAgeSeconds>"
		joined = "Access-Control-Allow-Origin: http://a, http://b|Access-Control-Allow-Methods: PUT, GET|" +
			"Access-Control-Allow-Headers: content-type, X-Foo|Access-Control-Expose-Headers: "
	)
	get := wire.Request{Method: "GET", URL: "/bucket/key", Headers: []wire.Header{{"Origin", "http://a"}}}
	asking := wire.Request{Method: "GET", URL: "/bucket/key", Headers: []wire.Header{{"Origin", "http://a"}, {"Access-Control-Request-Headers", "x-bar"}}}
	options := wire.Request{Method: "OPTIONS", URL: "/bucket/key", Headers: []wire.Header{{"Origin", "http://a"}}}
	bucketURL := wire.Request{Method: "OPTIONS", URL: "/bucket?cors", Headers: []wire.Header{{"Origin", "http://z"}, {"Access-Control-Request-Method", "PUT"}}}
	for _, c := range []struct {
		dialect string
		req     wire.Request
		status  int
		code    string
		headers string
	}{
		{"garage", preflight("http://a", "PUT", "content-type"), 200, "", joined},
		{"garage", preflight("http://a", "PUT", "x-foo"), 403, "AccessDenied", ""},
		{"garage", preflight("http://a", "PUT", "content-type,"), 403, "AccessDenied", ""},
		{"garage", preflight("http://a", "PATCH", ""), 403, "AccessDenied", ""},
		{"garage", options, 400, "InvalidRequest", ""},
		{"garage", get, 200, "", joined},
		{"garage", asking, 200, "", ""},
		{"localstack", preflight("http://a", "PUT", "X-FOO"), 200, "", "Access-Control-Allow-Origin: http://a|Access-Control-Allow-Credentials: true|" +
			"Access-Control-Allow-Methods: PUT, GET|Access-Control-Allow-Headers: x-foo|Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"},
		{"localstack", options, 403, "AccessForbidden", ""},
		{"localstack", preflight("", "PUT", ""), 400, "BadRequest", ""},
		{"seaweedfs-4.44", bucketURL, 200, "", "Access-Control-Allow-Origin: *|Access-Control-Allow-Methods: *|Access-Control-Allow-Headers: *|" +
			"Access-Control-Expose-Headers: *|Access-Control-Allow-Credentials: true"},
		{"versitygw", preflight("http://a", "PUT", "a b"), 400, "BadRequest", ""},
		{"ceph", preflight("http://a", "PUT", "content-type;x-foo"), 200, "", "Access-Control-Allow-Origin: http://a|Access-Control-Allow-Methods: PUT|" +
			"Access-Control-Allow-Headers: content-type,x-foo|Access-Control-Max-Age: 0|Vary: Origin"},
		{"ceph", asking, 200, "", "Access-Control-Allow-Origin: http://a|Access-Control-Allow-Methods: GET|Access-Control-Max-Age: 0|Vary: Origin"},
		{"minio", preflight("http://z", "TRACE", ""), 204, "", "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers"},
	} {
		a := match.Respond(rule(rules), dialect.ByID(c.dialect), c.req)
		var all []string
		for _, h := range a.Headers {
			all = append(all, h[0]+": "+h[1])
		}
		if got := strings.Join(all, "|"); a.Status != c.status || a.Code != c.code || got != c.headers {
			t.Errorf("%s, %v: %d %s %s, want %d %s %s", c.dialect, c.req.Headers, a.Status, a.Code, got, c.status, c.code, c.headers)
		}
	}
}

// TestBucketURL: an absolute URL with one segment is a bucket's only on a host
// that cannot begin with a bucket's name.
func TestBucketURL(t *testing.T) {
	for url, bucket := range map[string]bool{
		"/bucket": true, "/bucket/": true, "/bucket?list-type=2": true, "/bucket/key": false, "http://localhost:8333/bucket": true, "http://127.0.0.1/bucket?cors": true,
		"https://s3.example.com/bucket": true, "https://bucket.s3.example.com/": true, "https://bucket.s3.example.com/key": false, "https://s3.example.com/bucket/key": false,
	} {
		req := preflight("http://z", "PUT", "")
		req.URL = url
		a := match.Respond(rule("<AllowedOrigin>http://a</AllowedOrigin><AllowedMethod>PUT</AllowedMethod>"), dialect.ByID("seaweedfs-4.44"), req)
		if (a.Status == 200) != bucket {
			t.Errorf("%s: %d", url, a.Status)
		}
	}
}
