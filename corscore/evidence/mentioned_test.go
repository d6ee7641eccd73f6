package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
)

// Headers that a sentence names with their values are those of a response, if it also
// says what became of the CORS header.
func TestMentioned(t *testing.T) {
	for text, want := range map[string]string{
		"The response has cf-cache-status: HIT and no Access-Control-Allow-Origin header.":     "cf-cache-status: HIT",
		"cf-cache-status HIT, but the CORS headers are missing":                                "cf-cache-status: HIT",
		"`X-Cache: Hit from cloudfront`, `Age: 3985`, no access-control-allow-origin.":         "x-cache: Hit from cloudfront\nage: 3985",
		"Via: 1.1 varnish (Varnish/6.0), Age is 120; it lacks Access-Control-Allow-Origin":     "age: 120\nvia: 1.1 varnish (Varnish/6.0",
		"The Access-Control-Allow-Origin header is https://a.example and not that of my page.": "access-control-allow-origin: https://a.example",
		"It comes with access-control-allow-origin: * only for some.":                          "access-control-allow-origin: *",
		"It is a 404 with x-cache: Error from cloudfront and without CORS headers.":            "404 x-cache: Error from cloudfront",
		// Nothing is said of the CORS header.
		"It has X-Cache: Hit from cloudfront.": "",
		// These are no values.
		"The Age of the file, via the CDN, has no Access-Control-Allow-Origin.":                      "",
		"The x-cache header is new to me. There is no Access-Control-Allow-Origin.":                  "x-cache: new to me",
		"Access-Control-Allow-Origin is what I set. Set access-control-allow-origin: [YOUR ORIGIN].": "",
		"My-Age: 3, no Access-Control-Allow-Origin":                                                  "",
	} {
		got := ""
		if read := evidence.Read(text); read.Observed != nil {
			for _, x := range read.Observed.Exchanges {
				if x.Response.Status > 0 {
					got = "404 "
				}
				for i, h := range x.Response.Headers {
					got += strings.Repeat("\n", min(i, 1)) + h[0] + ": " + h[1]
				}
			}
		}
		if got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

// The page that a CORS header names is not the request's address.
func TestMentionedPage(t *testing.T) {
	const text = "My page gets the header of staging, access-control-allow-origin: https://staging.example.com"
	if read := evidence.Read(text); read.Request != nil {
		t.Errorf("%+v", read.Request)
	}
	if read := evidence.Read(text + "\n\nhttps://cdn.example.com/k"); read.Request == nil || read.Request.URL != "https://cdn.example.com/k" {
		t.Errorf("%+v", read.Request)
	}
}
