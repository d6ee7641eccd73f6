package literal

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// Code reads the value that begins at offset at of text, spaces and comments
// left aside, as JavaScript or Python has it, and returns the offset after it.
func Code(text string, at int) (Node, int) {
	r := reader{text: text, at: at}
	n := r.value(0)
	return n, r.at
}

// Shorthand reads text as the AWS command line's shorthand syntax:
// A=[{B=[c,d]}], where a value without quotes is a string.
func Shorthand(text string) Node {
	r := reader{text: text, bare: true}
	n := Node{Kind: Map, Span: source.Span{End: len(text)}}
	r.members(&n, 0, 0)
	return n
}

type reader struct {
	text  string
	at    int
	nodes int
	bare  bool // a value without quotes is a string
}

// space skips spaces and comments.
func (r *reader) space() {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch {
		case strings.IndexByte(" \t\r\n\f\v", rest[0]) >= 0:
			r.at++
		case strings.HasPrefix(rest, "\u00a0"):
			r.at += len("\u00a0")
		case strings.HasPrefix(rest, "//"), rest[0] == '#' && !r.bare:
			r.to("\n", 0)
		case strings.HasPrefix(rest, "/*"):
			r.at += 2
			r.to("*/", 2)
		default:
			return
		}
	}
}

// to goes to the next end, and width bytes beyond.
func (r *reader) to(end string, width int) {
	i := strings.Index(r.text[r.at:], end)
	if i < 0 {
		r.at = len(r.text)
		return
	}
	r.at += i + width
}

func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// value reads one value; it takes at least one byte if any is left.
func (r *reader) value(depth int) Node {
	r.space()
	start := r.at
	r.nodes++
	if depth > maxDepth || r.nodes > maxNodes {
		r.at = len(r.text)
		return Node{Span: source.Span{Start: start, End: r.at}, Text: "…"}
	}
	n := Node{}
	switch c := r.peek(); {
	case c == '{':
		n.Kind = Map
		r.at++
		r.members(&n, '}', depth)
	case c == '[' || c == '(':
		n.Kind = List
		r.at++
		r.items(&n, closerOf(c), depth)
	case quoteWidth(r.text[r.at:]) > 0:
		n = r.str()
	case r.bare:
		n.Kind = String
		for r.at < len(r.text) && strings.IndexByte(",]}", r.text[r.at]) < 0 {
			r.at++
		}
		n.Text = strings.TrimSpace(r.text[start:r.at])
	case c >= '0' && c <= '9' || c == '-' && r.at+1 < len(r.text) && isDigit(r.text[r.at+1]):
		n.Kind = Number
		r.at++
		for isNameByte(r.peek()) || r.peek() == '.' {
			r.at++
		}
		n.Text = r.text[start:r.at]
	case isNameByte(c):
		n = r.name(depth)
	}
	n.Span = source.Span{Start: start, End: r.at}
	if !r.ends() {
		// "a" + b, f(x).y, c ? d : e: not a literal after all.
		r.at = start
		r.skip()
		n = Node{Text: strings.TrimSpace(r.text[start:r.at])}
		n.Span = source.Span{Start: start, End: start + len(n.Text)}
	}
	return n
}

// ends reports whether what comes next may follow a value.
func (r *reader) ends() bool {
	before := r.at
	r.space()
	if r.at >= len(r.text) || strings.IndexByte(",]});:=", r.text[r.at]) >= 0 {
		r.at = before
		return true
	}
	// A line break ends a statement, unless an operator follows.
	ok := strings.IndexByte(r.text[before:r.at], '\n') >= 0 && strings.IndexByte("+-*/%.?&|<>([`", r.text[r.at]) < 0
	r.at = before
	return ok
}

// skip goes after an expression: to a comma, semicolon or closing bracket of
// what is around it.
func (r *reader) skip() {
	open := 0
	for r.at < len(r.text) {
		switch c := r.text[r.at]; c {
		case '"', '\'', '`':
			r.str()
			continue
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			if open == 0 {
				return
			}
			open--
		case ',', ';':
			if open == 0 {
				return
			}
		}
		r.at++
	}
}

func closerOf(c byte) byte {
	if c == '(' {
		return ')'
	}
	return c + 2 // ASCII: [ and ], { and }
}

func (r *reader) items(n *Node, closer byte, depth int) {
	for {
		r.space()
		switch c := r.peek(); {
		case r.at >= len(r.text):
			return
		case c == closer:
			r.at++
			return
		case c == ',' || c == ';':
			r.at++
		case c == ')' || c == ']' || c == '}':
			if depth > 0 {
				return // closes what is around this
			}
			r.at++
		default:
			before := r.at
			item := r.value(depth + 1)
			if r.at == before {
				r.at++
				continue
			}
			n.Items = append(n.Items, item)
		}
	}
}

// members reads name: value pairs up to closer, or the end of text where closer
// is 0.
func (r *reader) members(n *Node, closer byte, depth int) {
	for {
		r.space()
		switch c := r.peek(); {
		case r.at >= len(r.text):
			return
		case c == closer:
			r.at++
			return
		case c == ',' || c == ';':
			r.at++
		case c == ')' || c == ']' || c == '}':
			if depth > 0 {
				return
			}
			r.at++
		default:
			before := r.at
			if m, ok := r.member(depth); ok {
				n.Items = append(n.Items, m)
			}
			if r.at == before {
				r.at++
			}
		}
	}
}

func (r *reader) member(depth int) (Node, bool) {
	start := r.at
	key := source.Span{Start: start}
	name := ""
	switch {
	case quoteWidth(r.text[r.at:]) > 0:
		k := r.str()
		name, key = k.Text, source.Span{Start: start + 1, End: max(start+1, r.at-1)}
	case isNameByte(r.peek()):
		for isNameByte(r.peek()) || r.peek() == '-' {
			r.at++
		}
		key.End = r.at
		name = key.Of(r.text)
	default: // ...spread, [computed]: …
		r.skip()
		n := Node{Text: strings.TrimSpace(r.text[start:r.at]), KeySpan: source.Span{Start: start, End: start}}
		n.Span = source.Span{Start: start, End: start + len(n.Text)}
		return n, true
	}
	r.space()
	if c := r.peek(); c == ':' || c == '=' {
		r.at++
		if r.peek() == '>' {
			r.at++
		}
		n := r.value(depth + 1)
		n.Key, n.KeySpan = name, key
		return n, true
	}
	// Shorthand ({url}), or a method.
	r.at = key.End
	r.skip()
	n := Node{Text: strings.TrimSpace(r.text[start:r.at]), Key: name, KeySpan: key}
	n.Span = source.Span{Start: start, End: start + len(n.Text)}
	return n, true
}

// name reads a word, or a call of a function or constructor.
func (r *reader) name(depth int) Node {
	start := r.at
	word := r.word()
	if word == "new" {
		r.space()
		word = r.word()
	}
	for r.peek() == '.' {
		r.at++
		word = r.word()
	}
	if width := quoteWidth(r.text[r.at:]); width > 0 && r.at-start <= 2 && strings.Trim(word, "rRbBuUfF") == "" {
		// Python's r"…", f"…" and so on.
		n := r.str()
		if strings.ContainsAny(word, "rR") && n.Span.Len() >= 2*width {
			n.Text = r.text[n.Span.Start+width : n.Span.End-width]
		}
		if strings.ContainsAny(word, "fF") && strings.Contains(n.Text, "{") {
			n.Kind = Template
		}
		return n
	}
	switch word {
	case "true", "false", "null", "undefined", "True", "False", "None":
		return Node{Kind: Word, Text: word}
	}
	before := r.at
	r.space()
	if r.peek() != '(' {
		r.at = before
		return Node{Text: r.text[start:r.at]}
	}
	n := Node{Kind: Call, Text: word}
	r.at++
	r.items(&n, ')', depth)
	return n
}

func (r *reader) word() string {
	start := r.at
	for isNameByte(r.peek()) {
		r.at++
	}
	return r.text[start:r.at]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isNameByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '_' || c == '$' || c >= 0x80
}

// Arguments reads the arguments of a call whose "(" is at offset at, and
// returns the offset after its ")".
//
// Precondition: text[at] is "(".
func Arguments(text string, at int) ([]Node, int) {
	r := reader{text: text, at: at + 1}
	n := Node{}
	r.items(&n, ')', 0)
	return n.Items, r.at
}
