// Package wire holds HTTP messages as they go between a page and a bucket.
package wire

// Header is one header line: its name as written, then its value.
type Header = [2]string

// Request is one HTTP request. URL is absolute.
type Request struct {
	Method  string   `json:"method"`
	URL     string   `json:"url"`
	Headers []Header `json:"headers"`
	Body    string   `json:"body,omitempty"`
}

// Response is one HTTP response.
type Response struct {
	Status  int      `json:"status"`
	Headers []Header `json:"headers"`
	Body    string   `json:"body,omitempty"`
}

// Get returns the combined value of the header lines called name (any case),
// joined by ", " as [Fetch's get], and whether there is at least one.
//
// [Fetch's get]: https://fetch.spec.whatwg.org/#concept-header-list-get
func Get(headers []Header, name string) (value string, ok bool) {
	for _, h := range headers {
		if !EqualName(h[0], name) {
			continue
		}
		if ok {
			value += ", " + h[1]
		} else {
			value, ok = h[1], true
		}
	}
	return value, ok
}

// First returns the value of the first header line called name (any case), and
// whether there is one.
func First(headers []Header, name string) (string, bool) {
	for _, h := range headers {
		if EqualName(h[0], name) {
			return h[1], true
		}
	}
	return "", false
}
