package editor

import (
	"strings"

	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

// style is how a text is written, as far as what is inserted follows it.
type style struct {
	unit  string // one level of indentation
	quote string // around the values of XML attributes
	colon string // a JSON key's colon, with the space after it
}

// maxStyled is how many bytes of a text are looked at for its style.
const maxStyled = 16 << 10

func styleOf(text string) style {
	text = text[:min(len(text), maxStyled)]
	s := style{unit: indentation(text), quote: `"`, colon: ": "}
	if i := strings.IndexByte(text, '='); i >= 0 && strings.HasPrefix(text[i:], "='") {
		s.quote = "'"
	}
	if i := strings.Index(text, `":`); i >= 0 && i+2 < len(text) && !source.IsSpace(text[i+2]) {
		s.colon = ":"
	}
	return s
}

// written is an item in the style of the text; base is the indentation of the
// line in which it begins.
func (s style) written(it Item, base string) Item {
	head := s.lines(it.Insert[:it.Caret], base)
	it.Insert = head + s.lines(it.Insert[it.Caret:], base)
	it.Caret = len(head)
	return it
}

// lines is a piece of a template, whose lines are indented by two spaces a
// level.
func (s style) lines(text, base string) string {
	if s.colon != ": " {
		text = strings.ReplaceAll(text, `": `, `"`+s.colon)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines[1:] {
		rest := strings.TrimLeft(line, " ")
		lines[i+1] = base + strings.Repeat(s.unit, (len(line)-len(rest))/len(layout.Indent)) + rest
	}
	return strings.Join(lines, "\n")
}

// maxIndented is how many indented lines are looked at for their indentation.
const maxIndented = 64

// indentation is what one level is indented by in this text: a tab if the first
// indented line begins with one; else the least that a line is indented by, if
// that is 2, 4 or 8 spaces; else two spaces.
func indentation(text string) string {
	least, found := 0, 0
	for text = text[:min(len(text), maxStyled)]; text != ""; {
		line, after, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
		text = after
		rest := strings.TrimLeft(line, " ")
		n := len(line) - len(rest)
		switch {
		case rest != "" && rest[0] == '\t' && found == 0:
			return "\t"
		case n == 0 || source.OnlySpaces(rest):
			continue
		case found == 0 || n < least:
			least = n
		}
		if found++; found == maxIndented {
			break
		}
	}
	if least == 4 || least == 8 {
		return strings.Repeat(" ", least)
	}
	return layout.Indent
}
