package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// LayerPick is the choice of what is between the page and the bucket.
type LayerPick struct {
	app.Compo
	P view.LayerPick
}

func (c *LayerPick) Render() app.UI {
	groups := append([]ui.OptionGroup{{Name: "In between", Options: c.first()}}, layerOptions...)
	return ui.Tag("div", "server between",
		ui.TextIn("label", "sr", "In between").Attr("for", state.LayerControl),
		&ui.Choice{ID: state.LayerControl, Value: c.P.Value, Groups: groups},
		c.facts(),
	)
}

// facts leads to what is known of the preset.
func (c *LayerPick) facts() app.UI {
	if c.P.Preset == "" {
		return ui.Tag("span", "server-facts")
	}
	return ui.Tag("a", "server-facts", ui.Shape(ui.ShapeFacts, ""), ui.Said("About "+c.P.Name)).
		Attr("href", "/layers/"+c.P.Preset).Attr("title", "About "+c.P.Name)
}

// first are the entries that are no presets.
func (c *LayerPick) first() []ui.Option {
	list := []ui.Option{{Value: state.AutoLayer, Text: c.P.Auto}, {Value: state.NoLayer, Text: "Nothing in between"}}
	if c.P.Own != "" {
		list = append(list, ui.Option{Value: state.OwnLayer, Text: c.P.Own})
	}
	return list
}

// layerOptions are the presets by product.
var layerOptions = func() (groups []ui.OptionGroup) {
	for _, g := range view.LayerGroups() {
		group := ui.OptionGroup{Name: g.Name}
		for _, p := range g.Presets {
			group.Options = append(group.Options, ui.Option{Value: p.ID, Text: p.Name})
		}
		groups = append(groups, group)
	}
	return groups
}()
