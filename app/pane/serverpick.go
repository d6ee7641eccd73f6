package pane

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// ServerPick is the choice of the server, with a link to what is known of it.
type ServerPick struct {
	app.Compo
	Servers []view.Server
	Server  view.ToldServer
}

func (c *ServerPick) Render() app.UI {
	return ui.Tag("div", "server",
		ui.TextIn("label", "sr", "Server").Attr("for", state.ServerControl),
		&ui.Choice{ID: state.ServerControl, Value: c.picked(), Options: []ui.Option{c.auto()}, Groups: ServerOptions(c.Servers)},
		c.facts(),
	)
}

// picked is the picker's entry.
func (c *ServerPick) picked() string {
	if c.Server.Auto {
		return state.AutoServer
	}
	return c.Server.ID
}

// auto is the picker's first entry: whichever server the case tells, and what
// tells it.
func (c *ServerPick) auto() ui.Option {
	text := "Auto: told from the address"
	if c.Server.Auto {
		text = c.Server.Text()
	}
	return ui.Option{Value: state.AutoServer, Text: text}
}

// facts leads to what is known of the server.
func (c *ServerPick) facts() app.UI {
	if !slices.ContainsFunc(c.Servers, func(s view.Server) bool { return s.ID == c.Server.ID }) {
		return nil
	}
	name := c.Server.Name
	return ui.Tag("a", "server-facts", ui.Shape(ui.ShapeFacts, ""), ui.Said("About "+name)).
		Attr("href", "/servers/"+c.Server.ID).Attr("title", "About "+name)
}

// ServerOptions are the servers by group, the groups in the order of their
// first server.
func ServerOptions(list []view.Server) (groups []ui.OptionGroup) {
	for _, s := range list {
		at := slices.IndexFunc(groups, func(g ui.OptionGroup) bool { return g.Name == s.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, ui.OptionGroup{Name: s.Group})
		}
		groups[at].Options = append(groups[at].Options, ui.Option{Value: s.ID, Text: s.Name})
	}
	return groups
}
