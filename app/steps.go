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
	return pane("steps", "Step by step", []app.UI{textIn("span", "quiet", "as the standards decide it")},
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
	open, chosen := c.fold[s.Path]
	if !chosen {
		open = s.Open
	}
	if len(s.Children) == 0 && (!s.Fine || s.Detail == "") {
		return tag("div", "step leaf", c.line(s, true)...).Attr("data-ref", ref)
	}
	// The line holds a link and a button, which may be in no other: what folds it
	// is beside them. With a mouse, all of the line does.
	fold := tag("button", "fold").Attr("type", "button").
		Attr("aria-expanded", strconv.FormatBool(open)).Attr("aria-labelledby", titleID(s))
	line := tag("div", "step-line", append([]app.UI{fold}, c.line(s, open || !s.Fine)...)...).Attr("data-ref", ref)
	parts := []app.UI{on(line, "click", c.toggle(s.Path, !open))}
	if open && len(s.Children) > 0 {
		parts = append(parts, c.list(s.Children, s.More))
	}
	return tag("div", "step", parts...)
}

// titleID is the id of the element that has a step's title.
func titleID(s *view.Step) string { return "step-" + s.Path }

// toggle folds by drawing anew: what is folded away has no elements.
func (c *steps) toggle(path string, open bool) handler {
	return handler{func(ctx app.Context, e app.Event) {
		defer guard()
		if e.Get("target").Call("closest", "a, .plain").Truthy() {
			ctx.PreventUpdate()
			return
		}
		if c.fold == nil {
			c.fold = map[string]bool{}
		}
		c.fold[path] = open
	}, path + strconv.FormatBool(open)}
}

func (c *steps) line(s *view.Step, detail bool) []app.UI {
	ref := "s/" + s.Path
	text := make([]app.UI, 0, 3)
	if s.HasSpan {
		text = append(text, plain("plain step-title", ref, prose("span", "", s.Title).ID(titleID(s))))
	} else {
		text = append(text, prose("span", "step-title", s.Title).ID(titleID(s)))
	}
	switch {
	case s.URL != "":
		text = append(text, tag("a", "ref", app.Text(s.Ref), said(" in the standard, opens a new tab")).
			Attr("href", s.URL).Attr("target", "_blank").Attr("rel", "noopener"))
	case s.Ref != "":
		text = append(text, textIn("span", "ref", s.Ref))
	}
	if s.Detail != "" && detail {
		text = append(text, prose("span", "step-detail", s.Detail))
	}
	return []app.UI{icon(s.Tone), said(s.Word + ": "), tag("div", "step-text", text...)}
}
