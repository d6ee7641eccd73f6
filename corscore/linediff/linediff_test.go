package linediff_test

import (
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
		{"far apart", "a\n" + lines + "b\n", "x\n" + lines + "y\n", "- a\n+ x\n  same\n  same\n…\n  same\n  same\n- b\n+ y\n  \n"},
		{"in a long text", lines + "a\n" + lines, lines + "b\n" + lines, "  same\n  same\n- a\n+ b\n  same\n  same\n"},
	} {
		if diff := linediff.Of(c.want, c.got); diff != c.diff {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, diff, c.diff)
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
