package observed

import "strings"

// missing are phrases by which people say that a response had no CORS headers, in
// lower case.
var missing = [...]string{
	"no access-control-allow-origin", "no 'access-control-allow-origin", "allow-origin' header", "allow-origin missing", "without access-control",
	"no cors header", "without cors header", "cors headers missing", "cors headers are missing", "missing cors header",
	"without the header", "never get the header", "header is not there", "header is missing", "headers are missing", "headers are gone", "header is gone", "headers disappear",
	"header through the",
}

// SaysMissing reports whether prose, in lower case, says that a response had no CORS
// headers.
func SaysMissing(lower string) bool {
	for _, phrase := range missing {
		if strings.Contains(lower, phrase) {
			return true
		}
	}
	return false
}
