// Package state answers what the playground's page is showing: everything a
// person can change, and the pure function [Reduce] that changes it. What
// follows from it (the core's report) is not here.
package state

import (
	"reflect"
	"strings"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/library"
)

// State is everything a person can change on the page. It is a value: [Reduce]
// returns a new one and shares no slice that it writes to.
type State struct {
	Case
	Opened   Case   // the case as it was opened: what "unsaved work" is measured against
	Title    string // what the case was opened as ("Web font", "a shared case"), "" = the person's own
	Link     bool   // the address bar still holds the link that was opened
	Selected int    // exchange on show: index into the report's exchanges, or [Last]
	Dialog   Dialog
	Theme    Theme
	Layout   Layout
	// Explained says that an earlier document of this case explains what was seen:
	// a document that allows the request does not contradict it.
	Explained bool
	Notice    Notice
	Offer     *Past  // what a message offered that has gone away by itself, nil = nothing
	Other     string // the old document, which the review compares with
	Into      string // the form that the dialog for converting writes
	Table     string // in the dialog for the test table as text
	Given     Given  // answers that stand in for the server's
	Apply     Apply  // where the document is sent
	Turns     []Turn // whole cases that were replaced, the last one last
	Lesson    Lesson
	Course    []guide.Lesson    // all lessons, nil until one is open
	Libraries []library.Library // all libraries, nil until somebody wants to see them
	Done      []string          // ids of the lessons that are done
	Wanted    OpenLesson        // what is done as soon as there is a course; ID "" = nothing
	Shown     int               // counts them: another number is another case, not a change of one
	From      From              // what tells the server, if nobody chose it
	LayerSign layer.Sign        // what tells what is in between, if nobody chose it
	FirstRows []layer.Row       // of the timeline, that the setting is first shown with; the page plays them
	Told      Told              // what was taken from what was pasted
	Box       Box               // what the box for it says
	Broken    string            // what is wrong with the link that was to be opened, "" = nothing
}

// Case is what a link, an example and the kept work hold: one document, server
// and request.
type Case struct {
	Config  string
	Dialect string // "" = scality
	Auto    bool   // nobody chose it: it is what the case tells
	Form    Form
	Object  *corscore.Object // never written to
	// Observed is what was seen of the request, nil = nothing; never written to.
	Observed *corscore.Observed
	Tests    []cases.Case // the test table
	// Layer is what is between the page and the bucket, nil = nothing; never written to.
	Layer     *corscore.Layer
	LayerAuto bool        // nobody chose it: it is what the case tells
	Rows      []layer.Row // of the timeline, nil = those that the setting is first shown with
	// Way is how the document is sent. A link that does not say it means the body of
	// PUT ?cors, as it did before there was a choice.
	Way dialect.Way
}

// Notice is the one message shown at the foot of the page. Text "" = none.
type Notice struct {
	Text string
	Bad  bool  // something did not work
	Back *Past // what it offers to bring back, nil = nothing
}

// Dialog names the open dialog.
type Dialog string

const (
	NoDialog    Dialog = ""
	ShareDialog Dialog = "share"
	HelpDialog  Dialog = "help"
	TestsDialog Dialog = "tests-text"
	// ConvertDialog writes the document in another form.
	ConvertDialog Dialog = "convert"
	// RemoveDialog asks before a bucket's configuration is removed.
	RemoveDialog Dialog = "remove"
	// LibrariesDialog lists what libraries need.
	LibrariesDialog Dialog = "libraries"
	// UnfinishedDialog offers what the last start did not finish opening.
	UnfinishedDialog Dialog = "unfinished"
)

// Theme is the color scheme.
type Theme string

const (
	Auto  Theme = "" // as the system says
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Next is the theme that the switch goes to.
func (t Theme) Next() Theme {
	switch t {
	case Auto:
		return Light
	case Light:
		return Dark
	}
	return Auto
}

// Name is what the switch calls t.
func (t Theme) Name() string {
	if t == Auto {
		return "auto"
	}
	return string(t)
}

// Last selects the exchange that decides: a failed preflight, or the answer to
// the actual request.
const Last = -1

// New is the state of a page that has just been opened with c.
func New(c Case, title string) State {
	s := State{Case: c, Opened: c, Title: title, Selected: Last}
	before := State{Shown: -1} // another case than none
	return s.autoServer(before).autoLayer(before)
}

// On is s as it would have been opened with another server.
func (s State) On(dialect string) State {
	s.Case.Dialect, s.Opened.Dialect = dialect, dialect
	s.Auto, s.Opened.Auto, s.From = false, false, Chosen
	return s
}

// Changed reports whether the person changed what was opened.
func (s State) Changed() bool { return !s.Case.Equal(s.Opened) }

// Edits reports whether s is the person's change of what o would open.
func (s State) Edits(o Open) bool { return s.Changed() && s.Opened.Equal(o.Case) }

// With is s with what in says beside its document, which stays, and what that
// is a change of.
func (s State) With(in corscore.Input) (c, opened Case) {
	c = CaseOf(in)
	c.Config = s.Config
	if in.Dialect == "" {
		c.Dialect, c.Auto = s.Dialect, s.Auto
	}
	if in.Request == nil {
		c.Form = s.Form
	}
	if in.Object == nil {
		c.Object = s.Object
	}
	c.Tests, c.Way = s.Tests, s.Way
	if in.Layer == nil {
		c.Layer, c.LayerAuto, c.Rows = s.Layer, s.LayerAuto, s.Rows
	}
	opened = c
	opened.Config = s.Opened.Config
	return c, opened
}

// Input is what the core is asked.
func (c Case) Input() corscore.Input {
	return corscore.Input{Config: c.Config, Dialect: c.Dialect, Request: c.Form.Request(), Object: c.Object, Observed: c.Observed, Way: c.Way, Layer: c.Layer}
}

// CaseOf is the inverse of [Case.Input]. Lines end as they do in a textarea:
// what is shown is what is asked.
func CaseOf(in corscore.Input) Case {
	config := strings.ReplaceAll(strings.ReplaceAll(in.Config, "\r\n", "\n"), "\r", "\n")
	return Case{Config: config, Dialect: in.Dialect, Form: FormOf(in.Request), Object: in.Object, Observed: in.Observed, Way: in.Way, Layer: in.Layer}
}

// Equal reports whether two cases ask the core the same thing, and of the same
// server as far as somebody chose it.
func (c Case) Equal(d Case) bool {
	server := c.Auto == d.Auto && (c.Auto || c.Server() == d.Server())
	return c.Config == d.Config && server && c.Way == d.Way && c.Object == d.Object && same(c.Observed, d.Observed) && equalLayers(&c, &d) && equalRequests(c.Form.Request(), d.Form.Request()) &&
		equalTests(c.Tests, d.Tests)
}

// Server is the id of the S3 implementation.
func (c Case) Server() string {
	return dialect.Named(c.Dialect)
}

// SameQuestion reports whether two inputs differ in the server at most.
func SameQuestion(a, b corscore.Input) bool {
	return a.Config == b.Config && a.Way == b.Way && a.Object == b.Object && same(a.Observed, b.Observed) && same(a.Layer, b.Layer) && equalRequests(a.Request, b.Request)
}

// same compares by what is said: a work that was kept and read again has its own.
func same[T any](a, b *T) bool {
	return a == b || a != nil && b != nil && reflect.DeepEqual(a, b)
}

func equalRequests(a, b *fetch.Request) bool {
	if a == nil || b == nil {
		return a == b
	}
	if len(a.Headers) != len(b.Headers) {
		return false
	}
	for i := range a.Headers {
		if a.Headers[i] != b.Headers[i] {
			return false
		}
	}
	return a.Origin == b.Origin && a.URL == b.URL && a.Method == b.Method && a.Mode == b.Mode &&
		a.Credentials == b.Credentials && a.PreflightFlag == b.PreflightFlag && a.API == b.API &&
		a.Destination == b.Destination && a.Body == b.Body
}
