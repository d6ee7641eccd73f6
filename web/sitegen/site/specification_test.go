package site

import (
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
)

// TestSpecification: the page has every sentence of the text, in its order, and
// nothing else; its checks and facts exist.
func TestSpecification(t *testing.T) {
	text, err := os.ReadFile("testdata/specification.txt")
	if err != nil {
		t.Fatal(err)
	}
	rest := strings.Join(strings.Fields(string(text)), " ")
	take := func(what string) {
		t.Helper()
		after, ok := strings.CutPrefix(rest, strings.Join(strings.Fields(what), " "))
		if !ok {
			t.Fatalf("the text goes on with %q, the page with %q", rest[:min(len(rest), 80)], what)
		}
		rest = strings.TrimSpace(after)
	}
	facts := dialect.ByID("scality").Facts()
	for _, c := range specification {
		take(c.Heading)
		for _, s := range c.Sentences {
			take(s.Says)
			if s.Does == "" {
				t.Errorf("%q: what the server does is missing", s.Says)
			}
			for _, id := range s.Checks {
				if check.ByID(id) == nil {
					t.Errorf("%q: there is no check %s", s.Says, id)
				}
			}
			for _, f := range s.Facts {
				found := false
				for _, row := range facts {
					found = found || row.Part == f.Part && row.Label == f.Label
				}
				if !found {
					t.Errorf("%q: there is no fact %q under %q", s.Says, f.Label, f.Part)
				}
			}
		}
	}
	if rest != "" {
		t.Errorf("the page ends before %q", rest)
	}
}
