package secret

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// brackets is the place after what may be between a name and its value:
// data["token"], token[], token[0].
func brackets(in string, at int) int {
	if at < len(in) && in[at] == ']' {
		at++
	}
	for range 3 { // each is looked at from few places
		if at == len(in) || in[at] != '[' {
			break
		}
		end := at + 1
		for end < len(in) && isWord(in[end]) {
			end++
		}
		if end == len(in) || in[end] != ']' {
			return at
		}
		at = end + 1
	}
	return at
}

// afterSpaces is the place after spaces and tabs.
func afterSpaces(in string, at int) int {
	for at < len(in) && (in[at] == ' ' || in[at] == '\t') {
		at++
	}
	return at
}

// quoteAt is the quote that begins at, with the backslash before it if it is
// escaped itself; "" if there is none.
func quoteAt(in string, at int) string {
	if at < len(in) && in[at] == '\\' && at+1 < len(in) && isQuote(in[at+1]) || at < len(in) && in[at] == '^' && at+1 < len(in) && in[at+1] == '"' {
		return in[at : at+2]
	}
	if at < len(in) && isQuote(in[at]) {
		return in[at : at+1]
	}
	return ""
}

// quoteBefore is the quote that ends before at.
func quoteBefore(in string, at int) string {
	switch {
	case at == 0 || !isQuote(in[at-1]):
		return ""
	case at > 1 && (in[at-2] == '\\' || in[at-2] == '^' && in[at-1] == '"'):
		return in[at-2 : at]
	}
	return in[at-1 : at]
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

// closing is the place of the quote that closes one whose content begins at
// from; the end of the line if there is none. A shell's '\” is part of the
// content.
func closing(in string, from int, quote string) int {
	for at := from; ; {
		n := strings.Index(in[at:], quote)
		if n < 0 {
			break
		}
		at += n
		slashes := 0
		for k := at - 1; k >= from && in[k] == '\\'; k-- {
			slashes++
		}
		after := at + len(quote)
		switch {
		case slashes%2 == 1 && quote != "'":
		case quote == "'" && strings.HasPrefix(in[after:], `\''`):
			after += 3
		default:
			return at
		}
		at = after
	}
	if n := strings.IndexByte(in[from:], '\n'); n >= 0 {
		return from + n
	}
	return len(in)
}

// inner reports whether the quote at is that of the first of two strings that
// are a pair: an argument, or a list in a list.
func inner(in string, at int) bool {
	back := func() byte {
		for at--; at >= 0; at-- {
			if !source.IsSpace(in[at]) {
				return in[at]
			}
		}
		return 0
	}
	switch back() {
	case '(':
		return true
	case '[':
		b := back()
		return b == '[' || b == ','
	}
	return false
}
