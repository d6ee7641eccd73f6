// Package words writes pieces of English sentences: lists, quoted and shortened
// values, plurals, capitals. Every message of the product uses it, so that
// "a, b and c" looks the same everywhere.
package words

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// And joins items as a sentence does: "a", "a and b", "a, b and c". It is ""
// without items.
func And(items []string) string { return join(items, "and") }

// Or joins items as a sentence does: "a", "a or b", "a, b or c". It is ""
// without items.
func Or(items []string) string { return join(items, "or") }

func join(items []string, word string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + word + " " + items[last]
}

// MaxQuoted is the length, in bytes, of a value that a sentence can hold.
const MaxQuoted = 80

// Quote returns s between quotation marks, shortened to what a sentence can
// hold.
func Quote(s string) string { return "“" + Clip(s, MaxQuoted) + "”" }

// Clip returns s if it has at most most bytes. Otherwise it returns the
// characters that fit into them, and "…".
func Clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// ClipLine returns s as one line of at most most characters: runs of white
// space become one space, and "…" stands for what is left out at the end. Bytes
// that are not UTF-8 become "�".
func ClipLine(s string, most int) string {
	const widest = 4 // bytes of a character
	head := s[:min(len(s), widest*widest*most)]
	line := strings.ToValidUTF8(strings.Join(strings.Fields(head), " "), "�")
	if runes := []rune(line); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	if len(head) < len(s) {
		return line + "…"
	}
	return line
}

// ClipMiddle returns s if it has at most most characters. Otherwise it returns
// its beginning, "…" and its end, most characters in all.
func ClipMiddle(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)
	head := (most - 1) * 2 / 3
	return string(runes[:head]) + "…" + string(runes[len(runes)-(most-1-head):])
}

// Capital returns s with its first letter as a capital, if that is a letter of
// ASCII: a sentence begins with it. The name of a function ("fetch() …") and that of a
// host ("s3.amazonaws.com is …") stay as they are written.
func Capital(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if strings.HasSuffix(word, "()") || strings.Contains(strings.TrimRight(word, ".…"), ".") {
		return s
	}
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// Lower returns s with its first letter in lower case, if that is an ASCII letter:
// s continues a sentence. Words such as JSON and S3 keep their letters.
func Lower(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' || len(s) > 1 && (s[1] <= 'Z' && s[1] >= 'A' || s[1] <= '9' && s[1] >= '0') {
		return s
	}
	return string(s[0]-'A'+'a') + s[1:]
}

// Plural returns one for a single thing, and many for any other number.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Count returns a number with a noun whose plural ends in s: "1 rule",
// "3,120 rules".
func Count(n int, noun string) string {
	return Thousands(n) + " " + Plural(n, noun, noun+"s")
}

// Thousands returns n with a comma after each three digits: "65,536".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
