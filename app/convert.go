package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/format"
)

// convertDialog writes the document in another form.
type convertDialog struct {
	app.Compo
	Open   bool
	Config string
	Into   string
}

var forms = func() (list []option) {
	for _, f := range format.All {
		list = append(list, option{string(f.ID), f.Name})
	}
	return list
}()

func (c *convertDialog) Render() app.UI {
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
		losses = tag("div", "", textIn("p", "", "What is lost, has to be added, or works differently:"), bullets(w.Losses))
	}
	var run app.UI
	if w.Apply != "" {
		run = tag("div", "", textIn("p", "", "Save it as "+w.File+". This command applies it, with your bucket's name:"), plainMessage("The command", w.Apply))
	}
	return dialog("convert", title,
		tag("div", "labelled", textIn("label", "", "Form").Attr("for", state.IntoControl), &choice{ID: state.IntoControl, Value: into, Options: forms}),
		shown,
		slot(run),
		losses,
	)
}

// foreignText is what the editor's text is if it is no document of S3, and what
// can be made of it.
type foreignText struct {
	app.Compo
	F view.Foreign
}

func (c *foreignText) Render() app.UI {
	f := &c.F
	if f.Name == "" && f.Unread == "" && len(f.Repairs) == 0 {
		return gone()
	}
	var parts []app.UI
	switch {
	case f.Unread != "":
		parts = append(parts, tag("p", "evidence-kind", icon(view.Warning), textIn("span", "", f.Unread+".")))
	case f.Name != "":
		parts = append(parts, tag("p", "evidence-kind", icon(view.Suggestion), textIn("span", "", "This is a configuration in another form: "+f.Name)))
	}
	if len(f.Losses) > 0 {
		parts = append(parts, bullets(f.Losses))
	}
	parts = append(parts, foreignButtons(f)...)
	return pane("foreign", "About this text", nil, tag("div", "row", parts...))
}

// foreignButtons put into the editor what f can be made to be.
func foreignButtons(f *view.Foreign) (all []app.UI) {
	add := func(title, text string) {
		all = append(all, on(button(title, "fix"), "click", handler{send(state.Typed{Text: text}).do, text}))
	}
	if f.Name != "" {
		add("Put its rules here as XML", f.XML)
	}
	for _, r := range f.Repairs {
		add(r.Title, r.Text)
	}
	return all
}
