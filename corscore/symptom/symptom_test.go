package symptom_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/symptom"
)

type collected struct {
	ID, Example string
	Causes      []string
}

func collection(t testing.TB) (all []collected) {
	t.Helper()
	text, err := os.ReadFile("testdata/symptoms.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// elsewhere are the symptoms that other readers have: error bodies by their code,
// lines of the network panel.
var elsewhere = []string{"s3-xml-error", "ceph-error-no-message", "chromium-status-line", "chromium-request-failed"}

// Every example of the collection is recognized as itself, also where the line
// breaks at other places.
func TestFind(t *testing.T) {
	for _, c := range collection(t) {
		if slices.Contains(elsewhere, c.ID) {
			continue
		}
		for _, text := range []string{c.Example, "before\n" + c.Example + " \nafter"} {
			found := symptom.New().Find(text)
			if !slices.ContainsFunc(found, func(f symptom.Found) bool { return strings.HasPrefix(f.ID, c.ID) }) {
				t.Errorf("%s is not found in %q", c.ID, text)
			}
			for _, f := range found {
				if f.Span.Start < 0 || f.Span.End > len(text) || f.Span.Start >= f.Span.End {
					t.Errorf("%s: %s is at %v", c.ID, f.ID, f.Span)
				}
			}
		}
	}
}

// Prose and documents have no symptom.
func TestNothing(t *testing.T) {
	for _, text := range []string{
		"", "a", "I set the CORS rules, and my fetch still fails. What is wrong with the bucket?",
		"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
	} {
		if found := symptom.New().Find(text); len(found) > 0 {
			t.Errorf("%q: %s", text, found[0].ID)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range collection(f) {
		f.Add(c.Example)
	}
	x := symptom.New()
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range x.Find(text) {
			if found.Span.Start < 0 || found.Span.End > len(text) || found.Span.Start >= found.Span.End {
				t.Fatalf("%s is at %v of %d", found.ID, found.Span, len(text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for name, piece := range map[string]string{"prose": "the request failed and nobody knows why; ", "beginnings": "The bucket User: Mixed Content: The page at '", "values": "User: is "} {
		text := strings.Repeat(piece, (1<<20)/len(piece))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			x := symptom.New()
			for b.Loop() {
				x.Find(text)
			}
		})
	}
}
