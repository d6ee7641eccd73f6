package app

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// earlierWork is an entry of the menu.
type earlierWork struct{ ID, When, About string }

// earlierCommand begins the command that opens an earlier work; its id follows.
const earlierCommand = "earlier "

// header is the bar at the top.
type header struct {
	app.Compo
	Servers []view.Server
	Server  string
	Theme   state.Theme
	Earlier []earlierWork // what there is to go back to
}

func (c *header) Render() app.UI {
	theme := "Theme: " + c.Theme.Name() + ". Switch to " + c.Theme.Next().Name()
	return tag("header", "top",
		on(button("Skip to the editor", "skip"), "click", sendCommand("focus")),
		tag("h1", "", app.Text("S3 CORS "), textIn("span", "", "Playground")),
		menu("examples", []app.UI{app.Text("Examples")}, c.examples()...),
		menu("sections", []app.UI{shape(shapeMenu, ""), said("Site")}, sectionLinks("item")...),
		tag("div", "server",
			textIn("label", "", "Server").Attr("for", state.ServerControl),
			&choice{ID: state.ServerControl, Value: c.Server, Groups: serverOptions(c.Servers)},
			c.facts(),
		),
		spacer(),
		tag("nav", "sections", sectionLinks("", "/examples/")...).Attr("aria-label", "Site"),
		on(iconButton(themeShape(c.Theme), theme).ID("theme"), "click", send(state.SetTheme{Theme: c.Theme.Next()})),
		on(button("?", "help").Attr("aria-label", "Keyboard commands").Attr("title", "Keyboard commands"),
			"click", send(state.Show{Dialog: state.HelpDialog})),
		on(button("Share", "primary").ID("share-button"), "click", send(state.Show{Dialog: state.ShareDialog})),
	)
}

// sectionLinks lead to the other parts of the site: in a row where there is
// room, in a menu where there is not. The row leaves out what has a menu of its
// own beside it.
func sectionLinks(class string, without ...string) (list []app.UI) {
	for _, s := range view.Sections {
		if !slices.Contains(without, s.Path) {
			list = append(list, textIn("a", class, s.Name).Attr("href", s.Path))
		}
	}
	return list
}

// facts leads to what is known of the server.
func (c *header) facts() app.UI {
	if !slices.ContainsFunc(c.Servers, func(s view.Server) bool { return s.ID == c.Server }) {
		return nil
	}
	name := view.ServerName(c.Servers, c.Server)
	return tag("a", "server-facts", shape(shapeFacts, ""), said("About "+name)).
		Attr("href", "/servers/"+c.Server).Attr("title", "About "+name)
}

func (c *header) examples() []app.UI {
	var list []app.UI
	for _, e := range state.Examples {
		list = append(list, entry(e.Title, e.About, send(state.OpenExample{ID: e.ID})))
	}
	list = append(list, tag("a", "item", textIn("span", "item-title", "All examples")).Attr("href", "/examples/"))
	var works []app.UI
	for _, w := range c.Earlier {
		works = append(works, entry("Your work of "+w.When, w.About, sendCommand(command(earlierCommand+w.ID))))
	}
	if len(works) > 0 {
		list = append(list, tag("div", "works", works...))
	}
	return list
}

// serverOptions are the servers by group, the groups in the order of their
// first server.
func serverOptions(list []view.Server) (groups []optionGroup) {
	for _, s := range list {
		at := slices.IndexFunc(groups, func(g optionGroup) bool { return g.Name == s.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, optionGroup{Name: s.Group})
		}
		groups[at].Options = append(groups[at].Options, option{s.ID, s.Name})
	}
	return groups
}

func themeShape(t state.Theme) string {
	switch t {
	case state.Light:
		return shapeLight
	case state.Dark:
		return shapeDark
	}
	return shapeAuto
}
