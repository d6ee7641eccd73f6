package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/view"
)

// answer is what the server answers to PUT ?cors of the document.
type answer struct {
	app.Compo
	P    view.Put
	open bool // what the server stores is on show
}

func (c *answer) Render() app.UI {
	p := &c.P
	tools := []app.UI{
		app.Span().Class("status", string(p.Tone)).Body(icon(p.Tone), app.Code().Text(p.Status)),
		app.Div().Class("spacer"), app.Span().Class("quiet").Text(p.Server),
	}
	stored := app.UI(app.Div().Class("gone"))
	if len(p.Stored) > 0 {
		d := app.Details().Class("stored")
		if c.open {
			d = d.Open(true)
		}
		stored = d.Body(
			app.Summary().OnClick(c.toggle).Text("What it stores, and GET ?cors returns"),
			app.If(c.open, func() app.UI { return c.stored() }),
		)
	}
	return pane("put", "PUT ?cors", tools,
		app.If(p.Message != "", func() app.UI { return app.P().Class("words").Text(p.Message) }),
		app.If(p.Surprise != "", func() app.UI { return app.P().Class("surprise").Text(p.Surprise) }),
		stored,
	)
}

func (c *answer) toggle(_ app.Context, e app.Event) {
	defer guard()
	e.PreventDefault()
	c.open = !c.open
}

func (c *answer) stored() app.UI {
	var list []app.UI
	for _, r := range c.P.Stored {
		list = append(list, app.Dt().Text("Rule "+strconv.Itoa(r.Rule)))
		for _, line := range r.Lines {
			list = append(list, app.Dd().Body(app.Code().Text(line)))
		}
	}
	if c.P.More > 0 {
		list = append(list, app.Dd().Class("quiet").Text("and "+strconv.Itoa(c.P.More)+" more rules"))
	}
	return app.Div().Body(
		app.Dl().Class("stored-rules").Body(list...),
		app.If(c.P.Readback != "", func() app.UI {
			return app.Div().Class("message-box").Body(
				code(highlight.Detect(c.P.Readback), c.P.Readback, "The answer to GET ?cors"),
				&copier{Text: c.P.Readback, Label: "Copy the answer to GET ?cors"},
			)
		}),
	)
}
