package state

import (
	"slices"

	"s3cors.playground/corscore/fetch"
)

// Tab names a panel of the page by the id of its pane.
type Tab string

// The panels of the result, in their order.
const (
	SequenceTab Tab = "sequence"
	RulesTab    Tab = "rules"
	MessagesTab Tab = "exchange"
	CausesTab   Tab = "causes"
	ConsoleTab  Tab = "console"
	AgainTab    Tab = "visits"
	ServersTab  Tab = "servers"
	TestsTab    Tab = "tests"
	MatrixTab   Tab = "matrix"
	StepsTab    Tab = "steps"
	// ConfigTab is the document, on a narrow page, where it is a tab like the
	// others; on a wide one it is always in sight.
	ConfigTab Tab = "configuration"
)

// The drawers below the document.
const (
	ProblemsTab Tab = "problems"
	PutTab      Tab = "put"
	ApplyTab    Tab = "apply"
)

// Tabs are the panels of the result, in their order.
var Tabs = [...]Tab{SequenceTab, RulesTab, MessagesTab, CausesTab, ConsoleTab, AgainTab, ServersTab, TestsTab, MatrixTab, StepsTab}

// Drawers are the drawers below the document, in their order.
var Drawers = [...]Tab{ProblemsTab, PutTab, ApplyTab}

// Layout is what of the page is open. It is no part of a case.
type Layout struct {
	Tab     Tab  // "" = the first
	Drawer  Tab  // "" = the first; see [State.OpenDrawer]
	Editing bool // the request's form is unfolded
	Review  bool // the comparison with an old document takes the place of editor and result
	EditOld bool // the field of that document is on show
}

type (
	// ShowTab opens a panel or a drawer.
	ShowTab struct{ Tab Tab }
	// EditRequest unfolds the request's form, or folds it.
	EditRequest struct{ On bool }
)

func (ShowTab) action()     {}
func (EditRequest) action() {}

// OpenTab is the panel on show.
func (s *State) OpenTab() Tab {
	if s.Layout.Tab == "" {
		return SequenceTab
	}
	return s.Layout.Tab
}

// OpenDrawer is the drawer on show. Apply is open while it has a request to show.
func (s *State) OpenDrawer() Tab {
	switch {
	case s.Apply.Open:
		return ApplyTab
	case s.Layout.Drawer == "":
		return ProblemsTab
	}
	return s.Layout.Drawer
}

// Compared is the old document while the document is compared with it, "" = it is
// not.
func (s *State) Compared() string {
	if !s.Layout.Review {
		return ""
	}
	return s.Other
}

// SameReview reports whether the review of s and t says the same.
func (s *State) SameReview(t *State) bool {
	return s.Other == t.Other && s.Config == t.Config && s.Server() == t.Server() && s.Form.URL == t.Form.URL && s.Object == t.Object && equalTests(s.Tests, t.Tests)
}

// askFor replaces origin and method of the request and shows what happens. The
// rest of the request stays as it is.
func (s State) askFor(a AskFor) State {
	f := s.Form
	if f.content() == nil { // which object the cell is about does not matter
		f = FormOf(&Presets[0].Request)
	}
	f.On = true
	f = f.with(Origin, a.Origin).with(Method, a.Method)
	s = s.try(*f.Request(), "The form asks for "+a.Method+" from "+a.Origin+".")
	s.Layout.Tab = SequenceTab
	return s
}

// try replaces the request by r. The request that the person made is kept, the
// first one where several are tried.
func (s State) try(r fetch.Request, said string) State {
	if s.Form.Asks(&r) {
		return s
	}
	if b := s.offered(); s.Form.own() && (b == nil || !b.Mine || !b.Request) {
		s.Notice = Notice{Text: said + " Yours is kept.", Back: &Past{Case: s.Case, Request: true, Mine: true}}
	}
	s.Form, s.Selected = FormOf(&r), Last
	return s
}

// showTab opens t.
func (s State) showTab(t Tab) State {
	switch {
	case t == ApplyTab:
		s.Apply.Open = true
	case slices.Contains(Drawers[:], t):
		s.Layout.Drawer, s.Apply.Open = t, false
	case t == ConfigTab || slices.Contains(Tabs[:], t):
		s.Layout.Tab, s.Layout.Review = t, false
	}
	return s
}
