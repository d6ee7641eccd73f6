package check

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/source"
)

// TestHiddenInHost: the ASCII form is no fix for a host with a character that
// nobody sees; the finding says which it is.
func TestHiddenInHost(t *testing.T) {
	for host, words := range map[string]string{
		"a\u202eb.example":     "U+202E, which changes the direction of the text",
		"a\u200bb.example":     "U+200B, which is not seen",
		"a\u00adb.example":     "U+00AD",
		"a\U000e0041b.example": "U+E0041",
	} {
		text := example("<AllowedOrigin>https://"+host+"</AllowedOrigin>", aMethod)
		found := run(text, "")
		if len(found) != 1 || !strings.Contains(found[0].Message, words) {
			t.Errorf("%+q: %s", host, show(text, found))
			continue
		}
		fixed, _ := source.Apply(text, found[0].Fixes[0].Edits)
		if len(found[0].Fixes) != 1 || !strings.Contains(fixed, ">https://ab.example<") || len(run(fixed, "")) > 0 {
			t.Errorf("%+q is fixed to %s", host, fixed)
		}
	}
}

// TestVisible: what a message or a fix quotes is seen, wherever it stands.
func TestVisible(t *testing.T) {
	for _, text := range documents(t) {
		for _, damage := range []string{"\u202e", "\u2066", "\u200f", "\ufeff"} {
			for _, at := range []string{"Origin>h", "<Allowed", "\"", "GET"} {
				broken := strings.ReplaceAll(text, at, at[:1]+damage+at[1:])
				for _, d := range run(broken, "") {
					var titles strings.Builder
					titles.WriteString(d.Message)
					for _, f := range d.Fixes {
						titles.WriteString(f.Title)
					}
					if strings.ContainsFunc(titles.String(), source.Hidden) {
						t.Fatalf("%s: %+q", d.Check, titles.String())
					}
				}
			}
		}
	}
}
