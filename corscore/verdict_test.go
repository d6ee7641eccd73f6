package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// TestRefusedLines: the verdict names up to three lines because of which a
// server refuses the document.
func TestRefusedLines(t *testing.T) {
	for bad, want := range map[int]string{
		1: " because of line 3 (",
		2: " because of lines 3 and 4 (",
		3: " because of lines 3, 4 and 5 (",
		4: " because of lines 3, 4, 5 and others (",
		5: " because of lines 3, 4, 5 and others (",
	} {
		config := "<CORSConfiguration>\n  <CORSRule>\n" + strings.Repeat(element("AllowedMethod", "PATCH"), bad) + element("AllowedOrigin", "*") + "  </CORSRule>\n</CORSConfiguration>\n"
		r := corscore.Run(corscore.Input{Config: config, Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/"}})
		if got := r.Fetch.Blocked.Message; !strings.Contains(got, want) {
			t.Errorf("%d lines: %s", bad, got)
		}
	}
}

// TestNearestRule: of rules that lack as much, the verdict is about the first;
// of others, about the one that lacks least.
func TestNearestRule(t *testing.T) {
	get, put := element("AllowedMethod", "GET"), element("AllowedMethod", "PUT")
	exact := element("AllowedOrigin", "https://a.example")
	far := element("AllowedOrigin", "https://other.example.org")
	for name, c := range map[string]struct {
		config string
		rule   int
	}{
		"alike":          {xmlRules(exact+put, exact+put), 1},
		"last is nearer": {xmlRules(far+put, exact+put), 2},
		"first":          {xmlRules(exact+put, far+get, far+put), 1},
		"in the middle":  {xmlRules(far+get, exact+put, far+put), 2},
	} {
		r := corscore.Run(corscore.Input{Config: c.config, Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/"}})
		if b := r.Fetch.Blocked; b == nil || b.Rule != c.rule {
			t.Errorf("%s: %+v", name, b)
		}
	}
}
