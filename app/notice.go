package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// notice is the message at the foot of the page. Its element is always there,
// so that a screen reader hears what comes into it.
type notice struct {
	app.Compo
	N    string
	Bad  bool
	Back string // what the button says that brings something back, "" = none
}

func (c *notice) Render() app.UI {
	box := app.Div().ID("message").Class("toast").Role("status")
	if c.N == "" {
		return box.Class("empty")
	}
	tone := view.Suggestion
	if c.Bad {
		tone = view.Error
	}
	return box.Body(
		icon(tone),
		app.Span().Class("toast-text").Text(c.N),
		app.If(c.Back != "", func() app.UI { return button(c.Back, "primary").OnClick(send(state.GoBack{})) }),
		iconButton(shapeRemove, "Dismiss").OnClick(send(state.Notify{})),
	)
}
