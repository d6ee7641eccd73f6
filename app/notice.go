package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

const messageID = "message"

// notice is the message at the foot of the page. Its element is always there,
// so that a screen reader hears what comes into it.
type notice struct {
	app.Compo
	N    string
	Bad  bool
	Back string // what the button says that brings something back, "" = none
}

func (c *notice) Render() app.UI {
	if c.N == "" {
		return tag("div", "toast empty").ID(messageID).Attr("role", "status")
	}
	tone := view.Suggestion
	if c.Bad {
		tone = view.Error
	}
	var back app.UI
	if c.Back != "" {
		back = on(button(c.Back, "primary"), "click", send(state.GoBack{}))
	}
	return tag("div", "toast",
		icon(tone), prose("span", "toast-text", c.N), slot(back),
		on(iconButton(shapeRemove, "Dismiss"), "click", send(state.Notify{})),
	).ID(messageID).Attr("role", "status")
}
