package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
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
