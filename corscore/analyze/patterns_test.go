package analyze

import (
	"math/rand/v2"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
)

// overlapping are patterns whose beginnings and ends have letters in common.
var overlapping = []string{"ab*ba", "ab*", "*ba", "ab*a", "a*ba", "aba", "*bab", "aba*", "aba*bab"}

// TestClasses: for lists of patterns and every way to read a wildcard: whatever
// patterns some word meets, there is a class of exactly these, and the text of
// each class meets them.
func TestClasses(t *testing.T) {
	var words []string
	last := []string{""}
	for range 7 {
		var next []string
		for _, w := range last {
			next = append(next, w+"a", w+"b", w+"x")
		}
		words = append(words, next...)
		last = next
	}
	g := rand.New(rand.NewPCG(6, 3))
	for n := range 2400 {
		w := dialect.Affixes + dialect.Wildcard(n%int(dialect.Alone+1))
		patterns := make([]string, 1+g.IntN(5))
		for i := range patterns {
			if n%3 == 0 {
				patterns[i] = overlapping[g.IntN(len(overlapping))]
				continue
			}
			stars := 1 + g.IntN(2)
			for range 1 + g.IntN(5) {
				if stars > 0 && g.IntN(3) == 0 {
					patterns[i] += "*"
					stars--
				} else {
					patterns[i] += string("ab"[g.IntN(2)])
				}
			}
		}
		key := func(text string) string {
			met := newBits(len(patterns))
			for i, p := range patterns {
				if match.Covers(p, text, w) {
					met.set(i)
				}
			}
			return met.key()
		}
		all, complete := classes(patterns, w, visible, nil)
		if !complete {
			t.Fatalf("%q read as %d: not complete", patterns, w)
		}
		known := map[string]bool{}
		for _, c := range all {
			known[c.met.key()] = true
			if key(c.text) != c.met.key() {
				t.Fatalf("%q read as %d: %q meets others", patterns, w, c.text)
			}
		}
		for _, word := range words {
			if !known[key(word)] {
				t.Fatalf("%q read as %d: no class has %q", patterns, w, word)
			}
		}
	}
}
