// Package source answers where in a text something is: spans, lines and
// columns, edits, and the diagnostics that point into it.
//
// Every place is a byte offset into UTF-8 text. Lines, columns and UTF-16
// units are worked out only when a place is shown.
package source

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/words"
)

// Span is the half-open range of bytes [Start, End) of a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the bytes of text that s covers.
//
// Precondition: s lies inside text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether offset lies in s or at its end: a caret just after
// a value still belongs to it.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// HasAny reports whether text has one of pieces.
func HasAny(text string, pieces ...string) bool {
	return slices.ContainsFunc(pieces, func(p string) bool { return strings.Contains(text, p) })
}

// Edit replaces the bytes [Start, End) of a text by New.
type Edit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// Fix is one way to fix something. Title is a verb phrase; Edits do not
// overlap and all refer to the same unedited text.
type Fix struct {
	Title string `json:"title"`
	Edits []Edit `json:"edits"`
}

// Apply returns text with edits made, and false (and text unchanged) if an
// edit lies outside the text or two edits overlap. Two insertions at one place
// keep their order.
func Apply(text string, edits []Edit) (string, bool) {
	var b strings.Builder
	at := 0
	for _, i := range Order(len(edits), func(i int) int { return edits[i].Start }) {
		e := &edits[i]
		if e.Start < at || e.End < e.Start || e.End > len(text) {
			return text, false
		}
		b.WriteString(text[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String(), true
}

// Severity says how bad a finding is; each constant's comment is its meaning.
type Severity string

const (
	// Error breaks the written specification or cannot work.
	Error Severity = "error"
	// SecurityWarning is more open than it looks.
	SecurityWarning Severity = "security-warning"
	// Warning is accepted, but almost certainly not meant.
	Warning Severity = "warning"
	// Suggestion is a matter of style.
	Suggestion Severity = "suggestion"
)

// Diagnostic is one finding about a document.
type Diagnostic struct {
	Check     string   `json:"check"` // id of the check: kebab-case, also its page's address
	Severity  Severity `json:"severity"`
	Message   string   `json:"message"`
	Span      Span     `json:"span"`
	Rule      int      `json:"rule"`      // 1-based number of the CORSRule, 0 = none
	Element   string   `json:"element"`   // the S3 element it is about, "" = none
	Spec      string   `json:"spec"`      // clause of the PUT Bucket CORS specification, "" = none
	RefusedBy []string `json:"refusedBy"` // ids of the dialects whose PUT this very finding makes fail
	Fixes     []Fix    `json:"fixes"`     // alternatives
	More      int      `json:"more"`      // on the last that is listed of its check: how many more of it there are
}

// Count is how many findings d stands for: itself, and those that are not listed.
func (d *Diagnostic) Count() int { return 1 + d.More }

// Others says how many findings like d are not listed: "and 3,120 more like
// this". It is "" if all are.
func (d *Diagnostic) Others() string { return Others(d.More) }

// Others is [Diagnostic.Others] for n findings.
func Others(n int) string {
	if n <= 0 {
		return ""
	}
	return "and " + words.Thousands(n) + " more like this"
}
