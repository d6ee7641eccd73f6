package state

import (
	"slices"

	"s3cors.playground/corscore/dialect"
)

// Past is what was on show before something took its place.
type Past struct {
	Case    Case
	Opened  Case
	Title   string
	Lesson  Lesson
	Mine    bool // the person's own, not what was opened over it
	Request bool // only the request was replaced, and only it comes back
	Server  bool // only the server was replaced, and only it comes back
	Layer   bool // only what is in between was replaced, and only it comes back
	Paste   bool // what was pasted was used, and comes or goes within the same case
	Given   Given
	Told    Told
}

// Label is on the button that brings p back.
func (p Past) Label() string {
	switch {
	case p.Server:
		return "Back to " + serverName(p.Case.Server())
	case p.Layer:
		return "Back to the settings of before"
	case p.Paste && p.Mine:
		return "Take the paste back"
	case p.Paste:
		return "Use the paste again"
	case p.Request && p.Mine:
		return "Back to my request"
	case p.Request:
		return "Use the preset again"
	case p.Mine:
		return "Back to my work"
	}
	return "Open it again"
}

// Again reports whether p is what was taken back before: bringing it on show is to go
// forward.
func (p *Past) Again() bool { return !p.Mine && !p.Server && !p.Layer }

// part reports whether less than a whole case was replaced.
func (p *Past) part() bool { return p.Request || p.Server || p.Layer || p.Paste }

// said is the message when p is back.
func (p Past) said() string {
	switch {
	case p.Server:
		return "The server is " + serverName(p.Case.Server()) + " again."
	case p.Layer:
		return "The settings in between are those of before again."
	case p.Paste && p.Mine:
		return "What was pasted is taken back."
	case p.Paste:
		return "What was pasted is used again."
	case p.Request && p.Mine:
		return "Your request is back."
	case p.Request:
		return "The preset is in the form again. Your request is kept."
	case p.Mine:
		return "Your work is back."
	}
	return "It is open again. Your work is kept."
}

// Turn is one case that took the place of another. The editor's own undo knows
// texts only: a turn is how it brings back a whole case.
type Turn struct{ From, To Past }

// maxTurns is how many are remembered.
const maxTurns = 16

// past is what is on show.
func (s State) past() Past {
	return Past{Case: s.Case, Opened: s.Opened, Title: s.Title, Lesson: s.Lesson, Given: s.Given, Told: s.Told}
}

// show puts p on show, without a message.
func (s State) show(p Past) State {
	s.Case, s.Opened, s.Title, s.Lesson, s.Link, s.Selected = p.Case, p.Opened, p.Title, p.Lesson, false, Last
	s.Given, s.Told = p.Given, p.Told
	s.Shown++
	return s.beside("") // what it was compared with is another case's
}

// turn is show, remembered.
func (s State) turn(p Past) State {
	t := Turn{s.past(), p}
	s = s.show(p)
	s.Turns = append(slices.Clone(s.Turns), t)
	s.Turns = s.Turns[max(0, len(s.Turns)-maxTurns):]
	return s
}

// typed takes over the document's text. Where the editor's undo or redo has
// brought back the text of a case that was replaced, all of the case comes
// back: one undo for one click.
func typed(s State, text string) State {
	if text == s.Config {
		return s
	}
	for i, t := range slices.Backward(s.Turns) {
		from, to := t.From.Case.Config, t.To.Case.Config
		undone := s.Config == to && text == from
		if !undone && (s.Config != from || text != to) {
			continue
		}
		now, other := s.past(), t.From
		s.Turns = slices.Clone(s.Turns)
		if undone {
			s.Turns[i].To = now
		} else {
			other = t.To
			s.Turns[i].From = now
		}
		s = s.show(other)
		if back := s.Notice.Back; back != nil && !back.part() && back.Case.Equal(other.Case) {
			s.Notice = isBack(*back, now)
		}
		return s
	}
	s.Config = text
	return s
}

// leaveLink is s with what was on show before the link, as long as it shows the link's
// case and nobody changed that.
func (s State) leaveLink() State {
	n := len(s.Turns)
	if !s.Link || n == 0 || !s.Turns[n-1].To.Case.Equal(s.Case) {
		return s
	}
	s.Notice = Notice{}
	return s.turn(s.Turns[n-1].From)
}

// isBack says that back is on show again, and offers what it replaced.
func isBack(back, replaced Past) Notice {
	replaced.Mine, replaced.Request, replaced.Server, replaced.Paste, replaced.Layer = !back.Mine, back.Request, back.Server, back.Paste, back.Layer
	return Notice{Text: back.said(), Back: &replaced}
}

// offered is what can be brought back, nil = nothing.
func (s *State) offered() *Past {
	if s.Notice.Back != nil {
		return s.Notice.Back
	}
	return s.Offer
}

// goBack swaps what is on show with what the message offers, and offers to
// swap again.
func goBack(s State) State {
	back := s.offered()
	if back == nil {
		return s
	}
	s.Offer = nil
	s.Notice = isBack(*back, s.past())
	switch {
	case back.Server:
		s.Dialect, s.Auto = back.Case.Dialect, back.Case.Auto
		return s
	case back.Layer:
		s.Layer, s.LayerAuto = back.Case.Layer, back.Case.LayerAuto
		return s
	case back.Paste:
		s.Case, s.Given, s.Told, s.Selected = back.Case, back.Given, back.Told, Last
		return s
	case back.Request:
		s.Form, s.Selected = back.Case.Form, Last
		return s
	}
	return s.turn(*back)
}

// linkServer is s with the server that a link names: that is said, and the
// server before is offered back.
func (s State) linkServer(id string) State {
	before := s.past()
	before.Server = true
	if s = s.setServer(id); s.Server() != before.Case.Server() {
		s.Notice = Notice{Text: "This link set the server to " + serverName(s.Server()) + ".", Back: &before}
	}
	return s
}

// serverName is what people call the server id.
func serverName(id string) string {
	if d := dialect.ByID(id); d != nil {
		return d.Name
	}
	return id
}

// open replaces the case. What it replaces is offered back if the person had
// changed it: an untouched example is not work.
func open(s State, a Open) State {
	if s.Case.Equal(a.Case) {
		s.Link, s.Selected, s.Lesson = a.Link, Last, s.Lesson.as(a.Lesson)
		return s.beside(a.Other)
	}
	back := s.offered()
	if s.Changed() {
		now := s.past()
		now.Mine = true
		back = &now
	}
	s.Notice = Notice{}
	if back != nil && back.Mine && !back.part() { // perhaps of an earlier opening
		s.Notice = Notice{Text: "Opened " + a.Title + ". Your work is kept.", Back: back}
	}
	next := Past{Case: a.Case, Opened: a.Case, Title: a.Title, Lesson: s.Lesson.as(a.Lesson)}
	if a.Opened != nil {
		next.Opened = *a.Opened
	}
	s = s.turn(next).inSight()
	s.Link = a.Link
	return s.beside(a.Other)
}

// beside is s compared with an old document, or with none.
func (s State) beside(old string) State {
	s.Layout.Review, s.Layout.EditOld = old != "", false
	if old != "" {
		s.Other = old
	}
	return s
}

func usePreset(s State, id string) State {
	i := slices.IndexFunc(Presets, func(p Preset) bool { return p.ID == id })
	if i < 0 {
		return s
	}
	r := Presets[i].Adapt(s.Form)
	text := "The form shows the preset “" + Presets[i].Title + "”. Your request is kept."
	if b := s.offered(); s.Form.own() {
		s.Notice = Notice{Text: text, Back: &Past{Case: s.Case, Request: true, Mine: true}}
	} else if b != nil && b.Mine && b.Request {
		s.Notice = Notice{Text: text, Back: b} // still on offer
	}
	s.Form, s.Selected = FormOf(&r), Last
	return s
}

// showRequest fills the form with a request of the page's.
func (s State) showRequest(a ShowRequest) State {
	s.Notice, s.Dialog = Notice{Text: "The form shows what the " + a.What + " tells."}, NoDialog
	if s.Form.own() {
		s.Notice.Text += " Your request is kept."
		s.Notice.Back = &Past{Case: s.Case, Request: true, Mine: true}
	}
	s.Form, s.Selected = FormOf(&a.Request), Last
	return s
}

// own reports whether the form holds what no preset would fill in again.
func (f Form) own() bool {
	r := f.content()
	if r == nil {
		return false
	}
	return !slices.ContainsFunc(Presets, func(p Preset) bool {
		filled := p.Adapt(f)
		filled = *FormOf(&filled).Request() // with the defaults said
		return equalRequests(r, &filled)
	})
}
