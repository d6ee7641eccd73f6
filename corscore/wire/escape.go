package wire

import "strings"

// Unescape replaces percent escapes, and leaves a "%" alone that begins none.
// The result need not be valid UTF-8.
func Unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if high, low := hexDigit(s[i+1]), hexDigit(s[i+2]); high >= 0 && low >= 0 {
				b = append(b, byte(high<<4|low))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// hexDigit is the value of a hexadecimal digit, -1 if c is none.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// Escape percent-encodes every byte of s but letters, digits, "-", ".", "_",
// "~" and those of keep.
func Escape(s, keep string) string {
	return escape(s, func(c byte) bool {
		return (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && strings.IndexByte("-._~", c) < 0 && strings.IndexByte(keep, c) < 0
	})
}

// escape percent-encodes the bytes of s that escaped names.
func escape(s string, escaped func(c byte) bool) string {
	const digits = "0123456789ABCDEF"
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; escaped(c) {
			b = append(b, '%', digits[c>>4], digits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// Sent is url as a browser sends it, following the [URL standard]: the origin,
// and the path and query with what has to be escaped escaped, without "." and
// "..". Both are "" for a string that is not a URL with a host.
//
// [URL standard]: https://url.spec.whatwg.org/#concept-basic-url-parser
func Sent(url string) (origin, target string) {
	u, ok := ParseURL(url)
	if !ok || u.Host == "" {
		return "", ""
	}
	rest, _, _ := strings.Cut(u.Rest, "#")
	path, query, hasQuery := strings.Cut(rest, "?")
	target = escape(resolve(strings.ReplaceAll(path, `\`, "/")), func(c byte) bool {
		return c <= ' ' || c >= 0x7F || strings.IndexByte("\"#<>?`{}^", c) >= 0
	})
	if hasQuery {
		target += "?" + escape(query, func(c byte) bool { return c <= ' ' || c >= 0x7F || strings.IndexByte("\"#<>'", c) >= 0 })
	}
	return u.origin(), target
}

// resolve is an absolute path without its "." and "..".
func resolve(path string) string {
	var out []string
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i, part := range parts {
		dots := strings.ReplaceAll(strings.ToLower(part), "%2e", ".")
		if dots == ".." && len(out) > 0 {
			out = out[:len(out)-1]
		}
		if dots != "." && dots != ".." {
			out = append(out, part)
		} else if i == len(parts)-1 {
			out = append(out, "")
		}
	}
	return "/" + strings.Join(out, "/")
}
