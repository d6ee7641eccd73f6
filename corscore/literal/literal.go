// Package literal answers which values are written in a piece of JSON,
// JavaScript or Python: strings, numbers, lists and maps, each with its place.
//
// It runs nothing. Whatever is not a literal (a name, a sum, a template with a
// hole) is an [Expression] or [Template]: its value is not in the text, and
// nobody guesses it.
package literal

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Kind says what a [Node] is.
type Kind uint8

const (
	Expression Kind = iota // code; Text is how it is written
	String                 // Text is what it stands for
	Template               // a string with holes; Text holds them as written
	Number                 // Text is how it is written
	Word                   // true, false, null and their like; Text is how it is written
	List
	Map
	Call // Headers({…}), new Request(…); Text is the last name before "(", Items are the arguments
)

// Node is one value. The members of a Map and of a List are its Items, in the
// order of the text.
type Node struct {
	Kind    Kind
	Text    string
	Span    source.Span
	Key     string      // in a Map: the member's name
	KeySpan source.Span // without quotes
	Labels  []string    // of an HCL block
	Items   []Node
}

// Get returns the last member called key, as the languages here have it; nil if
// there is none.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Map {
		return nil
	}
	for i := len(n.Items) - 1; i >= 0; i-- {
		if n.Items[i].Key == key {
			return &n.Items[i]
		}
	}
	return nil
}

// Scalar reports whether n is a value without members that the text holds
// whole.
func (n *Node) Scalar() bool {
	return n != nil && (n.Kind == String || n.Kind == Number || n.Kind == Word)
}

// Null reports whether n stands for no value.
func (n *Node) Null() bool {
	return n == nil || n.Kind == Word && (n.Text == "null" || n.Text == "undefined" || n.Text == "None" || n.Text == "~" || n.Text == "")
}

// Bounds of what is read: hostile text ends the reading, not the program.
const (
	maxDepth = 64
	maxNodes = 400_000
)

// JSON reads text as JSON, as tolerantly as the editor does: comments, trailing
// commas, single and typographic quotes, missing brackets. Words without quotes
// are Expressions. ok is false if text has no value at all. broken are the
// places where something is missing or has no meaning, so that what is read may
// not be what was meant.
func JSON(text string) (n Node, broken []source.Span, ok bool) {
	t := syntax.ParseJSON(text)
	if t.Root == syntax.None {
		return Node{}, nil, false
	}
	for _, p := range t.Problems {
		if breaks.Has(p.Kind) && len(broken) < maxBroken {
			broken = append(broken, p.Span)
		}
	}
	return fromTree(t, t.Root), broken, true
}

const maxBroken = 20

var breaks = syntax.Kinds(syntax.JSONMissingColon, syntax.JSONUnclosed, syntax.JSONMismatch, syntax.JSONBadEscape, syntax.JSONUnexpected,
	syntax.JSONTrailing, syntax.JSONDuplicateKey, syntax.JSONTooDeep)

func fromTree(t *syntax.Tree, at int32) Node {
	in := &t.Nodes[at]
	n := Node{Span: in.Span, KeySpan: in.Name}
	if in.Name.Len() > 0 {
		n.Key = t.Name(at)
		if strings.IndexByte(n.Key, '\\') >= 0 {
			n.Key = unescape(n.Key)
		}
	}
	switch in.Kind {
	case syntax.Object:
		n.Kind = Map
	case syntax.Array:
		n.Kind = List
	case syntax.String:
		n.Kind, n.Text = String, t.Unquote(at)
	case syntax.Number:
		n.Kind, n.Text = Number, t.Of(in.Content)
	case syntax.Literal:
		n.Kind, n.Text = Word, t.Of(in.Content)
	default:
		n.Text = t.Of(in.Content)
	}
	for c := in.First; c != syntax.None; c = t.Nodes[c].Next {
		n.Items = append(n.Items, fromTree(t, c))
	}
	return n
}
