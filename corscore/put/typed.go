package put

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// typed reads v as fast-xml-parser does: trimmed, and what looks like a number or
// boolean is one, which the server does not accept as an origin or header.
func (p *putter) typed(v *s3cors.Value, f s3cors.Field) {
	if p.isObject(v.Node) {
		v.Odd = true
		v.Text = "[object Object]"
		return
	}
	text, isText := p.typedText(v.Node)
	v.Text = text
	v.Odd = !isText && (f == s3cors.AllowedOrigin || f == s3cors.AllowedHeader)
}

// falsy reports whether JavaScript treats v as false.
func falsy(v *s3cors.Value) bool {
	switch v.Text {
	case "":
		return true
	case "0", "false", "NaN":
		return v.Odd
	}
	return false
}

// isObject reports whether an element is more than its text.
func (p *putter) isObject(n int32) bool {
	node := &p.tree.Nodes[n]
	for c := node.First; c != syntax.None; c = p.tree.Nodes[c].Next {
		if p.tree.Name(c) != protoName {
			return true
		}
	}
	return node.Attr[0] != node.Attr[1]
}

// protoName is the name of elements that fast-xml-parser loses: they become the
// prototype of a JavaScript object.
const protoName = "__proto__"

// reread returns what the server reads from its own file, in which values are not
// escaped, and whether it can read it. The server does so before each request.
func reread(v *s3cors.Value, f s3cors.Field) (text string, ok bool) {
	text, isText := typedRun(v.Text)
	mark := strings.IndexByte(v.Text, '<') >= 0
	if f == s3cors.AllowedOrigin || f == s3cors.AllowedHeader {
		return text, isText && !mark
	}
	if mark {
		text = "[object Object]"
	}
	return text, true
}

// rereadRule is r as the server reads it again.
func (p *putter) rereadRule(r *s3cors.Rule, set func(s3cors.Field, []s3cors.Value)) {
	for f := range r.Values {
		field, values := s3cors.Field(f), r.Values[f]
		changed := false
		for i := range values {
			text, ok := reread(&values[i], field)
			p.unreadable = p.unreadable || !ok && !values[i].Odd
			if text == values[i].Text {
				continue
			}
			if !changed {
				values, changed = slices.Clone(values), true
			}
			values[i].Text = text
		}
		if changed {
			set(field, values)
		}
	}
}

func (p *putter) emptyElement(n int32) bool {
	text, _ := p.typedText(n)
	return !p.isObject(n) && text == ""
}

// typedText returns the text of element n, and whether it is text rather than a
// number or boolean. Each run of text is read on its own: a child or a CDATA
// section ends a run.
func (p *putter) typedText(n int32) (text string, isText bool) {
	node := &p.tree.Nodes[n]
	if node.Plain {
		return typedRun(p.tree.Of(node.Content))
	}
	var value, run []byte
	plain := true // value is text
	truthy := func() bool {
		return len(value) > 0 && (plain || string(value) != "0" && string(value) != "false" && string(value) != "NaN")
	}
	flush := func() {
		if len(run) > 0 {
			more, _ := typedRun(string(run))
			value, plain, run = append(value, more...), true, run[:0]
		}
	}
	at, child := node.Content.Start, node.First
	for at < node.Content.End {
		end := node.Content.End
		if child != syntax.None {
			end = p.tree.Nodes[child].Span.Start
		}
		for at < end {
			rest := p.tree.Text[at:end]
			stop := strings.IndexByte(rest, '<')
			if stop < 0 {
				stop = len(rest)
			}
			run = append(run, rest[:stop]...)
			at += stop
			rest = rest[stop:]
			switch {
			case strings.HasPrefix(rest, "<![CDATA["):
				skip := lengthThrough(rest, "]]>")
				flush()
				if !truthy() {
					value = value[:0]
				}
				value, plain = append(value, lineEnds(rest[9:max(9, skip-3)])...), true
				at += skip
			case strings.HasPrefix(rest, "<!--"):
				at += lengthThrough(rest, "-->")
			case rest != "":
				at += lengthThrough(rest, ">")
			}
		}
		if child != syntax.None {
			flush()
			at, child = p.tree.Nodes[child].Span.End, p.tree.Nodes[child].Next
		}
	}
	more, moreIsText := typedRun(string(run))
	if truthy() {
		return string(value) + more, true
	}
	return more, moreIsText
}

// typedRun reads one run of text: trimmed, entities replaced, a number or
// boolean where it looks like one.
func typedRun(run string) (text string, isText bool) {
	if run == "" || isWord(run) {
		return run, true
	}
	text = noCharacter(syntax.Unescape(strings.Trim(lineEnds(run), jsSpaces)))
	switch word := strings.Trim(text, jsSpaces); word {
	case "true", "false":
		return word, false
	}
	if number, ok := typedNumber(text); ok && text != "" {
		return number, false
	}
	return text, true
}

// noCharacter replaces references to code points that are not characters, such as &#0;,
// which [syntax.Unescape] leaves as they are.
func noCharacter(s string) string {
	var b strings.Builder
	done := 0
	for at := 0; ; {
		i := strings.Index(s[at:], "&#")
		if i < 0 {
			break
		}
		at += i
		end := at + 2
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end > at+2 && end < len(s) && s[end] == ';' {
			b.WriteString(s[done:at])
			b.WriteString("\ufffd")
			done = end + 1
		}
		at = end
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// isWord reports whether s clearly is text that stays as it is.
func isWord(s string) bool {
	first, last := s[0], s[len(s)-1]
	switch {
	case first <= ' ' || first >= 0x80 || last <= ' ' || last >= 0x80 || first >= '0' && first <= '9' || strings.IndexByte("+-.", first) >= 0,
		first|0x20 == 'e' && (len(s) == 1 || s[1] <= '9'),
		s == "true", s == "false", strings.IndexByte(s, '&') >= 0, strings.IndexByte(s, '\r') >= 0:
		return false
	}
	return true
}

// isPlainNumber reports whether fast-xml-parser turns s, which is not empty,
// into the number that prints as s: below 10 digits nothing is rounded.
func isPlainNumber(s string) bool {
	if len(s) >= 10 || s[0] == '0' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// printDocument is the body that s3rver returns for GET ?cors: the parsed
// document, elements of one name together, text before them.
//
// Where a value has a "<", the server cannot read its own file again, and GET
// fails: "".
func (p *putter) printDocument() string {
	var b strings.Builder
	if !p.printElement(&b, p.tree.Root) {
		return ""
	}
	rest := p.tree.Text[p.tree.RootEnd:]
	for range maxTrailing {
		more := syntax.ParseXML(rest)
		if more.Root == syntax.None {
			break
		}
		(&putter{tree: more, d: p.d}).printElement(&b, more.Root)
		rest = rest[more.RootEnd:]
	}
	return b.String()
}

// maxTrailing is how many empty elements after the root are read back.
const maxTrailing = 20

// printElement prints element n; false: it cannot be read again.
func (p *putter) printElement(b *strings.Builder, n int32) (ok bool) {
	name := p.tree.Name(n)
	b.WriteString("<" + name)
	for _, a := range p.attributes(n) {
		b.WriteString(` ` + a[0] + `="` + a[1] + `"`)
	}
	b.WriteString(">")
	// The server keeps what it read as a file, without escaping, and reads that again.
	text, _ := p.typedText(n)
	text, _ = typedRun(text)
	ok = strings.IndexByte(text, '<') < 0
	b.WriteString(text)
	// Children come in the order in which their names first appear.
	var groups [][]int32
	place := map[string]int{}
	for c := p.tree.Nodes[n].First; c != syntax.None; c = p.tree.Nodes[c].Next {
		if p.tree.Name(c) == protoName {
			continue
		}
		i, known := place[p.tree.Name(c)]
		if !known {
			i = len(groups)
			place[p.tree.Name(c)] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	for _, group := range groups {
		for _, c := range group {
			ok = p.printElement(b, c) && ok
		}
	}
	b.WriteString("</" + name + ">")
	return ok
}

// attributes are those of n, name and value, as fast-xml-parser reads them.
func (p *putter) attributes(n int32) (all [][2]string) {
	node := &p.tree.Nodes[n]
	for _, a := range p.tree.Attrs[node.Attr[0]:node.Attr[1]] {
		value := strings.ReplaceAll(lineEnds(p.tree.Of(a.Value)), "\n", " ")
		all = append(all, [2]string{p.tree.Of(a.Name), strings.Trim(strings.ReplaceAll(value, "\t", " "), jsSpaces)})
	}
	return all
}
