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
		return pane("rules", "Rules", nil, app.P().Class("quiet").Text(c.R.Empty))
	}
	if c.R.Total == 0 {
		return app.Div().Class("gone")
	}
	summary := "no rule matches " + c.R.Kind
	if c.R.Matched > 0 {
		summary = "rule " + strconv.Itoa(c.R.Matched) + " matches " + c.R.Kind
	}
	rows := c.R.First(max(c.shown, view.MaxRules))
	var body []app.UI
	for i := range rows {
		body = append(body, ruleRow(&rows[i]))
	}
	return pane("rules", "Rules", []app.UI{app.Span().Class("quiet").Text(summary)},
		app.Div().Class("scroll").Body(app.Table().Class("rules").Body(
			app.THead().Body(app.Tr().Body(
				app.Th().Scope("col").Text("#"), app.Th().Scope("col").Text("Origin"),
				app.Th().Scope("col").Text("Method"), app.Th().Scope("col").Text("Headers"),
			)),
			app.TBody().Body(body...),
		)),
		app.If(len(rows) < c.R.Total, func() app.UI {
			return button("Show more of the "+strconv.Itoa(c.R.Total)+" rules", "more-rows").OnClick(c.more)
		}),
	)
}

// more unfolds in steps, because a long table takes long to draw.
func (c *rules) more(app.Context, app.Event) {
	defer guard()
	c.shown = max(c.shown, view.MaxRules) + 50
}

func ruleRow(r *view.RuleRow) app.UI {
	ref := "r/" + strconv.Itoa(r.Rule)
	row := app.Tr().DataSet("ref", ref)
	state := ""
	switch {
	case r.Matched:
		row, state = row.Class("matched"), "matches"
	case r.After:
		row, state = row.Class("after"), "not looked at"
	case r.Nearest:
		row, state = row.Class("nearest"), "nearest"
	case !r.Reachable:
		state = "never reached"
	}
	return row.Body(
		app.Th().Scope("row").Body(
			app.Button().Type("button").Class("plain").DataSet("ref", ref).DataSet("reveal", ref).Body(
				said("Rule "), app.Text(strconv.Itoa(r.Rule))),
			app.If(r.ID != "", func() app.UI { return app.Span().Class("rule-id").Text(r.ID) }),
			app.If(state != "", func() app.UI { return app.Span().Class("rule-state").Text(state) }),
		),
		app.Td().DataSet("label", "Origin").Body(ruleCell(ref+"/o", "", &r.Origin)),
		app.Td().DataSet("label", "Method").Body(ruleCell(ref+"/m", "", &r.Method)),
		app.Td().DataSet("label", "Headers").Body(headerCells(ref, r.Headers)...),
	)
}

func headerCells(ref string, cells []view.Cell) []app.UI {
	if len(cells) == 0 {
		return []app.UI{app.Span().Class("quiet").Text("none asked for")}
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
	b := app.Button().Type("button").Class("cell").DataSet("ref", ref).DataSet("reveal", ref)
	var name []app.UI
	if value != "" {
		name = append(name, app.Code().Text(value), app.Text(" "))
	}
	if c.Passed {
		return b.Body(append([]app.UI{icon(view.OK), said("met: ")},
			app.Span().Body(append(name, app.Code().Class("quiet").Text(c.Text))...))...)
	}
	return b.Body(icon(view.Error), said("not met: "), app.Span().Body(append(name, app.Text(c.Text))...))
}
