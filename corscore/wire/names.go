package wire

import "strings"

// IsToken reports whether s is a [token] of HTTP: one or more of the bytes a
// method or a header name may consist of.
//
// [token]: https://www.rfc-editor.org/rfc/rfc9110#name-tokens
func IsToken(s string) bool {
	for i := range len(s) {
		if !isTokenByte(s[i]) {
			return false
		}
	}
	return s != ""
}

func isTokenByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}

// IsForbiddenMethod reports whether script may never use the method, in any
// casing: a [forbidden method].
//
// [forbidden method]: https://fetch.spec.whatwg.org/#forbidden-method
func IsForbiddenMethod(method string) bool {
	return len(method) <= 7 && isAnyFold(method, "CONNECT", "TRACE", "TRACK")
}

// NormalizeMethod returns method as it goes on the wire: the six well-known
// methods in upper case, every other one as it is ([normalize]; "patch" stays
// "patch").
//
// [normalize]: https://fetch.spec.whatwg.org/#concept-method-normalize
func NormalizeMethod(method string) string {
	for _, known := range [...]string{"GET", "PUT", "HEAD", "POST", "DELETE", "OPTIONS"} {
		if EqualName(method, known) {
			return known
		}
	}
	return method
}

// IsForbiddenRequestHeaderName reports whether a browser silently drops a
// header of that name when script sets it, whatever its value: a
// [forbidden request-header].
//
// [forbidden request-header]: https://fetch.spec.whatwg.org/#forbidden-request-header
func IsForbiddenRequestHeaderName(name string) bool {
	return isAnyFold(name, "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers",
		"Access-Control-Request-Method", "Connection", "Content-Length", "Cookie", "Cookie2", "Date",
		"DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer",
		"Transfer-Encoding", "Upgrade", "Via") ||
		hasPrefixFold(name, "proxy-") || hasPrefixFold(name, "sec-")
}

// IsForbiddenRequestHeader is [IsForbiddenRequestHeaderName], and true as well
// for a method-override header whose value lists a forbidden method.
func IsForbiddenRequestHeader(name, value string) bool {
	if IsForbiddenRequestHeaderName(name) {
		return true
	}
	if !isAnyFold(name, "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override") {
		return false
	}
	// Quoted strings are kept whole by Fetch's "get, decode, and split", with
	// their quotes, and so never are a forbidden method.
	quoted, start := false, 0
	for i := range len(value) + 1 {
		switch {
		case i == len(value) || value[i] == ',' && !quoted:
			if IsForbiddenMethod(strings.Trim(value[start:i], " \t")) {
				return true
			}
			start = i + 1
		case value[i] == '"' && (i == 0 || !quoted || value[i-1] != '\\'):
			quoted = !quoted
		}
	}
	return false
}

// IsSafelistedResponseHeaderName reports whether script may read a response
// header of that name without Access-Control-Expose-Headers: a
// [CORS-safelisted response-header name].
//
// [CORS-safelisted response-header name]: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
func IsSafelistedResponseHeaderName(name string) bool {
	return isAnyFold(name, "Cache-Control", "Content-Language", "Content-Length", "Content-Type",
		"Expires", "Last-Modified", "Pragma")
}

// IsForbiddenResponseHeaderName reports whether script may never read a
// response header of that name: a [forbidden response-header name].
//
// [forbidden response-header name]: https://fetch.spec.whatwg.org/#forbidden-response-header-name
func IsForbiddenResponseHeaderName(name string) bool {
	return isAnyFold(name, "Set-Cookie", "Set-Cookie2")
}

// EqualName reports whether two header names are the same, ASCII letters in
// any case. strings.EqualFold alone would take "ſ" for "s"; no such pair has
// the same length in UTF-8.
func EqualName(a, b string) bool { return len(a) == len(b) && strings.EqualFold(a, b) }

func isAnyFold(s string, names ...string) bool {
	for _, n := range names {
		if EqualName(s, n) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && EqualName(s[:len(prefix)], prefix)
}
