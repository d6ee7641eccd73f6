package fetch_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestSafelist: which headers need a preflight, after
// cors/cors-safelisted-request-header.any.js and
// fetch/api/cors/resources/not-cors-safelisted.json of the Web Platform Tests.
// others lists the engines that answer otherwise.
func TestSafelist(t *testing.T) {
	long := strings.Repeat("a", 128)
	digits := strings.Repeat("9", 100)
	for _, c := range []struct {
		name, value string
		safe        bool
		others      string
	}{
		{"Accept", "*/*", true, ""},
		{"aCCept", long, true, ""},
		{"Accept", long + "a", false, ""},
		{"Accept", strings.Repeat("é", 128), true, "firefox"},
		{"Accept", strings.Repeat("é", 129), false, ""},
		{"Accept", "", true, ""},
		{"Accept", "a\tb", true, ""},
		{"Accept", "a\x01b", false, ""},
		{"Accept", "a\x7fb", false, ""},
		{"Accept", "a b!#$%&'*+,-./;=^_`|~", true, ""},
		{"Accept-Language", "en-GB;q=0.8, *", true, ""},
		{"Accept-Language", "a/b", false, ""},
		{"Accept-Language", "a\tb", false, ""},
		{"Accept-Language", "é", false, ""},
		{"Content-Language", "de", true, ""},
		{"Content-Language", "@", false, ""},
		{"Content-Type", "text/plain", true, ""},
		{"Content-Type", "TEXT/Plain ; charset=x", true, ""},
		{"Content-Type", "multipart/form-data; boundary=x", true, ""},
		{"Content-Type", "application/x-www-form-urlencoded;;", true, "firefox"},
		{"Content-Type", "text/plain;a=b;", true, "firefox"},
		{"Content-Type", "text/plain;", true, ""},
		{"Content-Type", "text/plain;;a=b", true, ""},
		{"Content-Type", "text/plain;a=b,image/png", true, "firefox"},
		{"Content-Type", "text/plain, image/png", false, ""},
		{"Content-Type", "text/plain/x", false, ""},
		{"Content-Type", "text/", false, ""},
		{"Content-Type", "/plain", false, ""},
		{"Content-Type", "text /plain", false, ""},
		{"Content-Type", "text/plain;a=\"b\"", false, ""},
		{"Content-Type", "application/json", false, ""},
		{"Content-Type", "", false, ""},
		{"Range", "bytes=0-", true, ""},
		{"Range", "bytes=00-01", true, ""},
		{"Range", "bytes=5-5", true, ""},
		{"Range", "bytes=5-4", false, ""},
		{"Range", "bytes=-5", false, ""},
		{"Range", "bytes=0-1,3-4", false, ""},
		{"Range", "bytes= 0-1", false, ""},
		{"Range", "bytes=0- 1", false, ""},
		{"Range", "bytes 0-1", false, ""},
		{"Range", "bytes=", false, ""},
		{"Range", "bytes=0-1-2", false, ""},
		{"Range", "Bytes=0-1", false, "webkit"},
		{"Range", "bytes=+0-1", false, "webkit"},
		{"Range", "bytes=0-9223372036854775806", true, ""},
		{"Range", "bytes=0-9223372036854775807", true, "chromium"},
		{"Range", "bytes=0-18446744073709551615", true, "chromium"},
		{"Range", "bytes=0-18446744073709551616", false, ""},
		{"Range", "bytes=" + digits + "-", false, ""},
		{"Range", "bytes=" + strings.Repeat("0", 100) + "-", true, ""},
		{"User-Agent", "x", false, "chromium"},
		{"DPR", "1.5", false, "chromium"},
		{"DPR", "x", false, ""},
		{"DPR", "1.", false, ""},
		{"Downlink", ".5", false, ""},
		{"Device-Memory", "+1", false, ""},
		{"Width", "100", false, "chromium"},
		{"Width", "1.5", false, ""},
		{"Save-Data", "on", false, "chromium"},
		{"ECT", "5g", false, ""},
		{"Intervention", "anything", false, "chromium"},
		{"Last-Event-ID", "1", false, ""},
		{"x-amz-acl", "private", false, ""},
		{"ETag", "x", false, ""},
	} {
		res := fetch.Fetch(fetch.Request{Origin: page, URL: object, Headers: []wire.Header{{c.name, c.value}}}, open.server)
		if res.Preflight == c.safe {
			t.Errorf("%s: %q: preflight %v, want %v", c.name, c.value, res.Preflight, !c.safe)
		}
		var others []string
		for _, e := range res.Engines {
			others = append(others, e.Engine)
		}
		if got := strings.Join(others, " "); got != c.others {
			t.Errorf("%s: %q: others %q, want %q", c.name, c.value, got, c.others)
		}
	}
}

// TestSafelistTogether: what several headers do together.
func TestSafelistTogether(t *testing.T) {
	full := "Accept: " + strings.Repeat("a", 128)
	repeat := func(n int) []string { return slices.Repeat([]string{full}, n) }
	for _, c := range []struct {
		desc    string
		api     fetch.API
		headers []string
		asks    string // Access-Control-Request-Headers
		others  string // engine=its Access-Control-Request-Headers
	}{
		{"1,024 bytes together", "", repeat(8), "", "chromium=accept webkit=accept"},
		{"more than 1,024 bytes together", "", append(repeat(8), "Content-Language: d"), "accept,content-language", "chromium=accept firefox= webkit=accept"},
		{"XMLHttpRequest joins the values", fetch.XHR, repeat(2), "accept", ""},
		{"a repeated header", "", []string{"x-a: 1", "X-A: 2"}, "x-a", "firefox=x-a,x-a"},
		{"a Content-Type twice", "", []string{"Content-Type: text/plain", "Content-Type: text/plain"}, "", "chromium=content-type webkit=content-type"},
		{"two deviations at once", "", []string{"Accept: é", "Accept: {}"}, "accept", "firefox=accept,accept"},
		{"sorted by bytes", "", []string{"x-b: 1", "x_b: 1", "x-B-a: 1", "Authorization: 1"}, "authorization,x-b,x-b-a,x_b", ""},
	} {
		res := fetch.Fetch(fetch.Request{Origin: page, URL: object, API: c.api, Headers: headers(c.headers...)}, open.server)
		if got := predict(res, "none").acrh; got != c.asks || res.Preflight != (c.asks != "") {
			t.Errorf("%s: asks for %q, want %q", c.desc, got, c.asks)
		}
		var others []string
		for _, e := range res.Engines {
			others = append(others, e.Engine+"="+e.RequestHeaders)
		}
		if got := strings.Join(others, " "); got != c.others {
			t.Errorf("%s: others %q, want %q", c.desc, got, c.others)
		}
		checkConsistent(t, res)
	}
}
