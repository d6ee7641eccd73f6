package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// MatrixCell is the class of the buttons of a [Matrix]: arrow keys move between
// them.
const MatrixCell = "matrix-cell"

// Matrix is what each origin may do, by methods. A cell makes it the request.
type Matrix struct {
	app.Compo
	M     view.Matrix
	Now   state.AskFor // the page's request
	Alone string       // of [view.BucketAlone]
}

func (c *Matrix) Render() app.UI {
	if len(c.M.Rows) == 0 {
		return ui.Pane("matrix", "Matrix", nil, alone(c.Alone), ui.Told("p", "quiet", "The configuration names no origin, and neither does a test."))
	}
	head := []app.UI{ui.Tag("th", "", ui.Term("Origin", "origin"), app.Text(" of the page")).Attr("scope", "col")}
	for _, m := range c.M.Methods {
		head = append(head, ui.Tag("th", "", ui.TextIn("code", "", m)).Attr("scope", "col"))
	}
	reach := c.reach()
	var rows []app.UI
	for i := range c.M.Rows {
		rows = append(rows, c.row(&c.M.Rows[i], reach))
	}
	var more app.UI
	if c.M.More != "" {
		more = ui.Quiet(c.M.More + ".")
	}
	return ui.Pane("matrix", "Matrix", nil,
		alone(c.Alone),
		ui.Tag("table", "matrix", ui.Tag("thead", "", ui.Tag("tr", "", head...)), ui.Tag("tbody", "", rows...)).
			Attr("role", "grid").Attr("aria-label", "What each origin may do, by methods"),
		ui.Slot(more),
		ui.Tag("ul", "quiet matrix-legend",
			legend(view.OK, "allowed with any header"), legend(view.Warning, "depends on headers: allowed without any, and with those that the rule lists"),
			legend(view.Error, "blocked"), ui.TextIn("li", "", "The number is the rule that answers."),
		),
	)
}

func legend(t view.Tone, text string) app.UI {
	return ui.Tag("li", "", ui.Icon(t), ui.TextIn("span", "", text))
}

// reach is the cell that the Tab key reaches: the page's request, or the first.
func (c *Matrix) reach() state.AskFor {
	for i := range c.M.Rows {
		for k := range c.M.Rows[i].Cells {
			if c.M.Rows[i].Cells[k].Ask == c.Now {
				return c.Now
			}
		}
	}
	return c.M.Rows[0].Cells[0].Ask
}

func (c *Matrix) row(r *view.MatrixRow, reach state.AskFor) app.UI {
	origin := []app.UI{ui.TextIn("code", "", r.Origin)}
	if r.Pattern != "" {
		origin = append(origin, ui.Tag("span", "matrix-example", app.Text("example for "), ui.TextIn("code", "", r.Pattern)))
	}
	cells := []app.UI{ui.Tag("th", "", origin...).Attr("scope", "row")}
	for i := range r.Cells {
		cells = append(cells, ui.Tag("td", "", c.cell(&r.Cells[i], reach)))
	}
	return ui.Tag("tr", "", cells...)
}

// cell says all of itself to a screen reader; on a narrow page the method too, as
// its column's head is not on show there.
func (c *Matrix) cell(m *view.MatrixCell, reach state.AskFor) app.UI {
	index, class := -1, MatrixCell+" "+string(m.Tone)
	if m.Ask == reach {
		index = 0
	}
	if m.Ask == c.Now {
		class += " now"
	}
	text := []app.UI{ui.TextIn("code", "matrix-method", m.Ask.Method), ui.Icon(m.Tone), ui.Said(m.Word)}
	if m.Rule != "" {
		text = append(text, ui.Said(", rule "), ui.TextIn("span", "matrix-rule", m.Rule))
	}
	b := ui.Tag("button", class, text...).Attr("type", "button").TabIndex(index)
	if m.Ask == c.Now {
		b = b.Attr("aria-current", "true")
	}
	return ui.On(b, "click", ui.Send(m.Ask))
}
