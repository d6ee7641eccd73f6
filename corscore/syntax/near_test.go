package syntax_test

import (
	"math/rand/v2"
	"testing"

	"s3cors.playground/corscore/syntax"
)

// TestNear: where two names are fewer characters apart than the limit, Near counts
// as many as Distance, which looks at all of them.
func TestNear(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, random.IntN(12))
		for i := range b {
			b[i] = "abc"[random.IntN(3)]
		}
		return string(b)
	}
	for range 20_000 {
		a, b, most := word(), word(), 1+random.IntN(8)
		if got, want := syntax.Near(a, b, most), min(syntax.Distance(a, b), most); got != want {
			t.Fatalf("Near(%q, %q, %d) = %d, want %d", a, b, most, got, want)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"orgin", "origin", 1}, {"origni", "origin", 1}, {"ab", "ba", 1}, {"", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := syntax.Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
