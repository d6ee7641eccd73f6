package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/syntax"
)

// quote shows a value of the document in a message.
func quote(s string) string { return "“" + clip(s) + "”" }

// clip shortens s to a length that a message can bear.
func clip(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// and joins words: "a", "a and b", "a, b and c".
func and(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// thousands writes n with commas: 65,536.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// trim returns s without blanks around it, and how many bytes were cut before it.
func trim(s string) (string, int) {
	if n := len(s); n > 0 && s[0] > ' ' && s[0] < 0x80 && s[n-1] > ' ' && s[n-1] < 0x80 {
		return s, 0
	}
	rest := strings.TrimLeft(s, blanks)
	return strings.TrimRight(rest, blanks), len(s) - len(rest)
}

// blanks also has the no-break space and its kin, which look like one.
const blanks = "\n" + lineBlanks

// lineBlanks are those that do not end the line.
const lineBlanks = " \t\r\v\f\u00a0\u2007\u202f\u200b\ufeff"

// endsLine reports whether nothing but blanks follows on the line that s
// continues.
func endsLine(s string) bool {
	rest := strings.TrimLeft(s, lineBlanks)
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

// distance is [syntax.Distance].
func distance(a, b string) int { return syntax.Distance(a, b) }
