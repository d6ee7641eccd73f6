package state

import (
	"slices"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// Action is one thing that happened. The types below, and those of [Apply] and
// [Lesson], are all there are.
type Action interface{ action() }

type (
	// Typed: the document's text is now Text.
	Typed struct{ Text string }
	// SetServer picks the S3 implementation, or [AutoServer].
	SetServer struct{ ID string }
	// LinkServer is SetServer by a link, not by the person.
	LinkServer struct{ ID string }
	// SetField fills a field of the request form.
	SetField struct {
		Field Field
		Value string
	}
	// UseAnswers lets answers that are given stand in for the server's, or the
	// server answer again. Preflight and Actual are where they begin, unless some
	// were given before.
	UseAnswers struct {
		On                bool
		Preflight, Actual string
	}
	// SetAnswer is the text of one of these answers.
	SetAnswer struct {
		Preflight bool // the answer to the preflight, else to the actual request
		Text      string
	}
	// SetHeader fills one half of a header row: the value, or the name.
	SetHeader struct {
		ID    int
		Value bool
		Text  string
	}
	// AddHeader adds an empty row at the end.
	AddHeader struct{}
	// RemoveHeader removes a row.
	RemoveHeader struct{ ID int }
	// MoveHeader moves a row by By places, as far as there are any.
	MoveHeader struct{ ID, By int }
	// Simulate switches the request on or off: without one the document is
	// only checked.
	Simulate struct{ On bool }
	// UsePreset fills the form from the preset with this ID, for the page and
	// bucket that the form names.
	UsePreset struct{ ID string }
	// ShowRequest fills the form with the request of an example, a test, ….
	ShowRequest struct {
		What    string // "example"
		Request fetch.Request
	}
	// SetWay says how the document is sent.
	SetWay struct{ Way dialect.Way }
	// Take uses what was found in a text.
	Take struct{ Found Found }
	// TakeBack brings back what was there before that.
	TakeBack struct{}
	// SayInBox is what the box says of a text that it cannot use, "" = nothing.
	SayInBox struct{ Text string }
	// OfferFound offers to use what was pasted where it stands as a text.
	OfferFound struct{ Offer Offer }
	// TakeOffer uses it, KeepText leaves the text as it is.
	TakeOffer struct{}
	KeepText  struct{}
	// BadLink is that a link cannot be opened, and why; "" is that this was read.
	BadLink struct{ Why string }
	// SetOther, SetInto and SetTable fill the controls of dialogs.
	SetOther struct{ Text string }
	SetInto  struct{ Format string }
	SetTable struct{ Text string }
	// CompareWith compares the document with Text, an old one.
	CompareWith struct{ Text string }
	// Review opens the comparison with the old document, or goes back to the editor.
	Review struct{ On bool }
	// EditOld shows the field of the old document, or folds it.
	EditOld struct{ On bool }
	// TryExample makes an example of the review the page's request.
	TryExample struct{ Request fetch.Request }
	// AskFor asks for another origin and method, of the same URL as before.
	AskFor struct{ Origin, Method string }
	// Open replaces the whole case: an example, a link, earlier work.
	Open struct {
		Case  Case
		Title string
		// Opened is what the case is a change of, nil = it is none.
		Opened *Case
		Link   bool   // it came from the address bar
		Lesson string // id of the lesson that it belongs to, "" = none
		Other  string // the old document that it is compared with, "" = none
	}
	// OpenExample opens the example with this ID.
	OpenExample struct{ ID string }
	// GoBack brings back what the message offers.
	GoBack struct{}
	// LeaveLink brings back what there was before the link whose case is on show.
	LeaveLink struct{}
	// Select shows an exchange, or [Last].
	Select struct{ Exchange int }
	// Show opens a dialog.
	Show struct{ Dialog Dialog }
	// Close closes a dialog, if it is still the open one: browsers tell late that
	// one was closed, when the next may be open.
	Close struct{ Dialog Dialog }
	// SetTheme picks the color scheme.
	SetTheme struct{ Theme Theme }
	// Notify shows a message, beside what is on offer; an empty one dismisses
	// both.
	Notify struct {
		Text string
		Bad  bool
	}
	// Fade takes the message away. What it offers stays on offer in a menu.
	Fade struct{}
)

func (Typed) action()        {}
func (SetServer) action()    {}
func (LinkServer) action()   {}
func (SetField) action()     {}
func (UseAnswers) action()   {}
func (SetAnswer) action()    {}
func (SetHeader) action()    {}
func (AddHeader) action()    {}
func (RemoveHeader) action() {}
func (MoveHeader) action()   {}
func (Simulate) action()     {}
func (UsePreset) action()    {}
func (ShowRequest) action()  {}
func (SetWay) action()       {}
func (Take) action()         {}
func (TakeBack) action()     {}
func (SayInBox) action()     {}
func (OfferFound) action()   {}
func (TakeOffer) action()    {}
func (KeepText) action()     {}
func (BadLink) action()      {}
func (CompareWith) action()  {}
func (Review) action()       {}
func (EditOld) action()      {}
func (TryExample) action()   {}
func (AskFor) action()       {}
func (SetOther) action()     {}
func (SetInto) action()      {}
func (SetTable) action()     {}
func (Open) action()         {}
func (OpenExample) action()  {}
func (GoBack) action()       {}
func (LeaveLink) action()    {}
func (Select) action()       {}
func (Show) action()         {}
func (Close) action()        {}
func (SetTheme) action()     {}
func (Notify) action()       {}
func (Fade) action()         {}

// Reduce returns s after a happened.
func Reduce(s State, a Action) State {
	before := s
	switch a := a.(type) {
	case Typed:
		s = typed(s, a.Text)
	case SetServer:
		s = s.setServer(a.ID)
	case LinkServer:
		s = s.linkServer(a.ID)
	case SetField:
		if a.Field == Response {
			s.Case = s.responding(a.Value)
			break
		}
		s.Form = s.Form.with(a.Field, a.Value)
	case UseAnswers:
		s.Given = s.Given.use(a)
	case SetAnswer:
		s.Given = s.Given.with(a)
	case SetHeader:
		s.Form.Rows = setHeader(s.Form, a)
	case AddHeader:
		s.Form.Rows = append(slices.Clone(s.Form.Rows), Row{ID: s.Form.Next})
		s.Form.Next++
	case RemoveHeader:
		s.Form.Rows = slices.DeleteFunc(slices.Clone(s.Form.Rows), func(r Row) bool { return r.ID == a.ID })
	case MoveHeader:
		s.Form.Rows = moveHeader(s.Form, a)
	case Simulate:
		s.Form = simulate(s.Form, a.On)
		s.Layout.Editing = s.Layout.Editing || a.On // whoever adds a request fills it in
	case UsePreset:
		s = usePreset(s, a.ID)
	case SetOther:
		s.Other = a.Text
	case CompareWith:
		s.Other, s.Dialog = a.Text, NoDialog
		s.Layout.Review, s.Layout.EditOld = true, false
	case Review:
		s.Layout.Review, s.Layout.EditOld = a.On, s.Other == ""
	case EditOld:
		s.Layout.EditOld = a.On
	case TryExample:
		s = s.try(a.Request, "The request is the example.")
	case AskFor:
		s = s.askFor(a)
	case SetInto:
		s.Into = a.Format
	case SetTable:
		s.Table = a.Text
	case AddTest, RemoveTest, NameTest, ExpectTest, ShowTest, SetTests:
		s = s.test(a)
	case ShowRequest:
		s = s.showRequest(a)
	case SetWay:
		s.Way = a.Way
	case Take, TakeBack, SayInBox, OfferFound, TakeOffer, KeepText:
		s = s.box(a)
	case BadLink:
		s.Broken = a.Why
	case Open:
		s = open(s, a)
	case OpenExample:
		s = openExample(s, a.ID)
	case GoBack:
		s = goBack(s)
	case LeaveLink:
		s = s.leaveLink()
	case Select:
		s.Selected = a.Exchange
	case Close:
		if s.Dialog == a.Dialog {
			s.Dialog = NoDialog
		}
	case Show:
		s.Dialog = a.Dialog
	case SeeOutcome, SeeEngine, TickSign, Unsee:
		s = s.see(a)
	case ShowTab:
		s = s.showTab(a.Tab)
	case EditRequest:
		s.Layout.Editing = a.On
	case SetTheme:
		s.Theme = a.Theme
	case Notify:
		s.Notice = notify(s.Notice, a)
	case Fade:
		if s.Notice.Back != nil {
			s.Offer = s.Notice.Back
		}
		s.Notice = Notice{}
	case KnowLibraries:
		s.Libraries = a.All
	case UseLibrary:
		s = s.useLibrary(a.ID)
	case Teach, OpenLesson, LeaveLesson, NextHint, ShowAnswer, SetDone:
		s = s.learn(a)
	case SetLayer, UseLayer, AddRow, RemoveRow, MoveRow, SetRow, ResetRows:
		s = s.between(a)
	case TakePlace:
		s.Apply = s.Apply.at(s.Form.URL)
	case SetApply, ShowOperation, FoldRecipes, PickRecipe:
		s.Apply = s.Apply.reduce(a)
	}
	s = s.autoServer(before).autoLayer(before)
	s.Told = s.Told.fresh(&s.Case)
	s.Box.Offer = s.Box.Offer.after(before, s)
	if s.Shown != before.Shown || !s.Case.Equal(before.Case) {
		s.Broken = "" // what is shown is what the person went on with
	}
	if !same(s.Observed, before.Observed) || says(a) {
		s.Explained = false
	}
	if s.Link && !s.Case.Equal(before.Case) && s.Changed() {
		s.Link = false // the link in the address bar no longer says what is shown
	}
	return s
}

// says reports whether somebody says what was seen, or on which page: an answer to
// something else no longer explains it. What else changes in the request may be what
// helped.
func says(a Action) bool {
	switch a := a.(type) {
	case SeeOutcome, SeeEngine, TickSign:
		return true
	case SetField:
		return a.Field == Origin
	}
	return false
}

// simulate is f switched on or off. What was empty is to be filled in.
func simulate(f Form, on bool) Form {
	if on && f.URL == "" && f.Method == "" {
		return FormOf(&fetch.Request{Method: "GET"})
	}
	f.On = on
	return f
}

func notify(now Notice, a Notify) Notice {
	if a.Text == "" {
		return Notice{}
	}
	return Notice{Text: a.Text, Bad: a.Bad, Back: now.Back}
}

func setHeader(f Form, a SetHeader) []Row {
	rows := slices.Clone(f.Rows)
	if i := f.Index(a.ID); i >= 0 && a.Value {
		rows[i].Value = a.Text
	} else if i >= 0 {
		rows[i].Name = a.Text
	}
	return rows
}

func moveHeader(f Form, a MoveHeader) []Row {
	from := f.Index(a.ID)
	if from < 0 {
		return f.Rows
	}
	row := f.Rows[from]
	to := min(max(from+a.By, 0), len(f.Rows)-1)
	return slices.Insert(slices.Delete(slices.Clone(f.Rows), from, from+1), to, row)
}

// ownServer reports whether s has the server of an example that is about one.
func ownServer(s State) bool {
	return slices.ContainsFunc(Examples(), func(e Example) bool {
		return e.Input.Dialect != "" && e.Input.Dialect == s.Dialect && e.Input.Config == s.Opened.Config
	})
}

func openExample(s State, id string) State {
	i := slices.IndexFunc(Examples(), func(e Example) bool { return e.ID == id })
	if i < 0 {
		return s
	}
	e := Examples()[i]
	c := CaseOf(e.Input)
	if c.Dialect == "" {
		c.Way = dialect.AutoWay
		c.Dialect, c.Auto = s.Dialect, s.Auto // it is about no server in particular
		if ownServer(s) {
			c.Auto = true // it was the last example that chose it
		}
		if c.Auto {
			c.Dialect = "" // what it tells
		}
	}
	c.LayerAuto = c.Layer == nil
	return open(s, Open{Case: c, Title: "the example “" + e.Title + "”"})
}
