package check

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"

	"s3cors.playground/corscore/source"
)

// fieldDocuments are the documents of the field cases.
func fieldDocuments(t *testing.T) (texts []string) {
	t.Helper()
	f, err := os.Open("../testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct{ Config string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, c.Config)
	}
	if len(texts) == 0 {
		t.Fatal("no field cases")
	}
	return texts
}

// damage changes one character of text: takes it out, doubles it, or puts
// another in its place.
func damage(text string, r *rand.Rand) string {
	if text == "" {
		return text
	}
	at := r.IntN(len(text))
	const others = "<>/\"'&; =x0*[]{},:\n"
	switch r.IntN(3) {
	case 0:
		return text[:at] + text[at+1:]
	case 1:
		return text[:at] + text[at:at+1] + text[at:]
	}
	other := r.IntN(len(others))
	return text[:at] + others[other:other+1] + text[at+1:]
}

// tally counts the findings of a text: all of each check, and the errors.
func tally(found []source.Diagnostic) (of map[string]int, errors int) {
	of = map[string]int{}
	for _, d := range found {
		of[d.Check]++
		if d.Severity == source.Error {
			errors++
		}
	}
	return of, errors
}

// checkOwn: each fix takes its own finding away: none of the same words is left
// at its place.
func checkOwn(t *testing.T, text, in string) {
	t.Helper()
	found := run(text, in)
	before, _ := tally(found)
	for _, d := range found {
		for _, f := range d.Fixes {
			m := newMoved(text, f.Edits)
			after, _ := source.Apply(text, f.Edits)
			left := run(after, in)
			if now, _ := tally(left); now[d.Check] < before[d.Check] {
				continue
			}
			for _, g := range left {
				if start, there := m.place(g.Span.Start, true); there && start == d.Span.Start && g.Check == d.Check && g.Message == d.Message {
					t.Errorf("%s: fix %q leaves it\nFROM\n%s\n%sTO\n%s\n%s", d.Check, f.Title, text, show(text, found), after, show(after, left))
				}
			}
		}
	}
}

// checkFixes: each fix takes its own finding away and adds no error.
func checkFixes(t *testing.T, text, in string) {
	t.Helper()
	found := run(text, in)
	before, errors := tally(found)
	for _, d := range found {
		for _, f := range d.Fixes {
			after, _ := source.Apply(text, f.Edits)
			left := run(after, in)
			now, errorsNow := tally(left)
			if now[d.Check] >= before[d.Check] || errorsNow > errors {
				t.Errorf("%s: fix %q must take away a finding of its own and make no error: it makes %d findings of the check %d, and %d errors %d\nFROM\n%s\n%sTO\n%s\n%s", d.Check, f.Title, before[d.Check], now[d.Check], errors, errorsNow, text, show(text, found), after, show(after, left))
			}
		}
	}
}

// TestFixes: over the documents of testdata and the field cases, checkFixes;
// over these with one character damaged, which may hide other mistakes that show
// once it is fixed, checkOwn.
func TestFixes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	texts := append(documents(t), fieldDocuments(t)...)
	for _, text := range texts {
		for _, in := range []string{"", "aws"} {
			checkFixes(t, text, in)
			for range 15 {
				checkOwn(t, damage(text, r), in)
			}
		}
	}
}
