package jsonio

import (
	"strconv"
	"unicode/utf8"
)

// jsonWriter appends one JSON text. It knows from the last byte whether a
// comma is due, so that there is no state but the text.
type jsonWriter struct {
	b     []byte
	start int // of the text in b
}

// The methods are kept out of line: inlined into all their callers they are
// five times as much code, 20 KB (brotli) of corscore.wasm.

// next appends the comma before a value or member that is not the first.
//
//go:noinline
func (w *jsonWriter) next() {
	if n := len(w.b); n > w.start {
		switch w.b[n-1] {
		case '{', '[', ':':
		default:
			w.b = append(w.b, ',')
		}
	}
}

// open starts an object or array; close ends it.
//
//go:noinline
func (w *jsonWriter) open(c byte) {
	w.next()
	w.close(c)
}

//go:noinline
func (w *jsonWriter) close(c byte) { w.b = append(w.b, c) }

// raw appends text as it is.
//
//go:noinline
func (w *jsonWriter) raw(text string) { w.b = append(w.b, text...) }

// key starts a member. Names are plain ASCII without quotes.
//
//go:noinline
func (w *jsonWriter) key(name string) {
	w.next()
	w.close('"')
	w.raw(name)
	w.raw(`":`)
}

// array starts a member whose value is an array.
//
//go:noinline
func (w *jsonWriter) array(name string) {
	w.key(name)
	w.close('[')
}

// value appends a string.
//
//go:noinline
func (w *jsonWriter) value(s string) {
	w.next()
	w.b = appendJSONString(w.b, s)
}

//go:noinline
func (w *jsonWriter) str(name, s string) {
	w.key(name)
	w.value(s)
}

//go:noinline
func (w *jsonWriter) int(name string, n int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

//go:noinline
func (w *jsonWriter) bool(name string, v bool) {
	w.key(name)
	w.b = strconv.AppendBool(w.b, v)
}

// strs appends a member whose value is an array of strings, never null.
func (w *jsonWriter) strs(name string, list []string) {
	w.array(name)
	for _, s := range list {
		w.value(s)
	}
	w.close(']')
}

// appendJSONString appends s as a JSON string, byte for byte what
// encoding/json writes without HTML escaping: invalid UTF-8 becomes U+FFFD,
// U+2028 and U+2029 are escaped.
func appendJSONString(b []byte, s string) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '"')
	done := 0 // s[:done] is appended
	for i := 0; ; {
		for i < len(s) && s[i] >= ' ' && s[i] != '"' && s[i] != '\\' && s[i] < utf8.RuneSelf {
			i++
		}
		if i == len(s) {
			break
		}
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
			b = append(b, s[done:i]...)
			b = append(b, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
			i += size
			done = i
			continue
		}
		b = append(b, s[done:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		}
		i++
		done = i
	}
	return append(append(b, s[done:]...), '"')
}
