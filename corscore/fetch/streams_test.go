package fetch_test

import (
	"fmt"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
)

// TestStreams: a stream as the body over http, as `make agree` sees it in three
// engines; who does differently from how the standard is listed, and says why.
func TestStreams(t *testing.T) {
	const here, there = "http://a.example", "http://b.example/"
	refusing := bucket{preflight: open.preflight, actual: answers(200)}
	for _, c := range []struct {
		desc    string
		request fetch.Request
		bucket  bucket
		want    string // outcome, then what engines do
		why     string // of the first engine
	}{
		{
			"to another origin",
			fetch.Request{URL: there},
			open,
			"blocked, firefox: allowed false, webkit: blocked false", "Firefox has no stream bodies",
		},
		{
			"to the same origin",
			fetch.Request{URL: here},
			open,
			"blocked, firefox: same-origin false", "Firefox has no stream bodies",
		},
		{
			"mode no-cors",
			fetch.Request{URL: there, Mode: fetch.NoCORS},
			open,
			"blocked, firefox: opaque false", "Firefox has no stream bodies",
		},
		{
			"mode same-origin to another origin",
			fetch.Request{URL: there, Mode: fetch.SameOrigin},
			open,
			"blocked, chromium: blocked true", "Chromium takes mode same-origin for cors if the body is a stream",
		},
		{
			"the actual answer refuses what Firefox sends",
			fetch.Request{URL: there, Method: "PUT"},
			refusing,
			"blocked, firefox: blocked true, webkit: blocked false", "Firefox has no stream bodies",
		},
	} {
		c.request.Origin, c.request.Body = here, fetch.Stream
		if c.request.Method == "" {
			c.request.Method = "POST"
		}
		res := fetch.Fetch(c.request, c.bucket.server)
		checkConsistent(t, res)
		var got strings.Builder
		got.WriteString(string(res.Outcome))
		for _, e := range res.Engines {
			got.WriteString(fmt.Sprintf(", %s: %s %t", e.Engine, e.Outcome, e.Preflight))
		}
		if got.String() != c.want || len(res.Engines) == 0 || !strings.Contains(res.Engines[0].Why, c.why) {
			t.Errorf("%s: %s, want %s; %+v", c.desc, got.String(), c.want, res.Engines)
		}
	}
}
