package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// shareDialog shows the link to the case.
type shareDialog struct {
	app.Compo
	Open  bool
	Link  string // "" = too long for a link
	Left  []string
	Holds []string
}

func (c *shareDialog) OnMount(app.Context) { c.show() }
func (c *shareDialog) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.show() })
}

func (c *shareDialog) show() {
	defer guard()
	if showDialog(c.JSValue(), c.Open) {
		selectAll("share-link")
	}
}

func (c *shareDialog) Render() app.UI {
	if !c.Open {
		return dialog("share", "Share this case")
	}
	if c.Link == "" {
		return dialog("share", "Share this case",
			app.P().Text("The document is too long for a link. Download it and send the file."))
	}
	link := app.Input().Type("text").ID("share-link").Class("field", "mono").ReadOnly(true).
		Aria("label", "Link").Value(c.Link)
	length := strconv.Itoa(len(c.Link)) + " characters"
	return dialog("share", "Share this case",
		app.Div().Class("share-row").Body(link, &copier{Text: c.Link, Label: "Copy the link", Word: "Copy"}),
		app.P().Class("quiet").Text(length+". Everything stands behind the #, which no server gets to see."),
		app.P().Text("The link holds"),
		app.Ul().Body(app.Range(c.Holds).Slice(func(i int) app.UI { return app.Li().Text(c.Holds[i]) })),
		app.If(len(c.Left) > 0, func() app.UI {
			return app.Div().Body(
				app.P().Text("It does not hold the values of"),
				app.Ul().Body(app.Range(c.Left).Slice(func(i int) app.UI {
					return app.Li().Body(app.Code().Text(c.Left[i]))
				})),
			)
		}),
	)
}

// helpDialog lists the keys.
type helpDialog struct {
	app.Compo
	Open bool
}

func (c *helpDialog) OnMount(app.Context) { c.show() }
func (c *helpDialog) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.show() })
}

func (c *helpDialog) show() {
	defer guard()
	showDialog(c.JSValue(), c.Open)
}

func (c *helpDialog) Render() app.UI {
	if !c.Open {
		return dialog("help", "Keyboard")
	}
	rows := []app.UI{}
	for _, k := range append(editorKeys(), pageKeys...) {
		rows = append(rows, app.Tr().Body(app.Td().Body(app.Kbd().Text(k.Keys)), app.Td().Text(k.Does)))
	}
	return dialog("help", "Keyboard", app.Table().Class("keys").Body(
		app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text("Keys"), app.Th().Scope("col").Text("What they do"))),
		app.TBody().Body(rows...),
	))
}

// key is a line of the help dialog.
type key struct{ Keys, Does string }

// pageKeys are the keys outside the editor; [playground.listen] obeys them.
var pageKeys = []key{
	{"?", "This list (outside text fields)"},
	{"F8, Shift+F8", "Next, previous problem, from anywhere"},
	{"Alt+↑, Alt+↓", "Move a header of the request"},
	{"Ctrl/Cmd+Z", "Back to your work, while the message offers it (outside text fields)"},
	{"Esc", "Close a menu or a dialog"},
}

// dialog is a modal dialog with a heading and a close button; it is opened and
// closed by [showDialog].
func dialog(id, title string, body ...app.UI) app.UI {
	closed, scope := send(state.Show{Dialog: state.NoDialog})
	return app.Dialog().ID(id).Class("dialog").Aria("labelledby", id+"-title").On("close", closed, scope).Body(
		app.Div().Class("dialog-head").Body(
			app.H2().ID(id+"-title").Text(title),
			iconButton(shapeRemove, "Close").OnClick(closed, scope),
		),
		app.Div().Class("dialog-body").Body(body...),
	)
}
