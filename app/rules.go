package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// rules is the rule table.
type rules struct {
	app.Compo
	R     view.Rules
	shown int // rows unfolded so far; 0 = the first few
}

func (c *rules) Render() app.UI {
	if c.R.Empty != "" {
		return pane("rules", "Rules", nil, told("p", "quiet", c.R.Empty+"."))
	}
	if c.R.Total == 0 {
		return gone()
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
		unfold = on(button("Show more of the "+strconv.Itoa(c.R.Total)+" rules", "more-rows"), "click", handler{c.more, ""})
	}
	return pane("rules", "Rules", []app.UI{told("span", "quiet", summary)},
		tag("table", "rules",
			tag("thead", "", tag("tr", "", column("Rule"), tag("th", "", term("Origin", "origin")).Attr("scope", "col"), column("Method"), column("Headers"))),
			tag("tbody", "", body...),
		),
		unfold,
	)
}

func column(name string) app.UI { return textIn("th", "", name).Attr("scope", "col") }

// more unfolds in steps, because a long table takes long to draw.
func (c *rules) more(ctx app.Context, _ app.Event) {
	defer guard()
	first := max(c.shown, view.MaxRules)
	c.shown = first + 50
	if app.IsClient && c.shown >= len(c.R.Rows) { // the button goes away
		ctx.Defer(func(app.Context) { c.focusRow(first) })
	}
}

// focusRow gives the keyboard to the 0-based row i.
func (c *rules) focusRow(i int) {
	defer guard()
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
	head := []app.UI{plain("plain", ref, said("Rule "), app.Text(strconv.Itoa(r.Rule)))}
	if r.ID != "" {
		head = append(head, textIn("span", "rule-id", r.ID))
	}
	if status != "" {
		head = append(head, textIn("span", "rule-state", status))
	}
	return tag("tr", class,
		tag("th", "", head...).Attr("scope", "row"),
		tag("td", "", ruleCell(ref+"/o", "", &r.Origin)).Attr("data-label", "Origin"),
		tag("td", "", ruleCell(ref+"/m", "", &r.Method)).Attr("data-label", "Method"),
		tag("td", "", headerCells(ref, r.Headers, noHeaders)...).Attr("data-label", "Headers"),
	).Attr("data-ref", ref)
}

func headerCells(ref string, cells []view.Cell, none string) []app.UI {
	if len(cells) == 0 {
		return []app.UI{told("span", "quiet no-headers", none)}
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
		text = append(text, textIn("code", "", value), app.Text(": "))
	}
	if c.Doubt != "" {
		text = append(text, prose("span", "", c.Doubt))
		return plain("cell", ref, icon(view.Unknown), said("not known: "), tag("span", "", text...))
	}
	if c.Passed {
		text = append(text, textIn("code", "quiet", c.Text))
		return plain("cell", ref, icon(view.OK), said("met: "), tag("span", "", text...))
	}
	text = append(text, prose("span", "", c.Text))
	return plain("cell", ref, icon(view.Error), said("not met: "), tag("span", "", text...))
}
