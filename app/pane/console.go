package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Console is what a browser's console says.
type Console struct {
	app.Compo
	C     view.Console
	shown string // the engine on show, "" = the first
}

func (c *Console) Render() app.UI {
	if len(c.C.Engines) == 0 {
		return ui.Gone()
	}
	at := 0
	for i := range c.C.Engines {
		if c.C.Engines[i].Engine == c.shown {
			at = i
		}
	}
	var tabs []app.UI
	for i := range c.C.Engines {
		name := c.C.Engines[i].Engine
		tab := ui.TextIn("button", "tab", name).Attr("type", "button").Attr("aria-pressed", strconv.FormatBool(i == at))
		tabs = append(tabs, ui.On(tab, "click", ui.Do(func(app.Context, app.Event) { c.shown = name }).Scoped(name)))
	}
	e := &c.C.Engines[at]
	var misleads app.UI
	if e.Misleads != "" {
		misleads = ui.Tag("p", "misleads", ui.Icon(view.Warning), ui.Told("span", "", e.Misleads+"."))
	}
	return ui.Pane("console", "In the console", []app.UI{
		ui.Tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Browser"),
	}, ui.Tag("div", "printed",
		plainMessage("What "+e.Engine+" prints", e.Lines),
		misleads,
	))
}
