package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/corscore/layer"
)

// focusBack gives the keyboard, when the message is gone, back to what had it before. If
// that is gone too, or nothing had it, the box has it: what is pasted next is evidence,
// not text of the document.
func (p *playground) focusBack() {
	had := p.focused // the message leaves nothing with the keyboard when it goes
	p.ctx.Defer(func(app.Context) {
		defer browser.Guard()
		if had != nil {
			had.Call("focus")
			if had.Equal(browser.Document().Get("activeElement")) {
				return
			}
		}
		browser.GiveKeyboard(app.Window().GetElementByID(pane.BoxID))
	})
}

// rowFocus is what has the keyboard after a row of the timeline came, went or moved.
func (p *playground) rowFocus(a state.Action) string {
	rows := p.state.SceneRows()
	switch a := a.(type) {
	case state.AddRow:
		n := max(len(rows)-2, 0)
		switch rows[n].Do {
		case layer.RowOther:
			return state.SceneControl(n) + "origin"
		case layer.RowWait:
			return state.SceneControl(n) + "seconds"
		}
		return state.SceneControl(n) + "remove"
	case state.RemoveRow:
		return state.SceneControl(max(min(a.N, len(rows)-1), 0)) + "remove"
	case state.MoveRow:
		if a.N+a.By == 0 {
			return state.SceneControl(0) + "remove" // it cannot go further
		}
		return state.SceneControl(a.N+a.By) + "up"
	}
	return ""
}

// focusAfter keeps the keyboard where the person is when rows come and go.
func (p *playground) focusAfter(before state.State, a state.Action) {
	id := ""
	rows := p.state.Form.Rows
	switch a := a.(type) {
	case state.Notify:
		if a.Text == "" && browser.KeyboardIn(pane.MessageID) {
			p.focusBack()
		}
	case state.GoBack:
		if browser.KeyboardIn(pane.MessageID) { // which goes away
			p.focusBack()
		}
	case state.TakeBack:
		if p.state.Told.Back == nil && browser.KeyboardIn(pane.ToldID) { // whose button goes away
			id = pane.BoxID
		}
	case state.TakeOffer, state.KeepText:
		if id = browser.TextID; before.Box.Offer.In == state.InURL {
			id = state.FieldControl(state.URL)
		}
	case state.BadLink:
		if a.Why == "" {
			id = browser.TextID
		}
	case state.Simulate:
		if a.On && browser.FocusedID() == pane.AddRequestID {
			id = state.FieldControl(state.Origin)
		}
	case state.SetField:
		if browser.KeyboardIn(pane.VerdictID) { // whose button goes away
			id = state.FieldControl(a.Field)
		}
	case state.OpenLesson:
		if p.state.Shown != before.Shown {
			id = "lesson-title"
		}
	case state.LeaveLesson:
		id = browser.TextID
	case state.RemoveHeader:
		id = pane.AddHeaderID
		if len(rows) > 0 {
			next := min(max(before.Form.Index(a.ID), 0), len(rows)-1)
			id = state.RowControl(rows[next].ID) + "remove"
		}
	case state.RemoveTest:
		id = pane.TestsTextID
		if n := len(p.state.Tests); n > 0 {
			id = state.TestRemove(min(a.N, n-1))
		}
	case state.AddRow, state.RemoveRow, state.MoveRow:
		id = p.rowFocus(a)
	case state.SetTests:
		if p.state.Dialog == state.TestsDialog {
			id = state.TableControl // the button is perhaps gone
		}
	case state.SetServer:
		if browser.FocusedID() == pane.UseServerID { // which goes away
			id = pane.ApplySendID
		}
	case state.TakePlace:
		id = state.ApplyControl(state.ApplyEndpoint) // the button goes away
	case state.SetApply:
		if browser.FocusedID() == pane.UseEndpointID || browser.FocusedID() == pane.UseRegionID { // which go away
			id = state.ApplyControl(a.Field)
		}
	case state.MoveHeader:
		id = state.RowControl(a.ID) + "name"
		if f := browser.FocusedID(); f == state.RowControl(a.ID)+"value" || f == state.RowControl(a.ID)+"up" && p.state.Form.Index(a.ID) > 0 {
			id = f
		}
	}
	if id != "" {
		p.ctx.Defer(func(app.Context) { browser.FocusID(id) })
	}
}
