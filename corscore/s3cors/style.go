package s3cors

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// The methods of this file say how the document is written: what is between two of its
// values, and before one.

// before is the line break and indentation in front of offset if something
// starts its line there, otherwise inline.
func (d *Document) before(offset int, inline string) string {
	if d.isCode() && d.Native.Code.OneLine {
		return inline
	}
	text := d.Tree.Text
	start := len(strings.TrimRight(text[:offset], " \t"))
	if dash := start - 1; dash > 0 && text[dash] == '-' && d.code().Dashes {
		start = len(strings.TrimRight(text[:dash], " \t"))
		if text[start-1] == '\n' {
			return d.newline() + text[start:dash] + strings.Repeat(" ", offset-dash)
		}
	}
	if start > 0 && text[start-1] == '\n' {
		return d.newline() + text[start:offset]
	}
	return inline
}

// space is what the document, JSON, has after a colon or comma on one line: a
// space, unless it has none after the colon of its first key.
func (d *Document) space() string {
	if d.isCode() {
		return " "
	}
	text := d.Tree.Text[:min(len(d.Tree.Text), 4<<10)]
	if i := strings.Index(text, `":`); i >= 0 && i+2 < len(text) && !source.IsSpace(text[i+2]) {
		return ""
	}
	return " "
}

// key is the key of a field, with its colon.
func (d *Document) key(f Field) string {
	name, c := d.Name(f), d.code()
	if !d.isCode() {
		name = `"` + name + `"`
	}
	if c.Aligned {
		name += strings.Repeat(" ", max(0, d.keyWidth()-len(name)))
	}
	return name + c.Is
}

// keyWidth is the width of the first name of the first rule, with the spaces that
// align its value with those of other names.
func (d *Document) keyWidth() int {
	t := d.Tree
	for i := range d.Rules {
		if first := t.Nodes[d.Rules[i].Node].First; first != syntax.None {
			n := &t.Nodes[first]
			return strings.IndexByte(t.Text[n.Name.Start:n.Span.Start], '=') - 1
		}
	}
	return 0
}

// comma is what is before one more value of the list whose value at offset begins
// its line or does not.
func (d *Document) comma(offset int) string {
	comma := d.code().Comma
	if space := d.before(offset, ""); space != "" {
		if d.afterDash(offset) {
			return dashed(space)
		}
		return strings.TrimRight(comma, " ") + space
	}
	return comma
}

// afterDash reports whether the value at offset begins with "- ".
func (d *Document) afterDash(offset int) bool {
	return d.code().Dashes && strings.HasSuffix(strings.TrimRight(d.Tree.Text[:offset], " \t"), "-")
}

// newline is the document's line end.
func (d *Document) newline() string {
	if i := strings.IndexByte(d.Tree.Text, '\n'); i > 0 && d.Tree.Text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// Indent is one step of the document's indentation.
func (d *Document) Indent() string {
	t := d.Tree
	n := t.Root
	if d.isCode() && n != syntax.None && t.Nodes[n].First != syntax.None {
		n = t.Nodes[n].First // what is before the list is on its line
	}
	if n != syntax.None {
		if c := t.Nodes[n].First; c != syntax.None {
			at := d.before(d.item(c).Start, "")
			at = strings.TrimLeft(at, "\r\n")
			if own := strings.TrimLeft(d.before(t.Nodes[n].Span.Start, ""), "\r\n"); len(at) > len(own) {
				return at[len(own):]
			}
		}
	}
	return "  "
}
