package state

import (
	"encoding/json"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
)

// Keys of the browser's storage. Each tab keeps its work under an id of its
// own, so that no tab writes over another's; what a tab opens something else
// over stays where it is, as earlier work.
const (
	WorkKey   = "s3cors.work."  // and an id; the newest [MaxWorks] are kept
	TabKey    = "s3cors.tab"    // in the tab's own storage: the id of its work
	ServerKey = "s3cors.server" // id of the S3 implementation that was chosen last
	ThemeKey  = "theme"         // Theme; web/static/early.js reads it before the first paint
)

// MaxWorks is how many works storage holds.
const MaxWorks = 20

// Work is what a list of kept works shows of one. It is the first line of what
// storage holds, so that a list need not read the documents.
type Work struct {
	ID      string `json:"-"`
	At      int64  `json:"at"`                // when it was written, milliseconds since 1970
	Changed bool   `json:"changed,omitempty"` // not only opened
	About   string `json:"about"`
}

// Record is the work itself, the second line: JSON in the names of the core's
// contract, never a credential.
type Record struct {
	Input  corscore.Input  `json:"input"`
	Off    *fetch.Request  `json:"off,omitempty"`    // the form, where it asks for no request
	Opened *corscore.Input `json:"opened,omitempty"` // what it was opened as, nil = the same
	Title  string          `json:"title,omitempty"`
	Lesson string          `json:"lesson,omitempty"` // id of the lesson that it belongs to
	Hints  int             `json:"hints,omitempty"`  // how many of its hints are unfolded
	Tests  string          `json:"tests,omitempty"`  // the test table, as package cases writes it
}

// Keep is what storage holds of s, written at the time at.
func Keep(s State, at int64) string {
	in, _ := WithoutSecrets(s.Case.Input())
	r := Record{Input: in, Title: s.Title, Lesson: s.Lesson.ID, Hints: s.Lesson.Hints}
	if !s.Form.On {
		off, _ := WithoutSecrets(corscore.Input{Request: s.Form.content()})
		r.Off = off.Request
	}
	if len(s.Tests) > 0 {
		r.Tests = cases.JSON(s.Tests)
	}
	if s.Changed() {
		opened, _ := WithoutSecrets(s.Opened.Input())
		r.Opened = &opened
	}
	head, err := json.Marshal(Work{At: at, Changed: s.Changed(), About: about(s.Case)})
	text, err2 := json.Marshal(r)
	if err != nil || err2 != nil {
		return "" // no such value: every field is plain data
	}
	return string(head) + "\n" + string(text)
}

// about is a case in a line.
func about(c Case) string {
	lines := strings.Count(strings.TrimSuffix(c.Config, "\n"), "\n") + 1
	text := strconv.Itoa(lines) + " lines"
	if lines == 1 {
		text = "1 line"
	}
	if c.Config == "" {
		text = "no document"
	}
	if c.Form.On {
		if in, _ := WithoutSecrets(c.Input()); in.Request != nil {
			url, _, _ := strings.Cut(in.Request.URL, "?")
			text += ", " + in.Request.Method + " " + url
		}
	}
	const most = 90 // of a line in a menu
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return text
}

// Kept is the inverse of [Keep]; false if text is none of ours.
func Kept(text string) (State, bool) {
	_, text, _ = strings.Cut(text, "\n")
	var r Record
	if text == "" || json.Unmarshal([]byte(text), &r) != nil {
		return State{}, false
	}
	s := New(CaseOf(r.Input), r.Title)
	s.Lesson = Lesson{ID: r.Lesson, Hints: r.Hints}
	if r.Tests != "" {
		s.Tests, _ = cases.Parse(r.Tests) // what cannot be read is none
	}
	if r.Opened != nil {
		s.Opened = CaseOf(*r.Opened)
	}
	if r.Input.Request == nil && r.Off != nil {
		s.Form = FormOf(r.Off)
		s.Form.On = false
	}
	return s, true
}

// WorkOf reads the first line of what storage holds under id; false if it is
// none of ours.
func WorkOf(id, text string) (Work, bool) {
	head, rest, ok := strings.Cut(text, "\n")
	w := Work{ID: id}
	if !ok || rest == "" || json.Unmarshal([]byte(head), &w) != nil {
		return Work{}, false
	}
	return w, true
}

// Surplus are the works of list, newest first, that are too many: first those
// that were only opened, then the oldest; never the one called own.
func Surplus(list []Work, own string) []Work {
	var out []Work
	for _, changed := range []bool{false, true} {
		for i := len(list) - 1; i >= 0 && len(list)-len(out) > MaxWorks; i-- {
			if w := list[i]; w.Changed == changed && w.ID != own {
				out = append(out, w)
			}
		}
	}
	return out
}
