package fetch

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

const (
	maxSafeValue = 128  // bytes of one safelisted value
	maxSafeSum   = 1024 // bytes of all safelisted values
)

// unsafeBecause says why h is not a [CORS-safelisted request-header], as the
// end of a sentence that begins with the header's name; "" if it is one.
//
// [CORS-safelisted request-header]: https://fetch.spec.whatwg.org/#cors-safelisted-request-header
func unsafeBecause(h header, b behavior) string {
	// 1: a value longer than 128 bytes.
	if isTooLong(h) {
		return "has a value of " + strconv.Itoa(utf8.RuneCountInString(h.value)) + " bytes, and only up to 128 need no preflight"
	}
	// 2: switch on the name.
	switch h.name {
	case "accept":
		return unsafeByteIn(h.value, b)
	case "accept-language", "content-language":
		if c, found := strayLanguageByte(h.value); found {
			return "has the character " + words.Quote(c) + ", and only letters, digits, spaces and * , - . ; = need no preflight"
		}
		return ""
	case "content-type":
		return unsafeContentType(h.value, b)
	case "range":
		if !isSimpleRange(h.value, b) {
			return "is not a single range like bytes=0- or bytes=0-499, the only ones that need no preflight"
		}
		return ""
	}
	if b.clientHints && isClientHint(h.name, h.value) {
		return ""
	}
	// 2, otherwise: no other name is safelisted.
	return "is not one of the few that need no preflight"
}

// isTooLong reports whether the length of a value alone needs permission.
func isTooLong(h header) bool { return utf8.RuneCountInString(h.value) > maxSafeValue }

// unsafeByteIn says which [CORS-unsafe request-header byte] value has.
//
// [CORS-unsafe request-header byte]: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
func unsafeByteIn(value string, b behavior) string {
	for i := range len(value) {
		c := value[i]
		switch {
		case c < 0x20 && c != '\t', c == 0x7F:
			return "has a control character"
		case strings.IndexByte(`"():<>?@[\]{}`, c) >= 0:
			return "has the character " + words.Quote(value[i:i+1]) + ", which needs a preflight"
		case c >= utf8.RuneSelf && b.nonASCIIUnsafe:
			return "has a character outside ASCII"
		}
	}
	return ""
}

func strayLanguageByte(value string) (string, bool) {
	for i, c := range value {
		switch {
		case '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z':
		case c < utf8.RuneSelf && strings.IndexByte(" *,-.;=", byte(c)) >= 0:
		default:
			return value[i : i+utf8.RuneLen(c)], true
		}
	}
	return "", false
}

// unsafeContentType says why a Content-Type is not one that a form could send.
func unsafeContentType(value string, b behavior) string {
	if why := unsafeByteIn(value, b); why != "" {
		return why
	}
	essence, ok := mimeEssence(value)
	switch {
	case !ok:
		return "is not one valid MIME type"
	case essence != "application/x-www-form-urlencoded" && essence != "multipart/form-data" && essence != "text/plain":
		return "is " + essence + ", and only the types that a form can send need no preflight: application/x-www-form-urlencoded, multipart/form-data and text/plain"
	case b.strictContentType && (strings.Contains(value, ",") || strings.HasSuffix(value, ";") && strings.Count(value, ";") > 1):
		return "has a comma, or a semicolon after its parameters"
	}
	return ""
}

// mimeEssence parses a MIME type and returns type/subtype in lower case; its
// parameters cannot make it fail.
func mimeEssence(value string) (string, bool) {
	value = trimHTTP(value)
	mimeType, _, _ := strings.Cut(value, ";")
	kind, subtype, found := strings.Cut(mimeType, "/")
	for subtype != "" && isHTTPWhitespace(subtype[len(subtype)-1]) {
		subtype = subtype[:len(subtype)-1]
	}
	if !found || !wire.IsToken(kind) || !wire.IsToken(subtype) {
		return "", false
	}
	return lower(kind + "/" + subtype), true
}

// isSimpleRange is [parsing a single range header value] without whitespace,
// where the range must have a start.
//
// [parsing a single range header value]: https://fetch.spec.whatwg.org/#simple-range-header-value
func isSimpleRange(value string, b behavior) bool {
	// 2 to 6: "bytes=".
	const unit = "bytes="
	if len(value) < len(unit) || value[:len(unit)] != unit && !(b.looseRange && lower(value[:len(unit)]) == unit) {
		return false
	}
	// 8 to 15: digits, "-", perhaps digits; 16: nothing after.
	start, end, found := strings.Cut(value[len(unit):], "-")
	if b.looseRange {
		start, end = strings.TrimPrefix(start, "+"), strings.TrimPrefix(end, "+")
	}
	if !found || start == "" || strings.Trim(start+end, "0123456789") != "" {
		return false
	}
	// The standard has no largest number, every engine has one.
	if !isBelow(start, b.rangeLimit) || !isBelow(end, b.rangeLimit) {
		return false
	}
	// 18: the end must not lie before the start.
	return end == "" || !isBelow(end, start)
}

// isBelow compares two decimal numbers of any length; every number is below "".
func isBelow(a, b string) bool {
	if b == "" {
		return true
	}
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// unsafeNames returns the [CORS-unsafe request-header names]: lower case,
// sorted, without duplicates. sum is the number of bytes of all safelisted
// values; above 1,024 they are all unsafe.
//
// [CORS-unsafe request-header names]: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
func unsafeNames(headers []header, b behavior) (names []string, sum int) {
	if len(headers) > 0 {
		names = make([]string, 0, len(headers))
	}
	// 4: sort out the safelisted ones.
	for _, h := range headers {
		if unsafeBecause(h, b) != "" {
			names = append(names, h.name)
		} else {
			sum += utf8.RuneCountInString(h.value)
		}
	}
	// 5: too much in sum makes all unsafe.
	if sum > maxSafeSum && !b.noSumLimit {
		names = names[:0]
		for _, h := range headers {
			names = append(names, h.name)
		}
	}
	// 6: convert to a sorted lower-case set.
	names = source.Sorted(names)
	if !b.repeatsNames {
		names = slices.Compact(names)
	}
	return names, sum
}
