package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
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

// TestBlamedFinding: a failed test that no finding is about is blamed on an
// error: on one whose check is about such tests, else on the nearest.
func TestBlamedFinding(t *testing.T) {
	at := func(check string, severity source.Severity, start int) source.Diagnostic {
		return source.Diagnostic{Check: check, Severity: severity, Span: source.Span{Start: start, End: start + 1}}
	}
	failed := func(test dialect.Test) *put.Violation {
		return &put.Violation{Refusal: &dialect.Refusal{Test: test}, Span: source.Span{Start: 50, End: 60}}
	}
	for name, c := range map[string]struct {
		found []source.Diagnostic
		test  dialect.Test
		want  string
	}{
		"a warning is nearer":    {[]source.Diagnostic{at("origin-case", source.Warning, 50), at("no-method", source.Error, 10)}, dialect.NotXML, "no-method"},
		"warnings alone":         {[]source.Diagnostic{at("origin-case", source.Warning, 50)}, dialect.NotXML, ""},
		"the nearest":            {[]source.Diagnostic{at("no-method", source.Error, 10), at("no-origin", source.Error, 70), at("id-too-long", source.Error, 200)}, dialect.NotXML, "no-origin"},
		"as near: the first":     {[]source.Diagnostic{at("no-method", source.Error, 39), at("no-origin", source.Error, 70)}, dialect.NotXML, "no-method"},
		"about the test":         {[]source.Diagnostic{at("no-method", source.Error, 50), at("unclosed-tag", source.Error, 200)}, dialect.NotXML, "unclosed-tag"},
		"nothing":                {nil, dialect.NotXML, ""},
		"no document is taken":   {[]source.Diagnostic{at("no-method", source.Error, 50)}, dialect.Always, ""},
		"none of this form is":   {[]source.Diagnostic{at("no-method", source.Error, 50)}, dialect.ForeignForm, ""},
		"another test, the same": {[]source.Diagnostic{at("no-method", source.Error, 50)}, dialect.BodySize, "no-method"},
	} {
		if got := corscore.Behind(c.found, failed(c.test)); got != c.want {
			t.Errorf("%s: %q is blamed", name, got)
		}
	}
}
