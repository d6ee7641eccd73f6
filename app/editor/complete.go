package editor

import (
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// Item is one proposal of a completion.
type Item struct {
	Label  string // what is shown and matched
	Detail string // what it means, "" = nothing
	Insert string // what takes the place of the completed text
	Caret  int    // offset in Insert after which the caret then stands
}

// Completion is what fits at a place.
type Completion struct {
	Span  source.Span // what is replaced
	Items []Item
}

// begun reports whether the beginning of the first item is in the text, and not all of
// it: whoever typed it means the item. A number is whole after each digit.
func (c *Completion) begun(text string) bool {
	const marks = `"</`
	typed, label := strings.Trim(c.Span.Of(text), marks), strings.TrimLeft(c.Items[0].Label, marks)
	return typed != "" && len(typed) < len(label) && strings.EqualFold(label[:len(typed)], typed) && (typed[0] < '0' || typed[0] > '9')
}

// Complete proposes what can be at offset of text: elements, end tags and
// values of XML, keys and values of JSON.
func Complete(text string, offset int) Completion {
	offset = max(0, min(offset, len(text)))
	var c Completion
	if highlight.Detect(text) == highlight.JSON {
		c = completeJSON(text, offset)
	} else {
		c = completeXML(text, offset)
	}
	if len(c.Items) > 0 {
		style, base := styleOf(text), lineIndent(text, c.Span.Start)
		for i := range c.Items {
			c.Items[i] = style.written(c.Items[i], base)
		}
	}
	return c
}

// keep returns the items whose label begins as typed, whatever the case; all
// of them if typed is already one of them: then another is wanted.
func keep(items []Item, typed string) []Item {
	var out []Item
	for _, it := range items {
		if it.Label == typed {
			return items
		}
		if len(it.Label) >= len(typed) && strings.EqualFold(it.Label[:len(typed)], typed) {
			out = append(out, it)
		}
	}
	return out
}

// lineIndent returns the spaces at the start of the line of offset.
func lineIndent(text string, offset int) string {
	line := text[strings.LastIndexByte(text[:offset], '\n')+1 : offset]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// template is an item whose insertion has its caret where "|" stands, at the
// end without one.
func template(label, detail, insert string) Item {
	before, after, found := strings.Cut(insert, "|")
	if !found {
		return Item{label, detail, insert, len(insert)}
	}
	return Item{label, detail, before + after, len(before)}
}
