package secret

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Removed names the credentials of r whose values are [Hidden] already: what a paste
// left out, no link has either.
func Removed(r *fetch.Request) (names []string) {
	if _, query, ok := strings.Cut(r.URL, "?"); ok {
		query, _, _ = strings.Cut(query, "#")
		for part := range strings.SplitSeq(query, "&") {
			if name, value, _ := strings.Cut(part, "="); strings.HasPrefix(value, Hidden) && IsName(wire.Unescape(name)) {
				names = append(names, wire.Unescape(name))
			}
		}
	}
	for _, h := range r.Headers {
		if IsName(h[0]) && strings.HasSuffix(h[1], Hidden) {
			names = append(names, h[0])
		}
	}
	return distinct(names)
}
