package fetch

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// header is a request header as the browser keeps it.
type header struct {
	name    string // lower case
	written string // the name as script wrote it
	value   string // normalized: no spaces around it
}

// request is a [Request] that the browser has accepted from the page.
type request struct {
	api          API
	origin       string // serialized, "null" = opaque
	sends        string // what servers see as its origin: origin, or "null" after a redirect that taints
	destination  Destination
	url          string
	target       wire.URL
	targetOrigin string // serialized origin of url
	method       string // normalized
	headers      []header
	mode         Mode
	credentials  Credentials
	hasBody      bool
	stream       bool // the body is a ReadableStream
	preflight    bool // the use-CORS-preflight flag
	unsafe       bool // the unsafe-request flag: script could choose method and headers
}

// isXHR also takes names like "xhr-upload", which recordings use.
func isXHR(api API) bool { return strings.HasPrefix(string(api), string(XHR)) }

// sameOrigin reports whether page and target share an origin; an opaque origin
// is no other's, not even another opaque one's.
func (r *request) sameOrigin() bool { return r.origin == r.targetOrigin && r.origin != "null" }

// includes reports whether the credentials mode is include, the one the CORS
// checks ask for.
func (r *request) includes() bool { return r.credentials == Include }

func (r *request) isHTTP() bool { return r.target.Scheme == "http" || r.target.Scheme == "https" }

// get returns the value of the header called name (lower case), its lines
// joined by ", ".
func (r *request) get(name string) (value string, ok bool) {
	for _, h := range r.headers {
		switch {
		case h.name != name:
		case ok:
			value += ", " + h.value
		default:
			value, ok = h.value, true
		}
	}
	return value, ok
}

// isSafelistedMethod is the definition of a [CORS-safelisted method].
//
// [CORS-safelisted method]: https://fetch.spec.whatwg.org/#cors-safelisted-method
func isSafelistedMethod(method string) bool {
	return method == "GET" || method == "HEAD" || method == "POST"
}

// isHTTPWhitespace: the bytes that are removed around a header value.
func isHTTPWhitespace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// trimHTTP removes HTTP whitespace around value: [normalize].
//
// [normalize]: https://fetch.spec.whatwg.org/#concept-header-value-normalize
func trimHTTP(value string) string {
	for value != "" && isHTTPWhitespace(value[0]) {
		value = value[1:]
	}
	for value != "" && isHTTPWhitespace(value[len(value)-1]) {
		value = value[:len(value)-1]
	}
	return value
}

// isByteString reports whether every character fits one byte; only such text
// can be a header or a method.
func isByteString(s string) bool {
	for _, c := range s {
		if c > 0xFF {
			return false
		}
	}
	return true
}

// lower is strings.ToLower for ASCII alone, as the standard byte-lowercases.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; 'A' <= c && c <= 'Z' {
					b[i] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
