package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore/source"
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
		counts = append(counts, tag("span", "count "+string(n.Tone),
			icon(n.Tone), words("span", "", source.Thousands(n.N)).Attr("aria-hidden", "true"), said(n.Word),
		).Attr("title", n.Word))
	}
	return pane("problems", "Problems", []app.UI{
		tag("div", "counts", counts...), spacer(), words("kbd", "hint", "F8"),
	}, c.body())
}

func (c *problems) body() app.UI {
	var rows []app.UI
	switch {
	case c.Empty:
		rows = append(rows, words("li", "quiet", "Paste a CORS configuration, as XML or as JSON, or open an example."))
	case c.List.Total == 0:
		return quiet("No problems found.")
	}
	for i := range c.List.Items {
		rows = append(rows, problem(&c.List.Items[i]))
	}
	rows = append(rows, more("li", c.List.Total-c.List.Shown, ""))
	return tag("ul", "problem-list", rows...)
}

func problem(p *view.Problem) app.UI {
	ref := "d/" + strconv.Itoa(p.Index)
	about := []app.UI{words("span", "line", "line "+strconv.Itoa(p.Line))}
	if p.Where != "" {
		about = append(about, prose("span", "", p.Where))
	}
	about = append(about, words("a", "check", p.Check).Attr("href", "/checks/"+p.Check), refusedBy(p.RefusedBy))
	text := []app.UI{
		plain("plain", ref, said(p.Word+": "), prose("span", "", p.Message)),
		tag("div", "about", about...),
	}
	if len(p.Fixes) > 0 {
		var fixes []app.UI
		for i, title := range p.Fixes {
			fixes = append(fixes, on(button(title, "fix"), "click", sendFix(p.Index, i)))
		}
		if p.FixAll != "" {
			fixes = append(fixes, on(button(p.FixAll, "fix"), "click", sendFix(p.Index, allFixes)).
				Attr("title", "Apply the first fix of each finding of "+p.Check))
		}
		text = append(text, tag("div", "fixes", fixes...))
	}
	if len(p.Like) > 0 {
		var like []app.UI
		for i := range p.Like {
			like = append(like, problem(&p.Like[i]))
		}
		text = append(text, tag("details", "", words("summary", "quiet", strconv.Itoa(len(p.Like))+" more of the same"), tag("ul", "problem-list", like...)))
	}
	if p.More != "" {
		text = append(text, words("div", "quiet", p.More))
	}
	return tag("li", "problem", icon(p.Tone), tag("div", "problem-text", text...)).Attr("data-ref", ref)
}
