package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/format"
)

// ConvertDialog writes the document in another form.
type ConvertDialog struct {
	app.Compo
	Open   bool
	Config string
	Into   string
}

var forms = func() (list []ui.Option) {
	for _, f := range format.All {
		list = append(list, ui.Option{Value: string(f.ID), Text: f.Name})
	}
	return list
}()

func (c *ConvertDialog) Render() app.UI {
	const title = "Write the document in another form"
	if !c.Open {
		return dialog("convert", title)
	}
	into := c.Into
	if into == "" {
		into = string(format.JSONRules)
	}
	w := view.WriteAs(c.Config, into)
	label := "The document as " + w.File
	shown := plainMessage(label, w.Text)
	switch w.Syntax {
	case "json":
		shown = message(label, w.Text, highlight.JSON)
	case "xml":
		shown = message(label, w.Text, highlight.XML)
	}
	var losses app.UI
	if len(w.Losses) > 0 {
		losses = ui.Tag("div", "", ui.TextIn("p", "", "What is lost, has to be added, or works differently:"), bullets(w.Losses))
	}
	var run app.UI
	if w.Apply != "" {
		run = ui.Tag("div", "", ui.TextIn("p", "", "Save it as "+w.File+". This command applies it, with your bucket's name:"), plainMessage("The command", w.Apply))
	}
	return dialog("convert", title,
		ui.Tag("div", "labelled", ui.TextIn("label", "", "Form").Attr("for", state.IntoControl), &ui.Choice{ID: state.IntoControl, Value: into, Options: forms}),
		shown,
		ui.Slot(run),
		losses,
	)
}

// ForeignText is what the editor's text is if it is no document of S3, and what
// can be made of it.
type ForeignText struct {
	app.Compo
	F view.Foreign
}

func (c *ForeignText) Render() app.UI {
	f := &c.F
	if f.Name == "" && f.Unread == "" && len(f.Repairs) == 0 {
		return ui.Gone()
	}
	var parts []app.UI
	switch {
	case f.Unread != "":
		parts = append(parts, ui.Tag("p", "evidence-kind", ui.Icon(view.Warning), ui.TextIn("span", "", f.Unread+".")))
	case f.Name != "":
		parts = append(parts, ui.Tag("p", "evidence-kind", ui.Icon(view.Suggestion), ui.TextIn("span", "", "This is a configuration in another form: "+f.Name)))
	}
	if len(f.Losses) > 0 {
		parts = append(parts, bullets(f.Losses))
	}
	parts = append(parts, foreignButtons(f)...)
	return ui.Pane("foreign", "About this text", nil, ui.Tag("div", "row", parts...))
}

// foreignButtons put into the editor what f can be made to be.
func foreignButtons(f *view.Foreign) (all []app.UI) {
	add := func(title, text string) {
		all = append(all, ui.On(ui.Button(title, "fix"), "click", ui.Send(state.Typed{Text: text}).Scoped(text)))
	}
	if f.Name != "" {
		add("Put its rules here as XML", f.XML)
	}
	for _, r := range f.Repairs {
		add(r.Title, r.Text)
	}
	return all
}
