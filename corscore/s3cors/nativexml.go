package s3cors

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// isXML reports whether d has a provider's own form in XML.
func (d *Document) isXML() bool { return d.Native != nil && d.Native.Rule != "" }

// RuleName is what d calls the element of a rule.
func (d *Document) RuleName() string {
	if d.isXML() {
		return d.Native.Rule
	}
	return RuleElement
}

// ItemName is what an XML document calls the element of one value of f; "" where a
// list is one text.
func (d *Document) ItemName(f Field) string {
	switch {
	case !d.isXML():
		return f.Element()
	case !f.List():
		return d.Native.Keys[f]
	case d.Native.Commas:
		return ""
	}
	return strings.TrimSuffix(d.Native.Keys[f], "s")
}

// nativeXML reads the document as one of its form, and reports whether it is one.
func (d *Document) nativeXML() bool {
	t := d.Tree
	list := d.list()
	if list == syntax.None {
		return false
	}
	if d.Native.Commas {
		d.Tree = t.Divide(",", func(n int32) bool {
			f, ok := d.FieldOf(t.Local(n))
			return ok && f.List() && t.Local(t.Nodes[n].Parent) == d.Native.Rule
		})
		list = d.list()
	}
	d.xmlList(list)
	return true
}

// list is the element or array that holds the rules, None if there is none.
func (d *Document) list() int32 {
	t := d.Tree
	switch {
	case t.Root == syntax.None:
		return syntax.None
	case !d.isXML():
		if d.Native != nil {
			return d.nativeList()
		}
		return t.Root
	case t.Local(t.Root) == d.Native.Rules:
		return t.Root
	case t.Local(t.Root) == d.Native.Root:
		for c := t.Nodes[t.Root].First; c != syntax.None; c = t.Nodes[c].Next {
			if t.Local(c) == d.Native.Rules {
				return c
			}
		}
	}
	return syntax.None
}

// nativeFields reads the children of rule element n, as xmlFields does.
func (d *Document) nativeFields(number int, n int32) (inner []int32) {
	t := d.Tree
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		switch f, ok := d.FieldOf(t.Local(c)); {
		case ok && !f.List():
			d.nativeValue(number, f, c)
		case ok:
			for k := t.Nodes[c].First; k != syntax.None; k = t.Nodes[k].Next {
				if t.Local(k) == d.ItemName(f) {
					d.nativeValue(number, f, k)
				} else {
					d.stray(k, d.Name(f), number)
				}
			}
		case t.Local(c) == d.Native.Rule && !t.Nodes[n].Closed:
			inner = append(inner, c)
		default:
			d.stray(c, RuleElement, number)
		}
	}
	return inner
}

// nativeValue adds element n to every field that has the name of f.
func (d *Document) nativeValue(number int, f Field, n int32) {
	t := d.Tree
	node := &t.Nodes[n]
	name := node.Name
	if name.Len() == 0 {
		name = t.Nodes[node.Parent].Name
	}
	v := Value{
		Text: t.Decode(n), Span: node.Content, Whole: node.Span, Name: name, Node: n,
		Odd: node.First != syntax.None || node.Attr[0] != node.Attr[1],
	}
	for _, other := range Fields {
		if d.Name(other) == d.Name(f) {
			values := &d.Rules[number-1].Values[other]
			*values = append(*values, v)
		}
	}
}

// divided reports whether node n is one of several values in the text of an element.
func (d *Document) divided(n int32) bool {
	return d.Tree.Format == syntax.XML && d.Tree.Nodes[n].Name.Len() == 0
}

// xmlItem writes one value; in a list that is one text, only its text.
func (d *Document) xmlItem(prefix string, p Pair) string {
	name := d.ItemName(p.Field)
	if name == "" {
		return Escape(p.Text)
	}
	return "<" + prefix + name + ">" + Escape(p.Text) + "</" + prefix + name + ">"
}

// xmlElements writes values as the elements of a rule.
func (d *Document) xmlElements(prefix string, pairs []Pair) (parts []string) {
	if !d.isXML() {
		for _, p := range pairs {
			parts = append(parts, d.xmlItem(prefix, p))
		}
		return parts
	}
	pairs = d.fitting(pairs)
	for _, f := range Fields {
		var items []string
		for _, p := range pairs {
			if p.Field == f {
				items = append(items, d.xmlItem(prefix, p))
			}
		}
		if f.List() && len(items) > 0 {
			name := prefix + d.Name(f)
			items = []string{"<" + name + ">" + strings.Join(items, d.joint()) + "</" + name + ">"}
		}
		parts = append(parts, items...)
	}
	return parts
}

// joint is what is between two values in a list of XML.
func (d *Document) joint() string {
	if d.Native.Commas {
		return ","
	}
	return ""
}

// addToList adds values of f to the list of them that rule r has; ok is false if it
// has none.
func (d *Document) addToList(r *Rule, f Field, pairs []Pair) (edit source.Edit, ok bool) {
	t := d.Tree
	n := t.Nodes[r.Node].First
	for n != syntax.None && t.Local(n) != d.Name(f) {
		n = t.Nodes[n].Next
	}
	if n == syntax.None {
		return edit, false
	}
	var items []string
	for _, p := range d.fitting(pairs) {
		items = append(items, d.xmlItem(d.prefix(n), p))
	}
	list := &t.Nodes[n]
	if !d.Native.Commas || list.SelfClosing {
		if list.SelfClosing {
			items = []string{strings.Join(items, d.joint())}
		}
		return d.insertXML(n, list.Last, items), true
	}
	if list.Last == syntax.None {
		return source.Edit{Start: list.Content.Start, End: list.Content.End, New: strings.Join(items, ",")}, true
	}
	first, last, comma := t.Nodes[list.First], t.Nodes[list.Last].Span, ","
	if first.Next != syntax.None {
		comma = t.Text[first.Span.End:t.Nodes[first.Next].Span.Start]
	}
	return source.Edit{Start: last.End, End: last.End, New: comma + strings.Join(items, comma)}, true
}
