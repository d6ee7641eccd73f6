package put

import (
	"strconv"
	"strings"
)

// JavaScript has no numbers but doubles. What it makes of a number in a
// document, and how it prints that, is worked out on decimal digits here: the
// floating-point half of package strconv, with its tables, would be 26 KB of
// the compressed program.

// decimal is the number 0.d₁d₂d₃… × 10^point. Digits are '0' to '9'; neither the
// first nor the last is '0'.
type decimal struct {
	digits []byte
	point  int
}

// Limits of doubles.
const (
	mantissaBits    = 53
	lowestExponent  = -1074
	highestExponent = 971
	certainDigits   = 15  // so many survive being made a double and back
	mostDigits      = 800 // more cannot decide how a number is rounded
	beyond          = 400 // a power of ten that no double reaches
)

// jsNumber returns what JavaScript's String(Number(text)) gives for decimal
// digits with a point, an exponent and a "-" or none of these.
func jsNumber(text string) string {
	text, negative := strings.CutPrefix(text, "-")
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	power, _ := strconv.Atoi(exponent) // out of range gives the greatest int
	whole, fraction, _ := strings.Cut(mantissa, ".")
	d := newDecimal(whole+fraction, len(whole)+max(min(power, 1<<20), -1<<20))
	number := d.double().String()
	if negative && number != "0" {
		return "-" + number
	}
	return number
}

// hexNumber returns what JavaScript's String(parseInt(digits, 16)) gives.
func hexNumber(digits string) string {
	var n uint64
	more := 0 // bits that n has not got
	for _, c := range []byte(strings.TrimLeft(digits, "0")) {
		v := uint64(c & 15)
		if c > '9' {
			v += 9
		}
		switch {
		case n>>59 == 0:
			n = n<<4 | v
		case v != 0:
			n |= 1 // only whether there is more matters for rounding
			more += 4
		default:
			more += 4
		}
	}
	text := strconv.FormatUint(n, 10)
	return newDecimal(text, len(text)).scaled(min(more, 2*highestExponent)).double().String()
}

func newDecimal(digits string, point int) decimal {
	trimmed := strings.TrimLeft(digits, "0")
	point -= len(digits) - len(trimmed)
	trimmed = strings.TrimRight(trimmed, "0")
	if len(trimmed) > mostDigits {
		trimmed = trimmed[:mostDigits] + "1"
	}
	return decimal{[]byte(trimmed), point}
}

// String prints d as JavaScript does.
func (d decimal) String() string {
	s, n := string(d.digits), len(d.digits)
	switch {
	case n == 0:
		return "0"
	case d.point >= beyond:
		return "Infinity"
	case d.point > 21 || d.point < -5:
		if n > 1 {
			s = s[:1] + "." + s[1:]
		}
		sign := "+"
		if d.point < 0 {
			sign = ""
		}
		return s + "e" + sign + strconv.Itoa(d.point-1)
	case d.point <= 0:
		return "0." + strings.Repeat("0", -d.point) + s
	case n <= d.point:
		return s + strings.Repeat("0", d.point-n)
	}
	return s[:d.point] + "." + s[d.point:]
}

// double is the shortest number that is nearest to the same double as d.
func (d decimal) double() decimal {
	switch {
	case len(d.digits) <= certainDigits && d.point > -300 && d.point < 300, d.point >= beyond:
		return d
	case d.point < -beyond:
		return decimal{}
	}
	n, exponent := d.nearest()
	switch {
	case n == 0:
		return decimal{}
	case exponent > highestExponent:
		return decimal{d.digits, beyond}
	}
	// What lies between exact and half the way to the doubles next to it is
	// nearest to n × 2^exponent. Below a power of two doubles are closer.
	quarters := func(n uint64) decimal {
		text := strconv.FormatUint(n, 10)
		return newDecimal(text, len(text)).scaled(exponent - 2)
	}
	below := 4*n - 2
	if n == 1<<(mantissaBits-1) && exponent > lowestExponent {
		below++
	}
	exact, low, high := quarters(4*n), quarters(below), quarters(4*n+2)
	for digits := 1; ; digits++ {
		for _, up := range [...]bool{exact.roundsUp(digits), true} {
			short := exact.cut(digits, up)
			l, h := short.compare(low), short.compare(high)
			if l > 0 && h < 0 || n%2 == 0 && (l == 0 || h == 0) {
				return short
			}
		}
	}
}

// compare is less than 0 if d is less than e, 0 if they are equal.
func (d decimal) compare(e decimal) int {
	if d.point != e.point {
		return d.point - e.point
	}
	return strings.Compare(string(d.digits), string(e.digits))
}

// nearest returns the double n × 2^exponent that is nearest to d.
func (d decimal) nearest() (n uint64, exponent int) {
	for {
		step := 0 // how many bits d is too small for n to fill its bits
		// 2^53 has 16 digits, and three bits are a little less than a digit.
		if n = d.integer(); d.point != 16 {
			step = 3 * (16 - d.point)
		} else if n>>mantissaBits > 0 {
			step = -1
		} else if n>>(mantissaBits-1) == 0 {
			step = 1
		}
		if step = min(step, exponent-lowestExponent); step == 0 {
			break
		}
		d, exponent = d.scaled(step), exponent-step
	}
	if d.roundsUp(d.point) {
		n++
	}
	if n>>mantissaBits > 0 {
		return n >> 1, exponent + 1
	}
	return n, exponent
}

// integer is d without what is after the point.
//
// Precondition: it is less than 2^63, or the result does not matter.
func (d decimal) integer() (n uint64) {
	for i := range min(d.point, 18) {
		n *= 10
		if i < len(d.digits) {
			n += uint64(d.digits[i] - '0')
		}
	}
	return n
}

// roundsUp reports whether d to so many digits is greater than d: half goes to
// the even digit.
func (d decimal) roundsUp(digits int) bool {
	if digits < 0 || digits >= len(d.digits) {
		return false
	}
	next := d.digits[digits]
	return next > '5' || next == '5' && (digits+1 < len(d.digits) || digits > 0 && d.digits[digits-1]%2 == 1)
}

// cut is d to so many digits, the last one greater by 1 if up.
func (d decimal) cut(digits int, up bool) decimal {
	if len(d.digits) <= digits {
		return d
	}
	s := append([]byte{'0'}, d.digits[:digits]...)
	for i := digits; up; i-- {
		if up = s[i] == '9'; up {
			s[i] = '0'
		} else {
			s[i]++
		}
	}
	return newDecimal(string(s), d.point+1)
}

// scaled is d × 2^bits.
func (d decimal) scaled(bits int) decimal {
	for bits > 0 {
		step := min(bits, 56)
		bits -= step
		var carry uint64
		out := make([]byte, len(d.digits)+18)
		for i := len(out) - 1; i >= 0; i-- {
			if i >= 18 {
				carry += uint64(d.digits[i-18]-'0') << step
			}
			out[i] = '0' + byte(carry%10)
			carry /= 10
		}
		d = newDecimal(string(out), d.point+18)
	}
	for bits < 0 {
		step := min(-bits, 56)
		bits += step
		var rest uint64
		var out []byte
		for i := 0; i < len(d.digits) || rest > 0; i++ {
			rest *= 10
			if i < len(d.digits) {
				rest += uint64(d.digits[i] - '0')
			}
			out = append(out, '0'+byte(rest>>step))
			rest &= 1<<step - 1
		}
		d = newDecimal(string(out), d.point)
	}
	return d
}
