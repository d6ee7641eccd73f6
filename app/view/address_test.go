package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// TestAddress: that no bucket answers at an address stands ahead of what the
// rules say; that perhaps none does is a doubt.
func TestAddress(t *testing.T) {
	const config = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	const none = "Not a bucket's address: this configuration does not count there"
	for _, test := range []struct{ url, method, title, unknown string }{
		{"https://eu-west-1.amazonaws.com/media/cat.jpg", "GET", none, ""},
		{"https://x.execute-api.eu-west-1.amazonaws.com/prod/items", "PUT", none, ""},
		{"https://s3.amazonaws.com/", "GET", none, ""},
		{"https://s3.eu-west-1.amazonaws.com", "GET", none, ""},
		{"https://d111.cloudfront.net/cat.jpg", "GET", "Not known: probably allowed", "CloudFront answers"},
		{"https://d111.cloudfront.net/cat.jpg", "PUT", "Blocked by your configuration", "CloudFront answers"},
		{"https://s3.amazonaws.com/media/cat.jpg", "GET", "Not known: probably allowed", "If the bucket is in another region"},
		{"https://s3.eu-west-1.amazonaws.com/media/cat.jpg", "GET", "Allowed", ""},
		{"https://media.s3.amazonaws.com/", "GET", "Allowed", ""},
	} {
		in := corscore.Input{Config: config, Dialect: "aws", Request: &fetch.Request{Origin: "https://app.example.com", URL: test.url, Method: test.method}}
		r := corscore.Run(in)
		v := of(in, r).Verdict
		if v.Title != test.title || len(v.Unknown) == 0 != (test.unknown == "") || test.unknown != "" && !strings.HasPrefix(v.Unknown[0], test.unknown) {
			t.Errorf("%s %s: %+v", test.method, test.url, v)
		}
		if (v.Tone == OK) != (test.title == "Allowed") {
			t.Errorf("%s: tone %s", test.url, v.Tone)
		}
		if v := Of(in, &r, -1, some, true).Verdict; len(v.Unknown) > 0 || v.Title == none {
			t.Errorf("%s, with answers that are given: %+v", test.url, v)
		}
	}
}
