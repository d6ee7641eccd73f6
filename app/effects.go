package app

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
)

// follow does what a change of the state means outside of it.
func (p *playground) follow(before state.State, a state.Action) {
	s := &p.state
	if chosen, ok := a.(state.SetServer); ok {
		browser.Store(state.ServerKey, chosen.ID)
	}
	if text, ok := p.ed.text(); ok && text != s.Config {
		had, focused := browser.Document().Get("activeElement"), p.focused
		p.ed.replace(s.Config)
		if s.Shown != before.Shown {
			p.ed.reveal(source.Span{}) // another document is read from its start
		}
		if bringsBack(a) {
			browser.GiveKeyboard(had)
			p.focused = focused
		}
	}
	if pane.OneLine(s.Config) && (before.Config == "" || !pane.OneLine(before.Config)) {
		browser.AfterPaint(func() { p.ed.left() }) // its end says nothing
	}
	if isOther(s, &before) {
		p.keepSoon()
	} else if s.Selected != before.Selected || s.From != before.From || s.Broken != before.Broken {
		p.put()
	}
	if !slices.Equal(s.Rows, before.Rows) { // the keyboard goes to a row that is new
		p.scene, s.FirstRows = view.SceneOf(p.in, s.Rows)
	}
	p.applyAfter(before)
	p.learnAfter(before)
	p.librariesAfter(a)
	p.reviewAfter(before)
	if before.Link && !s.Link && browser.Fragment() == p.opened { // and not one that comes just now
		browser.DropFragment()
	}
	if s.Theme != before.Theme {
		browser.ShowTheme(s.Theme)
	}
	if s.Shown != before.Shown {
		p.work.turn(before, *s, p.sayReplaced)
		p.listEarlierSoon()
	}
	p.dialogAfter(before, a)
	if _, shows := a.(state.ShowTab); shows && p.narrow {
		p.ctx.Defer(func(app.Context) { pane.RevealTabs() })
	}
	if s.Notice.Text != before.Notice.Text && s.Notice.Text != "" {
		p.notices++
		p.fadeSoon(p.notices)
	}
	p.focusAfter(before, a)
}

// bringsBack reports whether a brings back what was there before. The editor does not
// get the keyboard with it: what is pasted next is evidence, not text of the document.
func bringsBack(a state.Action) bool {
	switch a.(type) {
	case state.GoBack, state.TakeBack:
		return true
	}
	return false
}

// How long a message stays, in milliseconds, and how much longer for each of its
// bytes.
const (
	noticeStays = 8000
	noticeReads = 50
)

// fadeSoon takes message n away when it was there to read for long enough, and
// neither the keyboard nor the pointer is in it.
func (p *playground) fadeSoon(n int) {
	browser.Later(noticeStays+noticeReads*len(p.state.Notice.Text), func() {
		switch {
		case n != p.notices || p.state.Notice.Text == "":
		case browser.Within(pane.MessageID):
			p.fadeSoon(n)
		default:
			p.act(state.Fade{})
		}
	})
}

// dialogAfter opens and closes dialogs when they are drawn, and puts the keyboard
// where the reader needs it. One that is asked for once more may be closed already,
// which the browser says later: it is opened at once, before that.
func (p *playground) dialogAfter(before state.State, a state.Action) {
	now, was := p.state.Dialog, before.Dialog
	if now == was {
		if _, asked := a.(state.Show); asked {
			browser.ShowDialog(string(now), true)
		}
		return
	}
	if now == state.ShareDialog {
		p.makeLink()
	}
	p.ctx.Defer(func(app.Context) {
		defer browser.Guard()
		browser.ShowDialog(string(was), false)
		browser.ShowDialog(string(now), true)
		switch now {
		case state.ShareDialog:
			browser.SelectAll(pane.ShareLinkID)
		case state.RemoveDialog:
			browser.FocusID(pane.KeepID) // Enter alone must not remove anything
		}
	})
}

// isOther reports whether a and b are two questions to the core.
func isOther(a, b *state.State) bool { return !a.Case.Equal(b.Case) || a.Server() != b.Server() }

// isJudged reports whether the report is about the document, the way to send it, and
// the server that are on the page now.
func (p *playground) isJudged() bool {
	return p.in.Config == p.state.Config && p.in.Way == p.state.Way && dialect.Named(p.in.Dialect) == p.state.Server()
}

// askSoon asks the core after the next paint, once for several changes.
func (p *playground) askSoon() {
	if p.due {
		return
	}
	p.due = true
	browser.AfterPaint(func() {
		if p.due {
			p.answer()
		}
	})
}

// act is reduce for what did not come through go-app.
func (p *playground) act(a state.Action) {
	p.reduce(a)
	p.draw()
}

func (p *playground) tell(text string, bad bool) { p.act(state.Notify{Text: text, Bad: bad}) }
