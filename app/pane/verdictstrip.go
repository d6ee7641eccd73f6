package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// VerdictStrip is the verdict in a line at the foot of a narrow window, where the
// verdict itself is out of view while the document or the request is changed.
// app.css hides it everywhere else.
type VerdictStrip struct {
	app.Compo
	Tone  view.Tone
	Title string
	Text  string
}

const ShowVerdict ui.Command = "verdict"

func (c *VerdictStrip) Render() app.UI {
	return ui.On(ui.Tag("button", "strip "+string(c.Tone), ui.Icon(c.Tone),
		ui.Tag("span", "strip-text", ui.TextIn("strong", "", c.Title+": "), ui.Prose("span", "", words.Capital(c.Text)))).Attr("type", "button"),
		"click", ui.SendCommand(ShowVerdict))
}

// WatchVerdict says on the root element whether the verdict is in view.
func WatchVerdict() {
	defer browser.Guard()
	seen := app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer browser.Guard()
		entries := args[0]
		browser.Document().Get("documentElement").Call("toggleAttribute", "data-verdict", entries.Index(entries.Length()-1).Get("isIntersecting").Bool())
		return nil
	})
	app.Window().Get("IntersectionObserver").New(seen).Call("observe", app.Window().GetElementByID(VerdictID))
}

// ScrollToVerdict brings the verdict into view.
func ScrollToVerdict() {
	defer browser.Guard()
	app.Window().GetElementByID(VerdictID).Call("scrollIntoView", map[string]any{"block": "center"})
}
