package wire

import "strings"

// Target returns the path and query of a URL, which may be a path already. A
// fragment is left out.
func Target(url string) string {
	url, _, _ = strings.Cut(url, "#")
	if _, after, ok := strings.Cut(url, "://"); ok && !strings.HasPrefix(url, "/") {
		at := strings.IndexAny(after, "/?")
		if at < 0 {
			return "/"
		}
		if after[at] == '?' {
			return "/" + after[at:]
		}
		return after[at:]
	}
	return url
}
