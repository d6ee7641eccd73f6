package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// hidden are the ranges of characters that one does not see: controls, formats
// (among them those that reorder text), spaces other than the usual ones,
// variation selectors and tags. They are the code points with the property
// [Default_Ignorable_Code_Point] or [Bidi_Control] and those of the categories
// Cc and Z, without tab, line breaks and the space.
//
// [Default_Ignorable_Code_Point]: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
// [Bidi_Control]: https://www.unicode.org/reports/tr44/#Bidi_Control
var hidden = [...][2]rune{
	{0, 8},
	{0xB, 0xC},
	{0xE, 0x1F},
	{0x7F, 0xA0},
	{0xAD, 0xAD},
	{0x34F, 0x34F},
	{0x61C, 0x61C},
	{0x115F, 0x1160},
	{0x1680, 0x1680},
	{0x17B4, 0x17B5},
	{0x180B, 0x180F},
	{0x2000, 0x200F},
	{0x2028, 0x202F},
	{0x205F, 0x206F},
	{0x3000, 0x3000},
	{0x3164, 0x3164},
	{0xFE00, 0xFE0F},
	{0xFEFF, 0xFEFF},
	{0xFFA0, 0xFFA0},
	{0xFFF0, 0xFFFB},
	{0x1BCA0, 0x1BCA3},
	{0x1D173, 0x1D17A},
	{0xE0000, 0xE0FFF},
}

// Hidden reports whether a reader does not see r where it stands.
func Hidden(r rune) bool {
	if r >= ' ' && r < 0x7F {
		return false // nearly all are
	}
	i, _ := slices.BinarySearchFunc(hidden[:], r, func(h [2]rune, r rune) int { return int(h[1] - r) })
	return i < len(hidden) && r >= hidden[i][0]
}

// Bidi reports whether r changes the direction of the text around it.
func Bidi(r rune) bool {
	return r == 0x61C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// CodePoint is r as "U+202E".
func CodePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + "0000"[min(len(hex), 4):] + hex
}

// allSeen reports whether no character of s is [Hidden].
func allSeen(s string) bool {
	for i := 0; ; {
		for i < len(s) && s[i] >= ' ' && s[i] < 0x7F {
			i++ // nearly all are
		}
		if i == len(s) {
			return true
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if Hidden(r) {
			return false
		}
		i += size
	}
}

// Visible returns s with every character that one does not see written as
// "[U+202E]": in a message, a piece of the document must neither vanish nor
// reorder the words around it.
func Visible(s string) string {
	if allSeen(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if Hidden(r) {
			b.WriteString("[" + CodePoint(r) + "]")
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}
