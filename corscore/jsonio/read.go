package jsonio

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/syntax"
)

// jsonValue is a value of a JSON text, or none.
type jsonValue struct {
	tree *syntax.Tree
	node int32 // None = absent
}

// absent is no value.
var absent = jsonValue{node: syntax.None}

type jsonKind uint8

const (
	jsonAbsent jsonKind = iota
	jsonNull
	jsonFalse
	jsonTrue
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// jsonKindNames are how messages call what was found.
var jsonKindNames = [...]string{"nothing", "null", "false", "true", "a number", "a string", "an array", "an object"}

// parseJSON reads what programs send: a text with any of the mistakes that
// [syntax] forgives people is refused. A name that is there twice is none.
func parseJSON(text string) (jsonValue, error) {
	tree := syntax.ParseJSON(text)
	if strings.HasPrefix(text, "\ufeff") {
		return absent, notJSON("unexpected text", 0)
	}
	for i := range tree.Problems {
		switch p := &tree.Problems[i]; p.Kind {
		case syntax.JSONDuplicateKey:
		case syntax.JSONUnclosed:
			return absent, notJSON("nothing closes what begins", p.Span.Start)
		default:
			return absent, notJSON("unexpected text", p.Span.Start)
		}
	}
	return jsonValue{tree, tree.Root}, nil
}

func notJSON(what string, at int) error {
	return errors.New("not JSON: " + what + " at byte " + strconv.Itoa(at))
}

func (v jsonValue) kind() jsonKind {
	if v.node == syntax.None {
		return jsonAbsent
	}
	switch v.tree.Nodes[v.node].Kind {
	case syntax.Object:
		return jsonObject
	case syntax.Array:
		return jsonArray
	case syntax.String:
		return jsonString
	case syntax.Number:
		return jsonNumber
	}
	switch v.tree.Of(v.tree.Nodes[v.node].Span) {
	case "true":
		return jsonTrue
	case "false":
		return jsonFalse
	}
	return jsonNull
}

// text returns the characters of a string, or a number as it is written; "" of
// anything else. Each byte that is not UTF-8 becomes U+FFFD, as TextEncoder
// makes it.
func (v jsonValue) text() string {
	if k := v.kind(); k != jsonString && k != jsonNumber {
		return ""
	}
	s := v.tree.Unquote(v.node)
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	return s
}

// items returns the items of an array, or the values of an object.
func (v jsonValue) items() (all []jsonValue) {
	if v.node == syntax.None {
		return nil
	}
	for n := v.tree.Nodes[v.node].First; n != syntax.None; n = v.tree.Nodes[n].Next {
		all = append(all, jsonValue{v.tree, n})
	}
	return all
}

// member returns the member called name (the last one, as JSON.parse does).
func (v jsonValue) member(name string) jsonValue {
	found := absent
	for _, item := range v.items() {
		if v.kind() == jsonObject && v.tree.Key(item.node) == name {
			found = item
		}
	}
	return found
}
