package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// steps is the explanation as a tree. Only what is unfolded is drawn.
type steps struct {
	app.Compo
	S    view.Steps
	fold map[string]bool // paths that the reader folded or unfolded
}

func (c *steps) Render() app.UI {
	if c.S.Count == 0 {
		return app.Div().Class("gone")
	}
	return pane("steps", "Step by step", []app.UI{app.Span().Class("quiet").Text("as the standards decide it")},
		app.Div().Class("steps").Body(c.list(c.S.Roots)))
}

func (c *steps) list(list []view.Step) app.UI {
	var items []app.UI
	for i := range list {
		items = append(items, app.Li().Body(c.step(&list[i])))
	}
	return app.Ul().Body(items...)
}

func (c *steps) step(s *view.Step) app.UI {
	open, chosen := c.fold[s.Path]
	if !chosen {
		open = s.Open
	}
	line := c.line(s)
	if len(s.Children) == 0 {
		return app.Div().Class("step", "leaf").DataSet("ref", "s/"+s.Path).Body(line...)
	}
	d := app.Details().Class("step")
	if open {
		d = d.Open(true)
	}
	return d.Body(
		app.Summary().DataSet("ref", "s/"+s.Path).OnClick(c.toggle(s.Path, !open)).Body(line...),
		app.If(open, func() app.UI { return c.list(s.Children) }),
		app.If(open && s.More > 0, func() app.UI {
			return app.P().Class("quiet").Text("and " + strconv.Itoa(s.More) + " more")
		}),
	)
}

// toggle folds by drawing anew instead of the browser's own way: what is
// folded away has no elements.
func (c *steps) toggle(path string, open bool) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, e app.Event) {
		defer guard()
		if e.Get("target").Call("closest", "a, button").Truthy() {
			ctx.PreventUpdate()
			return
		}
		e.PreventDefault()
		if c.fold == nil {
			c.fold = map[string]bool{}
		}
		c.fold[path] = open
	}, app.EventScope(path, strconv.FormatBool(open))
}

func (c *steps) line(s *view.Step) []app.UI {
	title := app.UI(app.Span().Class("step-title").Text(s.Title))
	if s.HasSpan {
		title = app.Button().Type("button").Class("plain", "step-title").
			DataSet("ref", "s/"+s.Path).DataSet("reveal", "s/"+s.Path).Text(s.Title)
	}
	return []app.UI{
		icon(s.Tone), said(s.Word + ": "),
		app.Div().Class("step-text").Body(
			title,
			app.If(s.URL != "", func() app.UI {
				return app.A().Class("ref").Href(s.URL).Target("_blank").Rel("noopener").Body(
					app.Text(s.Ref), said(" in the standard, opens a new tab"))
			}).ElseIf(s.Ref != "", func() app.UI { return app.Span().Class("ref").Text(s.Ref) }),
			app.If(s.Detail != "", func() app.UI { return app.Span().Class("step-detail").Text(s.Detail) }),
		),
	}
}
