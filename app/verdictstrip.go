package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// strip is the verdict in a line at the foot of a narrow window, where the
// verdict itself is out of view while the document or the request is changed.
// app.css hides it everywhere else.
type strip struct {
	app.Compo
	Tone  view.Tone
	Title string
	Text  string
}

const showVerdict command = "verdict"

func (c *strip) Render() app.UI {
	return on(tag("button", "strip "+string(c.Tone), icon(c.Tone),
		tag("span", "strip-text", textIn("strong", "", c.Title+": "), prose("span", "", words.Capital(c.Text)))).Attr("type", "button"),
		"click", sendCommand(showVerdict))
}

// watchVerdict says on the root element whether the verdict is in view.
func watchVerdict() {
	defer guard()
	seen := app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer guard()
		entries := args[0]
		document().Get("documentElement").Call("toggleAttribute", "data-verdict", entries.Index(entries.Length()-1).Get("isIntersecting").Bool())
		return nil
	})
	app.Window().Get("IntersectionObserver").New(seen).Call("observe", app.Window().GetElementByID(verdictID))
}

// scrollToVerdict brings the verdict into view.
func scrollToVerdict() {
	defer guard()
	app.Window().GetElementByID(verdictID).Call("scrollIntoView", map[string]any{"block": "center"})
}
