package put

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// fastResult is what fast-xml-parser makes of a document.
type fastResult uint8

const (
	fastValid   fastResult = iota
	fastInvalid            // its validator says so
	fastFails              // validator or parser throw an error that nobody catches
)

// fastXML runs text through the validator of fast-xml-parser 3.21.1 and, if the
// validator accepts it, through the steps of the parser that can fail.
func fastXML(text string) fastResult {
	v := fastValidator{text: strings.TrimPrefix(text, "\ufeff")}
	if r := v.run(); r != fastValid {
		return r
	}
	return fastParse(text)
}

// runFastXML runs the document through fast-xml-parser.
func (p *putter) runFastXML() fastResult { return fastXML(p.tree.Text) }

type fastValidator struct {
	text string
	open []string // names of the open elements
	any  bool     // a tag was found
	done bool     // the root is closed
}

func (v *fastValidator) is(i int, c byte) bool { return i < len(v.text) && v.text[i] == c }

func (v *fastValidator) run() fastResult {
	s := v.text
	for i := 0; i < len(s); i++ {
		var r fastResult
		switch {
		case s[i] == '<' && v.is(i+1, '?'):
			i, r = v.instruction(i + 2)
		case s[i] == '<' && v.is(i+1, '!'):
			i = v.declaration(i + 1)
		case s[i] == '<':
			i, r = v.tag(i + 1)
		case !source.IsSpace(s[i]):
			r = fastInvalid
		}
		if r != fastValid {
			return r
		}
	}
	if !v.any || len(v.open) > 0 {
		return fastInvalid
	}
	return fastValid
}

// tag reads a tag whose name starts at i, and the text that follows it.
func (v *fastValidator) tag(i int) (int, fastResult) {
	s := v.text
	closing := v.is(i, '/')
	if closing {
		i++
	}
	start := i
	for i < len(s) && strings.IndexByte("> \t\n\r", s[i]) < 0 {
		i++
	}
	name := strings.Trim(s[start:i], jsSpaces)
	if short, ok := strings.CutSuffix(name, "/"); ok {
		name = short
		i--
	}
	attributes, end, ok := v.attributes(i)
	if !isName(name) || !ok {
		return i, fastInvalid
	}
	empty := strings.HasSuffix(attributes, "/")
	switch {
	case empty:
		attributes = attributes[:len(attributes)-1]
	case closing:
		if r := v.close(name, attributes, end); r != fastValid {
			return i, r
		}
	case v.done:
		return i, fastInvalid
	default:
		v.open = append(v.open, name)
	}
	if empty || !closing {
		if !fastAttributes(attributes) {
			return i, fastInvalid
		}
		v.any = true
	}
	return v.content(end + 1)
}

func (v *fastValidator) close(name, attributes string, end int) fastResult {
	last := len(v.open) - 1
	switch {
	case end == len(v.text) || strings.Trim(attributes, jsSpaces) != "":
		return fastInvalid
	case last < 0:
		return fastFails // it reads the name of an element that is not there
	case v.open[last] != name:
		return fastInvalid
	}
	v.open = v.open[:last]
	v.done = last == 0
	return fastValid
}

// content reads text up to the next tag. It returns the place before it.
func (v *fastValidator) content(i int) (int, fastResult) {
	s := v.text
	for ; i < len(s); i++ {
		switch {
		case s[i] == '<' && v.is(i+1, '!'):
			i = v.declaration(i + 1)
		case s[i] == '<' && v.is(i+1, '?'):
			i, _ = v.instruction(i + 1)
		case s[i] == '<':
			return i - 1, fastValid
		case s[i] == '&':
			if i = v.reference(i + 1); i < 0 {
				return i, fastInvalid
			}
		}
	}
	return i, fastValid
}

// instruction reads one whose name starts at start.
func (v *fastValidator) instruction(start int) (int, fastResult) {
	s := v.text
	i := start
	for ; i < len(s); i++ {
		if s[i] != '?' && s[i] != ' ' {
			continue
		}
		if i > 5 && s[start:i] == "xml" {
			return i, fastInvalid
		}
		if s[i] == '?' && v.is(i+1, '>') {
			return i + 1, fastValid
		}
	}
	return i, fastValid
}

// declaration skips a comment, DOCTYPE or CDATA section, which begins with "<!", and
// nothing else; i is the place of the "!".
func (v *fastValidator) declaration(i int) int {
	rest := v.text[i:]
	switch {
	case strings.HasPrefix(rest, "!--") && len(rest) > 5:
		return i + 3 + lengthThrough(rest[3:], "-->") - 1
	case strings.HasPrefix(rest, "![CDATA[") && len(rest) > 9:
		return i + 8 + lengthThrough(rest[8:], "]]>") - 1
	case strings.HasPrefix(rest, "!DOCTYPE") && len(rest) > 8:
		depth := 1
		for i += 8; i < len(v.text); i++ {
			if v.text[i] == '<' {
				depth++
			} else if v.text[i] == '>' {
				if depth--; depth == 0 {
					break
				}
			}
		}
	}
	return i
}

// reference reads what follows "&" at i. It returns the place of the ";", -1 if it
// is not a reference.
func (v *fastValidator) reference(i int) int {
	s := v.text
	if v.is(i, ';') {
		return -1
	}
	if v.is(i, '#') {
		digits := "0123456789"
		if i++; v.is(i, 'x') {
			digits += "abcdefABCDEF"
			i++
		}
		for i < len(s) && strings.IndexByte(digits, s[i]) >= 0 {
			i++
		}
		if v.is(i, ';') {
			return i
		}
		return -1
	}
	for count := 0; i < len(s) && s[i] != ';'; i++ {
		if count == 20 || !only(s[i:i+1], "_") {
			return -1
		}
		count++
	}
	return i
}

// attributes returns the text from i up to the ">" of a tag, and the place of the
// ">". It is not ok if a quotation is open at the end.
func (v *fastValidator) attributes(i int) (text string, end int, ok bool) {
	length, open := tagLength(v.text[i:])
	return v.text[i : i+length], i + length, !open
}

// fastAttributes reports whether the validator accepts the attributes of a tag.
func fastAttributes(s string) bool {
	space := func(i int) int {
		for i < len(s) && (s[i] == ' ' || s[i] >= '\t' && s[i] <= '\r') {
			i++
		}
		return i
	}
	known := map[string]bool{}
	for at := 0; ; {
		start := space(at)
		if start == len(s) {
			return true
		}
		if s[start] == '=' {
			at = start + 1
			continue
		}
		end := start
		for end < len(s) && s[end] != '=' && space(end) == end {
			end++
		}
		name := s[start:end]
		equals := space(end)
		if start == at || equals == len(s) || s[equals] != '=' || !isName(name) || known[name] {
			return false
		}
		known[name] = true
		at = equals + 1
		if value := space(at); value < len(s) && (s[value] == '"' || s[value] == '\'') {
			if i := strings.IndexByte(s[value+1:], s[value]); i >= 0 {
				at = value + i + 2
			}
		}
	}
}

// fastParse looks for what makes the parser fail in text that the validator
// accepts: something without its end, and content after an end tag that closes
// nothing.
func fastParse(s string) fastResult {
	depth := 0
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return fastValid
		}
		s = s[i:]
		end := ">"
		switch {
		case strings.HasPrefix(s, "</"):
			depth--
		case strings.HasPrefix(s, "<?"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<!["):
			end = "]]>"
		case strings.HasPrefix(s, "<!D"):
			if stop := strings.IndexByte(s, '>'); stop >= 0 && strings.IndexByte(s[:stop], '[') >= 0 {
				end = "]>"
			}
		default:
			stop, _ := tagLength(s)
			if stop == len(s) || depth < 0 {
				return fastFails
			}
			if s[stop-1] != '/' {
				depth++
			}
			s = s[stop+1:]
			continue
		}
		stop := strings.Index(s, end)
		if stop < 0 {
			return fastFails
		}
		s = s[stop+len(end):]
	}
}

// tagLength is the length of s up to the first ">" outside of quotation marks, all of
// s if there is none, and whether a quotation is open there.
func tagLength(s string) (length int, open bool) {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '>':
			return i, false
		}
	}
	return len(s), quote != 0
}
