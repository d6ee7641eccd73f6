package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// nothingFound is what the box says of a text that it cannot use.
const nothingFound = "No request, no response and no configuration was found in this text. Nothing changes."

// maxOffered is how long a text may be, in bytes, that is looked at where it is
// pasted: what is pasted there is mostly what belongs there.
const maxOffered = 256 << 10

// onPaste uses what is pasted into the box, and wherever no text field has the
// keyboard. In the editor and the address of the request it is only offered. It
// runs before the field has the text.
func (p *playground) onPaste(e app.Value) {
	clipboard := e.Get("clipboardData")
	if p.state.Dialog != state.NoDialog || !clipboard.Truthy() {
		return
	}
	text := clipboard.Call("getData", "text/plain").String()
	target := e.Get("target")
	switch id := idOf(target); {
	case text == "":
	case id == pane.BoxID:
		switch {
		case empty(target):
			e.Call("preventDefault")
			p.takeOrShow(text)
		case p.state.Box.Said != "" && p.take(text): // beside what was not understood
			e.Call("preventDefault")
		}
	case id == browser.TextID:
		p.catchUp()
		p.offerSoon(state.InEditor, text)
	case id == state.FieldControl(state.URL):
		p.offerSoon(state.InURL, text)
	case !editable(target):
		e.Call("preventDefault")
		p.takeOrShow(text)
	}
}

// idOf is the id of an element, "" for what has none.
func idOf(el app.Value) string {
	if id := el.Get("id"); id.Truthy() {
		return id.String()
	}
	return ""
}

// empty reports whether what is typed into field replaces all of it.
func empty(field app.Value) bool {
	return field.Get("selectionEnd").Int()-field.Get("selectionStart").Int() == field.Get("textLength").Int()
}

// take uses text, or says that it cannot.
func (p *playground) take(text string) bool {
	f, ok := view.FoundIn(text)
	if !ok {
		p.act(state.SayInBox{Text: nothingFound})
		return false
	}
	before := browser.FocusedID()
	p.act(state.Take{Found: f})
	pane.FillBox("") // it may have held secrets
	browser.KeepKeyboard(before)
	browser.NextTabIn(pane.VerdictID) // the answer
	return true
}

// takeOrShow uses text, or shows it in the box with the message that it cannot.
func (p *playground) takeOrShow(text string) {
	if !p.take(text) {
		pane.FillBox(text)
		browser.FocusID(pane.BoxID)
	}
}

// takeDelay is how long Enter in the box waits, in milliseconds: the key must not
// end as a line in what has the keyboard then.
const takeDelay = 50

// takeBox uses what is in the box.
func (p *playground) takeBox() {
	if text := app.Window().GetElementByID(pane.BoxID).Get("value").String(); text != "" {
		p.take(text)
	}
}

// leaveBox gives the keyboard to the page.
func (p *playground) leaveBox(box app.Value) {
	box.Call("blur")
	p.inBox(box)
}

// inBox is that the text of the box changes, or is left.
func (p *playground) inBox(box app.Value) {
	pane.GrowBox(box)
	if p.state.Box.Said != "" {
		p.act(state.SayInBox{})
	}
}

// offerSoon offers to use text, which is being pasted into a field, when the field
// shows it: the paste waits for no look at it.
func (p *playground) offerSoon(in, text string) {
	if len(text) > maxOffered {
		return
	}
	shown, before := p.state.Shown, p.content(in)
	browser.WhenIdle(func() {
		if p.catchUp(); p.state.Shown != shown {
			return // something else was opened meanwhile
		}
		f, ok := view.FoundIn(text)
		e := &f.Evidence
		if !ok || e.Request == nil && f.Observed == nil && f.Layer == nil || view.IsAddress(&f) {
			return
		}
		p.act(state.OfferFound{Offer: state.Offer{In: in, Found: f, Before: before, Landed: p.content(in) != before}})
	})
}

// content is what is in a field whose text may be offered as what it is.
func (p *playground) content(in string) string {
	if in == state.InURL {
		return p.state.Form.URL
	}
	return p.state.Config
}
