package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
)

// behind is a case at CloudFront with settings that are assumed.
func behind(text string) corscore.Input {
	read := evidence.Read(text)
	in := read.Merge(corscore.Input{Config: cause.AllowsAll, Dialect: "aws"})
	in.Layer = &corscore.Layer{Preset: "cf-optimized-orp"}
	return in
}

// TestCacheOfTheBrowserFirst: who says that it works with the cache disabled speaks of the
// browser's cache, whatever is in between, unless a response shows that what is in
// between lacks the header.
func TestCacheOfTheBrowserFirst(t *testing.T) {
	const (
		said    = "In Chrome it works only when I disable the cache in the tab.\n\n"
		curl    = "$ curl -H 'Origin: https://test.example.com' -I https://d111111abcdef8.cloudfront.net/v5.png\nHTTP/1.1 200 OK\n"
		allowed = "Access-Control-Allow-Origin: https://test.example.com\nVary: Origin\nX-Cache: Miss from cloudfront\n\n"
		lacks   = "X-Cache: Hit from cloudfront\nAge: 30\n\n"
		blocked = "Access to image at 'https://d111111abcdef8.cloudfront.net/v5.png' from origin 'https://test.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	)
	for text, want := range map[string]string{
		said + curl + allowed + blocked: "browser-cache",
		said + blocked:                  "browser-cache",
		said + curl + lacks + blocked:   "cached-without-acao",
		curl + allowed + blocked:        "cached-without-acao",
	} {
		d := corscore.Run(behind(text)).Diagnosis
		if len(d.Causes) == 0 || d.Causes[0].ID != want {
			t.Errorf("want %s first, got %s\n%s", want, ids(d), text)
			continue
		}
		if top := d.Causes[0]; want == "browser-cache" && (strings.Contains(top.Test.Text, "Disable cache") || len(top.Test.Results) != 2) {
			t.Errorf("the test is what was told already: %+v", top.Test)
		}
	}
}

// TestServerVerifiesThePreflight: a server that wants a signature for the preflight is
// named, not a CDN that nothing tells of; a CDN that does so is.
func TestServerVerifiesThePreflight(t *testing.T) {
	preflight := func(url, code string) string {
		return "$ curl -i -X OPTIONS '" + url + "' -H 'Origin: http://localhost:3000' -H 'Access-Control-Request-Method: PUT'\nHTTP/1.1 403 Forbidden\nContent-Type: application/xml\n\n<Error><Code>" + code + "</Code></Error>"
	}
	const own = "http://localhost:4566/uploads/a.bin"
	for _, tt := range []struct{ url, code, first, where string }{
		{own + "?X-Amz-SignedHeaders=host&x-id=PutObject", "SignatureDoesNotMatch", "options-refused", "server"},
		{own, "AccessDenied", "options-refused", "server"},
		{"https://d111111abcdef8.cloudfront.net/a.bin", "SignatureDoesNotMatch", "options-refused", "layer"},
		{"https://b.s3.eu-west-1.amazonaws.com/a.bin", "AccessDenied", "not-applied", "bucket"},
	} {
		d := diagnose(cause.Example{Text: preflight(tt.url, tt.code), Config: "*", Dialect: "aws"})
		if len(d.Causes) == 0 || d.Causes[0].ID != tt.first || d.Causes[0].Fix.Where != tt.where {
			t.Errorf("%s, %s: %s, %+v", tt.url, tt.code, ids(d), d.Causes)
			continue
		}
		top := &d.Causes[0]
		if tt.where == "server" && (top.Title != "The server wants a signature for the preflight" || strings.Contains(top.Fix.Text, "distribution") || !strings.Contains(top.Test.Text, "OPTIONS '"+own+"'")) {
			t.Errorf("%s, %s: %+v", tt.url, tt.code, *top)
		}
	}
}

// TestElementIsNamed: the advice names the element that lacks crossorigin; an element that
// asks for no permission is not blocked by a configuration.
func TestElementIsNamed(t *testing.T) {
	const (
		track   = "Text track from origin 'https://s3.amazonaws.com' has been blocked from loading: Not at same origin as the document, and parent of track element does not have a 'crossorigin' attribute. Origin 'http://archive.example.org' is therefore not allowed access."
		tainted = "Uncaught SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported."
	)
	for _, tt := range []struct {
		text    string
		of      fetch.Destination
		element string
	}{
		{track, "", "video"},
		{track, "track", "video"},
		{track, fetch.Video, "video"},
		{track, fetch.Audio, "audio"},
		{tainted, fetch.Video, "video"},
		{tainted, "", "img"},
	} {
		for _, mode := range []fetch.Mode{"", fetch.NoCORS} {
			in := pasted(cause.Example{Text: tt.text, Config: "*", Dialect: "aws", Request: "GET https://s3.amazonaws.com/media/k from http://archive.example.org"})
			in.Request.API, in.Request.Destination, in.Request.Mode = fetch.Element, tt.of, mode
			d := corscore.Run(in).Diagnosis
			if len(d.Causes) == 0 || d.Causes[0].ID != "crossorigin-missing" {
				t.Errorf("%s in a %q: %s", tt.text, tt.of, ids(d))
				continue
			}
			top := &d.Causes[0]
			if !strings.Contains(top.Test.Text, "'"+tt.element+"'") || strings.Contains(top.Fix.Text, "img") != (tt.element == "img") {
				t.Errorf("%s in a %q: %q, test with %q", tt.text, tt.of, top.Fix.Text, top.Test.Text)
			}
			for _, c := range d.Causes {
				if c.ID == "configuration" && (c.Standing == cause.Likely || c.Standing == cause.Certain) {
					t.Errorf("%s in a %q, mode %q: the configuration allows it and is %s: %q", tt.text, tt.of, mode, c.Standing, c.For)
				}
			}
		}
	}
}

// TestHelpIsFilledIn: what the URL, its signature or a response tells is in the help: the
// bucket, the region, the port, the right URL. The test asks for what is not known yet.
func TestHelpIsFilledIn(t *testing.T) {
	const scope = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20190814%2Fus-east-2%2Fs3%2Faws4_request&X-Amz-Date=20190814T101642Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0"
	const missing = "Access to fetch at '{url}' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	for _, tt := range []struct{ text, method, url, first, fix, test string }{
		{"", "PUT", "https://uploads.s3.amazonaws.com/a.pdf" + scope, "wrong-region", "uploads.s3.us-east-2.amazonaws.com", "'https://s3.amazonaws.com/uploads'"},
		{"", "PUT", "https://s3.amazonaws.com/my.uploads/a.pdf" + scope, "wrong-region", "s3.us-east-2.amazonaws.com/my.uploads", "'https://s3.amazonaws.com/my.uploads'"},
		{missing, "PUT", "https://s3-us-west-2.amazonaws.com/uploads/a.pdf", "wrong-region", "uploads.s3.REGION.amazonaws.com", "'https://s3.amazonaws.com/uploads'"},
		{"Preflight OPTIONS returns 301 every time.", "POST", "https://s3.amazonaws.com/mybucket/a.jpg?uploads", "wrong-region", "mybucket.s3.REGION.amazonaws.com", "'https://s3.amazonaws.com/mybucket'"},
		{"HTTP/1.1 301 Moved Permanently\nServer: AmazonS3\nx-amz-bucket-region: eu-west-3\n", "GET", "https://uploads.s3.amazonaws.com/a", "wrong-region", "uploads.s3.eu-west-3.amazonaws.com", ""},
		{"POST https://wiki.s3.amazonaws.com/wiki 405 (Method Not Allowed)", "POST", "https://wiki.s3.amazonaws.com/wiki", "wrong-endpoint", "https://wiki.s3.amazonaws.com/:", "OPTIONS 'https://wiki.s3.amazonaws.com/'"},
		{"", "GET", "https://wiki.s3.eu-west-1.amazonaws.com/wiki/a/b.png?x=1", "wrong-endpoint", "https://wiki.s3.eu-west-1.amazonaws.com/a/b.png:", "OPTIONS 'https://wiki.s3.eu-west-1.amazonaws.com/a/b.png'"},
		{"", "POST", "https://eu-west-1.amazonaws.com/assets-uat/", "wrong-endpoint", "https://assets-uat.s3.eu-west-1.amazonaws.com/:", "OPTIONS 'https://assets-uat.s3.eu-west-1.amazonaws.com/'"},
		{"", "GET", "http://203.0.113.225:9001/b/k", "wrong-endpoint", "http://203.0.113.225:9000/b/k: the S3 API is usually on port 9000", "OPTIONS 'http://203.0.113.225:9000/b/k'"},
	} {
		d := diagnose(cause.Example{Text: strings.ReplaceAll(tt.text, "{url}", tt.url), Config: "*", Dialect: "aws", Request: tt.method + " " + tt.url + " from https://app.example.com"})
		if len(d.Causes) == 0 || d.Causes[0].ID != tt.first {
			t.Errorf("%s: %s", tt.url, ids(d))
			continue
		}
		if top := &d.Causes[0]; !strings.Contains(top.Fix.Text, tt.fix) || !strings.Contains(top.Test.Text, tt.test) || strings.Contains(top.Fix.Text, "b.s3.eu-west-1") {
			t.Errorf("%s: %q, test with %q", tt.url, top.Fix.Text, top.Test.Text)
		}
	}
}
