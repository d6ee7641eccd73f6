package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/corscore/source"
)

// field is a text input that shows Value. What is typed goes to the state in
// the very event ([playground.onInput]), so that no drawing in between sees an
// older value and takes characters away. The text is set by hand, and only
// where it differs: go-app would not set an empty value at all.
type field struct {
	app.Compo
	ID          string
	Value       string
	Label       string // for screen readers, "" = it has a <label>
	Placeholder string
	List        string // id of a datalist
	Off         bool   // it cannot be changed
	Wrong       string // id of the element that says what is wrong, "" = nothing
}

func (c *field) Render() app.UI {
	in := app.ElemSelfClosing("input").ID(c.ID).Class("field mono").Attr("type", "text").
		Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("autocapitalize", "off").Attr("autocorrect", "off").
		Attr("aria-label", c.Label).Attr("placeholder", c.Placeholder).Attr("list", c.List)
	if app.IsServer {
		in = in.Attr("value", c.Value)
	}
	if c.Off {
		in = in.Attr("disabled", "true")
	}
	return described(in, c.Wrong)
}

// area is a text field of several lines that shows Value.
type area struct {
	app.Compo
	ID          string
	Value       string
	Placeholder string
	Fixed       bool // it cannot be changed
}

func (c *area) Render() app.UI {
	e := tag("textarea", "field mono").ID(c.ID).Attr("rows", "6").Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("autocapitalize", "off").Attr("autocorrect", "off").Attr("wrap", "off").Attr("placeholder", c.Placeholder)
	if c.Fixed {
		e = e.Attr("readonly", "true")
	}
	return e
}

func (c *area) OnMount(app.Context)  { follow(c.JSValue(), c.Value) }
func (c *area) OnUpdate(app.Context) { follow(c.JSValue(), c.Value) }

func (c *field) OnMount(app.Context)  { follow(c.JSValue(), c.Value) }
func (c *field) OnUpdate(app.Context) { follow(c.JSValue(), c.Value) }

// follow sets the value of an input or select unless it has it.
func follow(el app.Value, value string) {
	defer guard()
	if el.Get("value").String() != value {
		el.Set("value", value)
	}
}

// option is an entry of a [choice].
type option struct{ Value, Text string }

// optionGroup is entries of a [choice] under a heading.
type optionGroup struct {
	Name    string
	Options []option
}

// choice is a select that shows Value.
type choice struct {
	app.Compo
	ID      string
	Value   string
	Options []option
	Groups  []optionGroup // instead of Options
	Off     bool          // it cannot be changed
	Label   string        // for screen readers, "" = it has a <label>
	Wrong   string        // id of the element that says what is wrong, "" = nothing
}

func (c *choice) Render() app.UI {
	known := false
	entries := func(options []option) (list []app.UI) {
		for _, o := range options {
			known = known || o.Value == c.Value
			e := textIn("option", "", o.Text).Attr("value", o.Value)
			if app.IsServer && o.Value == c.Value {
				e = e.Attr("selected", "true")
			}
			list = append(list, e)
		}
		return list
	}
	list := entries(c.Options)
	for _, g := range c.Groups {
		list = append(list, tag("optgroup", "", entries(g.Options)...).Attr("label", g.Name))
	}
	if !known { // a link may name what this version does not have
		list = append(list, entries([]option{{c.Value, c.Value}})...)
	}
	e := tag("select", "field", list...).ID(c.ID)
	if c.Off {
		e = e.Attr("disabled", "true")
	}
	if c.Label != "" {
		e = e.Attr("aria-label", c.Label)
	}
	return described(e, c.Wrong)
}

func (c *choice) OnMount(app.Context) { follow(c.JSValue(), c.Value) }

// OnUpdate runs before the options are drawn anew, so the value is set after.
func (c *choice) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { follow(c.JSValue(), c.Value) })
}

// button is a push button with a word on it.
func button(text, class string) app.HTMLElem {
	return tag("button", "button "+class, prose("span", "", text)).Attr("type", "button")
}

// iconButton is a push button with an icon; label is its name.
func iconButton(d, label string) app.HTMLElem {
	return tag("button", "button icon-button", shape(d, "")).Attr("type", "button").
		Attr("title", label).Attr("aria-label", label)
}

// plain is a button that looks like the text it is, and shows the place of
// ref in the editor.
func plain(class, ref string, body ...app.UI) app.UI {
	return tag("button", class, body...).Attr("type", "button").Attr("data-ref", ref).Attr("data-reveal", ref)
}

// menu is a button that unfolds a list of entries. It is a <details>: it opens
// before the program runs; [playground.listen] closes it.
func menu(id string, label []app.UI, entries ...app.UI) app.UI {
	return tag("details", "menu",
		tag("summary", "button", label...),
		tag("div", "menu-list", entries...),
	).ID(id)
}

// entry is a line of a menu, with a quieter second line.
func entry(title, about string, h handler) app.UI {
	e := tag("button", "item", textIn("span", "item-title", title))
	if about != "" {
		e = e.Body(textIn("span", "item-title", title), prose("span", "item-about", about))
	}
	return on(e.Attr("type", "button"), "click", h)
}

// pane is a part of the page with a heading; tools stand beside the heading.
func pane(id, title string, tools []app.UI, body ...app.UI) app.HTMLElem {
	head := append([]app.UI{textIn("h2", "", title)}, tools...)
	body = append([]app.UI{tag("div", "pane-head", head...)}, body...)
	// Its heading would not name a pane that is out of sight: app.css leaves the
	// contents of those alone.
	return tag("section", "pane", body...).ID(id).Attr("aria-label", title)
}

// spacer pushes what follows to the right.
func spacer() app.UI { return tag("div", "spacer") }

// quiet is a paragraph of lesser weight.
func quiet(text string) app.HTMLElem { return textIn("p", "quiet", text) }

// more is the last line of a list that is cut off, nil if it is not.
func more(name string, n int, of string) app.UI {
	if n <= 0 {
		return nil
	}
	return textIn(name, "quiet", "and "+source.Thousands(n)+" more"+of)
}

// described is a control with what is wrong with it.
func described[E interface{ Attr(string, any) E }](e E, wrong string) E {
	if wrong == "" {
		return e
	}
	return e.Attr("aria-describedby", wrong).Attr("aria-invalid", "true")
}
