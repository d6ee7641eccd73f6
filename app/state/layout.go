package state

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
var Tabs = [...]Tab{SequenceTab, RulesTab, MessagesTab, CausesTab, ConsoleTab, AgainTab, ServersTab, TestsTab, StepsTab}

// Drawers are the drawers below the document, in their order.
var Drawers = [...]Tab{ProblemsTab, PutTab, ApplyTab}

// Layout is what of the page is open. It is no part of a case.
type Layout struct {
	Tab     Tab  // "" = the first
	Drawer  Tab  // "" = the first; see [State.OpenDrawer]
	Editing bool // the request's form is unfolded
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

// showTab opens t.
func (s State) showTab(t Tab) State {
	switch t {
	case ProblemsTab, PutTab:
		s.Layout.Drawer, s.Apply.Open = t, false
	case ApplyTab:
		s.Apply.Open = true
	case SequenceTab, RulesTab, MessagesTab, CausesTab, ConsoleTab, AgainTab, ServersTab, TestsTab, StepsTab, ConfigTab:
		s.Layout.Tab = t
	}
	return s
}
