package put

import (
	"math"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// maxAge reads a MaxAgeSeconds as the server does: the number it stores, ""
// for none, and whether it takes the value.
func (p *putter) maxAge(v *s3cors.Value) (number string, ok bool) {
	if p.odd(v) && !p.d.Put.Parser.V.Typed {
		return "", false
	}
	switch p.d.Put.MaxAge.V {
	case dialect.Integer:
		return integer(strings.Trim(v.Text, source.Spaces), 64)
	case dialect.Int32:
		if v.Text == "" {
			return "0", true
		}
		return integer(strings.TrimSpace(v.Text), 32)
	case dialect.Int32Wrapped:
		if v.Text == "" {
			return "0", true
		}
		number, ok = integer(strings.TrimSpace(v.Text), 64)
		return wrapped(number, ok)
	case dialect.Unsigned:
		return unsigned(v.Text)
	case dialect.AnyText:
		return v.Text, true
	}
	return parseInt(v.Text)
}

// integer reads a whole number; a sign is allowed.
func integer(s string, bits int) (string, bool) {
	n, err := strconv.ParseInt(s, 10, bits)
	if err != nil {
		return "", false
	}
	return strconv.FormatInt(n, 10), true
}

// wrapped keeps the lower 32 bits of a number that is not negative; what is
// negative then is dropped. A negative number stays, for a test to refuse.
func wrapped(number string, ok bool) (string, bool) {
	if !ok || strings.HasPrefix(number, "-") {
		return number, ok
	}
	n, _ := strconv.ParseInt(number, 10, 64)
	if int32(n) < 0 {
		return "", true
	}
	return strconv.Itoa(int(int32(n))), true
}

// unsigned reads s as C's strtoull does: spaces before it and a sign are
// allowed, a negative number wraps, an overflow saturates. 2^32 and more is
// dropped.
func unsigned(s string) (string, bool) {
	if s == "" {
		return "0", true
	}
	digits := strings.TrimLeft(s, " \t\n\v\f\r")
	negative := strings.HasPrefix(digits, "-")
	if negative || strings.HasPrefix(digits, "+") {
		digits = digits[1:]
	}
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		n = math.MaxUint64
	} else if negative {
		n = -n
	}
	if n > math.MaxUint32 {
		return "", true
	}
	return strconv.FormatUint(n, 10), true
}

// parseInt reads s as CloudServer does: JavaScript's parseInt(s, 10), negative
// numbers refused, an empty value and 0 allowed and dropped.
func parseInt(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	s = strings.TrimLeft(s, jsSpaces)
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
	number := jsNumber(s[:n])
	switch {
	case number == "0":
		return "", true
	case negative:
		return "", false
	}
	return number, true
}

// jsSpaces is what JavaScript treats as spaces: WhiteSpace and LineTerminator.
const jsSpaces = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

// typedNumber reads s as fast-xml-parser's strnum 1.1.2 does: the text of the
// number it makes of s, and whether it makes one.
func typedNumber(s string) (string, bool) {
	t := strings.Trim(s, jsSpaces)
	sign, rest := "", t
	if t != "" && (t[0] == '-' || t[0] == '+') {
		sign, rest = t[:1], t[1:]
	}
	if hex, ok := strings.CutPrefix(rest, "0x"); ok && hex != "" && strings.Trim(hex, "0123456789abcdefABCDEF") == "" {
		number := hexNumber(hex)
		if sign == "-" && number != "0" {
			number = "-" + number
		}
		return number, true
	}
	if strings.ContainsAny(t, "eE") {
		return exponential(sign, rest)
	}
	zeros := len(rest) - len(strings.TrimLeft(rest, "0"))
	digits := rest[zeros:]
	if strings.Trim(digits, "0123456789.") != "" || strings.Count(digits, ".") > 1 {
		return "", false
	}
	if zeros > 0 && zeros == len(s) {
		return "0", true
	}
	if strings.Trim(rest, ".") == "" {
		return "", false
	}
	number := jsNumber(strings.TrimPrefix(t, "+"))
	switch {
	case strings.ContainsAny(number, "eE"):
		return number, true
	case strings.Contains(t, "."):
		trimmed := withoutZeros(digits)
		return number, number == "0" && trimmed == "" || number == trimmed || sign != "" && number == "-"+trimmed
	case zeros > 0:
		return number, digits == number || sign+digits == number
	}
	return number, t == number || sign != "" && t == sign+number
}

// exponential reads 1e3; digits may be missing before the e.
func exponential(sign, rest string) (string, bool) {
	rest = strings.TrimLeft(rest, "0")
	e := strings.IndexAny(rest, "eE")
	if e < 0 {
		return "", false
	}
	mantissa, exponent := rest[:e], rest[e+1:]
	if exponent != "" && (exponent[0] == '-' || exponent[0] == '+') {
		exponent = exponent[1:]
	}
	if exponent == "" || strings.Trim(exponent, "0123456789") != "" ||
		strings.Trim(mantissa, "0123456789.") != "" || strings.Count(mantissa, ".") > 1 {
		return "", false
	}
	if strings.Trim(mantissa, ".") == "" {
		return "NaN", true
	}
	return jsNumber(strings.TrimPrefix(sign, "+") + rest), true
}

// withoutZeros drops the zeros at the end of a fraction, as strnum does.
func withoutZeros(digits string) string {
	if !strings.Contains(digits, ".") {
		return digits
	}
	digits = strings.TrimRight(digits, "0")
	switch {
	case digits == ".":
		return "0"
	case digits[0] == '.':
		return "0" + digits
	case digits[len(digits)-1] == '.':
		return digits[:len(digits)-1]
	}
	return digits
}
