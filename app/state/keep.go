package state

import (
	"encoding/json"

	"s3cors.playground/corscore"
)

// Record is the work as it is kept in the browser's storage: JSON in the names
// of the core's contract, never a credential.
type Record struct {
	Input  corscore.Input  `json:"input"`
	Opened *corscore.Input `json:"opened,omitempty"` // what it was opened as, nil = the same
	Title  string          `json:"title,omitempty"`
}

// Keys of the browser's storage.
const (
	WorkKey    = "s3cors.work"    // Record: what is on show
	EarlierKey = "s3cors.earlier" // Record: the last changed case that was replaced
	ServerKey  = "s3cors.server"  // id of the S3 implementation that was chosen last
	ThemeKey   = "theme"          // Theme; web/static/early.js reads it before the first paint
)

// Keep is what storage holds of s.
func Keep(s State) string {
	in, _ := WithoutSecrets(s.Case.Input())
	r := Record{Input: in, Title: s.Title}
	if s.Changed() {
		opened, _ := WithoutSecrets(s.Opened.Input())
		r.Opened = &opened
	}
	text, err := json.Marshal(r)
	if err != nil {
		return "" // no such value: every field is plain data
	}
	return string(text)
}

// Kept is the inverse of [Keep]; false if text is none of ours.
func Kept(text string) (State, bool) {
	var r Record
	if text == "" || json.Unmarshal([]byte(text), &r) != nil {
		return State{}, false
	}
	s := New(CaseOf(r.Input), r.Title)
	if r.Opened != nil {
		s.Opened = CaseOf(*r.Opened)
	}
	return s, true
}
