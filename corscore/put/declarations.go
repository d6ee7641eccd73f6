package put

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// withoutDeclarations reads the document again with spaces in place of the
// declarations before its root, which encoding/xml skips: for that parser, what a
// declaration is and where it ends differs from the tree.
func (p *putter) withoutDeclarations() {
	text := p.tree.Text
	var spaced []byte
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 || at+i+1 >= len(text) {
			break
		}
		at += i
		rest := text[at:]
		if strings.HasPrefix(rest, "<!--") {
			at += lengthThrough(rest, "-->")
		} else if rest[1] == '?' {
			at += lengthThrough(rest, "?>")
		} else if rest[1] == '!' && !strings.HasPrefix(rest, "<!-") && !strings.HasPrefix(rest, "<![") {
			skip := directive(rest)
			if skip == 0 {
				break
			}
			if spaced == nil {
				spaced = []byte(text)
			}
			for j := range skip {
				spaced[at+j] = ' '
			}
			at += skip
		} else {
			break
		}
	}
	if spaced != nil {
		p.Reading = Read(s3cors.Decode(syntax.ParseXML(string(spaced))))
		p.tree = p.doc.Tree
	}
}

// endsAt reports whether the declaration that starts at start ends at end in
// the tree too.
func (p *putter) endsAt(start, end int) bool {
	problems := p.tree.Problems // in the order of their starts
	low, high := 0, len(problems)
	for low < high {
		if mid := (low + high) / 2; problems[mid].Span.Start < start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low == len(problems) || problems[low].Span.Start != start || problems[low].Span.End == end
}

// directive is [directive] of the text from at to end. Declarations may begin
// everywhere in one that does not end: from the first such on, a table says
// where each ends, so that the text is not read once for each.
func (p *putter) directive(at, end int) int {
	if !p.endless {
		if n := directive(p.tree.Text[at:end]); n > 0 {
			return n
		}
		p.endless = true
		return 0
	}
	ends := p.ends.get(p.allEnds)
	if at+3 >= len(ends) || ends[at+3] == 0 || int(ends[at+3]) > end {
		return 0
	}
	return int(ends[at+3]) - at
}

// allEnds says for each place where a declaration that is open there ends, as
// [directive] reads it: the place after its ">". 0 = it does not end.
func (r *Reading) allEnds() []int32 {
	text := r.doc.Tree.Text
	ends := make([]int32, len(text)+1)
	single, double := 0, 0       // after the next ' and ", 0 = there is none
	comment, after := none, none // the next "-->" and the one after it
	for i := len(text) - 1; i >= 0; i-- {
		next := i + 1 // where it goes on
		switch text[i] {
		case '"':
			next, double = double, i+1
		case '\'':
			next, single = single, i+1
		case '<':
			if !strings.HasPrefix(text[i:], "<!--") {
				next = int(ends[i+1])
			} else if next = comment + len("-->"); comment < i+4 {
				next = after + len("-->")
			}
		case '>':
			ends[i], next = int32(i+1), 0
		case '-':
			if strings.HasPrefix(text[i:], "-->") {
				comment, after = i, comment
			}
		}
		if next > 0 && next < len(ends) {
			ends[i] = ends[next]
		}
	}
	return ends
}

// none is a place after the end of every document.
const none = 1 << 30

// directive is the length of the declaration <!…> that s begins with, as
// encoding/xml reads it: < and > outside of quotes nest. 0 = it does not end.
func directive(s string) int {
	depth := 0
	for i := 3; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\'':
			j := strings.IndexByte(s[i+1:], c)
			if j < 0 {
				return 0
			}
			i += j + 1
		case '<':
			if strings.HasPrefix(s[i:], "<!--") {
				j := strings.Index(s[i+4:], "-->")
				if j < 0 {
					return 0
				}
				i += j + 6
				continue
			}
			depth++
		case '>':
			if depth == 0 {
				return i + 1
			}
			depth--
		}
	}
	return 0
}

// lengthThrough is the length of s up to the end of the first end, all of s if there
// is none.
func lengthThrough(s, end string) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + len(end)
	}
	return len(s)
}

// instruction reports whether a parser accepts the processing instruction
// <?content?>; first says that it is at the very beginning.
func instruction(content string, rule dialect.Details, first bool) bool {
	target := content
	for i := range len(content) {
		if c := content[i]; c < utf8.RuneSelf && !only(content[i:i+1], "_:-.") {
			target = content[:i]
			break
		}
	}
	if !isName(target) || rule == dialect.ExpatDetails && len(target) < len(content) && !source.IsSpace(content[len(target)]) {
		return false
	}
	if !strings.EqualFold(target, "xml") {
		return true
	}
	if rule == dialect.GoDetails {
		if target != "xml" {
			return true
		}
		version, encoding := pseudo(content, "version"), pseudo(content, "encoding")
		return (version == "" || version == "1.0") && (encoding == "" || strings.EqualFold(encoding, "utf-8"))
	}
	return target == "xml" && first && declaration(content[3:])
}

// isName reports whether s is a name of XML, as far as ASCII goes; of the rest,
// only what no name has is refused.
func isName(s string) bool {
	if s == "" || strings.IndexByte("0123456789-.", s[0]) >= 0 {
		return false
	}
	for _, r := range s {
		if r < utf8.RuneSelf && !only(string(r), "_:-.") || r == 0xA0 || r == 0xFEFF || r == 0xFFFE || r == utf8.RuneError || r > 0xFFFF {
			return false
		}
	}
	return true
}

// pseudo returns the quoted value that follows the first name= with a quote after it.
func pseudo(content, name string) string {
	for {
		_, rest, found := strings.Cut(content, name+"=")
		if !found || rest == "" {
			return ""
		}
		if rest[0] == '"' || rest[0] == '\'' {
			value, _, closed := strings.Cut(rest[1:], rest[:1])
			if !closed {
				return ""
			}
			return value
		}
		content = rest[1:]
	}
}

// declaration reports whether s is what may follow <?xml: the version,
// then perhaps the encoding, then perhaps standalone.
func declaration(s string) bool {
	for i, name := range [...]string{"version", "encoding", "standalone"} {
		trimmed := strings.TrimLeft(s, source.Spaces)
		rest, found := strings.CutPrefix(trimmed, name)
		if !found || len(trimmed) == len(s) {
			if i == 0 {
				return false
			}
			continue
		}
		rest, equals := strings.CutPrefix(strings.TrimLeft(rest, source.Spaces), "=")
		rest = strings.TrimLeft(rest, source.Spaces)
		if !equals || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return false
		}
		value, after, closed := strings.Cut(rest[1:], rest[:1])
		if !closed || !declared(name, value) {
			return false
		}
		s = after
	}
	return source.OnlySpaces(s)
}

func declared(name, value string) bool {
	switch name {
	case "encoding":
		// The encodings that expat knows and that this text can be in.
		switch strings.ToUpper(value) {
		case "UTF-8", "ISO-8859-1", "US-ASCII":
			return true
		}
		return false
	case "standalone":
		return value == "yes" || value == "no"
	}
	return value != "" && only(value, "_.-")
}
