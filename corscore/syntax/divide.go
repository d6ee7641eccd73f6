package syntax

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
)

// Divide returns t with the text of the elements that which names, a list with sep
// between its values, as children without a name: one for each value, without the
// spaces around it. t is not changed.
func (t *Tree) Divide(sep string, which func(n int32) bool) *Tree {
	out := *t
	out.Nodes = make([]Node, 0, len(t.Nodes))
	moved := make([]int32, len(t.Nodes)) // by index in t
	for i := range t.Nodes {
		moved[i] = int32(len(out.Nodes))
		out.Nodes = append(out.Nodes, t.Nodes[i])
		if which(int32(i)) {
			out.divide(moved[i], sep)
		}
	}
	move := func(n *int32) {
		if *n != None {
			*n = moved[*n]
		}
	}
	for i := range t.Nodes {
		n := &out.Nodes[moved[i]]
		move(&n.Parent)
		move(&n.Next)
		if t.Nodes[i].First != None {
			move(&n.First)
			move(&n.Last)
		}
	}
	move(&out.Root)
	out.Problems = slices.Clone(t.Problems)
	for i := range out.Problems {
		move(&out.Problems[i].Node)
	}
	return &out
}

// divide appends the values of the last node, n, if it is nothing but text.
func (t *Tree) divide(n int32, sep string) {
	list := t.Nodes[n]
	text := t.Of(list.Content)
	if list.First != None || strings.IndexByte(text, '<') >= 0 {
		return
	}
	at := list.Content.Start
	for part := range strings.SplitSeq(text, sep) {
		value := strings.Trim(part, source.Spaces)
		start := at + strings.Index(part, value)
		at += len(part) + len(sep)
		if value == "" {
			continue
		}
		span := source.Span{Start: start, End: start + len(value)}
		t.Nodes[n].Plain = false
		t.Append(Node{
			Plain: strings.IndexByte(value, '&') < 0, Closed: true, Parent: n, First: None, Last: None, Next: None,
			Span: span, Content: span, Name: source.Span{Start: start, End: start}, Close: source.Span{Start: span.End, End: span.End},
		})
	}
}
