package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"s3cors.playground/app/browser"
	"s3cors.playground/corscore/words"
)

// Field is a text input that shows Value. What is typed goes to the state in
// the very event (the page's onInput), so that no drawing in between sees an
// older value and takes characters away. The text is set by hand, and only
// where it differs: go-app would not set an empty value at all.
type Field struct {
	app.Compo
	ID          string
	Value       string
	Label       string // for screen readers, "" = it has a <label>
	Placeholder string
	List        string // id of a datalist
	Off         bool   // it cannot be changed
	Wrong       string // id of the element that says what is wrong, "" = nothing
}

func (c *Field) Render() app.UI {
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
	return Described(in, c.Wrong)
}

// Area is a text field of several lines that shows Value.
type Area struct {
	app.Compo
	ID          string
	Value       string
	Placeholder string
	Fixed       bool // it cannot be changed
}

func (c *Area) Render() app.UI {
	e := Tag("textarea", "field mono").ID(c.ID).Attr("rows", "6").Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("autocapitalize", "off").Attr("autocorrect", "off").Attr("wrap", "off").Attr("placeholder", c.Placeholder)
	if c.Fixed {
		e = e.Attr("readonly", "true")
	}
	return e
}

func (c *Area) OnMount(app.Context)  { Follow(c.JSValue(), c.Value) }
func (c *Area) OnUpdate(app.Context) { Follow(c.JSValue(), c.Value) }

func (c *Field) OnMount(app.Context)  { Follow(c.JSValue(), c.Value) }
func (c *Field) OnUpdate(app.Context) { Follow(c.JSValue(), c.Value) }

// Follow sets the value of an input or select unless it has it.
func Follow(el app.Value, value string) {
	defer browser.Guard()
	if el.Get("value").String() != value {
		el.Set("value", value)
	}
}

// Option is an entry of a [choice].
type Option struct{ Value, Text string }

// OptionGroup is entries of a [choice] under a heading.
type OptionGroup struct {
	Name    string
	Options []Option
}

// Choice is a select that shows Value.
type Choice struct {
	app.Compo
	ID      string
	Value   string
	Options []Option
	Groups  []OptionGroup // instead of Options
	Off     bool          // it cannot be changed
	Label   string        // for screen readers, "" = it has a <label>
	Wrong   string        // id of the element that says what is wrong, "" = nothing
}

func (c *Choice) Render() app.UI {
	known := false
	entries := func(options []Option) (list []app.UI) {
		for _, o := range options {
			known = known || o.Value == c.Value
			e := TextIn("option", "", o.Text).Attr("value", o.Value)
			if app.IsServer && o.Value == c.Value {
				e = e.Attr("selected", "true")
			}
			list = append(list, e)
		}
		return list
	}
	list := entries(c.Options)
	for _, g := range c.Groups {
		list = append(list, Tag("optgroup", "", entries(g.Options)...).Attr("label", g.Name))
	}
	if !known { // a link may name what this version does not have
		list = append(list, entries([]Option{{c.Value, c.Value}})...)
	}
	e := Tag("select", "field", list...).ID(c.ID)
	if c.Off {
		e = e.Attr("disabled", "true")
	}
	if c.Label != "" {
		e = e.Attr("aria-label", c.Label)
	}
	return Described(e, c.Wrong)
}

func (c *Choice) OnMount(app.Context) { Follow(c.JSValue(), c.Value) }

// OnUpdate runs before the options are drawn anew, so the value is set after.
func (c *Choice) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { Follow(c.JSValue(), c.Value) })
}

// Button is a push button with a word on it.
func Button(text, class string) app.HTMLElem {
	return Tag("button", "button "+class, Prose("span", "", text)).Attr("type", "button")
}

// IconButton is a push button with an icon; label is its name.
func IconButton(d, label string) app.HTMLElem {
	return Tag("button", "button icon-button", Shape(d, "")).Attr("type", "button").
		Attr("title", label).Attr("aria-label", label)
}

// Plain is a button that looks like the text it is, and shows the place of
// ref in the editor.
func Plain(class, ref string, body ...app.UI) app.UI {
	return Tag("button", class, body...).Attr("type", "button").Attr("data-ref", ref).Attr("data-reveal", ref)
}

// Menu is a button that unfolds a list of entries. It is a <details>: it opens
// before the program runs; the page closes it.
func Menu(id string, label []app.UI, entries ...app.UI) app.UI {
	return Tag("details", "menu",
		Tag("summary", "button", label...),
		// Without it, Firefox gives a list that scrolls a Tab stop of its own.
		Tag("div", "menu-list", entries...).Attr("tabindex", "-1"),
	).ID(id)
}

// Entry is a line of a menu, with a quieter second line.
func Entry(title, about string, h Handler) app.UI {
	e := Tag("button", "item", TextIn("span", "item-title", title))
	if about != "" {
		e = e.Body(TextIn("span", "item-title", title), Prose("span", "item-about", about))
	}
	return On(e.Attr("type", "button"), "click", h)
}

// Pane is a part of the page with a heading; tools are beside the heading.
func Pane(id, title string, tools []app.UI, body ...app.UI) app.HTMLElem {
	head := append([]app.UI{TextIn("h2", "", title)}, tools...)
	body = append([]app.UI{Tag("div", "pane-head", head...)}, body...)
	// Its heading would not name a pane that is out of sight: app.css leaves the
	// contents of those alone.
	return Tag("section", "pane", body...).ID(id).Attr("aria-label", title)
}

// Spacer pushes what follows to the right.
func Spacer() app.UI { return Tag("div", "spacer") }

// Quiet is a paragraph of lesser weight.
func Quiet(text string) app.HTMLElem { return TextIn("p", "quiet", text) }

// More is the last line of a list that is cut off, nil if it is not.
func More(name string, n int, of string) app.UI {
	if n <= 0 {
		return nil
	}
	return TextIn(name, "quiet", "and "+words.Thousands(n)+" more"+of)
}

// Described is a control with what is wrong with it.
func Described[E interface{ Attr(string, any) E }](e E, wrong string) E {
	if wrong == "" {
		return e
	}
	return e.Attr("aria-describedby", wrong).Attr("aria-invalid", "true")
}
