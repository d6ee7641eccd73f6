package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// printed is what a browser's console says.
type printed struct {
	app.Compo
	C     view.Console
	shown string // the engine on show, "" = the first
}

func (c *printed) Render() app.UI {
	if len(c.C.Engines) == 0 {
		return gone()
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
		tab := textIn("button", "tab", name).Attr("type", "button").Attr("aria-pressed", strconv.FormatBool(i == at))
		tabs = append(tabs, on(tab, "click", handler{func(app.Context, app.Event) { c.shown = name }, name}))
	}
	e := &c.C.Engines[at]
	var misleads app.UI
	if e.Misleads != "" {
		misleads = tag("p", "misleads", icon(view.Warning), told("span", "", e.Misleads+"."))
	}
	return pane("console", "In the console", []app.UI{
		tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Browser"),
	}, tag("div", "printed",
		plainMessage("What "+e.Engine+" prints", e.Lines),
		misleads,
	))
}
