package copyas

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// shell is s as one word of a POSIX shell.
//
// Precondition: s has only characters that can be pasted into a terminal.
func shell(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// printf is a command of a POSIX shell that prints s byte for byte. printf is
// part of the shell, so that s may be longer than an argument. What a terminal
// would act upon when it is pasted, and what shows text otherwise than it is,
// is written as an escape.
func printf(s string) string {
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return "printf %s " + shell(s)
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == '\\' || r == '%':
			b.WriteByte(byte(r))
			b.WriteByte(byte(r))
		case unprintable(r) || r == utf8.RuneError && size == 1:
			for _, c := range []byte(s[:size]) {
				octal := strconv.FormatUint(uint64(c), 8)
				b.WriteString(`\` + "000"[len(octal):] + octal)
			}
		default:
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return "printf " + shell(b.String())
}

// unprintable reports whether r shows nothing, or changes how other characters
// show. Line breaks and tabs are text.
func unprintable(r rune) bool {
	return r != '\n' && r != '\t' && !strconv.IsPrint(r)
}

// quote prints s between double quotes; escape prints what cannot stand there,
// and says so with "".
func quote(s string, escape func(r rune, next byte) string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s { // a byte that is no UTF-8 is U+FFFD here
		var next byte
		if at := i + utf8.RuneLen(r); at < len(s) {
			next = s[at]
		}
		switch e := escape(r, next); {
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

// plain reports whether r can stand in a text as it is, or has a short escape
// in every language here.
func plain(r rune) bool { return r == '\r' || !unprintable(r) }

// pyString is s as a string of Python.
func pyString(s string) string {
	return quote(s, func(r rune, _ byte) string {
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
	return quote(s, func(r rune, _ byte) string {
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

// hclString is s as a string of Terraform. "${" and "%{" would begin a
// template.
func hclString(s string) string {
	return quote(s, func(r rune, next byte) string {
		switch {
		case (r == '$' || r == '%') && next == '{':
			return string(r) + string(r)
		case plain(r):
			return ""
		case r > 0xffff:
			return hex(r, `\U`, 8)
		}
		return hex(r, `\u`, 4)
	})
}
