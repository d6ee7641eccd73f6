package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
)

// TestFixesForThePage: what a fix lets in is the page of the request, as far as
// there is one.
func TestFixesForThePage(t *testing.T) {
	rule := func(origin string) string {
		return "<CORSConfiguration><CORSRule><AllowedOrigin>" + origin + "</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>"
	}
	for _, test := range []struct {
		config, origin, check, want string
	}{
		{rule("*"), "https://app.example.com", "origin-star-writes", "https://app.example.com"},
		{rule(""), "https://app.example.com", "empty-value", "https://app.example.com"},
		{rule("https://*"), "https://APP.example.com:443", "origin-any-site", "https://app.example.com"},
		{"<CORSConfiguration></CORSConfiguration>", "https://app.example.com", "no-rules", "https://app.example.com"},
		{"<!-- nothing -->", "https://app.example.com", "document-empty", "https://app.example.com"},
		{rule("*"), "", "origin-star-writes", "https://www.example.com"},
		{rule("*"), "null", "origin-star-writes", "https://www.example.com"},
		{rule("*"), "https://*.example.com", "origin-star-writes", "https://www.example.com"},
	} {
		in := corscore.Input{Config: test.config}
		if test.origin != "" {
			in.Request = &fetch.Request{Origin: test.origin, URL: "https://media.s3.example.com/cat.jpg", Method: "PUT"}
		}
		found := false
		for _, g := range corscore.Run(in).Diagnostics {
			if g.Check != test.check {
				continue
			}
			for _, f := range g.Fixes {
				text, _ := source.Apply(test.config, f.Edits)
				found = found || strings.Contains(text, "<AllowedOrigin>"+test.want+"</AllowedOrigin>")
			}
		}
		if !found {
			t.Errorf("%s for %q does not let %s in", test.check, test.origin, test.want)
		}
	}
}

// TestRemedyIsOneRule: a document without a rule gets the one that the request
// needs, and none that nobody asked for.
func TestRemedyIsOneRule(t *testing.T) {
	for _, config := range []string{"<CORSConfiguration></CORSConfiguration>", "<CORSConfiguration/>", "<!-- nothing -->", "hello"} {
		r := corscore.Run(corscore.Input{Config: config, Request: &fetch.Request{
			Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "PUT",
		}})
		if len(r.Remedies) != 1 {
			t.Errorf("%s: %+v", config, r.Remedies)
			continue
		}
		text, _ := source.Apply(config, r.Remedies[0].Edits)
		if strings.Count(text, "<CORSRule>") != 1 || !strings.Contains(text, "<AllowedMethod>PUT<") || strings.Contains(text, "www.example.com") {
			t.Errorf("%s: %s\n%s", config, r.Remedies[0].Title, text)
		}
	}
}

// TestRefusalNamesTheMistake: with its line where the document has several, and
// no edit is offered of a tag that is being typed.
func TestRefusalNamesTheMistake(t *testing.T) {
	const lines = "<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>*</AllowedOrigin>\n<AllowedMethod>OPTIONS</AllowedMethod>\n</CORSRule>\n</CORSConfiguration>"
	for _, test := range []struct {
		config, says, not string
		remedies          bool
	}{
		{lines, " because of line 4 (", "", true},
		{strings.ReplaceAll(lines, "\n", ""), "OPTIONS", "line", true},
		{strings.Replace(strings.Replace(lines, "OPTIONS", "GET", 1), "</CORSRule>", "<\n</CORSRule>", 1), "A tag begins here", "", false},
		{"const bucket = new s3.Bucket(this, 'B', { cors: [{ allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ['*'] }] })", "program", "YAML", false},
		{"<Error><Code>NoSuchCORSConfiguration</Code></Error>", "the bucket has none", "", false},
	} {
		r := corscore.Run(corscore.Input{Config: test.config, Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "GET"}})
		if b := r.Fetch.Blocked; b == nil || !strings.Contains(b.Message, test.says) || test.not != "" && strings.Contains(b.Message, test.not) || len(r.Remedies) > 0 != test.remedies {
			t.Errorf("%s\n%+v %+v", test.config, b, r.Remedies)
		}
	}
}
