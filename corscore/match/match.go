// Package match is the server half: which CORSRule a request matches, why not
// the others, and what the server answers.
package match

import "s3cors.playground/corscore/source"

// Condition is one comparison of a request with a rule.
type Condition struct {
	Passed     bool        `json:"passed"`
	Value      string      `json:"value"`      // what the request says
	Pattern    string      `json:"pattern"`    // the rule's value that it was met by, or the nearest one; "" = the rule has none
	Span       source.Span `json:"span"`       // of the pattern in the document
	Difference string      `json:"difference"` // why it is not met, in words; "" if passed
}

// RuleTrace is how one rule fared with a request.
type RuleTrace struct {
	Rule    int         `json:"rule"` // 1-based
	Matched bool        `json:"matched"`
	Origin  Condition   `json:"origin"`
	Method  Condition   `json:"method"`
	Headers []Condition `json:"headers"` // one per requested header
}
