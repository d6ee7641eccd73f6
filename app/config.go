package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
)

// editorID is the element that the editor is built in.
const editorID = "editor"

// config is the pane with the editor. It is drawn once: its fields never
// change. Text is what a page without the program shows.
type config struct {
	app.Compo
	Text string
}

func (c *config) Render() app.UI {
	tools := []app.UI{
		app.Div().Class("spacer"),
		button("Format").Title("Format the document (Shift+Alt+F)").OnClick(sendCommand("format")),
		menu("more", []app.UI{shape(shapeMore, "more"), said("More about the document")},
			item("Open a file…", "or drop one on the editor").OnClick(sendCommand("open")),
			item("Copy", "").OnClick(sendCommand("copy")),
			item("Download", "").OnClick(sendCommand("download")),
			item("Clear", "undo brings it back").OnClick(sendCommand("clear")),
		),
	}
	host := app.Div().ID(editorID).Class("editor-host")
	if app.IsServer {
		host = host.Body(code(highlight.Detect(c.Text), c.Text, "CORS configuration"))
	}
	return pane("configuration", "Configuration", tools, host)
}
