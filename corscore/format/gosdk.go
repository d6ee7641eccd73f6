package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

var goForm = &Format{
	ID: GoSDK, Name: "AWS SDK for Go", About: "argument of PutBucketCors", Syntax: "go", File: "main.go",
	read: func(text string) *reader {
		r := &reader{names: awsNames}
		if hasComment(text) {
			r.at(source.Span{}, CommentsLost)
		}
		g := goReader{text: text, at: max(strings.Index(text, "[]types.CORSRule{"), 0)}
		n := g.value(0)
		if n.Kind != literal.List {
			r.at(source.Span{}, "No CORS rules were found")
			return r
		}
		r.list(&n, "corsrules", "corsrule")
		return r
	},
}

// goReader reads composite literals of Go: []string{…}, types.CORSRule{…}, and
// strings and numbers, which a call may have around them: aws.String("a").
type goReader struct {
	text  string
	at    int
	nodes int
}

const maxGoDepth, maxGoNodes = 64, 100_000

func (g *goReader) space() {
	for g.at < len(g.text) {
		rest := g.text[g.at:]
		end := 0
		switch {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			g.at++
			continue
		case strings.HasPrefix(rest, "//"):
			end = strings.IndexByte(rest, '\n')
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest, "*/"); end >= 0 {
				end += len("*/")
			}
		default:
			return
		}
		if end < 0 {
			end = len(rest)
		}
		g.at += end
	}
}

func (g *goReader) peek() byte {
	if g.at < len(g.text) {
		return g.text[g.at]
	}
	return 0
}

// value reads one value; it takes at least one byte if any is left.
func (g *goReader) value(depth int) literal.Node {
	g.space()
	start := g.at
	g.nodes++
	if depth > maxGoDepth || g.nodes > maxGoNodes {
		g.at = len(g.text)
		return literal.Node{Text: "…", Span: source.Span{Start: start, End: g.at}}
	}
	n := literal.Node{}
	if g.peek() == '&' {
		g.at++
	}
	list := strings.HasPrefix(g.text[g.at:], "[]")
	if list {
		g.at += len("[]")
	}
	name := g.name()
	switch c := g.peek(); {
	case c == '{':
		n.Kind = literal.Map
		if list {
			n.Kind = literal.List
		}
		g.at++
		g.items(&n, depth)
	case name != "" && c == '(':
		g.at++
		n = g.value(depth + 1)
		g.space()
		if g.peek() == ')' {
			g.at++
		}
	case name != "" && strings.Trim(name, "0123456789") == "":
		n.Kind, n.Text = literal.Number, name
	case name == "nil":
		n.Kind, n.Text = literal.Word, "null"
	case name == "" && c == '`':
		end := strings.IndexByte(g.text[g.at+1:], '`')
		if end < 0 {
			end = len(g.text) - g.at - 1
		}
		n.Kind, n.Text = literal.String, g.text[g.at+1:g.at+1+end]
		g.at = min(g.at+end+2, len(g.text))
	case name == "" && c == '"':
		n, g.at = literal.Code(g.text, g.at)
	}
	g.space()
	if g.at < len(g.text) && strings.IndexByte(",})", g.peek()) < 0 && depth > 0 && g.peek() != ':' {
		n = literal.Node{} // an expression after all
	}
	if n.Kind == literal.Expression {
		g.skip()
		n.Text = strings.TrimSpace(g.text[start:g.at])
	}
	g.at = max(g.at, min(start+1, len(g.text)))
	n.Span = source.Span{Start: start, End: g.at}
	return n
}

func (g *goReader) name() string {
	start := g.at
	for isHCLName(g.peek()) && g.peek() != '-' || g.peek() == '.' {
		g.at++
	}
	return g.text[start:g.at]
}

// items reads the elements of a composite literal, and its closing brace.
func (g *goReader) items(n *literal.Node, depth int) {
	for {
		g.space()
		switch g.peek() {
		case ',':
			g.at++
			continue
		case '}', 0:
			g.at = min(g.at+1, len(g.text))
			return
		}
		item := literal.Node{}
		before := g.at
		if key := g.name(); key != "" && g.peek() == ':' {
			g.at++
			item = g.value(depth + 1)
			item.Key, item.KeySpan = key, source.Span{Start: before, End: before + len(key)}
		} else {
			g.at = before
			item = g.value(depth + 1)
		}
		n.Items = append(n.Items, item)
	}
}

// skip goes to the comma or the bracket that ends an expression.
func (g *goReader) skip() {
	open := 0
	for g.at < len(g.text) {
		switch c := g.text[g.at]; {
		case c == '"':
			_, g.at = literal.Code(g.text, g.at)
			continue
		case strings.IndexByte("([{", c) >= 0:
			open++
		case strings.IndexByte(")]}", c) >= 0:
			if open == 0 {
				return
			}
			open--
		case (c == ',' || c == '\n') && open == 0:
			return
		}
		g.at++
	}
}
