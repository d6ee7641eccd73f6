package share

import "strings"

// alphabet: no punctuation at all, because GitHub drops "_" at a link's end,
// mail programs break lines at "-", and a double click stops at both. It costs
// 3 % against base64url.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// Eight bytes are eleven digits (62^11 > 2^64). groupDigits is how many digits
// a shorter group at the end needs, by its bytes; no two are equal, so that
// the digits say how many bytes there were.
const groupBytes = 8

var groupDigits = [groupBytes + 1]int{0, 2, 3, 5, 6, 7, 9, 10, 11}

// appendBase62 appends data in base 62: groups of eight bytes, high byte
// first, as digits, high digit first.
func appendBase62(dst, data []byte) []byte {
	for len(data) > 0 {
		group := data[:min(groupBytes, len(data))]
		data = data[len(group):]
		var n uint64
		for _, c := range group {
			n = n<<8 | uint64(c)
		}
		at := len(dst)
		for range groupDigits[len(group)] {
			dst = append(dst, 0)
		}
		for i := len(dst) - 1; i >= at; i-- {
			dst[i] = alphabet[n%62]
			n /= 62
		}
	}
	return dst
}

// decodeBase62 is the inverse of [appendBase62]; false where no data gives
// these digits.
func decodeBase62(digits string) ([]byte, bool) {
	const full = 11
	data := make([]byte, 0, len(digits)/full*groupBytes+groupBytes)
	for len(digits) > 0 {
		group := digits[:min(full, len(digits))]
		digits = digits[len(group):]
		size := 0
		for size <= groupBytes && groupDigits[size] != len(group) {
			size++
		}
		if size > groupBytes {
			return nil, false
		}
		var n uint64
		for i := range len(group) {
			d := strings.IndexByte(alphabet, group[i])
			if d < 0 || n > (1<<64-1-uint64(d))/62 {
				return nil, false
			}
			n = n*62 + uint64(d)
		}
		if size < groupBytes && n>>(8*size) != 0 {
			return nil, false
		}
		for i := size - 1; i >= 0; i-- {
			data = append(data, byte(n>>(8*i)))
		}
	}
	return data, true
}

// onlyDigits drops every character that is no base 62 digit: spaces, line
// breaks, soft hyphens, brackets and full stops that programs put into or
// after links. The checksum notices if that was wrong.
func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x80 || strings.IndexByte(alphabet, byte(r)) < 0 {
			return -1
		}
		return r
	}, s)
}
