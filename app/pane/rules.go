package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Rules is the rule table.
type Rules struct {
	app.Compo
	R     view.Rules
	shown int // rows unfolded so far; 0 = the first few
}

func (c *Rules) Render() app.UI {
	if c.R.Empty != "" {
		return ui.Pane("rules", "Rules", nil, ui.Told("p", "quiet", c.R.Empty+"."))
	}
	if c.R.Total == 0 {
		return ui.Gone()
	}
	summary := "no rule matches " + c.R.Kind
	if c.R.Matched > 0 {
		summary = "rule " + strconv.Itoa(c.R.Matched) + " matches " + c.R.Kind
	}
	rows := c.R.First(max(c.shown, view.MaxRules))
	var body []app.UI
	for i := range rows {
		body = append(body, ruleRow(&rows[i], c.R.NoHeaders))
	}
	var unfold app.UI
	if len(rows) < len(c.R.Rows) {
		unfold = ui.On(ui.Button("Show more of the "+strconv.Itoa(c.R.Total)+" rules", "more-rows"), "click", ui.Do(c.More))
	}
	return ui.Pane("rules", "Rules", []app.UI{ui.Told("span", "quiet", summary)},
		ui.Tag("table", "rules",
			ui.Tag("thead", "", ui.Tag("tr", "", column("Rule"), ui.Tag("th", "", ui.Term("Origin", "origin")).Attr("scope", "col"), column("Method"), column("Headers"))),
			ui.Tag("tbody", "", body...),
		),
		unfold,
	)
}

func column(name string) app.UI { return ui.TextIn("th", "", name).Attr("scope", "col") }

// More unfolds in steps, because a long table takes long to draw.
func (c *Rules) More(ctx app.Context, _ app.Event) {
	defer browser.Guard()
	first := max(c.shown, view.MaxRules)
	c.shown = first + 50
	if app.IsClient && c.shown >= len(c.R.Rows) { // the button goes away
		ctx.Defer(func(app.Context) { c.focusRow(first) })
	}
}

// focusRow gives the keyboard to the 0-based row i.
func (c *Rules) focusRow(i int) {
	defer browser.Guard()
	if row := c.JSValue().Call("querySelectorAll", "tbody button.plain").Index(i); row.Truthy() {
		row.Call("focus")
	}
}

func ruleRow(r *view.RuleRow, noHeaders string) app.UI {
	ref := "r/" + strconv.Itoa(r.Rule)
	class, status := "", ""
	switch {
	case r.Matched:
		class, status = "matched", "matches"
	case r.After:
		class, status = "after", "not looked at"
	case r.Nearest:
		class, status = "nearest", "nearest"
	case !r.Reachable:
		status = "never reached"
	}
	head := []app.UI{ui.Plain("plain", ref, ui.Said("Rule "), app.Text(strconv.Itoa(r.Rule)))}
	if r.ID != "" {
		head = append(head, ui.TextIn("span", "rule-id", r.ID))
	}
	if status != "" {
		head = append(head, ui.TextIn("span", "rule-state", status))
	}
	return ui.Tag("tr", class,
		ui.Tag("th", "", head...).Attr("scope", "row"),
		ui.Tag("td", "", ruleCell(ref+"/o", "", &r.Origin)).Attr("data-label", "Origin"),
		ui.Tag("td", "", ruleCell(ref+"/m", "", &r.Method)).Attr("data-label", "Method"),
		ui.Tag("td", "", headerCells(ref, r.Headers, noHeaders)...).Attr("data-label", "Headers"),
	).Attr("data-ref", ref)
}

func headerCells(ref string, cells []view.Cell, none string) []app.UI {
	if len(cells) == 0 {
		return []app.UI{ui.Told("span", "quiet no-headers", none)}
	}
	var out []app.UI
	for i := range cells {
		out = append(out, ruleCell(ref+"/h/"+strconv.Itoa(i), cells[i].Value, &cells[i]))
	}
	return out
}

// ruleCell is one comparison: what met it, or what is different. A click shows
// the place in the document.
func ruleCell(ref, value string, c *view.Cell) app.UI {
	var text []app.UI
	if value != "" {
		text = append(text, ui.TextIn("code", "", value), app.Text(": "))
	}
	if c.Doubt != "" {
		text = append(text, ui.Prose("span", "", c.Doubt))
		return ui.Plain("cell", ref, ui.Icon(view.Unknown), ui.Said("not known: "), ui.Tag("span", "", text...))
	}
	if c.Passed {
		text = append(text, ui.TextIn("code", "quiet", c.Text))
		return ui.Plain("cell", ref, ui.Icon(view.OK), ui.Said("met: "), ui.Tag("span", "", text...))
	}
	text = append(text, ui.Prose("span", "", c.Text))
	return ui.Plain("cell", ref, ui.Icon(view.Error), ui.Said("not met: "), ui.Tag("span", "", text...))
}
