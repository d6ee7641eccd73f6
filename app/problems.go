package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// problems is the list of findings.
type problems struct {
	app.Compo
	List  view.Problems
	Empty bool // the document is
}

func (c *problems) Render() app.UI {
	var counts []app.UI
	for _, n := range c.List.Counts {
		counts = append(counts, app.Span().Class("count", string(n.Tone)).Title(n.Word).Body(
			icon(n.Tone), app.Span().Aria("hidden", "true").Text(n.N), said(n.Word)))
	}
	tools := []app.UI{app.Div().Class("counts").Body(counts...), app.Div().Class("spacer"), app.Kbd().Class("hint").Text("F8")}
	return pane("problems", "Problems", tools, c.body())
}

func (c *problems) body() app.UI {
	if c.List.Total == 0 {
		text := "Nothing to complain about"
		if c.Empty {
			text = "Paste a CORS configuration, as XML or as JSON, or open an example"
		}
		return app.P().Class("quiet").Text(text)
	}
	var rows []app.UI
	for i := range c.List.Items {
		rows = append(rows, problem(&c.List.Items[i]))
	}
	if more := c.List.Total - len(c.List.Items); more > 0 {
		rows = append(rows, app.Li().Class("quiet").Text("and "+strconv.Itoa(more)+" more"))
	}
	return app.Ul().Class("problem-list").Body(rows...)
}

func problem(p *view.Problem) app.UI {
	ref := "d/" + strconv.Itoa(p.Index)
	about := []app.UI{app.Span().Class("line").Text("line " + strconv.Itoa(p.Line))}
	if p.Where != "" {
		about = append(about, app.Span().Text(p.Where))
	}
	about = append(about, app.Code().Class("check").Text(p.Check))
	for _, name := range p.RefusedBy {
		about = append(about, app.Span().Class("chip", "error").Text("refused by "+name))
	}
	var fixes []app.UI
	for i, title := range p.Fixes {
		fixes = append(fixes, button(title, "fix").OnClick(sendFix(p.Index, i)))
	}
	return app.Li().Class("problem").DataSet("ref", ref).Body(
		icon(p.Tone),
		app.Div().Class("problem-text").Body(
			app.Button().Type("button").Class("plain").DataSet("ref", ref).DataSet("reveal", ref).Body(
				said(p.Word+": "), app.Text(p.Message)),
			app.Div().Class("about").Body(about...),
			app.If(len(fixes) > 0, func() app.UI { return app.Div().Class("fixes").Body(fixes...) }),
		),
	)
}
