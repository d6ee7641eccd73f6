package pane

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// EarlierWork is an entry of the menu.
type EarlierWork struct{ ID, When, About string }

// EarlierCommand begins the command that opens an earlier work; its id follows.
const EarlierCommand = "earlier "

// Header is the bar at the top.
type Header struct {
	app.Compo
	Box     state.Box
	Theme   state.Theme
	Earlier []EarlierWork // what there is to go back to
	Back    string        // what a message offered that is gone, "" = nothing
}

func (c *Header) Render() app.UI {
	theme := "Theme: " + c.Theme.Name() + ". Switch to " + c.Theme.Next().Name()
	return ui.Tag("header", "top",
		ui.On(ui.Button("Skip to the editor", "skip"), "click", ui.SendCommand("focus")),
		ui.Tag("h1", "", app.Text("S3 CORS "), ui.TextIn("span", "", "Playground")),
		BoxOf(c.Box),
		ui.Menu("examples", []app.UI{app.Text("Examples")}, c.examples()...),
		ui.Menu("sections", []app.UI{ui.Shape(ui.ShapeMenu, ""), ui.Said("Site")}, sectionLinks("item")...),
		ui.Spacer(),
		ui.Tag("nav", "sections", sectionLinks("", "/examples/")...).Attr("aria-label", "Site"),
		ui.On(ui.IconButton(themeShape(c.Theme), theme).ID("theme"), "click", ui.Send(state.SetTheme{Theme: c.Theme.Next()})),
		ui.On(ui.Button("?", "help").Attr("aria-label", "Keyboard commands").Attr("title", "Keyboard commands"),
			"click", ui.Send(state.Show{Dialog: state.HelpDialog})),
		ui.On(ui.Button("Share", "primary").ID("share-button"), "click", ui.Send(state.Show{Dialog: state.ShareDialog})),
	)
}

// sectionLinks lead to the other parts of the site: in a row where there is
// room, in a menu where there is not. The row leaves out what has a menu of its
// own beside it.
func sectionLinks(class string, without ...string) (list []app.UI) {
	for _, s := range view.Sections {
		if !slices.Contains(without, s.Path) {
			list = append(list, ui.TextIn("a", class, s.Name).Attr("href", s.Path))
		}
	}
	return list
}

func (c *Header) examples() []app.UI {
	var list []app.UI
	for _, e := range state.Examples() {
		list = append(list, ui.Entry(e.Title, e.About, ui.Send(state.OpenExample{ID: e.ID})))
	}
	list = append(list, ui.Tag("a", "item", ui.TextIn("span", "item-title", "All examples")).Attr("href", "/examples/"))
	list = append(list, ui.Entry("What does my library need?", "Uppy, Amplify, hls.js, DuckDB, fonts …: a configuration with tests", ui.Send(state.Show{Dialog: state.LibrariesDialog})))
	var works []app.UI
	if c.Back != "" {
		works = append(works, ui.Entry(c.Back, "what the last message offered", ui.Send(state.GoBack{})))
	}
	for _, w := range c.Earlier {
		works = append(works, ui.Entry("Your work of "+w.When, w.About, ui.SendCommand(ui.Command(EarlierCommand+w.ID))))
	}
	if len(works) > 0 {
		list = append(list, ui.Tag("div", "works", works...))
	}
	return list
}

func themeShape(t state.Theme) string {
	switch t {
	case state.Light:
		return ui.ShapeLight
	case state.Dark:
		return ui.ShapeDark
	}
	return ui.ShapeAuto
}
