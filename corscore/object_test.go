package corscore_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestRange: the bucket sends the bytes of its object, of which there are 11,
// that the request asks for.
func TestRange(t *testing.T) {
	config := xmlRules(element("AllowedOrigin", "*") + element("AllowedMethod", "GET") + element("AllowedHeader", "*"))
	for _, c := range []struct {
		value         string
		status        int
		content, size string
	}{
		{"bytes=2-4", 206, "bytes 2-4/11", "3"},
		{"bytes=0-0", 206, "bytes 0-0/11", "1"},
		{"bytes=10-10", 206, "bytes 10-10/11", "1"},
		{"bytes=2-", 206, "bytes 2-10/11", "9"},
		{"bytes=2-99", 206, "bytes 2-10/11", "9"},
		{" Bytes=0-10 ", 206, "bytes 0-10/11", "11"},
		{"bytes=2-99999999999999999999", 206, "bytes 2-10/11", "9"},
		{"bytes=4-2", 200, "", "11"},
		{"bytes=2-x", 200, "", "11"},
		{"bytes=2--4", 200, "", "11"},
		{"bytes=11-", 200, "", "11"},
		{"lines=2-4", 200, "", "11"},
		{"bytes=2", 200, "", "11"},
	} {
		r := corscore.Run(corscore.Input{Config: config, Request: &fetch.Request{
			Origin: "https://a.example", URL: "https://media.s3.example.com/a", Headers: []wire.Header{{"Range", c.value}},
		}})
		last := r.Fetch.Exchanges[len(r.Fetch.Exchanges)-1].Response
		content, _ := wire.First(last.Headers, "Content-Range")
		size, _ := wire.First(last.Headers, "Content-Length")
		if last.Status != c.status || content != c.content || size != c.size {
			t.Errorf("%q: %d, %q, %s bytes", c.value, last.Status, content, size)
		}
	}
}

// TestMoved: an object that redirects is served where the redirect leads, to whoever is
// redirected there and to whoever asks there.
func TestMoved(t *testing.T) {
	config := xmlRules(element("AllowedOrigin", "*") + element("AllowedMethod", "GET"))
	const moved = "https://media.s3.example.com/new"
	object := &corscore.Object{Status: 302, Headers: []wire.Header{{"Location", moved}}}
	for url, want := range map[string][]int{"https://files.example.com/old": {302, 200}, moved: {200}} {
		r := corscore.Run(corscore.Input{Config: config, Object: object, Request: &fetch.Request{Origin: "https://a.example", URL: url}})
		var got []int
		for _, x := range r.Fetch.Exchanges {
			got = append(got, x.Response.Status)
		}
		if r.Fetch.Outcome != fetch.Allowed || !slices.Equal(got, want) {
			t.Errorf("%s: %s with the statuses %v, want %v", url, r.Fetch.Outcome, got, want)
		}
	}
}

// TestRedirectedToNull: no rule for null is proposed where a redirect made the origin
// null, but the address to request. A page whose own origin is null still gets one.
func TestRedirectedToNull(t *testing.T) {
	config := xmlRules(element("AllowedOrigin", "https://a.example") + element("AllowedMethod", "GET"))
	const moved = "https://media.s3.example.com/new"
	object := &corscore.Object{Status: 302, Headers: []wire.Header{{"Location", moved}}}
	r := corscore.Run(corscore.Input{Config: config, Object: object, Request: &fetch.Request{Origin: "https://a.example", URL: "https://files.example.com/old"}})
	if r.Fetch.Outcome != fetch.BlockedOutcome || len(r.Remedies) != 0 || len(r.Advice) == 0 ||
		r.Advice[0].Title != "Request the address that the redirect leads to" || !strings.Contains(r.Advice[0].Text, moved) {
		t.Errorf("redirected: %s, %+v, %+v", r.Fetch.Outcome, r.Remedies, r.Advice)
	}
	const sends = "The page’s origin is https://a.example, but after the redirect to another origin the browser sends null"
	if m := r.Fetch.Blocked.Message; !strings.HasSuffix(m, sends) || strings.Contains(m, "origin is null") {
		t.Errorf("redirected: %s", m)
	}
	for _, origin := range []string{"null", "file:///home/a/page.html"} {
		r = corscore.Run(corscore.Input{Config: config, Request: &fetch.Request{Origin: origin, URL: moved}})
		if len(r.Remedies) == 0 {
			t.Errorf("a page of its own origin null (%s) gets no remedy", origin)
		}
		if m := r.Fetch.Blocked.Message; strings.Contains(m, "redirect") {
			t.Errorf("%s: %s", origin, m)
		}
	}
}
