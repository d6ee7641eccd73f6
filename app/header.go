package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// header is the bar at the top.
type header struct {
	app.Compo
	Servers []view.Server
	Server  string
	Theme   state.Theme
	Earlier bool // there is earlier work to go back to
}

func (c *header) Render() app.UI {
	return app.Header().Class("top").Body(
		app.Button().Type("button").Class("skip").Text("Skip to the editor").OnClick(sendCommand("focus")),
		app.H1().Body(app.Text("S3 CORS "), app.Span().Text("Playground")),
		menu("examples", []app.UI{app.Text("Examples")}, c.examples()...),
		app.Div().Class("server").Body(
			app.Label().For("server").Text("Server"),
			&choice{ID: "server", Value: c.Server, Options: serverOptions(c.Servers), Set: state.SetServer{}},
		),
		app.Div().Class("spacer"),
		iconButton(themeShape(c.Theme), "Theme: "+c.Theme.Name()+". Switch to "+c.Theme.Next().Name(), "theme").
			ID("theme").OnClick(send(state.SetTheme{Theme: c.Theme.Next()})),
		button("?").Class("help").Title("Keyboard").Aria("label", "Keyboard commands").OnClick(send(state.Show{Dialog: state.HelpDialog})),
		button("Share", "primary").ID("share-button").OnClick(send(state.Show{Dialog: state.ShareDialog})),
	)
}

func (c *header) examples() []app.UI {
	var items []app.UI
	for _, e := range state.Examples {
		open := state.Open{Case: state.CaseOf(e.Input), Title: "the example “" + e.Title + "”"}
		items = append(items, item(e.Title, e.About).OnClick(sendExample(e.ID, open)))
	}
	if c.Earlier {
		items = append(items, item("Your earlier work", "What you had before you opened something else").OnClick(sendCommand("earlier")))
	}
	return items
}

func serverOptions(list []view.Server) []option {
	out := make([]option, len(list))
	for i, s := range list {
		out[i] = option{s.ID, s.Name}
	}
	return out
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
