package app

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

const shareLinkID = "share-link"

// shareDialog shows the link to the case.
type shareDialog struct {
	app.Compo
	Open     bool
	Link     string // "" = too long for a link
	Markdown string // the case for an issue thread
	Frame    string // the case in small, for a page
	Left     []string
	Holds    []string
}

func (c *shareDialog) Render() app.UI {
	const title = "Share this case"
	if !c.Open {
		return dialog("share", title)
	}
	if c.Link == "" {
		return dialog("share", title, textIn("p", "", "The case is too long for a link, which holds at most 1 MB and 200 headers. Download the document and send the file."))
	}
	link := app.ElemSelfClosing("input").ID(shareLinkID).Class("field mono").Attr("type", "text").
		Attr("readonly", "true").Attr("aria-label", "Link").Attr("value", c.Link)
	var left app.UI
	if len(c.Left) > 0 {
		left = tag("div", "", textIn("p", "", "It does not hold the values of"), bullets(c.Left))
	}
	return dialog("share", title,
		tag("div", "share-row", link, &copier{Text: c.Link, Label: "Copy the link", Word: "Copy"}),
		quiet(strconv.Itoa(len(c.Link))+" characters. The case stands behind the #, which no server gets to see."),
		textIn("p", "", "The link holds"),
		bullets(c.Holds),
		left,
		tag("div", "row", textIn("span", "", "For an issue thread:"), &copier{Text: c.Markdown, Label: "Copy as Markdown", Word: "Copy as Markdown"}),
		tag("div", "row", textIn("span", "", "For a blog or a documentation page, the case in small:"), &copier{Text: c.Frame, Label: "Copy the code of the frame", Word: "Copy as a frame"}),
	)
}

func bullets(lines []string) app.UI {
	var list []app.UI
	for _, l := range lines {
		list = append(list, prose("li", "", l))
	}
	return tag("ul", "", list...)
}

// helpDialog lists the keys.
type helpDialog struct {
	app.Compo
	Open   bool
	Editor []key // the keys of the editor, while it is open
}

func (c *helpDialog) Render() app.UI {
	if !c.Open {
		return dialog("help", "Keyboard")
	}
	var rows []app.UI
	for _, k := range slices.Concat(c.Editor, pageKeys) {
		rows = append(rows, tag("tr", "", tag("td", "", textIn("kbd", "", k.Keys)), textIn("td", "", k.Does)))
	}
	return dialog("help", "Keyboard", tag("table", "keys",
		tag("thead", "", tag("tr", "", column("Keys"), column("What they do"))),
		tag("tbody", "", rows...),
	))
}

// key is a line of the help dialog.
type key struct{ Keys, Does string }

// pageKeys are the keys outside the editor; [playground.listen] obeys them.
var pageKeys = []key{
	{"?", "This list (outside text fields)"},
	{"Alt+↑, Alt+↓", "Move a header of the request"},
	{"Ctrl/Cmd+Z", "Back to your work, while the message offers it (outside text fields)"},
	{"Esc", "Close a menu or a dialog"},
}

// dialog is a modal dialog with a heading and a close button; it is
// open while [state.State] says so (see [playground.dialogAfter]).
func dialog(id, title string, body ...app.UI) app.UI {
	closed := send(state.Close{Dialog: state.Dialog(id)})
	return on(tag("dialog", "dialog",
		tag("div", "dialog-head",
			textIn("h2", "", title).ID(id+"-title"),
			on(iconButton(shapeRemove, "Close"), "click", closed),
		),
		tag("div", "dialog-body", body...),
	).ID(id).Attr("aria-labelledby", id+"-title"), "close", closed)
}
