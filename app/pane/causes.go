package pane

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// Causes is why a request may fail, and how to find out.
type Causes struct {
	app.Compo
	C view.Causes
}

var (
	seenOutcomes = []ui.Option{
		{Value: state.NotSaid, Text: "not said"},
		{Value: "blocked", Text: "the console says CORS"},
		{Value: "failed", Text: "it failed, without a reason"},
		{Value: "unreadable", Text: "script cannot read it"},
		{Value: "readable", Text: "it works"},
	}
	seenEngines = []ui.Option{
		{Value: state.NotSaid, Text: "not said"},
		{Value: "chromium", Text: "Chrome, Edge"},
		{Value: "firefox", Text: "Firefox"},
		{Value: "webkit", Text: "Safari"},
	}
)

func (c *Causes) Render() app.UI {
	tools := []app.UI{ui.TextIn("span", "quiet", c.C.Summary), ui.Spacer()}
	if c.C.Seen {
		tools = append(tools, ui.On(ui.Button("Forget what was seen", "").ID("forget-seen"), "click", ui.Send(state.Unsee{})))
	}
	var said app.UI
	if c.C.Contradiction != "" {
		said = ui.Tag("p", "contradiction", ui.Icon(view.Warning), ui.Told("span", "", c.C.Contradiction+"."))
	} else if !c.C.Seen {
		said = ui.Told("p", "quiet assumes", c.C.Assumes)
	}
	var rows []app.UI
	for i := range c.C.List {
		rows = append(rows, causeRow(&c.C.List[i], i == 0))
	}
	return ui.Pane("causes", "Causes", tools, ui.Slot(said), ui.Tag("ul", "causes", rows...), c.seen())
}

// seen is the form of what the person saw.
func (c *Causes) seen() app.UI {
	var ticks []app.UI
	for _, s := range c.C.Signs {
		ticks = append(ticks, ui.On(ui.TextIn("button", "tick", s.Text).Attr("type", "button").Attr("aria-pressed", strconv.FormatBool(s.On)),
			"click", ui.Send(state.TickSign{Sign: s.ID, On: !s.On})))
	}
	var captured app.UI
	if len(c.C.Captured) > 0 {
		captured = ui.Tag("div", "captured", ui.TextIn("h3", "", "Captured"), bullets(c.C.Captured))
	}
	return ui.Tag("div", "seen",
		ui.Tag("div", "form-row",
			ui.Tag("div", "labelled", ui.TextIn("label", "", "What you saw").Attr("for", state.SeenOutcomeControl), &ui.Choice{ID: state.SeenOutcomeControl, Value: cmp.Or(c.C.Outcome, state.NotSaid), Options: seenOutcomes}),
			ui.Tag("div", "labelled", ui.TextIn("label", "", "Browser").Attr("for", state.SeenEngineControl), &ui.Choice{ID: state.SeenEngineControl, Value: cmp.Or(c.C.Engine, state.NotSaid), Options: seenEngines}),
		),
		ui.Tag("div", "ticks", ticks...).Attr("role", "group").Attr("aria-label", "What you noticed"),
		captured,
		c.check(),
		ui.Quiet("Paste the console’s line, a command with its output, or the response’s headers into the box above: all of it counts."),
	)
}

// check offers the script that finds out what nobody has seen yet, nil if there is
// none.
func (c *Causes) check() app.UI {
	if c.C.Check == "" {
		return nil
	}
	return ui.Tag("details", "console-check",
		ui.TextIn("summary", "", "Let your page find out"),
		ui.Tag("p", "", app.Text("Run this script in the console of your page, and paste what it prints into the box above. It only reads: it sends GET requests for the object, as your page, and prints no query of a URL.")),
		plainMessage("Script for the console of your page", c.C.Check))
}

func causeRow(r *view.Cause, open bool) app.UI {
	body := []app.UI{}
	for _, f := range r.For {
		body = append(body, ui.Tag("p", "cause-sign", ui.Icon(view.Suggestion), ui.Said("for it: "), ui.Told("span", "", words.Capital(f))))
	}
	for _, f := range r.Against {
		body = append(body, ui.Tag("p", "cause-sign", ui.Icon(view.Neutral), ui.Said("against it: "), ui.Told("span", "", words.Capital(f))))
	}
	if r.Fix != "" {
		where := ""
		if r.Where != "" {
			where = " (" + r.Where + ")"
		}
		body = append(body, ui.Tag("p", "cause-fix", ui.TextIn("strong", "", "What helps"+where+": "), ui.Told("span", "", r.Fix+".")))
	}
	if r.Test != "" {
		body = append(body, ui.TextIn("strong", "", "To find out:"))
		if r.Command {
			body = append(body, plainMessage("The test for: "+r.Title, r.Test))
		} else {
			body = append(body, ui.Told("p", "", r.Test+"."))
		}
		var list []app.UI
		for _, o := range r.Results {
			list = append(list, ui.Tag("li", "", ui.Prose("span", "", o.Saw), app.Text(": "), ui.Told("span", "quiet", words.Lower(o.Means)+".")))
		}
		body = append(body, ui.Tag("ul", "cause-results", list...))
	}
	body = append(body, ui.Tag("p", "", ui.TextIn("a", "", "About this cause").Attr("href", "/causes/"+r.ID)))
	d := ui.Tag("details", "cause",
		ui.Tag("summary", "", ui.TextIn("span", "badge "+string(r.Tone), r.Standing), ui.Prose("span", "cause-title", r.Title)),
		ui.Tag("div", "cause-body", body...))
	if open {
		d = d.Attr("open", "true")
	}
	return ui.Tag("li", "", d)
}
