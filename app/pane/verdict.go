package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// The ids of the verdict, of its button that copies the document, and of the
// sentence in it that says why, and what is wrong with a field of the form.
const (
	VerdictID    = "verdict"
	CopyConfigID = "copy-config"
	reasonID     = "verdict-reason"
)

// Verdict is the answer: the outcome, the request, the reason, the browsers, and
// what helps. It has one size, whatever it says: what finds no room in it is
// behind a button, and opens over what is below.
type Verdict struct {
	app.Compo
	V       view.Verdict
	F       view.Foreign // what the text is, and can be made to be
	Servers []view.Server
}

func (c *Verdict) Render() app.UI {
	v := &c.V
	return ui.Tag("section", "verdict "+string(v.Tone),
		ui.Tag("div", "verdict-main",
			// Only what is new in this part is announced, and all of it at once.
			ui.Tag("div", "verdict-said",
				ui.Tag("div", "verdict-head", ui.Tag("h2", "verdict-title", ui.Icon(v.Tone), app.Text(v.Title)), asked(&v.Asked)),
				ui.Told("p", "verdict-reason", words.Capital(v.Text)).ID(reasonID),
			).Attr("aria-live", "polite").Attr("aria-atomic", "true"),
			c.actions(),
		),
		ui.Tag("div", "verdict-side",
			ui.Tag("div", "verdict-picks",
				&ServerPick{Servers: c.Servers, Server: v.Server},
				&LayerPick{P: v.Pick},
			),
			browsers(v.Browsers),
			ui.On(ui.Button("Copy configuration", copyClass(v.Tone)).ID(CopyConfigID), "click", ui.SendCommand("copy")),
		),
	).ID(VerdictID).Attr("aria-label", "Verdict")
}

// copyClass is how the button looks that copies the document: where nothing is
// blocked, it is the next thing to do.
func copyClass(t view.Tone) string {
	if t == view.OK {
		return "primary"
	}
	return ""
}

// asked is the request as part of a sentence.
func asked(a *view.Asked) app.UI {
	if a.Method == "" {
		return ui.Gone()
	}
	parts := []app.UI{ui.TextIn("code", "", a.Method)}
	if a.Origin != "" {
		parts = append(parts, app.Text(" from "), ui.TextIn("code", "", a.Origin))
	}
	if a.Target != "" {
		parts = append(parts, app.Text(" to "), ui.TextIn("code", "", a.Target))
	}
	return ui.Tag("p", "asked", parts...)
}

// browsers are the outcome of the request in each browser.
func browsers(list []view.BrowserOutcome) app.UI {
	var items []app.UI
	for _, b := range list {
		items = append(items, ui.Tag("li", "", app.Text(b.Name), ui.Icon(b.Tone), ui.Said(": "+b.Word)))
	}
	return ui.Tag("ul", "browsers", items...).Attr("aria-label", "In each browser")
}

// action is something that helps: a button, and what else it does.
type action struct {
	title string
	about string
	do    ui.Handler
	ref   string // of a place in the document, "" = none
	id    string
	quiet bool // nothing is wrong: it is not the first thing to do
	fix   bool // it changes the configuration, the request or what is in between
}

// helps are the actions that the verdict offers, the best first.
func (c *Verdict) helps() (list []action) {
	v := &c.V
	if v.Broken {
		return []action{{title: "Show the verdict on what is open", do: ui.Send(state.BadLink{}), id: "past-broken"}}
	}
	// Nobody is to throw away what can be read.
	readable := v.Rejected && (c.F.Name != "" || len(c.F.Repairs) > 0)
	if readable {
		for _, f := range foreignTexts(&c.F) {
			list = append(list, action{title: f.Title, do: ui.Send(state.Typed{Text: f.Text}).Scoped(f.Text), fix: true})
		}
	}
	for i, r := range v.Remedies {
		if readable && r.Whole {
			continue
		}
		list = append(list, action{title: r.Title, about: r.Widens, do: ui.SendFix(-1, i), ref: "f/" + strconv.Itoa(i), fix: true})
	}
	for _, s := range v.Settings {
		list = append(list, action{title: s.Title, do: ui.Send(state.SetField{Field: s.Field, Value: s.Value}), fix: true})
	}
	if v.Given {
		list = append(list, action{title: "Back to the configuration", about: "This result is from the responses you pasted. The configuration is not used.", do: ui.Send(state.UseAnswers{}), id: "back-to-document"})
	}
	if v.Belongs.ID != "" {
		list = append(list, action{title: "Switch to " + v.Belongs.Name, about: "This address is " + possessive(v.Belongs.Name) + ".", do: ui.Send(state.SetServer{ID: v.Belongs.ID}), id: "switch-server"})
	}
	if n := len(v.Layer.Fixes); n > 0 {
		list = append(list, action{title: "Fix it in " + v.Layer.Product, about: v.Layer.Fixes[0] + ".", do: ui.Send(state.ShowTab{Tab: state.AgainTab}), id: "fix-layer", fix: true})
	} else if v.Layer.Sometimes {
		list = append(list, action{title: "See when it is blocked", do: ui.Send(state.ShowTab{Tab: state.AgainTab}), id: "fix-layer"})
	}
	if v.Pick.Offer != "" {
		list = append(list, action{title: "Put " + v.Pick.Offer + " in between", about: "The address is " + possessive(v.Pick.Offer) + ".", do: ui.Send(state.SetLayer{ID: state.AutoLayer}), id: "use-layer", quiet: true})
	}
	if v.Seen {
		list = append(list, action{title: "How to find out", do: ui.Send(state.ShowTab{Tab: state.CausesTab}), id: "see-causes"})
	}
	if v.Assumes != "" {
		list = append(list, action{title: "Still blocked?", about: v.Assumes, do: ui.Send(state.ShowTab{Tab: state.CausesTab}), id: "still-blocked", quiet: true})
	}
	if v.Unfinished {
		list = append(list, action{title: "Edit the request", do: ui.Send(state.EditRequest{On: true})})
	}
	return list
}

// element is a as a button; the class of the first is "primary".
func (a *action) element(class string) app.UI {
	b := ui.On(ui.Button(a.title, class), "click", a.do)
	if a.id != "" {
		b = b.ID(a.id)
	}
	if a.ref != "" {
		b = b.Attr("data-ref", a.ref)
	}
	return b
}

// entry is a as a line of a menu.
func (a *action) entry() app.UI {
	e := ui.On(ui.Tag("button", "item", ui.Prose("span", "item-title", a.title), ui.Told("span", "item-about", a.about)).Attr("type", "button"), "click", a.do)
	if a.id != "" {
		e = e.ID(a.id)
	}
	if a.ref != "" {
		e = e.Attr("data-ref", a.ref)
	}
	return e
}

// actions is the row of what helps: one button, the rest in a menu, and what else
// is to be said.
func (c *Verdict) actions() app.UI {
	v := &c.V
	list := c.helps()
	var first, others, about app.UI
	if len(list) > 0 {
		class := "primary big fix"
		switch {
		case list[0].quiet:
			class = "big"
		case v.Tone == view.OK:
			class = "big fix" // nothing is blocked: what is next is to take the document along
		}
		first = list[0].element(class)
		if v.Seen && len(v.Advice) > 0 {
			about = ui.Told("p", "quiet about-fix", "What helps: "+v.Advice[0].Text+".")
		} else if list[0].about != "" {
			about = ui.Told("p", "quiet about-fix", list[0].about)
		}
	} else if len(v.Advice) > 0 {
		a := v.Advice[0]
		about = ui.Tag("p", "advice about-fix", ui.Icon(view.Suggestion), ui.Tag("span", "", ui.Prose("strong", "", a.Title), ui.TextIn("span", "quiet", strings.TrimSuffix(" "+a.Where, " ")+".")))
	}
	if v.Kept {
		about = ui.TextIn("p", "quiet about-fix", "Try it yourself. The fixes are shown with the second hint.")
	}
	if len(list) > 1 {
		others = otherActions(list[1:])
	}
	return ui.Tag("div", "row verdict-actions", ui.Slot(first), ui.Slot(others), ui.Slot(c.more()), ui.Slot(about))
}

// otherActions are what else helps: a menu, or the button itself where it is one that
// fixes nothing.
func otherActions(list []action) app.UI {
	if len(list) == 1 && !list[0].fix {
		return list[0].element("")
	}
	var entries []app.UI
	fixes := 0
	for i := range list {
		entries = append(entries, list[i].entry())
		if list[i].fix {
			fixes++
		}
	}
	label := strconv.Itoa(fixes) + words.Plural(fixes, " other fix", " other fixes")
	switch {
	case fixes == 0:
		label = "What else to do"
	case fixes < len(list):
		label += " and more"
	}
	return ui.Menu("other-fixes", []app.UI{app.Text(label)}, entries...)
}

// longReason is the length from which a reason may find no room in its two lines.
const longReason = 150

// more is what else is to be said, behind a button that names it.
func (c *Verdict) more() app.UI {
	v := &c.V
	var names []string
	var body []app.UI
	if len(v.Unknown) > 0 {
		names = append(names, "what is not known")
		body = append(body, remarks(view.Unknown, v.Unknown))
	}
	if len(v.But) > 0 {
		names = append(names, "what script cannot read")
		body = append(body, remarks(view.Warning, v.But))
	}
	for i, a := range v.Advice {
		if i == 0 {
			names = append(names, "advice")
		}
		body = append(body, ui.Tag("p", "advice",
			ui.Icon(view.Suggestion), ui.Tag("span", "", ui.Prose("strong", "", a.Title), ui.TextIn("span", "quiet", strings.TrimSuffix(" "+a.Where, " ")+". "), ui.Told("span", "", a.Text))))
	}
	if len(v.Engines) > 0 {
		names = append(names, "how browsers differ")
		body = append(body, remarks(view.Suggestion, v.Engines))
	}
	if len([]rune(v.Text)) > longReason {
		names = append(names, "the whole reason")
		body = append(body, ui.Told("p", "", words.Capital(v.Text)))
	}
	if len(names) == 0 {
		return nil
	}
	return ui.Tag("details", "menu", ui.TextIn("summary", "button", moreLabel(names)), ui.Tag("div", "menu-list verdict-more", body...)).ID("verdict-more")
}

// longLabel is the length from which a label finds no room beside the other buttons.
const longLabel = 30

// moreLabel names what is behind a button: all of it where there is room.
func moreLabel(names []string) string {
	if label := words.Capital(words.And(names)); len(label) <= longLabel {
		return label
	}
	return words.Capital(names[0]) + " and more"
}

// remarks are sentences, each with the icon of its kind.
func remarks(t view.Tone, list []string) app.UI {
	var lines []app.UI
	for _, l := range list {
		lines = append(lines, ui.Tag("li", "", ui.Icon(t), ui.Told("span", "", l)))
	}
	return ui.Tag("ul", "buts", lines...)
}

// possessive is "Wasabi's", "DigitalOcean Spaces'".
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// doubts are what is not known of the server.
func doubts(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	return remarks(view.Unknown, list).(app.HTMLElem).Class("doubts")
}
