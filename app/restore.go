package app

import (
	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
	"s3cors.playground/corscore/dialect"
)

// restore decides what the page opens with: what the link holds, else the work
// that was kept, else the built-in example.
func (p *playground) restore() {
	defer browser.Guard()
	theme := state.Theme(browser.Stored(state.ThemeKey))
	if id := browser.Stored(state.ServerKey); id != "" && dialect.ByID(id) != nil {
		p.state = p.state.On(id)
	}
	if p.work.ok {
		p.state = p.work.first
	}
	p.state.Theme = theme
	p.state.Done = state.KeptDone(browser.Stored(state.LessonsKey))
	p.state.Apply = state.KeptApply(browser.StoredIn(browser.TabStorage, state.ApplyKey))
	if f := browser.Fragment(); f != p.work.pending.link {
		p.opened = f
		before := p.state
		a := byLink(openLink(f, before))
		if o, ok := a.(state.Open); ok && browser.Reloaded() && before.Edits(o) {
			browser.DropFragment() // the page went away before it could: the edits stay
			p.earlier = p.work.earlier()
			return
		}
		p.state = state.Reduce(before, a)
		if _, ok := a.(state.LinkServer); ok {
			p.keep(false)
			browser.DropFragment()
		}
		if p.state.Shown != before.Shown {
			p.work.turn(before, p.state, p.sayReplaced)
		}
	}
	p.earlier = p.work.earlier()
	if p.work.unread && p.state.Notice.Text == "" {
		p.state.Notice = state.Notice{Text: "Your last work cannot be read: the browser has removed it, or does not answer. Reload the page to try again.", Bad: true}
	}
}
