package literal

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// quoteWidth is the width of the quote that text begins with, 0 if it begins
// with none.
func quoteWidth(text string) int {
	if text == "" || text[0] != '"' && text[0] != '\'' && text[0] != '`' {
		return 0
	}
	if text[0] != '`' && strings.HasPrefix(text[1:], text[:1]+text[:1]) {
		return 3 // Python
	}
	return 1
}

// str reads the string that begins here. One that is not closed ends with its
// line.
func (r *reader) str() Node {
	start := r.at
	width := quoteWidth(r.text[start:])
	quote := r.text[start : start+width]
	r.at += width
	n := Node{Kind: String}
	var b strings.Builder
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		c := rest[0]
		switch {
		case strings.HasPrefix(rest, quote):
			r.at += width
			n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
			return n
		case c == '\n' && width == 1 && quote != "`":
			n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
			return n
		case c == '\\':
			text, size := Escape(rest)
			b.WriteString(text)
			r.at += size
		default:
			if quote == "`" && strings.HasPrefix(rest, "${") {
				n.Kind = Template
			}
			b.WriteByte(c)
			r.at++
		}
	}
	n.Text, n.Span = b.String(), source.Span{Start: start, End: r.at}
	return n
}

// What may follow a backslash, and what it stands for.
const (
	escapeNames = "bfnrtv0"
	escapes     = "\b\f\n\r\t\v\x00"
)

// Escape returns what the escape sequence at the beginning of rest stands for,
// and its width. JavaScript and Python agree in those of them that either has.
//
// Precondition: rest begins with a backslash.
func Escape(rest string) (text string, width int) {
	if len(rest) < 2 {
		return rest, len(rest)
	}
	switch c := rest[1]; c {
	case '\n':
		return "", 2
	case '\r':
		if strings.HasPrefix(rest[2:], "\n") {
			return "", 3
		}
		return "", 2
	case 'x':
		if v, ok := hexDigits(rest[2:], 2); ok {
			return string(v), 4
		}
	case 'U':
		if v, ok := hexDigits(rest[2:], 8); ok {
			return string(v), 10
		}
	case 'u':
		if strings.HasPrefix(rest[2:], "{") {
			if end := strings.IndexByte(rest, '}'); end > 3 && end < 10 {
				if v, ok := hexDigits(rest[3:], end-3); ok {
					return string(v), end + 1
				}
			}
			break
		}
		if v, ok := hexDigits(rest[2:], 4); ok {
			if v >= 0xD800 && v < 0xDC00 && strings.HasPrefix(rest[6:], `\u`) {
				if low, ok := hexDigits(rest[8:], 4); ok && low >= 0xDC00 && low < 0xE000 {
					return string((v-0xD800)<<10 + low - 0xDC00 + 0x10000), 12
				}
			}
			return string(v), 6
		}
	default:
		if i := strings.IndexByte(escapeNames, c); i >= 0 {
			return escapes[i : i+1], 2
		}
	}
	_, size := utf8.DecodeRuneInString(rest[1:])
	return rest[1 : 1+size], 1 + size
}

func unescape(s string) string {
	var b strings.Builder
	for s != "" {
		if s[0] != '\\' {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		text, width := Escape(s)
		b.WriteString(text)
		s = s[width:]
	}
	return b.String()
}

func hexDigits(s string, n int) (rune, bool) {
	if len(s) < n {
		return 0, false
	}
	v, err := strconv.ParseUint(s[:n], 16, 32)
	if err != nil {
		return 0, false
	}
	return rune(v), true
}

// Quote writes s as a JSON string, which JavaScript and Python read alike.
func Quote(s string) string {
	return quote(s, func(c rune) string { return string(c) }) // its escape differs from language to language
}

// HCL writes s as a string of Terraform.
func HCL(s string) string {
	return NoTemplate(quote(s, func(c rune) string { return hex(c, `\U`, 8) }))
}

// NoTemplate is a string of Terraform, or of Terraform's JSON, in which "${" and
// "%{" begin nothing.
func NoTemplate(quoted string) string { return source.Replace(quoted, "${", "$${", "%{", "%%{") }

// quote writes s in double quotes; beyond writes a character above U+FFFF that
// shows nothing.
func quote(s string, beyond func(c rune) string) string {
	plain := 0
	for plain < len(s) && s[plain] >= ' ' && s[plain] < 0x7F && s[plain] != '"' && s[plain] != '\\' {
		plain++
	}
	if plain == len(s) {
		return `"` + s + `"`
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s { // a byte that is not UTF-8 is U+FFFD here
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c > 0xFFFF && Unprintable(c):
			b.WriteString(beyond(c))
		case c == 0xA0 || c >= 0x2018 && c <= 0x201F || Unprintable(c):
			// Line ends of JavaScript and YAML, controls, and what an eye or an
			// editor takes for a space or a quote.
			b.WriteString(hex(c, `\u`, 4))
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex(c rune, prefix string, digits int) string {
	text := strconv.FormatUint(uint64(c), 16)
	return prefix + strings.Repeat("0", digits-len(text)) + text
}
