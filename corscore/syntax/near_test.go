package syntax_test

import (
	"math/rand/v2"
	"testing"

	"s3cors.playground/corscore/syntax"
)

// TestNear: Distance counts as the whole table of the optimal string alignment
// does, and so does Near where two names are fewer characters apart than its limit.
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
		want := textbook(a, b)
		if got := syntax.Distance(a, b); got != want {
			t.Fatalf("Distance(%q, %q) = %d, want %d", a, b, got, want)
		}
		if got, want := syntax.Near(a, b, most), min(want, most); got != want {
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

// textbook is the optimal string alignment distance of a and b.
func textbook(a, b string) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = table[i-1][j-1] + 1
			}
			table[i][j] = min(table[i][j], table[i-1][j]+1, table[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}
