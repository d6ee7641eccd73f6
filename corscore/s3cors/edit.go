package s3cors

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// The methods of this file build edits of the document's text, for XML and for
// JSON alike. Every edit refers to the text as it is; builders called for
// different places can be joined into one fix.

// Pair is one value to be written.
type Pair struct {
	Field Field
	Text  string // unescaped
}

// SetText replaces v's text, touching no more characters than needed.
func (d *Document) SetText(v *Value, text string) source.Edit {
	t := d.Tree
	node := &t.Nodes[v.Node]
	if t.Format == syntax.JSON {
		if f, ok := d.FieldOf(t.Of(v.Name)); ok {
			if d.isCode() {
				return d.minimal(v.Whole, d.jsonLiteral(f, text))
			}
			text = d.raw(f, text)
		}
		raw, number := jsonText(text), node.Kind == syntax.Number && isDigits(text)
		switch {
		case number:
			return d.minimal(v.Span, text)
		case node.Kind == syntax.String && node.Closed && t.Text[node.Span.Start] == '"':
			return d.minimal(v.Span, raw)
		}
		return source.Edit{Start: v.Whole.Start, End: v.Whole.End, New: `"` + raw + `"`}
	}
	raw := Escape(text)
	if node.SelfClosing {
		return source.Edit{Start: v.Span.Start, End: v.Whole.End, New: ">" + raw + "</" + t.Name(v.Node) + ">"}
	}
	return d.minimal(v.Span, raw)
}

// minimal replaces the text under span by text, leaving alone what both have in
// common at their ends.
func (d *Document) minimal(span source.Span, text string) source.Edit {
	old := span.Of(d.Tree.Text)
	head := 0
	for head < len(old) && head < len(text) && old[head] == text[head] {
		head++
	}
	for head > 0 && (head < len(old) && !utf8.RuneStart(old[head]) || head < len(text) && !utf8.RuneStart(text[head])) {
		head--
	}
	old, text = old[head:], text[head:]
	tail := 0
	for tail < len(old) && tail < len(text) && old[len(old)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(old[len(old)-tail]) {
		tail--
	}
	return source.Edit{Start: span.Start + head, End: span.End - tail, New: text[:len(text)-tail]}
}

// Part returns the place of v.Text[from:to] in the document, or all of v where
// it is not written as it reads (entities, escapes, comments).
func (d *Document) Part(v *Value, from, to int) source.Span {
	if !d.Tree.Nodes[v.Node].Plain || v.Span.Len() != len(v.Text) {
		return v.Place()
	}
	return source.Span{Start: v.Span.Start + from, End: v.Span.Start + to}
}

// Place is where v is shown: its characters, or the whole element if it has none.
func (v *Value) Place() source.Span {
	if v.Span.Len() == 0 {
		return v.Whole
	}
	return v.Span
}

// Rename changes the name of node n: of an element in both its tags, keeping
// its prefix; of a JSON member its key.
func (d *Document) Rename(n int32, name string) []source.Edit {
	t := d.Tree
	node := &t.Nodes[n]
	if t.Format == syntax.JSON {
		return []source.Edit{d.minimal(node.Name, jsonText(name))}
	}
	return d.renameTags(node.Name, node.Close, name)
}

func (d *Document) renameTags(open, close source.Span, name string) []source.Edit {
	edits := []source.Edit{d.minimal(d.local(open), name)}
	if close.Len() > 0 {
		edits = append(edits, d.minimal(d.local(close), name))
	}
	return edits
}

// local is the part of an XML name after its prefix.
func (d *Document) local(name source.Span) source.Span {
	return source.Span{Start: name.Start + strings.IndexByte(name.Of(d.Tree.Text), ':') + 1, End: name.End}
}

// prefix is the namespace prefix of element n with its colon, "" = none.
func (d *Document) prefix(n int32) string {
	name := d.Tree.Name(n)
	return name[:strings.IndexByte(name, ':')+1]
}

// RemoveValue removes v: its element, or its item of a JSON list.
func (d *Document) RemoveValue(v *Value) []source.Edit { return d.Remove(v.Node) }

// Remove removes nodes with what belongs to them alone: their line if nothing
// else is on it, the comma between them and their neighbors.
//
// Precondition: the nodes are in document order and none is inside another.
func (d *Document) Remove(nodes ...int32) []source.Edit {
	var edits []source.Edit
	for i := 0; i < len(nodes); {
		if d.Tree.Format == syntax.JSON || d.divided(nodes[i]) {
			parent, first := d.Tree.Nodes[nodes[i]].Parent, i
			for i < len(nodes) && d.Tree.Nodes[nodes[i]].Parent == parent {
				i++
			}
			edits = d.removeItems(edits, parent, nodes[first:i])
			continue
		}
		span := d.extent(nodes[i])
		// Neighbors go together, so that their common line goes too.
		for i++; i < len(nodes); i++ {
			next := d.extent(nodes[i])
			if next.Start < span.End || !source.OnlySpaces(d.Tree.Text[span.End:next.Start]) {
				break
			}
			span.End = next.End
		}
		edits = append(edits, d.Cut(span))
	}
	return edits
}

// extent is the place of element n without what is inside it only because its
// end tag is missing.
func (d *Document) extent(n int32) source.Span {
	t := d.Tree
	node := &t.Nodes[n]
	span := node.Span
	if node.Closed || node.First == syntax.None {
		return span
	}
	_, field := d.FieldOf(t.Local(n))
	for c := node.First; c != syntax.None; c = t.Nodes[c].Next {
		if field && !d.isXML() || t.Local(c) == d.RuleName() {
			span.End = max(node.Content.Start, len(strings.TrimRight(t.Text[:t.Nodes[c].Span.Start], source.Spaces)))
			break
		}
	}
	return span
}

// Cut removes the text under span, and the lines it leaves empty.
func (d *Document) Cut(span source.Span) source.Edit {
	text := d.Tree.Text
	start := span.Start - len(text[:span.Start]) + len(strings.TrimRight(text[:span.Start], " \t"))
	end := span.End + len(text[span.End:]) - len(strings.TrimLeft(text[span.End:], " \t\r"))
	atStart := start == 0 || text[start-1] == '\n'
	switch {
	case atStart && end < len(text) && text[end] == '\n':
		return source.Edit{Start: start, End: end + 1}
	case atStart && end == len(text):
		return source.Edit{Start: start, End: end}
	}
	return source.Edit{Start: span.Start, End: span.End}
}

// item is the place of node n in its JSON list or object.
func (d *Document) item(n int32) source.Span {
	node := &d.Tree.Nodes[n]
	if parent := node.Parent; parent != syntax.None && d.Tree.Nodes[parent].Kind == syntax.Object {
		return node.Member
	}
	return node.Span
}

// previous returns the sibling before node n, None if it is the first. Nodes
// are in document order, so it is the node before n or around that one.
func (d *Document) previous(n int32) int32 {
	nodes := d.Tree.Nodes
	if parent := nodes[n].Parent; parent == syntax.None || nodes[parent].First == n {
		return syntax.None
	}
	for c := n - 1; ; c = nodes[c].Parent {
		if nodes[c].Parent == nodes[n].Parent {
			return c
		}
	}
}

// removeItems appends edits that remove nodes, children of parent in order.
func (d *Document) removeItems(edits []source.Edit, parent int32, nodes []int32) []source.Edit {
	t := d.Tree
	if parent == syntax.None {
		return append(edits, d.Cut(t.Nodes[nodes[0]].Span))
	}
	for k := 0; k < len(nodes); k++ {
		// A run of items that go.
		first, last := nodes[k], nodes[k]
		for k+1 < len(nodes) && nodes[k+1] == t.Nodes[last].Next {
			k++
			last = nodes[k]
		}
		kept, next := d.previous(first), t.Nodes[last].Next
		switch {
		case kept != syntax.None:
			edits = append(edits, source.Edit{Start: d.item(kept).End, End: d.item(last).End})
		case next != syntax.None:
			edits = append(edits, source.Edit{Start: d.item(first).Start, End: d.item(next).Start})
		case d.afterDash(d.item(first).Start) && t.Nodes[parent].Name.Len() > 0:
			edits = append(edits, source.Edit{Start: t.Nodes[parent].Name.End + len(":"), End: t.Nodes[parent].Span.End, New: " []"})
		default:
			edits = append(edits, source.Edit{Start: t.Nodes[parent].Content.Start, End: t.Nodes[parent].Content.End})
		}
	}
	return edits
}

// Replace writes values of fields in the place of node n, an element of a rule
// (XML) or an item of a list (JSON; there all of one field).
func (d *Document) Replace(n int32, pairs ...Pair) source.Edit {
	t := d.Tree
	span := t.Nodes[n].Span
	var b strings.Builder
	for i, p := range pairs {
		if t.Format == syntax.JSON {
			if i > 0 {
				b.WriteString(d.comma(span.Start))
			}
			b.WriteString(d.jsonLiteral(p.Field, p.Text))
			continue
		}
		if i > 0 {
			if d.divided(n) {
				b.WriteString(d.joint())
			} else {
				b.WriteString(d.before(span.Start, ""))
			}
		}
		b.WriteString(d.xmlItem(d.prefix(n), p))
	}
	return source.Edit{Start: span.Start, End: span.End, New: b.String()}
}
