package state

import (
	"bytes"
	"encoding/json"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/words"
)

// Keys of the browser's storage. Each tab keeps its work under an id of its
// own, so that no tab writes over another's; what a tab opens something else
// over stays where it is, as earlier work.
const (
	WorkKey   = "s3cors.work."  // and an id: a work, or the line of one in the large store
	StartKey  = "s3cors.start." // and a name: what a page is opening, in milliseconds since 1970
	TabKey    = "s3cors.tab"    // in the tab's own storage: the id of its work
	ServerKey = "s3cors.server" // id of the S3 implementation that was chosen last
	SplitKey  = "s3cors.split"  // sizes of the parts of the page, in percent
	UndoKey   = "s3cors.undo"   // in the tab's storage: the editor's history, as the page left it
	ThemeKey  = "theme"         // Theme; web/static/early.js reads it before the first paint
)

// Limits of what is kept, in bytes of a record unless they say otherwise.
const (
	MaxSmall  = 64 << 10 // longer ones are in the large store
	MaxInline = 1 << 20  // longer ones are never in the small store, not even for a moment
	MaxKept   = 10 << 20 // a longer document is not kept
	MaxLooked = 20       // how many works are kept that were opened and not changed
)

// Work is what a list of kept works shows of one. It is the first line of what
// storage holds, so that a list need not read the documents.
type Work struct {
	ID      string `json:"-"`
	At      int64  `json:"at"`                // when it was written, milliseconds since 1970
	Changed bool   `json:"changed,omitempty"` // not only opened
	Large   bool   `json:"large,omitempty"`   // the line is alone: its work is in the large store
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
	Auto   bool            `json:"auto,omitempty"`   // nobody chose the server of input
	Asked  bool            `json:"asked,omitempty"`  // nobody chose the server of opened
	Told   string          `json:"told,omitempty"`   // what was taken from what was pasted, in words
	// LayerAuto: nobody chose what is between page and bucket in input, LayerAsked: in
	// opened. Rows is the timeline as text.
	LayerAuto  bool   `json:"layerAuto,omitempty"`
	LayerAsked bool   `json:"layerAsked,omitempty"`
	Rows       string `json:"rows,omitempty"`
	// Explained is [State.Explained].
	Explained bool `json:"explained,omitempty"`
}

// Keep is what storage holds of s, written at the time at.
func Keep(s State, at int64, clean *Cleaner) string {
	in, _ := clean.Input(s.Case.Input())
	r := Record{Input: in, Title: s.Title, Lesson: s.Lesson.ID, Hints: s.Lesson.Hints, Auto: s.Auto, Asked: s.Opened.Auto, Told: s.Told.Text, Explained: s.Explained}
	r.LayerAuto, r.LayerAsked, r.Rows = s.LayerAuto, s.Opened.LayerAuto, RowsText(s.Rows)
	if !s.Form.On {
		off, _ := clean.Input(corscore.Input{Request: s.Form.content()})
		r.Off = off.Request
	}
	if len(s.Tests) > 0 {
		r.Tests = cases.JSON(s.Tests)
	}
	if s.Changed() {
		opened, _ := clean.Input(s.Opened.Input())
		r.Opened = &opened
	}
	return jsonLine(Work{At: at, Changed: s.Changed(), About: about(s.Case)}) + jsonLine(r)
}

// jsonLine is v as a line of JSON. "<" and "&" stay as they are: a document is full
// of them, and nothing reads storage as HTML.
func jsonLine(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return "" // there is no such value: every field is plain data
	}
	return b.String()
}

// Elsewhere is what the small store holds of a kept text that is in the large
// store: its first line.
func Elsewhere(text string) string {
	w, ok := WorkOf("", text)
	if !ok {
		return ""
	}
	w.Large = true
	return jsonLine(w)
}

// about is a case in a line.
func about(c Case) string {
	text := words.Count(strings.Count(strings.TrimSuffix(c.Config, "\n"), "\n")+1, "line")
	if c.Config == "" {
		text = "no document"
	}
	if c.Form.On {
		if r := c.Input().Request; r != nil {
			clean, _ := secret.Request(r)
			url, _, _ := strings.Cut(clean.URL, "?")
			text += ", " + clean.Method + " " + url
		}
	}
	return words.ClipLine(text, 90)
}

// Kept is the inverse of [Keep]; false if text is none of ours.
func Kept(text string) (State, bool) {
	_, text, _ = strings.Cut(text, "\n")
	var r Record
	if text == "" || json.Unmarshal([]byte(text), &r) != nil {
		return State{}, false
	}
	c := CaseOf(r.Input)
	c.Auto = r.Auto
	c.LayerAuto, c.Rows = r.LayerAuto, ReadRows(r.Rows)
	s := New(c, r.Title)
	s.Told.Text, s.Explained = r.Told, r.Explained
	s.Lesson = Lesson{ID: r.Lesson, Hints: r.Hints}
	if r.Tests != "" {
		s.Tests, _ = cases.Parse(r.Tests) // what cannot be read is none
	}
	if r.Opened != nil {
		s.Opened = CaseOf(*r.Opened)
		s.Opened.Auto, s.Opened.LayerAuto = r.Asked, r.LayerAsked
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
	if !ok || json.Unmarshal([]byte(head), &w) != nil || rest == "" && !w.Large {
		return Work{}, false
	}
	return w, true
}

// Surplus are the works of list, newest first, that storage need not hold: the
// oldest of those that were only looked at, if there are more than [MaxLooked];
// never the one called own, never one that the person changed.
func Surplus(list []Work, own string) (out []Work) {
	looked := 0
	for _, w := range list {
		if w.Changed || w.ID == own {
			continue
		}
		if looked++; looked > MaxLooked {
			out = append(out, w)
		}
	}
	return out
}
