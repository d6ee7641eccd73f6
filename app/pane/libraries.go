package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/corscore/library"
)

// LibrariesDialog lists what libraries need from a bucket.
type LibrariesDialog struct {
	app.Compo
	Open   bool
	All    []library.Library // nil = they are not loaded yet
	Failed bool              // they could not be loaded
}

func (c *LibrariesDialog) Render() app.UI {
	const title = "What does it need?"
	id := string(state.LibrariesDialog)
	switch {
	case !c.Open:
		return dialog(id, title)
	case c.All == nil && c.Failed:
		return dialog(id, title, ui.TextIn("p", "", "The list of libraries could not be loaded. Close this dialog and open it again to try once more."))
	case c.All == nil:
		return dialog(id, title, ui.Quiet("Loading the list of libraries…"))
	}
	body := []app.UI{ui.TextIn("p", "", "Pick what your page uses. You get the smallest configuration that lets its requests pass, and the requests as tests.")}
	for _, g := range library.Groups(c.All) {
		var rows []app.UI
		for i := range g.Libraries {
			rows = append(rows, libraryRow(&g.Libraries[i]))
		}
		body = append(body, ui.TextIn("h3", "", g.Name), ui.Tag("ul", "libraries", rows...))
	}
	return dialog(id, title, body...)
}

func libraryRow(l *library.Library) app.UI {
	var use app.UI
	if len(l.Asks) > 0 {
		use = ui.On(ui.Button("Use it", "").ID("library-"+l.ID).Attr("aria-label", "Use the configuration for "+l.Name), "click", ui.Send(state.UseLibrary{ID: l.ID}))
	}
	return ui.Tag("li", "library",
		ui.Tag("div", "library-text",
			ui.TextIn("a", "", l.Name).Attr("href", "/libraries/"+l.ID),
			ui.TextIn("p", "quiet", l.Needs())),
		ui.Slot(use))
}
