package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// TabEntry is a tab, with its result in few letters.
type TabEntry struct {
	Tab   state.Tab
	Name  string
	Badge string // "0 of 2", "" = nothing
	Tone  view.Tone
}

// Tabs is a row of tabs. What finds no room in it is in a menu at its end; app.css
// counts that out by the row's width.
type Tabs struct {
	app.Compo
	Label string
	Class string
	List  []TabEntry
	Open  state.Tab
}

func (c *Tabs) Render() app.UI {
	var tabs, entries []app.UI
	label := []app.UI{app.Text("More")}
	for _, t := range c.List {
		open := t.Tab == c.Open
		index := "-1"
		if open {
			index = "0"
		}
		n, panel := string(t.Tab), "panel-"+string(t.Tab)
		if t.Tab == state.ConfigTab {
			panel = string(t.Tab)
		}
		tabs = append(tabs, ui.On(ui.Tag("button", "tab t-"+n, ui.TextIn("span", "tab-name", t.Name), badge(&t)).ID("tab-"+string(t.Tab)).Attr("type", "button").
			Attr("role", "tab").Attr("aria-selected", strconv.FormatBool(open)).Attr("aria-controls", panel).Attr("tabindex", index),
			"click", ui.Send(state.ShowTab{Tab: t.Tab})))
		entry := ui.On(ui.Tag("button", "item m-"+n, ui.TextIn("span", "item-title", t.Name), badge(&t)).Attr("type", "button"), "click", ui.Send(state.ShowTab{Tab: t.Tab}))
		if open {
			entry = entry.Attr("aria-current", "true")
			label = []app.UI{ui.TextIn("span", "if-"+n, t.Name), ui.TextIn("span", "unless-"+n, "More")}
		}
		entries = append(entries, entry)
	}
	return ui.Tag("div", "tabbar "+c.Class,
		ui.Tag("div", "tablist", tabs...).Attr("role", "tablist").Attr("aria-label", c.Label),
		ui.Menu("more-"+c.Class, label, entries...),
	)
}

func badge(t *TabEntry) app.UI {
	if t.Badge == "" {
		return ui.Gone()
	}
	return ui.TextIn("span", "badge "+string(t.Tone), t.Badge)
}

// Panel is what a tab shows. A closed one is found by the browser's search, where
// the browser can do that; without script all are open.
func Panel(t state.Tab, open bool, body ...app.UI) app.UI {
	class := "panel"
	if open {
		class += " open"
	}
	e := ui.Tag("div", class, body...).ID("panel-"+string(t)).Attr("role", "tabpanel").Attr("aria-labelledby", "tab-"+string(t))
	if !open && !app.IsServer {
		e = e.Attr("HIDDEN", "until-found") // go-app takes "hidden" for a yes or no
	}
	return e
}

// Split is what two parts of the page are told apart by, and resized with.
func Split(id, label, orientation string) app.UI {
	return ui.Tag("div", "split "+orientation).ID(id).Attr("role", "separator").Attr("tabindex", "0").
		Attr("aria-label", label).Attr("aria-orientation", orientation).Attr("aria-valuemin", "20").Attr("aria-valuemax", "80").Attr("aria-valuenow", "50")
}

// RevealTabs brings the tabs to the top of a narrow page where they are in its
// lower half: what was opened is below them.
func RevealTabs() {
	defer browser.Guard()
	bar := browser.Document().Call("querySelector", ".tabbar.results")
	if bar.Truthy() && 2*bar.Call("getBoundingClientRect").Get("top").Float() > app.Window().Get("innerHeight").Float() {
		bar.Call("scrollIntoView", map[string]any{"block": "start"})
	}
}
