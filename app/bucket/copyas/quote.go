package copyas

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"s3cors.playground/corscore/literal"
)

// shell is s as one word of a POSIX shell.
func shell(s string) string { return literal.Shell(s) }

// printf is a command of a POSIX shell that prints s byte for byte.
func printf(s string) string { return literal.Printf(s) }

// unprintable reports whether r cannot be in a string of a program as it is.
// Line breaks and tabs have short escapes there.
func unprintable(r rune) bool { return r != '\t' && literal.Unprintable(r) }

// quote prints s between double quotes; escape prints what cannot be there,
// and says so with "".
func quote(s string, escape func(r rune) string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s { // a byte that is no UTF-8 is U+FFFD here
		switch e := escape(r); {
		case e != "":
			b.WriteString(e)
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex(r rune, prefix string, digits int) string {
	text := strconv.FormatUint(uint64(r), 16)
	return prefix + strings.Repeat("0", digits-len(text)) + text
}

// plain reports whether r can be in a text as it is, or has a short escape
// in every language here.
func plain(r rune) bool { return r == '\r' || !unprintable(r) }

// pyString is s as a string of Python.
func pyString(s string) string {
	return quote(s, func(r rune) string {
		switch {
		case plain(r):
			return ""
		case r > 0xffff:
			return hex(r, `\U`, 8)
		}
		return hex(r, `\u`, 4)
	})
}

// jsString is s as a string of JavaScript and of JSON.
func jsString(s string) string {
	return quote(s, func(r rune) string {
		switch {
		case plain(r):
			return ""
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			return hex(high, `\u`, 4) + hex(low, `\u`, 4)
		}
		return hex(r, `\u`, 4)
	})
}

// goString is s as a string of Go.
func goString(s string) string { return strconv.Quote(string([]rune(s))) }
