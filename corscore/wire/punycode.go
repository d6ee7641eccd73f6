package wire

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// domainToASCII writes every label that has a character outside ASCII as
// xn-- and its Punycode. It is not ok where a character is not allowed.
func domainToASCII(domain string) (string, bool) {
	ascii := true
	for i := range len(domain) {
		ascii = ascii && domain[i] < utf8.RuneSelf
	}
	if ascii {
		return domain, true
	}
	domain, ok := mapped(domain)
	if !ok {
		return "", false
	}
	labels := strings.Split(domain, ".")
	for i, label := range labels {
		encoded, ok := punycode(label)
		if !ok {
			return "", false
		}
		labels[i] = encoded
	}
	return strings.Join(labels, "."), true
}

// mapped is the part of the [mapping] of international names that concerns
// characters which look like others, or like none: full-width forms become
// ASCII, some that are not seen are dropped, the others not allowed.
//
// [mapping]: https://www.unicode.org/reports/tr46/#IDNA_Mapping_Table
func mapped(domain string) (string, bool) {
	ok := true
	domain = strings.Map(func(r rune) rune {
		switch {
		case r == 0xAD || r == 0x34F || r == 0x200B || r == 0x2060 || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F:
			return -1
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFF01 + '!'
		case r == '。' || r == '｡':
			return '.'
		case r != 0x200C && r != 0x200D && source.Hidden(r): // those two join letters in some scripts
			ok = false
		}
		return r
	}, domain)
	return strings.ToLower(domain), ok
}

// punycode encodes one label by [RFC 3492]; a label of ASCII alone stays.
//
// [RFC 3492]: https://www.rfc-editor.org/rfc/rfc3492#section-6.3
func punycode(label string) (string, bool) {
	const (
		base, tMin, tMax, skew, damp = 36, 1, 26, 38, 700
		digits                       = "abcdefghijklmnopqrstuvwxyz0123456789"
		maxLabel                     = 63 // bytes of a label in the DNS; the encoding would be quadratic without
	)
	runes := []rune(label)
	if len(runes) > maxLabel {
		return "", false
	}
	var out []byte
	for _, r := range runes {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		}
	}
	done := len(out)
	basic := done
	if basic == len(runes) {
		return label, true
	}
	if basic > 0 {
		out = append(out, '-')
	}
	next, delta, bias := rune(utf8.RuneSelf), 0, 72
	for done < len(runes) {
		least := rune(utf8.MaxRune)
		for _, r := range runes {
			if r >= next && r < least {
				least = r
			}
		}
		delta += int(least-next) * (done + 1)
		next = least
		for _, r := range runes {
			if r < next {
				delta++
			}
			if r != next {
				continue
			}
			q := delta
			for k := base; ; k += base {
				t := min(max(k-bias, tMin), tMax)
				if q < t {
					out = append(out, digits[q])
					break
				}
				out = append(out, digits[t+(q-t)%(base-t)])
				q = (q - t) / (base - t)
			}
			// Adapt the bias.
			if done == basic {
				delta /= damp
			} else {
				delta /= 2
			}
			done++
			delta += delta / done
			k := 0
			for ; delta > (base-tMin)*tMax/2; k += base {
				delta /= base - tMin
			}
			bias = k + (base-tMin+1)*delta/(delta+skew)
			delta = 0
		}
		delta++
		next++
	}
	return "xn--" + string(out), true
}
