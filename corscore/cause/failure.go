package cause

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
)

// failure is an error response.
type failure struct {
	code, text string // text: the body, or what was printed
	status     int
	preflight  bool // it is the response to a preflight
	cors       bool // it has Access-Control-Allow-Origin: script may read it
	printed    bool // a tool printed it: it is not a response to the page
	named      bool // a person's words name the code
}

// codeOf is the code in an error body, "" if there is none.
func codeOf(body string) string {
	for _, pair := range [...][2]string{{"<Code>", "<"}, {"Code: ", "<"}, {`"code":"`, `"`}, {`"code": "`, `"`}, {`"Code":"`, `"`}, {`"error":"`, `"`}} {
		if _, rest, ok := strings.Cut(body, pair[0]); ok {
			code, _, _ := strings.Cut(rest, pair[1])
			if code = strings.TrimSpace(code); code != "" && len(code) < 60 && !strings.ContainsAny(code, " \n") {
				return code
			}
		}
	}
	return ""
}

// said is an error response in words.
func (f *failure) said() string {
	said := "a response"
	if f.preflight {
		said = "a response to the preflight"
	}
	if f.status > 0 {
		said += " with status " + strconv.Itoa(f.status)
	}
	if f.code != "" {
		said += " and the code " + source.Visible(f.code)
	}
	return said
}

// refusedPreflight reports whether the preflight got a 403, the response of a
// bucket whose rules do not allow it.
func (s *seen) refusedPreflight() bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return f.preflight && f.status == 403 })
}

// failedPreflight reports whether the preflight got an error.
func (s *seen) failedPreflight() bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return f.preflight && f.status >= 400 })
}

// redirectedPreflight reports whether the preflight got a redirect.
func (s *seen) redirectedPreflight() bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return f.preflight && f.status/100 == 3 })
}

// anyCode reports whether a failure has one of the codes.
func (s *seen) anyCode(codes ...string) bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return !f.preflight && slices.Contains(codes, f.code) })
}

// anyStatus reports whether a failure of the request itself has the status.
func (s *seen) anyStatus(status int) bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return !f.preflight && f.status == status })
}
