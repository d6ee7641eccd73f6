package pane

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

const (
	BoxID     = "box"
	boxSaidID = "box-said"
	// FocusBox puts the keyboard into the box.
	FocusBox ui.Command = "box"
)

// boxName says what the box takes.
const boxName = "Paste an error, a command, code or a configuration"

// maxBoxRows is how many lines of its text the box shows.
const maxBoxRows = 8

// Box takes whatever people have. Its text is the browser's alone: it may hold
// secrets.
type Box struct {
	app.Compo
	Said  string // of what was pasted and cannot be used
	Offer string // what a text is that was pasted elsewhere, "" = nothing is offered
}

// BoxOf is the box that says b.
func BoxOf(b state.Box) *Box {
	box := &Box{Said: b.Said}
	if b.Offer.In != "" {
		box.Offer = "This is " + words.And(b.Offer.Found.Kinds) + "."
	}
	return box
}

func (c *Box) Render() app.UI {
	return ui.Tag("div", "box",
		ui.Tag("textarea", "field").ID(BoxID).Attr("rows", "1").Attr("placeholder", boxName+" …").Attr("aria-label", boxName).
			Attr("aria-describedby", boxSaidID).Attr("spellcheck", "false").Attr("autocomplete", "off").
			Attr("autocapitalize", "off").Attr("autocorrect", "off").Attr("enterkeyhint", "go"),
		ui.TextIn("kbd", "box-key", pasteKey()).Attr("aria-hidden", "true"),
		ui.Tag("div", "box-said", c.said()...).ID(boxSaidID).Attr("role", "status"),
	)
}

func (c *Box) said() []app.UI {
	switch {
	case c.Offer != "":
		return []app.UI{
			ui.Prose("p", "", c.Offer),
			ui.On(ui.Button("Use it as evidence", "primary").ID("use-offer"), "click", ui.Send(state.TakeOffer{})),
			ui.On(ui.Button("Keep it as text", "").ID("keep-text"), "click", ui.Send(state.KeepText{})),
		}
	case c.Said != "":
		return []app.UI{ui.Tag("p", "", ui.Icon(view.Unknown), ui.TextIn("span", "", c.Said))}
	}
	return nil
}

// pasteKey is what pastes on this machine.
func pasteKey() string {
	if p := app.Window().Get("navigator").Get("platform"); p.Truthy() && strings.HasPrefix(p.String(), "Mac") {
		return "⌘V"
	}
	return "Ctrl+V"
}

// GrowBox shows as many lines of the box as its text has, up to a few.
func GrowBox(box app.Value) {
	lines := strings.Count(box.Get("value").String(), "\n") + 1
	box.Set("rows", min(lines, maxBoxRows))
}

// FillBox makes text the text of the box.
func FillBox(text string) {
	box := app.Window().GetElementByID(BoxID)
	box.Set("value", text)
	GrowBox(box)
}
