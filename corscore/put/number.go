package put

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// maxAge reads a MaxAgeSeconds as the server does: the number it stores, ""
// for none, and whether it takes the value.
func (p *putter) maxAge(v s3cors.Value) (number string, ok bool) {
	if p.odd(v) {
		return "", false
	}
	switch p.d.Put.MaxAge.V {
	case dialect.Integer:
		return integer(v.Text)
	default:
		return parseInt(v.Text)
	}
}

// integer reads a whole number; blanks around it and a sign are allowed.
func integer(s string) (string, bool) {
	s = strings.Trim(s, " \t\r\n")
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatInt(n, 10), true
}

// parseInt reads s as CloudServer does: JavaScript's parseInt(s, 10), negative
// numbers refused, an empty value allowed and dropped. 0 is returned as "0".
func parseInt(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	s = strings.TrimLeft(s, jsBlanks)
	negative := strings.HasPrefix(s, "-")
	if negative || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 {
		return "", false
	}
	f, _ := strconv.ParseFloat(s[:n], 64) // out of range gives +Inf, as in JavaScript
	if negative && f != 0 {
		return "", false
	}
	return jsNumber(f), true
}

// jsBlanks is what JavaScript's parseInt skips: WhiteSpace and LineTerminator.
const jsBlanks = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

// jsNumber formats a whole number, not negative, as JavaScript's String does.
func jsNumber(f float64) string {
	if f > 1.7976931348623157e308 {
		return "Infinity"
	}
	if f < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strconv.FormatFloat(f, 'e', -1, 64)
}
