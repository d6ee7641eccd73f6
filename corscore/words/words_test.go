package words_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/words"
)

func TestLists(t *testing.T) {
	for _, c := range []struct{ items, and, or string }{
		{"", "", ""},
		{"a", "a", "a"},
		{"a b", "a and b", "a or b"},
		{"a b c", "a, b and c", "a, b or c"},
	} {
		items := strings.Fields(c.items)
		if and, or := words.And(items), words.Or(items); and != c.and || or != c.or {
			t.Errorf("%q: %q and %q", c.items, and, or)
		}
	}
}

func TestQuote(t *testing.T) {
	if got := words.Quote("a"); got != "“a”" {
		t.Error(got)
	}
	for text, want := range map[string]string{
		strings.Repeat("a", 79):        strings.Repeat("a", 79),
		strings.Repeat("a", 80):        strings.Repeat("a", 80),
		strings.Repeat("a", 81):        strings.Repeat("a", 80) + "…",
		strings.Repeat("a", 79) + "éa": strings.Repeat("a", 79) + "…",
		strings.Repeat("é", 41):        strings.Repeat("é", 40) + "…",
	} {
		if got := words.Quote(text); got != "“"+want+"”" {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "abc…"},
		{"aé", 2, "a…"},
		{"😀", 3, "…"},
		{"", 0, ""},
	} {
		if got := words.Clip(c.s, c.most); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.s, c.most, got, c.want)
		}
	}
}

func TestClipLine(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{" a \n b ", 5, "a b"},
		{"abcdef", 5, "abcd…"},
		{"ééééé", 5, "ééééé"},
		{"a\xffb", 5, "a�b"},
		{"a" + strings.Repeat(" ", 1000) + "b", 5, "a…"},
	} {
		if got := words.ClipLine(c.s, c.most); got != c.want || !utf8.ValidString(got) {
			t.Errorf("ClipLine(%q, %d) = %q, want %q", c.s, c.most, got, c.want)
		}
	}
}

func TestCounts(t *testing.T) {
	for n, want := range map[int]string{0: "0 rules", 1: "1 rule", 2: "2 rules", 999: "999 rules", 1000: "1,000 rules", 1234567: "1,234,567 rules", -1000: "-1,000 rules", -100: "-100 rules"} {
		if got := words.Count(n, "rule"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if got := words.Plural(1, "entry", "entries") + words.Plural(2, "entry", "entries"); got != "entryentries" {
		t.Error(got)
	}
}

func TestClipMiddle(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"short", 5, "short"},
		{"abcdefghij", 7, "abcd…ij"},
		{"ääääääääää", 4, "ää…ä"},
	} {
		if got := words.ClipMiddle(c.s, c.most); got != c.want {
			t.Errorf("ClipMiddle(%q, %d) = %q, want %q", c.s, c.most, got, c.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	for _, c := range []struct{ s, capital, lower string }{
		{"", "", ""},
		{"add it", "Add it", "add it"},
		{"Zeal", "Zeal", "zeal"},
		{"A rule", "A rule", "a rule"},
		{"JSON array", "JSON array", "JSON array"},
		{"S3 rejects it", "S3 rejects it", "S3 rejects it"},
		{"émile", "émile", "émile"},
		{"fetch() waits", "fetch() waits", "fetch() waits"},
		{"eu-west-1.amazonaws.com is no bucket", "eu-west-1.amazonaws.com is no bucket", "eu-west-1.amazonaws.com is no bucket"},
		{"http://a is", "http://a is", "http://a is"},
		{"x-amz-acl is", "x-amz-acl is", "x-amz-acl is"},
		{"it is.", "It is.", "it is."},
		{"wait... now", "Wait... now", "wait... now"},
		{"CloudFront stores it", "CloudFront stores it", "CloudFront stores it"},
		{"Access-Control-Allow-Origin is missing", "Access-Control-Allow-Origin is missing", "Access-Control-Allow-Origin is missing"},
		{"{", "{", "{"},
		{"[", "[", "["},
	} {
		if capital, lower := words.Capital(c.s), words.Lower(c.s); capital != c.capital || lower != c.lower {
			t.Errorf("%q: %q and %q", c.s, capital, lower)
		}
	}
}
