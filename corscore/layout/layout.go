// Package layout answers how a configuration looks when it is laid out: one
// element, or one member, a line.
package layout

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Format lays text out: one element, or one member, a line, indented by
// [Indent]. Comments, tags and the text of every value stay byte for byte;
// only the spaces between them change. It works on any text, formatting the
// result changes nothing, and JSON with something in it that is not a JSON
// token is left alone.
func Format(text string) string {
	var out string
	if syntax.LexDetect(text) == syntax.LexJSON {
		out = formatJSON(text)
	} else {
		out = formatXML(text)
	}
	// The formatter's own mistake must never cost the user a character.
	if WithoutSpaces(out) != WithoutSpaces(text) {
		return text
	}
	return out
}

// WithoutSpaces is what [Format] keeps of a text.
func WithoutSpaces(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if !source.IsSpace(s[i]) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Indent is the indentation of one level.
const Indent = "  "

// indentMost bounds the indentation, so that depth does not make the output
// quadratic.
const indentMost = 32

func indent(depth int) string { return strings.Repeat(Indent, max(0, min(depth, indentMost))) }
