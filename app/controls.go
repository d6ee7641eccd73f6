package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// field is a text input that shows Value. Its text is set by hand, and only
// where it differs: go-app would not set an empty value at all, and would
// overwrite what is being typed.
type field struct {
	app.Compo
	ID          string
	Value       string
	Label       string // for screen readers, "" = it has a <label>
	Placeholder string
	List        string // id of a datalist
	Class       string
	Set         state.Action // sent with the text in it
}

func (c *field) Render() app.UI {
	in := app.Input().Type("text").ID(c.ID).Class("field", c.Class).
		Spellcheck(false).AutoComplete(false).Attr("autocapitalize", "off").Attr("autocorrect", "off").
		OnInput(sendText(c.Set))
	if c.Label != "" {
		in = in.Aria("label", c.Label)
	}
	if c.Placeholder != "" {
		in = in.Placeholder(c.Placeholder)
	}
	if c.List != "" {
		in = in.List(c.List)
	}
	if app.IsServer {
		in = in.Value(c.Value)
	}
	return in
}

func (c *field) OnMount(app.Context)  { follow(c.JSValue(), "value", c.Value) }
func (c *field) OnUpdate(app.Context) { follow(c.JSValue(), "value", c.Value) }

// follow sets a property of an input unless it has that value.
func follow(el app.Value, property, value string) {
	defer guard()
	if el.Get(property).String() != value {
		el.Set(property, value)
	}
}

// option is an entry of a [choice].
type option struct{ Value, Text string }

// choice is a select that shows Value.
type choice struct {
	app.Compo
	ID      string
	Value   string
	Options []option
	Set     state.Action // sent with the value in it
}

func (c *choice) Render() app.UI {
	options := c.Options
	known := false
	for _, o := range options {
		known = known || o.Value == c.Value
	}
	if !known { // a link may name what this version does not have
		options = append(options[:len(options):len(options)], option{c.Value, c.Value})
	}
	return app.Select().ID(c.ID).Class("field").OnChange(sendText(c.Set)).Body(
		app.Range(options).Slice(func(i int) app.UI {
			o := app.Option().Value(options[i].Value).Text(options[i].Text)
			if app.IsServer && options[i].Value == c.Value {
				o = o.Selected(true)
			}
			return o
		}),
	)
}

func (c *choice) OnMount(app.Context) { follow(c.JSValue(), "value", c.Value) }

// OnUpdate runs before the options are drawn anew, so the value is set after.
func (c *choice) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { follow(c.JSValue(), "value", c.Value) })
}

// tick is a check box that shows On; there is one, for the upload listener.
type tick struct {
	app.Compo
	ID string
	On bool
}

func (c *tick) Render() app.UI {
	in := app.Input().Type("checkbox").ID(c.ID).OnChange(sendChecked())
	if app.IsServer && c.On {
		in = in.Checked(true)
	}
	return in
}

func (c *tick) OnMount(app.Context)  { c.show() }
func (c *tick) OnUpdate(app.Context) { c.show() }

func (c *tick) show() {
	defer guard()
	c.JSValue().Set("checked", c.On)
}

// button is a push button with a word on it.
func button(text string, class ...string) app.HTMLButton {
	return app.Button().Type("button").Class(append([]string{"button"}, class...)...).Text(text)
}

// iconButton is a push button with an icon; label is its name.
func iconButton(d, label string, class ...string) app.HTMLButton {
	return app.Button().Type("button").Class(append([]string{"button", "icon-button"}, class...)...).
		Title(label).Aria("label", label).Body(shape(d))
}

// menu is a button that unfolds a list of buttons. It is a <details>: it opens
// before the program runs; [playground] closes it.
func menu(id string, label []app.UI, items ...app.UI) app.UI {
	return app.Details().ID(id).Class("menu").Body(
		app.Summary().Class("button").Body(label...),
		app.Div().Class("menu-list").Body(items...),
	)
}

// item is an entry of a menu with a quieter second line.
func item(title, about string) app.HTMLButton {
	return app.Button().Type("button").Class("item").Body(
		app.Span().Class("item-title").Text(title),
		app.If(about != "", func() app.UI { return app.Span().Class("item-about").Text(about) }),
	)
}

// pane is a part of the page with a heading; tools stand beside the heading.
func pane(id, title string, tools []app.UI, body ...app.UI) app.HTMLSection {
	head := append([]app.UI{app.H2().ID(id + "-title").Text(title)}, tools...)
	return app.Section().ID(id).Class("pane").Aria("labelledby", id+"-title").Body(
		append([]app.UI{app.Div().Class("pane-head").Body(head...)}, body...)...)
}
