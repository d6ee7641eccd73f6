package check

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/source"
)

// TestOuter: a wrong name of the root, of its rules or of something around them
// hides no mistake below, and goes away with one fix.
func TestOuter(t *testing.T) {
	const inner = "<AllowedOrigin>https://www.example.com/</AllowedOrigin><AllowedMethods>GET</AllowedMethods>"
	for text, want := range map[string]string{
		"<CORSConfig><CORSRule>" + inner + "</CORSRule></CORSConfig>":                                                  "root-element",
		"<CORSConfig><Rule>" + inner + "</Rule></CORSConfig>":                                                          "root-element misspelt-name",
		"<CORSRules><CORSRule>" + inner + "</CORSRule></CORSRules>":                                                    "root-element",
		"<CorsConfiguration><CorsRule>" + inner + "</CorsRule></CorsConfiguration>":                                    "root-element name-case",
		"<CORSConfiguration><Rule>" + inner + "</Rule></CORSConfiguration>":                                            "misspelt-name",
		"<Cors><Rules><Rule>" + inner + "</Rule></Rules></Cors>":                                                       "root-element wrapper-element",
		"<CORSRules>" + inner + "</CORSRules>":                                                                         "root-element",
		"<CORSRule>" + inner + "</CORSRule>":                                                                           "root-element",
		"<CORSConfiguration>\n <CORSRules>\n  <CORSRule>" + inner + "</CORSRule>\n </CORSRules>\n</CORSConfiguration>": "wrapper-element",
	} {
		var checks []string
		for _, d := range run(text, "") {
			checks = append(checks, d.Check)
			switch d.Check {
			case "name-plural":
				if d.Span.Of(text) != "AllowedMethods" {
					t.Errorf("%s: plural at %q", text, d.Span.Of(text))
				}
			case "origin-trailing-slash":
				if d.Span.Of(text) != "/" {
					t.Errorf("%s: slash at %q", text, d.Span.Of(text))
				}
			}
			for _, f := range d.Fixes {
				after, ok := source.Apply(text, f.Edits)
				left := run(after, "")
				if !ok || len(left) >= len(run(text, "")) {
					t.Errorf("%s: %s gives %s with\n%s", text, f.Title, after, show(after, left))
				}
			}
		}
		if got := strings.Join(checks, " "); got != want+" origin-trailing-slash name-plural" {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if !slices.Contains(checks, "root-element") {
			continue
		}
		after, _ := source.Apply(text, run(text, "")[0].Fixes[0].Edits)
		for _, d := range run(after, "") {
			if d.Check != "origin-trailing-slash" && d.Check != "name-plural" && d.Check != "wrapper-element" {
				t.Errorf("%s: the first fix leaves %s: %s", text, d.Check, after)
			}
		}
	}
}
