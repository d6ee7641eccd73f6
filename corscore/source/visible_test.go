package source_test

import (
	"strings"
	"testing"
	"unicode"

	"s3cors.playground/corscore/source"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"plain “text”\tof\nmany lines":  "plain “text”\tof\nmany lines",
		"https://a\u202eb.com":          "https://a[U+202E]b.com",
		"\ufeffa\u200b\u00a0\x00\u061c": "[U+FEFF]a[U+200B][U+00A0][U+0000][U+061C]",
		"a\U000e0041":                   "a[U+E0041]",
		"bücher 書 \xff":                 "bücher 書 \xff",
	} {
		if got := source.Visible(in); got != want {
			t.Errorf("%+q: %+q, want %+q", in, got, want)
		}
	}
}

// TestHidden holds the ranges against the tables of package unicode.
func TestHidden(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		format := unicode.In(r, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
			unicode.In(r, unicode.Cc, unicode.Z)
		usual := strings.ContainsRune(" \t\r\n", r)
		if format && !usual && !source.Hidden(r) {
			t.Errorf("%U is not hidden", r)
		}
		// The ranges also have the Cf that are seen nowhere.
		if source.Hidden(r) && (usual || unicode.IsPrint(r) && !unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)) {
			t.Errorf("%U is hidden", r)
		}
		if source.Bidi(r) != unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%U: Bidi is %v", r, source.Bidi(r))
		}
	}
}
