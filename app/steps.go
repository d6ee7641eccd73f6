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
		return gone()
	}
	return pane("steps", "Step by step", []app.UI{words("span", "quiet", "as the standards decide it")},
		tag("div", "steps", c.list(c.S.Roots, 0)))
}

func (c *steps) list(list []view.Step, cut int) app.UI {
	var items []app.UI
	for i := range list {
		items = append(items, tag("li", "", c.step(&list[i])))
	}
	items = append(items, more("li", cut, ""))
	return tag("ul", "", items...)
}

func (c *steps) step(s *view.Step) app.UI {
	ref := "s/" + s.Path
	if len(s.Children) == 0 {
		return tag("div", "step leaf", c.line(s)...).Attr("data-ref", ref)
	}
	open, chosen := c.fold[s.Path]
	if !chosen {
		open = s.Open
	}
	summary := tag("summary", "", c.line(s)...).Attr("data-ref", ref)
	parts := []app.UI{on(summary, "click", c.toggle(s.Path, !open))}
	d := tag("details", "step")
	if open {
		d = d.Attr("open", "true")
		parts = append(parts, c.list(s.Children, s.More))
	}
	return d.Body(parts...)
}

// toggle folds by drawing anew instead of the browser's own way: what is
// folded away has no elements.
func (c *steps) toggle(path string, open bool) handler {
	return handler{func(ctx app.Context, e app.Event) {
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
	}, path + strconv.FormatBool(open)}
}

func (c *steps) line(s *view.Step) []app.UI {
	ref := "s/" + s.Path
	text := make([]app.UI, 0, 3)
	if s.HasSpan {
		text = append(text, plain("plain step-title", ref, prose("span", "", s.Title)))
	} else {
		text = append(text, prose("span", "step-title", s.Title))
	}
	switch {
	case s.URL != "":
		text = append(text, tag("a", "ref", app.Text(s.Ref), said(" in the standard, opens a new tab")).
			Attr("href", s.URL).Attr("target", "_blank").Attr("rel", "noopener"))
	case s.Ref != "":
		text = append(text, words("span", "ref", s.Ref))
	}
	if s.Detail != "" {
		text = append(text, prose("span", "step-detail", s.Detail))
	}
	return []app.UI{icon(s.Tone), said(s.Word + ": "), tag("div", "step-text", text...)}
}
