package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Steps is the explanation as a tree. Only what is unfolded is drawn.
type Steps struct {
	app.Compo
	S    view.Steps
	Fold map[string]bool // paths that the reader folded or unfolded
}

func (c *Steps) Render() app.UI {
	if c.S.Count == 0 {
		return ui.Gone()
	}
	return ui.Pane("steps", "Step by step", []app.UI{ui.TextIn("span", "quiet", "as the standards decide it")},
		ui.Tag("div", "steps", c.list(c.S.Roots, 0)))
}

func (c *Steps) list(list []view.Step, cut int) app.UI {
	var items []app.UI
	for i := range list {
		items = append(items, ui.Tag("li", "", c.step(&list[i])))
	}
	items = append(items, ui.More("li", cut, ""))
	return ui.Tag("ul", "", items...)
}

func (c *Steps) step(s *view.Step) app.UI {
	ref := "s/" + s.Path
	open, chosen := c.Fold[s.Path]
	if !chosen {
		open = s.Open
	}
	if len(s.Children) == 0 && (!s.Fine || s.Detail == "") {
		return ui.Tag("div", "step leaf", c.line(s, true)...).Attr("data-ref", ref)
	}
	// The line holds a link and a button, which may be in no other: what folds it
	// is beside them. With a mouse, all of the line does.
	fold := ui.Tag("button", "fold").Attr("type", "button").
		Attr("aria-expanded", strconv.FormatBool(open)).Attr("aria-labelledby", titleID(s))
	line := ui.Tag("div", "step-line", append([]app.UI{fold}, c.line(s, open || !s.Fine)...)...).Attr("data-ref", ref)
	parts := []app.UI{ui.On(line, "click", c.toggle(s.Path, !open))}
	if open && len(s.Children) > 0 {
		parts = append(parts, c.list(s.Children, s.More))
	}
	return ui.Tag("div", "step", parts...)
}

// titleID is the id of the element that has a step's title.
func titleID(s *view.Step) string { return "step-" + s.Path }

// toggle folds by drawing anew: what is folded away has no elements.
func (c *Steps) toggle(path string, open bool) ui.Handler {
	return ui.Do(func(ctx app.Context, e app.Event) {
		defer browser.Guard()
		if e.Get("target").Call("closest", "a, .plain").Truthy() {
			ctx.PreventUpdate()
			return
		}
		if c.Fold == nil {
			c.Fold = map[string]bool{}
		}
		c.Fold[path] = open
	}).Scoped(path + strconv.FormatBool(open))
}

func (c *Steps) line(s *view.Step, detail bool) []app.UI {
	ref := "s/" + s.Path
	text := make([]app.UI, 0, 3)
	if s.HasSpan {
		text = append(text, ui.Plain("plain step-title", ref, ui.Prose("span", "", s.Title).ID(titleID(s))))
	} else {
		text = append(text, ui.Prose("span", "step-title", s.Title).ID(titleID(s)))
	}
	switch {
	case s.URL != "":
		text = append(text, ui.Tag("a", "ref", app.Text(s.Ref), ui.Said(" in the standard, opens a new tab")).
			Attr("href", s.URL).Attr("target", "_blank").Attr("rel", "noopener"))
	case s.Ref != "":
		text = append(text, ui.TextIn("span", "ref", s.Ref))
	}
	if s.Detail != "" && detail {
		text = append(text, ui.Prose("span", "step-detail", s.Detail))
	}
	return []app.UI{ui.Icon(s.Tone), ui.Said(s.Word + ": "), ui.Tag("div", "step-text", text...)}
}
