package wire

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseHost is the [host parser] of the URL standard for special schemes: it
// returns the host as an origin shows it. Of the mapping of international names
// it does lower case, full-width forms, characters that are not seen, and
// Punycode, and leaves normalization (NFC) out: the tables would be larger than
// the rest of the core.
//
// [host parser]: https://url.spec.whatwg.org/#concept-host-parser
func parseHost(host string) (string, bool) {
	if strings.HasPrefix(host, "[") {
		if !strings.HasSuffix(host, "]") {
			return "", false
		}
		pieces, ok := parseIPv6(host[1 : len(host)-1])
		if !ok {
			return "", false
		}
		return "[" + formatIPv6(pieces) + "]", true
	}
	host, ok := percentDecode(host)
	if !ok || !utf8.ValidString(host) {
		return "", false
	}
	host, ok = domainToASCII(strings.ToLower(host))
	if !ok || host == "" {
		return "", false
	}
	for i := range len(host) {
		if c := host[i]; c <= ' ' || c == 0x7f || strings.IndexByte("#%/:<>?@[\\]^|", c) >= 0 {
			return "", false
		}
	}
	if endsInNumber(host) {
		return parseIPv4(host)
	}
	return host, true
}

// percentDecode replaces every %XX of s; it is not ok where % starts none,
// because no host may keep a percent sign.
func percentDecode(s string) (string, bool) {
	if !strings.Contains(s, "%") {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+3 > len(s) {
			return "", false
		}
		n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(n))
		i += 2
	}
	return b.String(), true
}

// endsInNumber reports whether the last label of host is a number, which makes
// the host an IPv4 address or nothing.
func endsInNumber(host string) bool {
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last != "" && strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := parseIPv4Number(last)
	return ok
}

// parseIPv4Number reads a decimal, octal (0…) or hexadecimal (0x…) number.
func parseIPv4Number(s string) (uint64, bool) {
	base := 10
	switch {
	case s == "":
		return 0, false
	case strings.HasPrefix(s, "0x"):
		s, base = s[2:], 16
	case s[0] == '0' && len(s) > 1:
		s, base = s[1:], 8
	}
	if s == "" {
		return 0, true
	}
	n, err := strconv.ParseUint(s, base, 40)
	return n, err == nil
}

// parseIPv4 returns the address in dotted decimal; the last of one to four
// numbers fills the bytes the others leave.
func parseIPv4(host string) (string, bool) {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return "", false
	}
	var address uint64
	for i, part := range parts {
		n, ok := parseIPv4Number(part)
		switch {
		case !ok:
			return "", false
		case i < len(parts)-1:
			if n > 255 {
				return "", false
			}
			address |= n << (8 * (3 - i))
		default:
			if n >= 1<<(8*(5-len(parts))) {
				return "", false
			}
			address |= n
		}
	}
	var dotted []byte
	for shift := 24; shift >= 0; shift -= 8 {
		dotted = strconv.AppendUint(dotted, address>>shift&255, 10)
		if shift > 0 {
			dotted = append(dotted, '.')
		}
	}
	return string(dotted), true
}

// parseIPv6 reads the eight pieces of an address without its brackets.
func parseIPv6(s string) (pieces [8]uint16, ok bool) {
	head, tail, compressed := strings.Cut(s, "::")
	before, ok := parsePieces(head, !compressed)
	if !ok {
		return pieces, false
	}
	after, ok := parsePieces(tail, true)
	n := len(before) + len(after)
	if !ok || compressed && n > 7 || !compressed && n != 8 {
		return pieces, false
	}
	copy(pieces[:], before)
	copy(pieces[8-len(after):], after)
	return pieces, true
}

// parsePieces reads hexadecimal pieces between colons; the last may be an IPv4
// address in dotted decimal where the whole address ends.
func parsePieces(s string, atEnd bool) ([]uint16, bool) {
	if s == "" {
		return nil, true
	}
	var pieces []uint16
	parts := strings.Split(s, ":")
	for i, part := range parts {
		if atEnd && i == len(parts)-1 && strings.Contains(part, ".") {
			address, ok := parseDotted(part)
			return append(pieces, uint16(address>>16), uint16(address)), ok
		}
		if len(part) > 4 {
			return nil, false
		}
		n, err := strconv.ParseUint(part, 16, 16)
		if err != nil {
			return nil, false
		}
		pieces = append(pieces, uint16(n))
	}
	return pieces, true
}

// parseDotted reads four decimal bytes without leading zeros.
func parseDotted(s string) (address uint32, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return 0, false
	}
	for _, part := range parts {
		if len(part) > 1 && part[0] == '0' {
			return 0, false
		}
		n, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return 0, false
		}
		address = address<<8 | uint32(n)
	}
	return address, true
}

// formatIPv6 writes the pieces in lower case, the first of the longest runs of
// at least two zeros as "::".
func formatIPv6(pieces [8]uint16) string {
	start, length := -1, 1
	for i := 0; i < 8; i++ {
		run := 0
		for i+run < 8 && pieces[i+run] == 0 {
			run++
		}
		if run > length {
			start, length = i, run
		}
		i += run
	}
	var b []byte
	for i := 0; i < 8; i++ {
		if i == start {
			b = append(b, "::"...)
			i += length - 1
			continue
		}
		if len(b) > 0 && b[len(b)-1] != ':' {
			b = append(b, ':')
		}
		b = strconv.AppendUint(b, uint64(pieces[i]), 16)
	}
	return string(b)
}
