package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/observed"
)

// says reports whether the person's own words tell one of the facts, and no document
// that is given blocks the request: then the words are the best that there is.
func (s *seen) says(f observed.Facts) bool {
	return s.tells&f != 0 && (!s.byDocument() || s.empty()) && !s.precise()
}

// said is [verdict.likely] for what a person's words tell. They come before a text that
// every blocked request has.
func (v *verdict) said(sentence string, by int) {
	v.likely(sentence)
	v.first(1500 + by)
}

// ownCache reports whether the text says that it is the cache of the browser.
func (s *seen) ownCache() bool {
	return s.tells&observed.OwnCache != 0 || s.has(observed.WorksWithoutCache) && !s.otherURL
}

// precise reports whether an error code was seen, or a known text that is a sign of one
// cause or two, other than the configuration.
func (s *seen) precise() bool {
	return s.coded() || slices.ContainsFunc(s.symptoms, func(k known) bool {
		return (len(k.Causes) == 1 || len(k.Causes) == 2) && k.Causes[0] != configuration.ID
	})
}

// prose is text without the lines of a console, of which there are some.
func prose(text string, some int) string {
	if some == 0 {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if len(console.Recognize(line)) == 0 {
			b.WriteString(line)
		}
	}
	return b.String()
}

// coded reports whether the request itself got an error code.
func (s *seen) coded() bool {
	return slices.ContainsFunc(s.failures, func(f failure) bool { return f.code != "" && !f.preflight })
}
