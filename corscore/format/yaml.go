package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// yamlReader reads the part of YAML that templates are written in: maps and
// lists by indentation, flow lists and maps, plain and quoted scalars, block
// scalars, comments. Anchors, aliases, tags and merge keys are not resolved:
// what they stand for becomes an Expression, and it is said.
type yamlReader struct {
	losses
	text   string
	lines  []yamlLine
	at     int // index of the current line
	nodes  int
	broken bool // a tab in an indentation was reported

	anchors map[string]bool
}

// yamlLine is one line that holds anything.
type yamlLine struct {
	indent     int // columns; grows when a list's "- " was taken from the line
	start, end int // offsets of what is on it
}

const (
	maxYAMLDepth = 64
	maxYAMLNodes = 100_000
)

// yaml reads the first document of text.
func (r *yamlReader) yaml(text string) literal.Node {
	r.text = text
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if !r.line(at, end) {
			break
		}
		at = end + 1
	}
	if len(r.lines) == 0 {
		return literal.Node{Kind: literal.Word}
	}
	r.anchors = anchors(text)
	n := r.block(-1, 0)
	if r.at < len(r.lines) {
		r.losses.at(source.Span{Start: r.lines[r.at].start, End: r.lines[r.at].end}, "From here on the indentation does not fit what is above; it is left out")
	}
	return n
}

// anchors are the names that are after an "&".
func anchors(text string) map[string]bool {
	all := map[string]bool{}
	for part := range strings.SplitSeq(text, "&") {
		if end := strings.IndexAny(part, " \t\r\n,]}"); end > 0 {
			all[part[:end]] = true
		}
	}
	return all
}

// line notes the line text[at:end]; false if the document ends before it.
func (r *yamlReader) line(at, end int) bool {
	start := at
	for start < end && (r.text[start] == ' ' || r.text[start] == '\t') {
		if r.text[start] == '\t' && !r.broken {
			r.broken = true
			r.losses.at(source.Span{Start: start, End: start + 1}, "YAML has no tabs in its indentation; it is read as one space")
		}
		start++
	}
	stop := start + len(strings.TrimRight(r.text[start:end], " \t\r"))
	what := r.text[start:stop]
	switch {
	case what == "" || what[0] == '#':
		return true
	case start == at && strings.HasPrefix(what, "---"):
		if len(r.lines) > 0 {
			r.losses.at(source.Span{Start: at, End: stop}, "Only the first YAML document is read")
			return false
		}
		return true
	case start == at && (what == "..." || strings.HasPrefix(what, "%") && len(r.lines) == 0):
		return what != "..."
	}
	r.lines = append(r.lines, yamlLine{start - at, start, stop})
	return true
}

// block reads the lines from here on that are indented by more than outer.
func (r *yamlReader) block(outer, depth int) literal.Node {
	if r.at >= len(r.lines) || r.lines[r.at].indent <= outer {
		return literal.Node{Kind: literal.Word}
	}
	l := &r.lines[r.at]
	r.nodes++
	if depth > maxYAMLDepth || r.nodes > maxYAMLNodes {
		n := literal.Node{Text: "…", Span: source.Span{Start: l.start, End: l.end}}
		r.at = len(r.lines)
		return n
	}
	switch {
	case isItem(r.text[l.start:l.end]):
		return r.sequence(l.indent, depth)
	case keyEnd(r.text[l.start:l.end]) >= 0:
		return r.mapping(l.indent, depth)
	}
	return r.scalar(l.start, outer, depth)
}

func isItem(s string) bool {
	return s == "-" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "-\t")
}

func (r *yamlReader) sequence(indent, depth int) literal.Node {
	n := literal.Node{Kind: literal.List, Span: source.Span{Start: r.lines[r.at].start}}
	for r.at < len(r.lines) {
		l := &r.lines[r.at]
		if l.indent != indent || !isItem(r.text[l.start:l.end]) {
			break
		}
		rest := strings.TrimLeft(r.text[l.start+1:l.end], " \t")
		var item literal.Node
		if rest == "" || rest[0] == '#' {
			r.at++
			item = r.block(indent, depth+1)
		} else {
			// What is after "- " is a line of its own, further in.
			width := l.end - l.start - len(rest)
			l.indent += width
			l.start += width
			item = r.block(indent, depth+1)
		}
		n.Items = append(n.Items, item)
	}
	n.Span.End = r.lines[r.at-1].end
	return n
}

// keyEnd is the offset of the colon that ends the key with which s begins, -1
// if it begins with none.
func keyEnd(s string) int {
	i := 0
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		i = quotedEnd(s)
		if i < 0 {
			return -1
		}
		for i < len(s) && s[i] == ' ' {
			i++
		}
		if i < len(s) && s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t') {
			return i
		}
		return -1
	}
	if s == "" || strings.IndexByte("[{|>&*!#", s[0]) >= 0 {
		return -1
	}
	for ; i < len(s); i++ {
		switch {
		case s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t'):
			return i
		case s[i] == '#' && i > 0 && s[i-1] == ' ':
			return -1
		}
	}
	return -1
}

// quotedEnd is the offset after the quoted scalar with which s begins, -1 if
// it is not closed.
func quotedEnd(s string) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case quote == '"' && s[i] == '\\':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return -1
}

func (r *yamlReader) mapping(indent, depth int) literal.Node {
	n := literal.Node{Kind: literal.Map, Span: source.Span{Start: r.lines[r.at].start}}
	for r.at < len(r.lines) {
		l := r.lines[r.at]
		line := r.text[l.start:l.end]
		if l.indent != indent || isItem(line) {
			break
		}
		colon := keyEnd(line)
		if colon < 0 {
			r.losses.at(source.Span{Start: l.start, End: l.end}, "This line is not understood and is left out: "+quoted(line))
			r.at++
			continue
		}
		key := source.Span{Start: l.start, End: l.start + len(strings.TrimRight(line[:colon], " "))}
		name := key.Of(r.text)
		if name != "" && (name[0] == '"' || name[0] == '\'') {
			name = unquoteYAML(name)
			key = source.Span{Start: key.Start + 1, End: key.End - 1}
		}
		value := strings.TrimLeft(line[colon+1:], " \t")
		var m literal.Node
		if value == "" || value[0] == '#' {
			r.at++
			m = r.below(indent, depth)
		} else {
			m = r.inline(l.end-len(value), indent, depth)
		}
		if m.Span.Start < key.Start {
			m.Span = source.Span{Start: key.Start, End: l.end}
		}
		m.Key, m.KeySpan = name, key
		n.Items = append(n.Items, m)
	}
	n.Span.End = r.lines[r.at-1].end
	return n
}

// below reads the value of a key that has none on its own line. A list may
// stand right below its key.
func (r *yamlReader) below(indent, depth int) literal.Node {
	if r.at < len(r.lines) {
		l := &r.lines[r.at]
		if l.indent == indent && isItem(r.text[l.start:l.end]) {
			return r.sequence(indent, depth+1)
		}
	}
	return r.block(indent, depth+1)
}

// inline reads the value of a key at offset start, which begins on the current
// line.
func (r *yamlReader) inline(start, indent, depth int) literal.Node {
	if r.text[start] != '&' && r.text[start] != '!' {
		return r.scalar(start, indent, depth)
	}
	return r.marked(start, indent, depth, r.below)
}

// marked reads what follows an anchor or a tag, which makes an Expression of
// it; below reads it where nothing more is on the line.
func (r *yamlReader) marked(start, indent, depth int, below func(indent, depth int) literal.Node) literal.Node {
	l := r.lines[r.at]
	if depth > maxYAMLDepth {
		r.at++
		return literal.Node{Text: "…", Span: source.Span{Start: start, End: l.end}}
	}
	word := r.text[start:l.end]
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	rest := strings.TrimLeft(r.text[start+len(word):l.end], " \t")
	var n literal.Node
	if rest == "" || rest[0] == '#' {
		r.at++
		n = below(indent, depth+1)
	} else if rest[0] == '&' || rest[0] == '!' {
		n = r.marked(l.end-len(rest), indent, depth+1, below)
	} else {
		n = r.scalar(l.end-len(rest), indent, depth+1)
	}
	n.Span.Start = start
	n.Span.End = max(n.Span.End, l.end)
	if word[0] == '!' && word != "!!str" {
		return literal.Node{Text: n.Span.Of(r.text), Span: n.Span}
	}
	return n
}

// scalar reads a flow list or map, or a quoted, plain or block scalar, which
// begins at offset start on the current line and is indented by more than
// outer on the next ones.
func (r *yamlReader) scalar(start, outer, depth int) literal.Node {
	l := r.lines[r.at]
	switch c := r.text[start]; c {
	case '&', '!':
		return r.marked(start, outer, depth, r.block)
	case '[', '{', '"', '\'':
		f := flow{yamlReader: r, at: start}
		n := f.value(0)
		r.at++
		for r.at < len(r.lines) && r.lines[r.at].start < f.at {
			r.at++
		}
		return n
	case '|', '>':
		return r.blockScalar(start, outer)
	}
	end := l.end
	if i := strings.Index(r.text[start:end], " #"); i >= 0 {
		end = start + len(strings.TrimRight(r.text[start:start+i], " \t"))
	}
	text := r.text[start:end]
	r.at++
	if end == l.end && r.at < len(r.lines) && r.lines[r.at].indent > outer {
		var b strings.Builder
		b.WriteString(text)
		for r.at < len(r.lines) && r.lines[r.at].indent > outer {
			l = r.lines[r.at]
			end = l.end
			b.WriteString(" " + r.text[l.start:l.end])
			r.at++
		}
		text = b.String()
	}
	return r.plain(text, source.Span{Start: start, End: end})
}

func (r *yamlReader) blockScalar(start, outer int) literal.Node {
	fold := r.text[start] == '>'
	n := literal.Node{Kind: literal.String, Span: source.Span{Start: start, End: r.lines[r.at].end}}
	r.at++
	var b strings.Builder
	for r.at < len(r.lines) && r.lines[r.at].indent > outer {
		l := r.lines[r.at]
		if b.Len() > 0 && fold {
			b.WriteByte(' ')
		} else if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(r.text[l.start:l.end])
		n.Span.End = l.end
		r.at++
	}
	n.Text = b.String()
	return n
}

// plain is an unquoted scalar.
func (r *yamlReader) plain(text string, span source.Span) literal.Node {
	n := literal.Node{Kind: literal.String, Text: text, Span: span}
	switch {
	case text[0] == '*':
		if r.anchors[text[1:]] {
			n.Kind = literal.Expression
			return n
		}
		r.losses.at(span, "In YAML an unquoted * begins an alias, and the template is refused: write '"+short(text)+"'")
	case text == "null" || text == "~" || text == "Null" || text == "NULL":
		n.Kind, n.Text = literal.Word, "null"
	case isNumber(text):
		n.Kind = literal.Number
	case strings.Contains(text, "${"):
		n.Kind = literal.Template
	}
	return n
}

func unquoteYAML(s string) string {
	end := quotedEnd(s)
	if end < 0 {
		end = len(s) + 1
	}
	body := s[1 : end-1]
	if s[0] == '\'' {
		return strings.ReplaceAll(body, "''", "'")
	}
	var b strings.Builder
	for body != "" {
		if body[0] != '\\' {
			b.WriteByte(body[0])
			body = body[1:]
			continue
		}
		text, width := literal.Escape(body)
		if len(body) > 1 {
			switch body[1] {
			case '_':
				text = "\u00a0"
			case 'e':
				text = "\x1b"
			case 'a':
				text = "\a"
			}
		}
		b.WriteString(text)
		body = body[width:]
	}
	return b.String()
}
