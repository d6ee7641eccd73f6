package analyze

import (
	"math/rand/v2"
	"testing"

	"s3cors.playground/corscore/source"
)

// TestDraft: the edits of a text that was edited several times do to the
// original what the edits one after the other do.
func TestDraft(t *testing.T) {
	g := rand.New(rand.NewPCG(1, 1))
	for range 5000 {
		original := "0123456789"[:g.IntN(11)]
		d, text := newDraft(original), original
		for range 1 + g.IntN(4) {
			var edits []source.Edit
			for at := 0; at <= len(text) && g.IntN(4) > 0; {
				start := at + g.IntN(len(text)-at+1)
				end := start + g.IntN(len(text)-start+1)
				edits = append(edits, source.Edit{Start: start, End: end, New: "abc"[:g.IntN(4)]})
				at = end + 1
			}
			var ok bool
			if text, ok = source.Apply(text, edits); !ok || !d.apply(edits) {
				t.Fatalf("%q: %+v overlap", text, edits)
			}
			if d.text() != text || d.len() != len(text) {
				t.Fatalf("%q: got %q (%d), want %q", original, d.text(), d.len(), text)
			}
		}
		if got, ok := source.Apply(original, d.edits()); !ok || got != text {
			t.Fatalf("%q: %+v give %q, want %q", original, d.edits(), got, text)
		}
	}
	d := newDraft("abc")
	for _, edits := range [][]source.Edit{{{Start: 2, End: 4}}, {{Start: 0, End: 2}, {Start: 1, End: 3}}, {{Start: 2, End: 1}}} {
		if d.apply(edits) || d.text() != "abc" {
			t.Errorf("%+v: %q", edits, d.text())
		}
	}
}
