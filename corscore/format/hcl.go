package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// hclReader reads the part of HCL that resources are written in: blocks with
// labels, attributes, strings, numbers, lists, maps, comments. Everything that
// Terraform works out (references, functions, conditions, heredocs) becomes an
// Expression.
type hclReader struct {
	text    string
	at      int
	nodes   int
	comment bool // there was one
}

const (
	maxHCLDepth = 64
	maxHCLNodes = 100_000
)

func (r *hclReader) hcl(text string) literal.Node {
	r.text = text
	n := literal.Node{Kind: literal.Map, Span: source.Span{End: len(text)}}
	for r.at < len(text) {
		r.body(&n, 0)
		r.at++ // a "}" too many
	}
	return n
}

// space skips spaces and comments; with lines, line ends too.
func (r *hclReader) space(lines bool) {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		end := 0
		switch {
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r' || lines && rest[0] == '\n':
			r.at++
			continue
		case rest[0] == '#', strings.HasPrefix(rest, "//"):
			if end = strings.IndexByte(rest, '\n'); end < 0 {
				end = len(rest)
			}
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest, "*/") + 2; end < 2 {
				end = len(rest)
			}
		default:
			return
		}
		r.comment = true
		r.at += end
	}
}

func (r *hclReader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func isHCLName(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c >= 0x80
}

func (r *hclReader) word() string {
	start := r.at
	for isHCLName(r.peek()) {
		r.at++
	}
	return r.text[start:r.at]
}

// body reads attributes and blocks up to "}", which it does not take.
func (r *hclReader) body(n *literal.Node, depth int) {
	for {
		r.space(true)
		r.nodes++
		if r.at >= len(r.text) || r.peek() == '}' {
			return
		}
		if depth > maxHCLDepth || r.nodes > maxHCLNodes {
			r.at = len(r.text)
			return
		}
		start := r.at
		name := r.word()
		if name == "" && r.peek() == '"' {
			name = r.str().Text
		}
		if r.at == start {
			r.at++
			continue
		}
		m := literal.Node{Key: name, KeySpan: source.Span{Start: start, End: r.at}}
		r.space(false)
		if c := r.peek(); c == '=' || c == ':' {
			r.at++
			value := r.expr(depth + 1)
			value.Key, value.KeySpan = m.Key, m.KeySpan
			n.Items = append(n.Items, value)
			continue
		}
		for { // labels
			if r.peek() == '"' {
				m.Labels = append(m.Labels, r.str().Text)
			} else if isHCLName(r.peek()) {
				m.Labels = append(m.Labels, r.word())
			} else {
				break
			}
			r.space(false)
		}
		if r.peek() != '{' {
			m.Text, m.Span = r.text[start:r.at], source.Span{Start: start, End: r.at}
			n.Items = append(n.Items, m)
			continue
		}
		r.at++
		m.Kind = literal.Map
		r.body(&m, depth+1)
		if r.peek() == '}' {
			r.at++
		}
		m.Span = source.Span{Start: start, End: r.at}
		n.Items = append(n.Items, m)
	}
}

// expr reads the value of an attribute, or of an item of a list.
func (r *hclReader) expr(depth int) literal.Node {
	r.space(depth > 1 && r.inList())
	r.nodes++
	start := r.at
	if depth > maxHCLDepth || r.nodes > maxHCLNodes {
		r.at = len(r.text)
		return literal.Node{Text: "…", Span: source.Span{Start: start, End: r.at}}
	}
	n := literal.Node{}
	switch c := r.peek(); {
	case c == '"':
		n = r.str()
	case c == '[':
		n.Kind = literal.List
		r.at++
		for {
			r.space(true)
			if r.at >= len(r.text) || r.peek() == ']' || r.peek() == '}' {
				break
			}
			if r.peek() == ',' {
				r.at++
				continue
			}
			before := r.at
			n.Items = append(n.Items, r.expr(depth+1))
			if r.at == before {
				r.at++
			}
		}
		if r.peek() == ']' {
			r.at++
		}
	case c == '{':
		n.Kind = literal.Map
		r.at++
		for r.at < len(r.text) && r.peek() != '}' {
			r.body(&n, depth+1)
			if r.peek() == ',' {
				r.at++
			}
		}
		if r.peek() == '}' {
			r.at++
		}
	case c >= '0' && c <= '9' || c == '-':
		n.Kind = literal.Number
		r.at++
		for isHCLName(r.peek()) || r.peek() == '.' {
			r.at++
		}
		n.Text = r.text[start:r.at]
	default:
		switch word := r.word(); word {
		case "true", "false", "null":
			n.Kind, n.Text = literal.Word, word
		case "jsonencode", "tolist", "toset":
			n = r.argument(depth)
		default:
			n.Kind = literal.Expression
		}
	}
	end := r.at // a comment after the value is not part of it
	r.space(false)
	if n.Kind == literal.Expression || r.at < len(r.text) && strings.IndexByte(",]})\n", r.peek()) < 0 {
		r.at = start
		r.skip()
		end = r.at
		n = literal.Node{Text: strings.TrimSpace(r.text[start:r.at])}
	}
	n.Span = source.Span{Start: start, End: start + len(strings.TrimRight(r.text[start:end], source.Spaces))}
	return n
}

// argument reads the one argument of a function that gives its argument back, in
// another form.
func (r *hclReader) argument(depth int) literal.Node {
	if r.peek() != '(' {
		return literal.Node{}
	}
	r.at++
	r.space(true)
	n := r.expr(depth + 1)
	r.space(true)
	if r.peek() != ')' {
		return literal.Node{}
	}
	r.at++
	return n
}

// inList reports whether the item that begins here may be on a later line.
func (r *hclReader) inList() bool { return r.peek() == '\n' || r.peek() == '\r' }

// skip goes after an expression: to the line's end, a comma or a closing
// bracket of what is around it.
func (r *hclReader) skip() {
	open := 0
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch c := rest[0]; {
		case c == '"':
			r.str()
			continue
		case strings.HasPrefix(rest, "<<"):
			r.heredoc()
			if open == 0 {
				return
			}
			continue
		case c == '(' || c == '[' || c == '{':
			open++
		case c == ')' || c == ']' || c == '}':
			if open == 0 {
				return
			}
			open--
		case (c == ',' || c == '\n') && open == 0:
			return
		}
		r.at++
	}
}

// heredoc goes after the heredoc that begins here.
func (r *hclReader) heredoc() {
	r.at += len("<<")
	if r.peek() == '-' {
		r.at++
	}
	mark := r.word()
	for mark != "" && r.at < len(r.text) {
		end := strings.IndexByte(r.text[r.at:], '\n')
		if end < 0 {
			r.at = len(r.text)
			return
		}
		line := strings.TrimSpace(r.text[r.at : r.at+end])
		r.at += end + 1
		if line == mark {
			return
		}
	}
}

// str reads a quoted string; ${…} and %{…} make it a Template.
func (r *hclReader) str() literal.Node {
	start := r.at
	n := literal.Node{Kind: literal.String}
	var b strings.Builder
	r.at++
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch c := rest[0]; {
		case c == '"':
			r.at++
			n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
			return n
		case c == '\n':
			n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
			return n
		case c == '\\':
			text, width := literal.Escape(rest)
			b.WriteString(text)
			r.at += width
		case strings.HasPrefix(rest, "$${"), strings.HasPrefix(rest, "%%{"):
			b.WriteString(rest[1:3])
			r.at += 3
		case strings.HasPrefix(rest, "${"), strings.HasPrefix(rest, "%{"):
			n.Kind = literal.Template
			end := holeEnd(rest)
			b.WriteString(rest[:end])
			r.at += end
		default:
			b.WriteByte(c)
			r.at++
		}
	}
	n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
	return n
}

// holeEnd is the offset after the "}" that closes the "${" with which s
// begins; quotes in the hole hide theirs.
func holeEnd(s string) int {
	open, quoted := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n':
			return i
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			open++
		case c == '}':
			if open--; open == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}
