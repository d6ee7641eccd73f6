package editor

import (
	"strings"
	"unicode/utf8"
)

// change says that old[start:oldEnd] became new[start:newEnd]; what is around
// it is the same in both.
type change struct{ start, oldEnd, newEnd int }

func (c change) delta() int { return c.newEnd - c.oldEnd }

// diff finds the smallest single change that makes new of old. Its ends do not
// split a character.
func diff(old, new string) change {
	start := commonPrefix(old, new)
	for start > 0 && (inside(old, start) || inside(new, start)) {
		start--
	}
	tail := commonSuffix(old[start:], new[start:])
	for tail > 0 && (inside(old, len(old)-tail) || inside(new, len(new)-tail)) {
		tail--
	}
	return change{start, len(old) - tail, len(new) - tail}
}

// inside reports whether offset i of s is within a character.
func inside(s string, i int) bool { return i < len(s) && !utf8.RuneStart(s[i]) }

// block is how many bytes are compared at once: the runtime compares strings
// word by word, a loop over bytes takes ten times as long.
const block = 256

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+block <= n && a[i:i+block] == b[i:i+block] {
		i += block
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

func commonSuffix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+block <= n && a[len(a)-i-block:len(a)-i] == b[len(b)-i-block:len(b)-i] {
		i += block
	}
	for i < n && a[len(a)-1-i] == b[len(b)-1-i] {
		i++
	}
	return i
}

// shift moves an offset of the old text to the same place of the new one; what
// lies in the changed part moves to its end if late, else to its start.
func (c change) shift(offset int, late bool) int {
	switch {
	case offset >= c.oldEnd && (late || offset > c.start):
		return offset + c.delta()
	case offset <= c.start:
		return offset
	case late:
		return c.newEnd
	}
	return c.start
}

// held reports whether a textarea can hold text as it is.
func held(text string) bool {
	return strings.IndexByte(text, '\r') < 0 && utf8.ValidString(text)
}

// normalize makes text what a textarea holds: every line end is "\n", and each
// byte that is not UTF-8 is U+FFFD.
func normalize(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}
