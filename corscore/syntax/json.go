package syntax

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// maxDepth bounds the nesting of JSON values; the AWS forms need four.
const maxDepth = 100

// maxSiblings bounds how many names a name is compared with when duplicates are
// sought, so that no input makes that quadratic.
const maxSiblings = 64

// ParseJSON scans text as JSON.
func ParseJSON(text string) *Tree {
	p := jsonScanner{Tree: Tree{Format: JSON, Text: text, Root: None, RootEnd: len(text)}}
	if strings.HasPrefix(text, bom) {
		p.at = len(bom)
	}
	p.space()
	if p.at >= len(text) {
		p.problem(NoRoot, p.at, p.at)
		return &p.Tree
	}
	p.Root = p.value(None, source.Span{Start: p.at, End: p.at}, p.at, 0)
	p.RootEnd = p.Nodes[p.Root].Span.End
	p.space()
	if p.at < len(text) {
		p.problem(JSONTrailing, p.at, len(strings.TrimRight(text, source.Spaces)))
	}
	p.sortProblems()
	return &p.Tree
}

type jsonScanner struct {
	Tree
	at  int
	cut bool // something is not closed up to the end: the brackets around it need no complaint of their own

	lenient bool // what comes next needs no comma before it: its list lacks its bracket, which is the mistake
}

func (p *jsonScanner) problem(k ProblemKind, start, end int) {
	p.Problems = source.Append(p.Problems, Problem{Kind: k, Span: source.Whole(p.Text, source.Span{Start: start, End: end}), Node: int32(len(p.Nodes)) - 1})
}

// space skips spaces, and comments with a complaint.
func (p *jsonScanner) space() {
	p.at = skipSpace(p.Text, p.at)
	for p.at < len(p.Text) && (p.Text[p.at] == '/' || p.Text[p.at] == '#') && p.comment() {
		p.at = skipSpace(p.Text, p.at)
	}
}

// comment reads a comment, with a complaint; false if there is none.
func (p *jsonScanner) comment() bool {
	rest := p.Text[p.at:]
	var end int
	switch {
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "#"):
		end = strings.IndexByte(rest, '\n')
	case strings.HasPrefix(rest, "/*"):
		end = behind(rest, 2, "*/")
	default:
		return false
	}
	if end < 0 {
		end = len(rest)
	}
	p.problem(JSONComment, p.at, p.at+end)
	p.at += end
	return true
}

// value reads one value; key and member are its name's place and the offset
// where its member begins.
func (p *jsonScanner) value(parent int32, key source.Span, member, depth int) int32 {
	n := p.Append(Node{
		Kind: Invalid, Plain: true, Parent: parent, First: None, Last: None, Next: None,
		Name: key, Span: source.Span{Start: p.at}, Content: source.Span{Start: p.at},
	})
	c := byte(0)
	if p.at < len(p.Text) {
		c = p.Text[p.at]
	}
	switch {
	case depth > maxDepth:
		p.problem(JSONTooDeep, p.at, p.at+1)
		p.at = len(p.Text)
		p.cut = true
	case c == '{':
		p.container(n, Object, '}', depth)
	case c == '[':
		p.container(n, Array, ']', depth)
	case p.quoteWidth() > 0:
		content, plain, closed := p.string()
		p.secondQuote(",]}")
		node := &p.Nodes[n]
		node.Kind, node.Content, node.Plain, node.Closed = String, content, plain, closed
	default:
		p.scalar(n)
	}
	node := &p.Nodes[n]
	node.Span.End = p.at
	if node.Kind != String && node.Kind != Object && node.Kind != Array {
		node.Content.End = p.at
	}
	node.Member = source.Span{Start: member, End: p.at}
	return n
}

func (p *jsonScanner) container(n int32, kind Kind, closer byte, depth int) {
	p.Nodes[n].Kind = kind
	p.at++
	p.Nodes[n].Content.Start = p.at
	comma := -1 // place of a comma that no member follows yet
	for first := true; ; first = false {
		p.space()
		if p.at >= len(p.Text) {
			if !p.cut {
				p.problem(JSONUnclosed, p.Nodes[n].Span.Start, p.Nodes[n].Span.Start+1)
			}
			p.Nodes[n].Content.End = p.at
			return
		}
		switch c := p.Text[p.at]; {
		case c == '}' || c == ']':
			if comma >= 0 {
				p.problem(JSONTrailingComma, comma, comma+1)
			}
			if c != closer {
				p.problem(JSONMismatch, p.at, p.at+1)
				if parent := p.Nodes[n].Parent; parent != None && (p.Nodes[parent].Kind == Object) == (c == '}') && !p.memberAhead(p.at+1) {
					// It closes what is around this: the own bracket is missing.
					p.Nodes[n].Content.End = p.at
					return
				}
			}
			p.Nodes[n].Content.End = p.at
			p.at++
			p.lenient = false
			p.Nodes[n].Closed = c == closer
			return
		case c == ',':
			if comma >= 0 || first {
				p.problem(JSONUnexpected, p.at, p.at+1)
			}
			comma = p.at
			p.at++
			continue
		}
		if kind == Array && p.Nodes[n].Last != None && p.inObject(n) && p.keyAhead(p.at) {
			// The next key of the object around: the bracket of this list is missing.
			node := &p.Nodes[n]
			p.Problems = source.Append(p.Problems, Problem{Kind: JSONUnclosed, Span: source.Span{Start: node.Span.Start, End: node.Span.Start + 1}, Node: n})
			node.Content.End = p.Nodes[node.Last].Span.End
			p.at, p.lenient = node.Content.End, comma < 0
			if comma >= 0 {
				p.at = comma
			}
			return
		}
		if comma < 0 && p.Nodes[n].Last != None && !p.lenient {
			end := p.Nodes[p.Nodes[n].Last].Span.End
			p.problem(JSONMissingComma, end, end)
		}
		comma, p.lenient = -1, false
		if kind == Object {
			p.member(n, depth)
		} else {
			p.value(n, source.Span{Start: p.at, End: p.at}, p.at, depth+1)
		}
	}
}

// inObject reports whether node n is the value of a member.
func (p *jsonScanner) inObject(n int32) bool {
	parent := p.Nodes[n].Parent
	return parent != None && p.Nodes[parent].Kind == Object
}

// keyAhead reports whether a text and a colon follow at offset i.
func (p *jsonScanner) keyAhead(i int) bool {
	if i >= len(p.Text) || p.Text[i] != '"' {
		return false
	}
	for i++; i < len(p.Text) && p.Text[i] != '"' && p.Text[i] != '\n'; i++ {
		if p.Text[i] == '\\' {
			i++
		}
	}
	if i >= len(p.Text) || p.Text[i] != '"' {
		return false
	}
	i = skipSpace(p.Text, i+1)
	return i < len(p.Text) && p.Text[i] == ':'
}

// memberAhead reports whether a comma and a member follow at offset i.
func (p *jsonScanner) memberAhead(i int) bool {
	i = skipSpace(p.Text, i)
	return i < len(p.Text) && p.Text[i] == ',' && p.keyAhead(skipSpace(p.Text, i+1))
}

func (p *jsonScanner) member(n int32, depth int) {
	start := p.at
	var key source.Span
	if p.quoteWidth() > 0 {
		key, _, _ = p.string()
		p.secondQuote(":")
	} else {
		end := p.wordEnd()
		key = source.Span{Start: start, End: end}
		if end == start || p.keyAhead(end) {
			// A bracket, or a slip of the finger before the key: what follows needs no comma for it.
			end = max(end, start+1)
			p.problem(JSONUnexpected, start, end)
			p.at, p.lenient = end, true
			return
		}
		p.problem(JSONUnquoted, start, end)
		p.at = end + p.loneQuote(end, ":")
	}
	name := p.Of(key)
	for c, k := p.Nodes[n].First, 0; c != None && name != "" && k < maxSiblings; c, k = p.Nodes[c].Next, k+1 {
		if p.Name(c) == name {
			p.problem(JSONDuplicateKey, key.Start, key.End)
			break
		}
	}
	p.space()
	if p.at < len(p.Text) && (p.Text[p.at] == ':' || p.Text[p.at] == '=') {
		if p.Text[p.at] == '=' {
			p.problem(JSONMissingColon, p.at, p.at+1)
		}
		p.at++
		p.space()
	} else {
		p.problem(JSONMissingColon, key.End, p.at)
	}
	if p.at >= len(p.Text) || strings.IndexByte(",}]", p.Text[p.at]) >= 0 {
		// The value is missing: an empty invalid node holds its place.
		p.problem(JSONUnexpected, p.at, min(p.at+1, len(p.Text)))
		at := source.Span{Start: p.at, End: p.at}
		p.Append(Node{
			Kind: Invalid, Plain: true, Parent: n, First: None, Last: None, Next: None,
			Name: key, Span: at, Content: at, Member: source.Span{Start: start, End: p.at},
		})
		return
	}
	p.value(n, key, start, depth+1)
}

// wordEnd is the end of the run of characters that no JSON punctuation ends.
func (p *jsonScanner) wordEnd() int {
	i := p.at
	for i < len(p.Text) && !source.IsSpace(p.Text[i]) && strings.IndexByte(`{}[],:"'`, p.Text[i]) < 0 {
		i++
	}
	return i
}

// scalar reads a number, a literal, or something that is no value.
func (p *jsonScanner) scalar(n int32) {
	start := p.at
	p.at = p.wordEnd()
	word := p.Text[start:p.at]
	node := &p.Nodes[n]
	switch {
	case word == "":
		p.at = min(start+1, len(p.Text))
		for p.at < len(p.Text) && p.Text[p.at] == ':' {
			p.at++ // several in a row are one mistake
		}
		p.problem(JSONUnexpected, start, p.at)
	case word == "true" || word == "false" || word == "null":
		node.Kind, node.Closed = Literal, true
	case IsNumber(word):
		node.Kind, node.Closed = Number, true
	case strings.IndexByte("+-.0123456789", word[0]) >= 0:
		node.Kind = Number
		p.problem(JSONBadNumber, start, p.at)
	default:
		// A word, or "https://…": up to a comma or the line's end it reads as a value without quotes.
		for p.at < len(p.Text) && strings.IndexByte(",]}\r\n\"'", p.Text[p.at]) < 0 {
			p.at++
		}
		p.at = start + len(strings.TrimRight(p.Text[start:p.at], " \t"))
		p.problem(JSONUnquoted, start, p.at)
		p.at += p.loneQuote(p.at, ",]}")
	}
}

// loneQuote is the width of the quote at offset i that closes a word whose
// opening quote is missing: one of next must follow. It is 0 if there is none.
func (p *jsonScanner) loneQuote(i int, next string) int {
	if i >= len(p.Text) || p.Text[i] != '"' {
		return 0
	}
	if k := skipSpace(p.Text, i+1); k < len(p.Text) && strings.IndexByte(next, p.Text[k]) >= 0 {
		return 1
	}
	return 0
}

// secondQuote skips, with a complaint, a quote after the one that closes a
// string, if one of next follows.
func (p *jsonScanner) secondQuote(next string) {
	if w := p.loneQuote(p.at, next); w > 0 {
		p.problem(JSONUnexpected, p.at, p.at+w)
		p.at += w
	}
}

// IsNumber reports whether s is a number as RFC 8259 has it.
func IsNumber(s string) bool {
	digits := func() bool {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		s = s[n:]
		return n > 0
	}
	s = strings.TrimPrefix(s, "-")
	if strings.HasPrefix(s, "0") {
		s = s[1:]
	} else if !digits() {
		return false
	}
	if strings.HasPrefix(s, ".") {
		if s = s[1:]; !digits() {
			return false
		}
	}
	if s != "" && s[0]|0x20 == 'e' {
		s = s[1:]
		if s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		if !digits() {
			return false
		}
	}
	return s == ""
}
