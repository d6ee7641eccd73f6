package syntax

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// entity reads the reference at p.Text[i] == '&' and returns the offset after
// it; it looks no further than end.
func (p *xmlScanner) entity(i, end int) int {
	if _, n := short(p.Text[i:end]); n > 0 {
		return i + n
	}
	name, ok := entityName(p.Text[i:end])
	if !ok {
		p.problem(BareAmpersand, i, i+1)
		return i + 1
	}
	stop := i + len(name) + 2
	if _, k := reference(name); k != noProblem {
		p.problem(k, i, stop)
	}
	return stop
}

// short returns what the reference at the beginning of s stands for and its length, if
// it is one of the five that XML predefines, as nearly all are; otherwise length 0.
func short(s string) (text string, length int) {
	if end := strings.IndexByte(s[:min(len(s), len("&quot;"))], ';'); end > 0 {
		if text, ok := predefined(s[1:end]); ok {
			return text, end + 1
		}
	}
	return "", 0
}

// entityName returns what is between the "&" that s begins with and ";".
func entityName(s string) (string, bool) {
	i := 1
	if i < len(s) && s[i] == '#' {
		i++
	} else if n := nameStart(s[1:]); n == 0 {
		return "", false
	}
	for i < len(s) && s[i] != ';' {
		if s[i] == '#' {
			i++
			continue
		}
		n := nameEnd(s, i)
		if n == i {
			return "", false
		}
		i = n
	}
	if i >= len(s) {
		return "", false
	}
	return s[1:i], true
}

// reference returns what &name; stands for, and what is wrong with it
// (noProblem = nothing). A reference that stands for nothing gives its own text.
func reference(name string) (string, ProblemKind) {
	if name[0] == '#' {
		return charRef(name)
	}
	if text, ok := predefined(name); ok {
		return text, noProblem
	}
	if r, ok := htmlEntity(name); ok {
		return r, HTMLEntity
	}
	if text, ok := scriptEntity(name); ok {
		return text, ScriptEntity
	}
	lower := strings.ToLower(name)
	if text, ok := predefined(lower); ok {
		return text, EntityCase
	}
	if r, ok := htmlEntity(lower); ok {
		return r, HTMLEntity
	}
	return "&" + name + ";", UnknownEntity
}

func predefined(name string) (string, bool) {
	switch name {
	case "amp":
		return "&", true
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "quot":
		return `"`, true
	case "apos":
		return "'", true
	}
	return "", false
}

// charRef reads "#65" or "#x41".
func charRef(name string) (string, ProblemKind) {
	digits, base := name[1:], 10
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || digits[0] == '+' {
		return "&" + name + ";", BadCharRef
	}
	r := rune(n)
	k := noProblem
	if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || !utf8.ValidRune(r) || r == 0xFFFE || r == 0xFFFF {
		k = ForbiddenChar
	} else if name[1] == 'X' {
		// XML wants a small x; sax reads both.
		k = EntityCase
	}
	return string(r), k
}

// scriptEntity: sax 1.2.4 looks names up in a JavaScript object, so the names
// that every such object answers to give a value. Recorded from CloudServer
// 8.8.35: &toString; is stored as the text below.
func scriptEntity(name string) (string, bool) {
	switch name {
	case "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable",
		"__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__":
		return "function " + name + "() { [native code] }", true
	case "constructor":
		return "function Object() { [native code] }", true
	case "__proto__":
		return "[object Object]", true
	}
	return "", false
}

// htmlEntity looks name up among HTML 4's 248 character entities besides XML's
// own, in exact case.
func htmlEntity(name string) (string, bool) {
	text, ok := htmlNames()[name]
	return text, ok
}

var htmlNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	words := strings.Fields(htmlEntities)
	for i := 0; i+1 < len(words); i += 2 {
		if n, err := strconv.ParseUint(words[i+1], 16, 32); err == nil {
			names[words[i]] = string(rune(n))
		}
	}
	return names
})

// Decode returns the character data of node n of an XML tree: its own text
// without that of children, comments left out, CDATA sections and references
// resolved, spaces kept.
func (t *Tree) Decode(n int32) string {
	node := &t.Nodes[n]
	if node.Plain {
		return t.Of(node.Content)
	}
	var b strings.Builder
	at := node.Content.Start
	for c := node.First; c != None; c = t.Nodes[c].Next {
		t.decodeRun(&b, at, t.Nodes[c].Span.Start)
		at = t.Nodes[c].Span.End
	}
	t.decodeRun(&b, at, node.Content.End)
	return b.String()
}

// Unescape returns text, which holds no markup, with its references resolved.
func Unescape(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var b strings.Builder
	(&Tree{Text: text}).decodeRun(&b, 0, len(text))
	return b.String()
}

// decodeRun appends the character data of Text[at:end], which holds no element.
func (t *Tree) decodeRun(b *strings.Builder, at, end int) {
	for at < end {
		rest := t.Text[at:end]
		stop := strings.IndexAny(rest, "<&")
		if stop < 0 {
			b.WriteString(rest)
			return
		}
		b.WriteString(rest[:stop])
		at += stop
		rest = rest[stop:]
		if rest[0] == '&' {
			if text, n := short(rest); n > 0 {
				b.WriteString(text)
				at += n
			} else if name, ok := entityName(rest); ok {
				text, _ := reference(name)
				b.WriteString(text)
				at += len(name) + 2
			} else {
				b.WriteByte('&')
				at++
			}
			continue
		}
		cdata, skip := markupRun(rest)
		b.WriteString(cdata)
		at += skip
	}
}

// markupRun reads the markup that s begins with and returns the character data
// it stands for, and its length.
func markupRun(s string) (text string, length int) {
	at := skipSpace(s, 1)
	if at >= len(s) {
		return s[:1], 1
	}
	rest := s[at:]
	n := -1
	switch {
	case strings.HasPrefix(rest, "!--"):
		n = behind(rest, 3, "-->")
	case len(rest) >= 8 && strings.EqualFold(rest[:8], "![CDATA["):
		if n = behind(rest, 8, "]]>"); n >= 0 {
			return rest[8 : n-3], at + n
		}
		return rest[8:], len(s)
	case rest[0] == '?':
		n = behind(rest, 1, "?>")
	case len(rest) >= 8 && rest[0] == '!' && strings.EqualFold(rest[1:8], "DOCTYPE"):
		n = doctypeEnd(rest)
	case rest[0] == '!':
		n = quotedEnd(rest, 1)
	case rest[0] == '/':
		n = behind(rest, 1, ">") // a stray end tag
	case rest[0] == '>' && at == 1:
		n = 1
	default:
		return s[:1], 1
	}
	if n < 0 {
		return "", len(s)
	}
	return "", at + n
}

// StrayText returns the places of characters (other than spaces) directly in
// element n: text where only elements belong.
func (t *Tree) StrayText(n int32) (places [][2]int) {
	node := &t.Nodes[n]
	gap := func(at, end int) {
		for at < end {
			rest := t.Text[at:end]
			if i := skipSpace(rest, 0); i > 0 {
				at += i
				continue
			}
			if rest[0] == '<' {
				if text, skip := markupRun(rest); strings.TrimSpace(text) == "" && skip > 1 {
					at += skip
					continue
				}
			}
			stop := strings.IndexByte(rest[1:], '<')
			if stop < 0 {
				stop = len(rest) - 1
			}
			places = append(places, [2]int{at, at + 1 + len(strings.TrimRight(rest[1:1+stop], source.Spaces))})
			at += 1 + stop
		}
	}
	at := node.Content.Start
	for c := node.First; c != None; c = t.Nodes[c].Next {
		gap(at, t.Nodes[c].Span.Start)
		at = t.Nodes[c].Span.End
	}
	gap(at, node.Content.End)
	return places
}

// Entity returns what ref, "&…;" as written, stands for, and what is wrong with
// it (0 = nothing).
func Entity(ref string) (text string, k ProblemKind) {
	name, ok := entityName(ref)
	if !ok {
		return ref, BareAmpersand
	}
	return reference(name)
}
