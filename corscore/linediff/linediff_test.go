package linediff_test

import (
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/linediff"
)

func TestOf(t *testing.T) {
	lines := strings.Repeat("same\n", 20)
	for _, c := range []struct{ name, want, got, diff string }{
		{"equal", "a\nb\n", "a\nb\n", ""},
		{"changed", "a\nb\nc\n", "a\nx\nc\n", "  a\n- b\n+ x\n  c\n  \n"},
		{"added", "a\nc", "a\nb\nc", "  a\n+ b\n  c\n"},
		{"gone", "a\nb\nc", "a\nc", "  a\n- b\n  c\n"},
		{"all gone", "a\nb", "", "- a\n- b\n+ \n"},
		{"moved", "a\nb\nc\nd", "b\nc\nd\na", "- a\n  b\n  c\n  d\n+ a\n"},
		{"around what both have", "p\nq", "z\np\nq\nw", "+ z\n  p\n  q\n+ w\n"},
		{"far apart", "a\n" + lines + "b\n", "x\n" + lines + "y\n", "- a\n+ x\n  same\n  same\n…\n  same\n  same\n- b\n+ y\n  \n"},
		{"in a long text", lines + "a\n" + lines, lines + "b\n" + lines, "  same\n  same\n- a\n+ b\n  same\n  same\n"},
	} {
		if diff := linediff.Of(c.want, c.got); diff != c.diff {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, diff, c.diff)
		}
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct{ name, old, new, rows string }{
		{"equal", "a b", "a b", "1=1 2=2"},
		{"changed", "a b c", "a x c", "1=1 2/2 3=3"},
		{"added", "a c", "a b c", "1=1 0/2 2=3"},
		{"gone", "a b c", "a c", "1=1 2/0 3=2"},
		{"more than there were", "a b d", "a x y d", "1=1 2/2 0/3 3=4"},
		{"fewer", "a b c d", "a x d", "1=1 2/2 3/0 4=3"},
		{"apart", "a b c d e", "x b c y e", "1/1 2=2 3=3 4/4 5=5"},
		{"moved", "a b c", "b c a", "1/0 2=1 3=2 0/3"},
		{"nothing in common", "a", "x y", "1/1 0/2"},
	} {
		var rows []string
		for _, r := range linediff.Rows(strings.Fields(c.old), strings.Fields(c.new)) {
			sign := "/"
			if r.Same {
				sign = "="
			}
			rows = append(rows, strconv.Itoa(r.Old)+sign+strconv.Itoa(r.New))
		}
		if got := strings.Join(rows, " "); got != c.rows {
			t.Errorf("%s: %s, want %s", c.name, got, c.rows)
		}
	}
}

// TestBounded: however much differs, little is shown.
func TestBounded(t *testing.T) {
	for _, pair := range [][2]string{
		{strings.Repeat("a\n", 100), strings.Repeat("b\n", 100)},
		{strings.Repeat("a\n", 10_000), strings.Repeat("b\n", 10_000)},
		{strings.Repeat("é", 100_000), strings.Repeat("è", 100_000)},
	} {
		diff := linediff.Of(pair[0], pair[1])
		if strings.Count(diff, "\n") > 60 || len(diff) > 60*320 || !strings.Contains(diff, "- ") {
			t.Errorf("%d lines, %d bytes", strings.Count(diff, "\n"), len(diff))
		}
	}
}
