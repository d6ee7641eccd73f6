package analyze_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// TestAdvise: for every case that no document helps, what to change, and where.
func TestAdvise(t *testing.T) {
	const object = "https://media.s3.example.com/cat.jpg"
	for _, test := range []struct {
		name, where, title string
		c                  analyze.Case
	}{
		{"mixed content", analyze.InURL, "Request the bucket over https", analyze.Case{Reason: fetch.MixedContent}},
		{"scheme", analyze.InURL, "Request it by https", analyze.Case{Reason: fetch.UnsupportedScheme}},
		{"redirect", analyze.InURL, "Request the address that the server redirects to", analyze.Case{Reason: fetch.Redirect}},
		{"redirect to nowhere", analyze.InURL, "Request the bucket at its own address", analyze.Case{Outcome: fetch.Allowed, Status: 301}},
		{"not modified", "", "", analyze.Case{Outcome: fetch.Allowed, Status: 304}},
		{"forbidden method", analyze.InPage, "Use another method", analyze.Case{Reason: fetch.ForbiddenMethod, Method: "TRACE"}},
		{"method of no rule", analyze.InPage, "Use GET, HEAD, PUT, POST or DELETE", analyze.Case{Reason: fetch.MethodReason, Method: "PATCH"}},
		{"no-cors image", analyze.InPage, "Add the attribute crossorigin to the element", analyze.Case{Outcome: fetch.Opaque, Request: &fetch.Request{URL: object, API: fetch.Element}}},
		{"a form that is sent", "", "", analyze.Case{Outcome: fetch.Opaque, Request: &fetch.Request{URL: object, API: fetch.Element, Destination: fetch.Document, Method: "POST"}}},
		{"no-cors fetch", analyze.InPage, "Leave out mode: \"no-cors\"", analyze.Case{Outcome: fetch.Opaque}},
		{"credentials", analyze.InPage, "Send the request without credentials", analyze.Case{Reason: fetch.AllowCredentialsMissing, ByServer: true}},
		{"authorization", analyze.InPage, "Sign the address instead", analyze.Case{Reason: fetch.AuthorizationNotCovered, Helped: true}},
		{"access denied", analyze.InBucket, "Look at the error, not at CORS", analyze.Case{Outcome: fetch.Allowed, Status: 403}},
		{"not found", analyze.InBucket, "Look at the error, not at CORS", analyze.Case{Outcome: fetch.Allowed, Status: 404}},
		{"another service", analyze.InURL, "Request an address of a bucket", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: "https://x.execute-api.eu-west-1.amazonaws.com/"}}},
		{"the list of buckets", analyze.InURL, "Request an address of a bucket", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: "https://s3.amazonaws.com/?x-id=ListBuckets"}}},
		{"bucket twice", analyze.InURL, "Leave the bucket’s name out of the path", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: "https://wiki.s3.amazonaws.com/wiki?x"}}},
		{"regional address", "", "", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: "https://wiki.s3.eu-west-1.amazonaws.com/wiki.png"}}},
		{"path style", "", "", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: "https://s3.eu-west-1.amazonaws.com/wiki/a.png"}}},
		{"no rules of buckets", analyze.InServer, "Change the server’s own setting", analyze.Case{Reason: fetch.OriginReason, Dialect: dialect.ByID("minio")}},
		{"the server never", analyze.InServer, "Send the request through an address of the page’s own origin", analyze.Case{Reason: fetch.AllowMethods, ByServer: true}},
		{"cached copy", analyze.InBrowser, "Empty the cache if it stays blocked", analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: object, API: fetch.Element}, Dialect: dialect.ByID("aws")}},
		{"a request that no browser makes", "", "", analyze.Case{Reason: fetch.InvalidRequest}}, // the reason says it already
		{"same origin", "", "", analyze.Case{Outcome: fetch.NotCrossOrigin}},
		{"helped by the document", "", "", analyze.Case{Reason: fetch.OriginReason, Helped: true}},
	} {
		c := test.c
		if c.Request == nil {
			c.Request = &fetch.Request{URL: object}
		}
		if c.Dialect == nil {
			c.Dialect = dialect.ByID("")
		}
		if c.Method == "" {
			c.Method = "GET"
		}
		all := analyze.Advise(&c)
		if test.title == "" {
			if len(all) > 0 {
				t.Errorf("%s: %+v", test.name, all)
			}
			continue
		}
		if len(all) == 0 || all[0].Title != test.title || all[0].Where != test.where || !strings.HasSuffix(all[0].Text, ".") {
			t.Errorf("%s: %+v", test.name, all)
		}
	}
}

// TestAdviseRegion: the address that is named is of the region in the one that
// was requested, and of the bucket, if that one names it.
func TestAdviseRegion(t *testing.T) {
	for url, want := range map[string]string{
		"https://ap-southeast-2.amazonaws.com/media/a.png":   "https://media.s3.ap-southeast-2.amazonaws.com/a.png.",
		"https://x.execute-api.us-gov-west-1.amazonaws.com/": "bucket.s3.us-gov-west-1.amazonaws.com.",
		"https://s3-us-west-2.amazonaws.com":                 "bucket.s3.us-west-2.amazonaws.com.",
		"https://my-own-thing.execute-api.amazonaws.com/":    "bucket.s3.eu-west-1.amazonaws.com.",
	} {
		all := analyze.Advise(&analyze.Case{Outcome: fetch.Allowed, Request: &fetch.Request{URL: url}, Dialect: dialect.ByID("aws"), Method: "GET"})
		if len(all) != 1 || !strings.HasSuffix(all[0].Text, want) {
			t.Errorf("%s: %+v", url, all)
		}
	}
}
