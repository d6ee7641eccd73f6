package check

import (
	"strings"
	"unicode/utf8"
)

// trim returns s without spaces around it, and how many bytes were cut before it.
func trim(s string) (string, int) {
	if n := len(s); n > 0 && s[0] > ' ' && s[0] < 0x80 && s[n-1] > ' ' && s[n-1] < 0x80 {
		return s, 0
	}
	rest := strings.TrimLeft(s, spaces)
	return strings.TrimRight(rest, spaces), len(s) - len(rest)
}

// spaces also has the no-break space and its kin, which look like one.
const spaces = "\n" + lineSpaces

// lineSpaces are those that do not end the line.
const lineSpaces = " \t\r\v\f\u00a0\u2007\u202f\u200b\ufeff"

// endsLine reports whether nothing but spaces follows on the line that s
// continues.
func endsLine(s string) bool {
	rest := strings.TrimLeft(s, lineSpaces)
	return rest == "" || rest[0] == '\n'
}

// quoteMarks are the characters that people put around a value.
const quoteMarks = "\"'`“”„‟‘’‚«»″"

// unquoted returns s without the quotation marks around it, and whether it had any.
func unquoted(s string) (string, bool) {
	first, a := utf8.DecodeRuneInString(s)
	last, b := utf8.DecodeLastRuneInString(s)
	if len(s) <= a+b || !strings.ContainsRune(quoteMarks, first) || !strings.ContainsRune(quoteMarks, last) {
		return s, false
	}
	return s[a : len(s)-b], true
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
