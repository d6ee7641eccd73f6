package pane

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

const ShareLinkID = "share-link"

// ShareDialog shows the link to the case.
type ShareDialog struct {
	app.Compo
	Open     bool
	Link     string // "" = too long for a link
	Markdown string // the case for an issue thread
	Frame    string // the case in small, for a page
	Left     []string
	Says     view.Link
}

func (c *ShareDialog) Render() app.UI {
	const title = "Share this case"
	if !c.Open {
		return dialog("share", title)
	}
	if c.Link == "" {
		return dialog("share", title, ui.TextIn("p", "", "The case is too long for a link, which holds at most 1 MB and 200 headers. Download the document and send the file."))
	}
	link := app.ElemSelfClosing("input").ID(ShareLinkID).Class("field mono").Attr("type", "text").
		Attr("readonly", "true").Attr("aria-label", "Link").Attr("value", c.Link)
	var left app.UI
	if len(c.Left) > 0 {
		left = ui.Tag("div", "", ui.TextIn("p", "", "In place of the values of these secrets it has “...”:"), bullets(c.Left))
	}
	return dialog("share", title,
		ui.Tag("div", "share-row", link, &ui.Copier{Text: c.Link, Label: "Copy the link", Word: "Copy"}),
		ui.Quiet(strconv.Itoa(len(c.Link))+" characters. The case is after the #, which no server gets to see."),
		ui.TextIn("p", "", "The link holds:"),
		bullets(c.Says.Holds),
		left,
		ui.TextIn("p", "", "It leaves out:"),
		bullets(c.Says.LeavesOut),
		ui.Tag("div", "row", ui.TextIn("span", "", "For an issue thread:"), &ui.Copier{Text: c.Markdown, Label: "Copy as Markdown", Word: "Copy as Markdown"}),
		ui.Tag("div", "row", ui.TextIn("span", "", "For a blog or a documentation page, the case in small:"), &ui.Copier{Text: c.Frame, Label: "Copy the code of the frame", Word: "Copy as a frame"}),
	)
}

func bullets(lines []string) app.UI {
	var list []app.UI
	for _, l := range lines {
		list = append(list, ui.Prose("li", "", l))
	}
	return ui.Tag("ul", "", list...)
}

// HelpDialog lists the keys.
type HelpDialog struct {
	app.Compo
	Open   bool
	Editor []Key // the keys of the editor, while it is open
}

func (c *HelpDialog) Render() app.UI {
	if !c.Open {
		return dialog("help", "Keyboard")
	}
	var rows []app.UI
	for _, k := range slices.Concat(c.Editor, pageKeys) {
		rows = append(rows, ui.Tag("tr", "", ui.Tag("td", "", ui.TextIn("kbd", "", k.Keys)), ui.TextIn("td", "", k.Does)))
	}
	return dialog("help", "Keyboard", ui.Tag("table", "keys",
		ui.Tag("thead", "", ui.Tag("tr", "", column("Keys"), column("What they do"))),
		ui.Tag("tbody", "", rows...),
	))
}

// Key is a line of the help dialog.
type Key struct{ Keys, Does string }

// pageKeys are the keys outside the editor; the page obeys them.
var pageKeys = []Key{
	{"?", "This list (outside text fields)"},
	{"Alt+↑, Alt+↓", "Move a header of the request"},
	{"Ctrl/Cmd+Z", "Back to your work, while the message offers it (outside text fields)"},
	{"Esc", "Close a menu or a dialog"},
}

// dialog is a modal dialog with a heading and a close button; it is
// open while [state.State] says so (see the page).
func dialog(id, title string, body ...app.UI) app.UI {
	closed := ui.Send(state.Close{Dialog: state.Dialog(id)})
	return ui.On(ui.Tag("dialog", "dialog",
		ui.Tag("div", "dialog-head",
			ui.TextIn("h2", "", title).ID(id+"-title"),
			ui.On(ui.IconButton(ui.ShapeRemove, "Close"), "click", closed),
		),
		ui.Tag("div", "dialog-body", body...),
	).ID(id).Attr("aria-labelledby", id+"-title"), "close", unlessOpen(closed))
}

// unlessOpen is h for a dialog that is closed: the browser says so some time later,
// and then it may be open again.
func unlessOpen(h ui.Handler) ui.Handler {
	return ui.Handler{Do: func(ctx app.Context, e app.Event) {
		if !ctx.JSSrc().Get("open").Truthy() {
			h.Do(ctx, e)
		}
	}, Scope: h.Scope}
}
