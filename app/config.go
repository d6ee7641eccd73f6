package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
)

const (
	editorID = "editor" // the element that the editor is built in
	textID   = "config" // the editor's textarea
)

// config is the pane with the editor. What is inside the editor's element is
// not go-app's: the element is drawn once and has no children to compare.
type config struct{ app.Compo }

func (c *config) Render() app.UI {
	tools := []app.UI{
		spacer(),
		on(button("Format", "").Attr("title", "Format the document (Shift+Alt+F)"), "click", sendCommand("format")),
		menu("more", []app.UI{shape(shapeMore, "more"), said("More about the document")},
			entry("Open a file…", "or drop one on the editor", sendCommand("open")),
			entry("Copy", "", sendCommand("copy")),
			entry("Download", "", sendCommand("download")),
			entry("Clear", "undo brings it back", sendCommand("clear")),
		),
	}
	host := tag("div", "editor-host").ID(editorID)
	if app.IsServer { // a page without the program shows the example as it is
		text := start().Config
		host = host.Body(code(highlight.Detect(text), text, "CORS configuration"))
	}
	return pane("configuration", "Configuration", tools, host)
}
