package source_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

func TestApply(t *testing.T) {
	const text = "abcdef"
	for _, c := range []struct {
		edits []source.Edit
		want  string
		ok    bool
	}{
		{nil, "abcdef", true},
		{[]source.Edit{{Start: 4, End: 5, New: "E"}, {Start: 0, End: 1, New: "A"}}, "AbcdEf", true},
		{[]source.Edit{{Start: 2, End: 2, New: "1"}, {Start: 2, End: 2, New: "2"}, {Start: 2, End: 3}}, "ab12def", true},
		{[]source.Edit{{Start: 0, End: 3}, {Start: 2, End: 4}}, text, false},
		{[]source.Edit{{Start: 5, End: 7}}, text, false},
		{[]source.Edit{{Start: -1, End: 0}}, text, false},
		{[]source.Edit{{Start: 3, End: 2}}, text, false},
	} {
		if got, ok := source.Apply(text, c.edits); got != c.want || ok != c.ok {
			t.Errorf("Apply(%v) = %q, %v", c.edits, got, ok)
		}
	}
}

func TestLines(t *testing.T) {
	const text = "ab\r\ncé😀d\n\nlast"
	lines := source.NewLines(text)
	if lines.Count() != 4 {
		t.Fatal(lines.Count())
	}
	for n, want := range []string{"ab", "cé😀d", "", "last"} {
		if got := lines.Span(n + 1).Of(text); got != want {
			t.Errorf("line %d is %q", n+1, got)
		}
	}
	for _, c := range []struct {
		at           string
		line, column int
	}{{"b\r", 1, 2}, {"cé", 2, 1}, {"d\n", 2, 4}, {"\nlast", 3, 1}, {"last", 4, 1}, {"t", 4, 4}} {
		if line, column := lines.Position(strings.Index(text, c.at)); line != c.line || column != c.column {
			t.Errorf("%q is at %d:%d", c.at, line, column)
		}
	}
	if line, column := lines.Position(len(text)); line != 4 || column != 5 {
		t.Errorf("the end is at %d:%d", line, column)
	}
}

func TestCaret(t *testing.T) {
	const text = "one\n\ttwo é here\n"
	start := strings.Index(text, "é")
	got := source.Caret(text, source.Span{Start: start, End: start + len("é here\nx")}, "note")
	if want := "2 |  two é here\n         ^^^^^^ note\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestCaretInALongLine: a line of 64 KB is cut around the place, and the caret
// is under it.
func TestCaretInALongLine(t *testing.T) {
	text := strings.Repeat("é", 1<<14) + "HERE" + strings.Repeat("x", 1<<15)
	for _, c := range []struct {
		at, end int
		under   string // what the carets are under
	}{
		{strings.Index(text, "HERE"), strings.Index(text, "HERE") + 4, "HERE"},
		{0, 2, "é"},
		{len(text) - 1, len(text), "x"},
		{len(text), len(text), ""},
		{strings.Index(text, "HERE"), len(text), "HERE" + strings.Repeat("x", 156)},
	} {
		got := source.Caret(text, source.Span{Start: c.at, End: c.end}, "note")
		line, carets, _ := strings.Cut(got, "\n")
		if n := utf8.RuneCountInString(got); n > 1000 {
			t.Errorf("%d: %d characters", c.at, n)
		}
		shown := []rune(line)
		from := strings.Index(carets, "^")
		to := min(from+strings.Count(carets, "^"), len(shown))
		if under := strings.TrimSuffix(string(shown[min(from, to):to]), "…"); under != c.under {
			t.Errorf("%d: the carets are under %q\n%s", c.at, under, got)
		}
	}
}

func FuzzUTF16(f *testing.F) {
	f.Add("aé😀b", 3)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) || !utf8.ValidString(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			return
		}
		units := source.UTF16(text, at)
		if want := len(utf16.Encode([]rune(text[:at]))); units != want {
			t.Fatalf("%d units, want %d", units, want)
		}
		if back := source.ByteOffset(text, units); back != at {
			t.Fatalf("back at %d, not %d", back, at)
		}
	})
}

// FuzzWhole: a place made whole holds the place, cuts no character, and is no
// larger than that takes.
func FuzzWhole(f *testing.F) {
	f.Add("a\u00e9\u20ac\U0001f600\x80\xf0\x9f", 3, 8)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		s := source.Span{Start: min(max(start, 0), len(text)), End: min(max(end, 0), len(text))}
		if s.End < s.Start {
			return
		}
		got := source.Whole(text, s)
		if got.Start > s.Start || got.End < s.End || got.Start < s.Start-3 || got.End > s.End+3 || source.Splits(text, got.Start) || source.Splits(text, got.End) {
			t.Fatalf("%v of %q became %v", s, text, got)
		}
		starts := map[int]bool{len(text): true}
		for i := range text {
			starts[i] = true
		}
		for at := range len(text) + 1 {
			if source.Splits(text, at) == starts[at] {
				t.Fatalf("offset %d of %q: Splits says %v", at, text, !starts[at])
			}
		}
		if starts[s.Start] && starts[s.End] && got != s {
			t.Fatalf("%v of %q is whole, and became %v", s, text, got)
		}
	})
}

func FuzzOrder(f *testing.F) {
	f.Add([]byte{3, 1, 2, 1, 0})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, keys []byte) {
		order := source.Order(len(keys), func(i int) int { return int(keys[i]) })
		seen := make([]bool, len(keys))
		for at, i := range order {
			if seen[i] {
				t.Fatalf("%d twice in %v", i, order)
			}
			seen[i] = true
			if at == 0 {
				continue
			}
			if before := order[at-1]; keys[before] > keys[i] || keys[before] == keys[i] && before > i {
				t.Fatalf("%v is not the stable order of %v", order, keys)
			}
		}
	})
}

func FuzzReplace(f *testing.F) {
	f.Add("a & b < c – d\r\n\r")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		pairs := []string{"&", "&amp;", "<", "", "\r\n", "\n", "\r", "\n", "–", "-"}
		if got, want := source.Replace(text, pairs...), strings.NewReplacer(pairs...).Replace(text); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestSorted(t *testing.T) {
	list := []string{"b", "", "a", "c", "b", "B"}
	if got := source.Sorted(list); !slices.Equal(got, []string{"", "B", "a", "b", "b", "c"}) {
		t.Errorf("sorted %q", got)
	}
	if list[0] != "b" || len(source.Sorted(nil)) != 0 {
		t.Error("the list itself is sorted")
	}
}
