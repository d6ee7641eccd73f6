package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// flow reads YAML's flow style: [a, "b"], {k: v}. Lines do not matter in it.
type flow struct {
	*yamlReader
	at int
}

func (f *flow) space() {
	for f.at < len(f.text) {
		c := f.text[f.at]
		if c == '#' && (f.at == 0 || strings.IndexByte(" \t\n", f.text[f.at-1]) >= 0) {
			for f.at < len(f.text) && f.text[f.at] != '\n' {
				f.at++
			}
			continue
		}
		if !source.IsSpace(c) {
			return
		}
		f.at++
	}
}

func (f *flow) value(depth int) literal.Node {
	f.space()
	f.nodes++
	n := literal.Node{Span: source.Span{Start: f.at}}
	if f.at >= len(f.text) || depth > maxYAMLDepth || f.nodes > maxYAMLNodes {
		f.at = len(f.text)
		n.Kind, n.Span.End = literal.Word, f.at
		return n
	}
	switch c := f.text[f.at]; c {
	case '[', '{':
		n.Kind = literal.List
		if c == '{' {
			n.Kind = literal.Map
		}
		f.at++
		f.items(&n, c+2, depth)
		n.Span.End = f.at
	case '"', '\'':
		end := quotedEnd(f.text[f.at:])
		if end < 0 {
			f.losses.at(source.Span{Start: f.at, End: f.at + 1}, "This quote is not closed")
			end = len(f.text) - f.at
		}
		n.Kind, n.Span.End = literal.String, f.at+end
		n.Text = folded(unquoteYAML(f.text[f.at:n.Span.End]), f.text[f.at:n.Span.End])
		if strings.Contains(n.Text, "${") {
			n.Kind = literal.Template
		}
		f.at = n.Span.End
	case '!', '&':
		n = f.marked(depth)
	default:
		start := f.at
		for f.at < len(f.text) && strings.IndexByte(",]}\n", f.text[f.at]) < 0 {
			if f.text[f.at] == ':' && (f.at+1 == len(f.text) || strings.IndexByte(" ,]}\n", f.text[f.at+1]) >= 0) {
				break
			}
			f.at++
		}
		text := strings.TrimSpace(f.text[start:f.at])
		if i := strings.Index(text, " #"); i >= 0 {
			text = strings.TrimSpace(text[:i])
		}
		n.Span.End = start + len(text)
		switch {
		case text == "":
			n.Kind = literal.Word
		default:
			n = f.plain(text, n.Span)
		}
	}
	return n
}

// marked reads a tag or an anchor, and what it marks: a tag makes an Expression
// of it, whatever is in its quotes or brackets.
func (f *flow) marked(depth int) literal.Node {
	start := f.at
	for f.at < len(f.text) && strings.IndexByte(" \t\r\n,]}[{\"'", f.text[f.at]) < 0 {
		f.at++
	}
	word := f.text[start:f.at]
	n := literal.Node{Text: word, Span: source.Span{Start: start, End: f.at}}
	f.space()
	if f.at < len(f.text) && strings.IndexByte(",]}:", f.text[f.at]) < 0 {
		n = f.value(depth + 1)
	}
	n.Span.Start = start
	if word[0] == '!' && word != "!!str" {
		return literal.Node{Text: n.Span.Of(f.text), Span: n.Span}
	}
	return n
}

// folded is the value of a quoted scalar whose line breaks are spaces.
func folded(text, raw string) string {
	if strings.IndexByte(raw, '\n') < 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 0 {
			lines[i] = strings.TrimLeft(lines[i], " \t")
		}
		if i < len(lines)-1 {
			lines[i] = strings.TrimRight(lines[i], " \t\r")
		}
	}
	return strings.Join(lines, " ")
}

func (f *flow) items(n *literal.Node, closer byte, depth int) {
	for {
		f.space()
		if f.at >= len(f.text) {
			f.losses.at(source.Span{Start: n.Span.Start, End: n.Span.Start + 1}, "This bracket is not closed")
			return
		}
		c := f.text[f.at]
		if c == closer || c == ']' || c == '}' {
			f.at++
			return
		}
		if c == ',' {
			f.at++
			continue
		}
		before := f.at
		item := f.value(depth + 1)
		f.space()
		if f.at < len(f.text) && f.text[f.at] == ':' {
			key := item
			f.at++
			f.space()
			if f.at < len(f.text) && strings.IndexByte(",]}", f.text[f.at]) < 0 {
				item = f.value(depth + 1)
			} else {
				item = literal.Node{Kind: literal.Word, Span: source.Span{Start: f.at, End: f.at}}
			}
			item.Key, item.KeySpan = key.Text, key.Span
		} else if closer == '}' {
			item = literal.Node{Kind: literal.Word, Key: item.Text, KeySpan: item.Span, Span: item.Span}
		}
		if f.at == before {
			f.at++
			continue
		}
		n.Items = append(n.Items, item)
	}
}
