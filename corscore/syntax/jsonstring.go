package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// quoteWidth is the width of the opening quote at the current place, 0 if
// there is none.
func (p *jsonScanner) quoteWidth() int {
	if p.at < len(p.Text) && (p.Text[p.at] == '"' || p.Text[p.at] == '\'') {
		return 1
	}
	return typographicQuote(p.Text[p.at:])
}

// string reads a string and returns its content's place, whether that stands
// for itself, and whether it is closed.
func (p *jsonScanner) string() (content source.Span, plain, closed bool) {
	start, open := p.at, p.quoteWidth()
	quote := p.Text[start]
	typographic := quote != '"' && quote != '\''
	plain = true
	i := start + open
	for {
		for i < len(p.Text) && p.Text[i] < utf8.RuneSelf && p.Text[i] >= 0x20 && p.Text[i] != '"' && p.Text[i] != '\'' && p.Text[i] != '\\' {
			i++ // nearly all stand for themselves
		}
		if i == len(p.Text) {
			break
		}
		c := p.Text[i]
		width := 0
		switch {
		case !typographic && c == quote:
			width = 1
		case typographic:
			width = typographicQuote(p.Text[i:])
			if width == 0 && c == '"' {
				width = 1
			}
		}
		if width > 0 && !typographic && !mayFollowString(p.Text[i+1:]) {
			// A later string's opening quote: this one may have ended before, with another mark.
			if at, n := anyTypographic(p.Text[start+open : i]); n > 0 {
				content = source.Span{Start: start + open, End: start + open + at}
				p.at = content.End + n
				p.problem(JSONTypographic, content.End, p.at)
				return content, strings.IndexByte(p.Of(content), '\\') < 0, true
			}
		}
		if width > 0 {
			content = source.Span{Start: start + open, End: i}
			p.at = i + width
			if typographic {
				p.problem(JSONTypographic, start, p.at)
			} else if quote == '\'' {
				p.problem(JSONSingleQuote, start, p.at)
			}
			return content, plain, true
		}
		switch {
		case c == '\\':
			plain = false
			n := escapeWidth(p.Text[i:])
			if n == 0 {
				n = min(2, len(p.Text)-i)
				p.problem(JSONBadEscape, i, i+n)
			}
			i += n
			continue
		case c == '\n' || c == '\r':
			// A line break: the closing quote is missing.
			if at, n := anyTypographic(p.Text[start+open : i]); n > 0 && !typographic {
				content = source.Span{Start: start + open, End: start + open + at}
				p.at = content.End + n
				p.problem(JSONTypographic, content.End, p.at)
				return content, strings.IndexByte(p.Of(content), '\\') < 0, true
			}
			end := start + open + len(strings.TrimRight(p.Text[start+open:i], " \t,"))
			if body := p.Text[start+open : end]; strings.IndexByte(body, '[') < 0 {
				// A bracket at its end is the list's, not the text's.
				end = start + open + len(strings.TrimRight(body, " \t,]}"))
			}
			p.problem(JSONUnclosed, start, end)
			p.at = end
			return source.Span{Start: start + open, End: end}, plain, false
		case c < 0x20:
			p.problem(JSONControlChar, i, i+1)
		}
		i++
	}
	p.problem(JSONUnclosed, start, start+open)
	p.cut = true
	p.at = len(p.Text)
	return source.Span{Start: start + open, End: p.at}, plain, false
}

// mayFollowString reports whether what follows a string may follow one.
func mayFollowString(rest string) bool {
	i := skipSpace(rest, 0)
	return i >= len(rest) || strings.IndexByte(",:]}/#", rest[i]) >= 0
}

// anyTypographic returns the place and width of the first typographic quote in
// s, width 0 if there is none.
func anyTypographic(s string) (at, width int) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			if n := typographicQuote(s[i:]); n > 0 {
				return i, n
			}
		}
	}
	return 0, 0
}

// What may follow a backslash, and what it stands for.
const (
	escapeNames = `"\/bfnrt`
	escapes     = "\"\\/\b\f\n\r\t"
)

// escapeWidth is the width of the escape that s begins with, 0 if it begins with none.
func escapeWidth(s string) int {
	if len(s) < 2 || s[0] != '\\' {
		return 0
	}
	if strings.IndexByte(escapeNames, s[1]) >= 0 {
		return 2
	}
	if s[1] != 'u' || len(s) < 6 {
		return 0
	}
	if _, err := strconv.ParseUint(s[2:6], 16, 16); err != nil {
		return 0
	}
	return 6
}

// Unquote returns the text that string node n of a JSON tree stands for; of
// other values, how they are written.
func (t *Tree) Unquote(n int32) string {
	node := &t.Nodes[n]
	raw := t.Of(node.Content)
	if node.Plain || node.Kind != String {
		return raw
	}
	return unescape(raw)
}

// Key returns the name of member n of a JSON object, as its escapes mean it.
func (t *Tree) Key(n int32) string { return unescape(t.Name(n)) }

func unescape(raw string) string {
	if strings.IndexByte(raw, '\\') < 0 {
		return raw
	}

	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			b.WriteByte(raw[i])
			i++
			continue
		}
		width := escapeWidth(raw[i:])
		switch {
		case width == 0:
			b.WriteByte('\\')
			i++
			continue
		case width == 6:
			r, _ := strconv.ParseUint(raw[i+2:i+6], 16, 16)
			if next := raw[i+6:]; r >= 0xD800 && r < 0xDC00 && escapeWidth(next) == 6 {
				if low, _ := strconv.ParseUint(next[2:6], 16, 16); low >= 0xDC00 && low < 0xE000 {
					r = (r-0xD800)<<10 + low - 0xDC00 + 0x10000
					width = 12
				}
			}
			if r >= 0xD800 && r < 0xE000 {
				r = utf8.RuneError
			}
			b.WriteRune(rune(r))
		default:
			b.WriteByte(escapes[strings.IndexByte(escapeNames, raw[i+1])])
		}
		i += width
	}
	return b.String()
}
