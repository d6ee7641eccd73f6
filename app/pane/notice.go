package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

const MessageID = "message"

// Notice is the message at the foot of the page. Its element is always there,
// so that a screen reader hears what comes into it.
type Notice struct {
	app.Compo
	N    string
	Bad  bool
	Back string // what the button says that brings something back, "" = none
}

func (c *Notice) Render() app.UI {
	if c.N == "" {
		return ui.Tag("div", "toast empty").ID(MessageID).Attr("role", "status")
	}
	tone := view.Suggestion
	if c.Bad {
		tone = view.Error
	}
	var back app.UI
	if c.Back != "" {
		back = ui.On(ui.Button(c.Back, "primary"), "click", ui.Send(state.GoBack{}))
	}
	return ui.Tag("div", "toast",
		ui.Icon(tone), ui.Prose("span", "toast-text", c.N), ui.Slot(back),
		ui.On(ui.IconButton(ui.ShapeRemove, "Dismiss"), "click", ui.Send(state.Notify{})),
	).ID(MessageID).Attr("role", "status")
}
