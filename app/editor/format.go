package editor

import (
	"strings"

	"s3cors.playground/app/highlight"
)

// Format lays text out anew: one element, or one member, a line, indented by
// two spaces. Comments, tags and the text of every value stay byte for byte;
// only spaces between them change. It works on any text, formatting what it
// gives changes nothing, and JSON with something in it that is not a JSON token
// is left alone.
func Format(text string) string {
	var out string
	if highlight.Detect(text) == highlight.JSON {
		out = formatJSON(text)
	} else {
		out = formatXML(text)
	}
	// The formatter's own mistake must never cost the user a character.
	if withoutBlanks(out) != withoutBlanks(text) {
		return text
	}
	return out
}

func withoutBlanks(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if !blank(s[i]) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

const blanks = " \t\r\n"

func isBlank(s string) bool { return strings.Trim(s, blanks) == "" }

const indentUnit = "  "

// indentMost bounds the indentation, so that depth does not make the output
// quadratic.
const indentMost = 32

func indent(depth int) string { return strings.Repeat(indentUnit, max(0, min(depth, indentMost))) }

// sameCharacter returns the offset in after that has as many characters that
// are not spaces before it as offset has in before.
func sameCharacter(before string, offset int, after string) int {
	n := len(withoutBlanks(before[:offset]))
	if n == 0 {
		return 0
	}
	for i := range len(after) {
		if !blank(after[i]) {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return len(after)
}
