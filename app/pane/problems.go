package pane

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// Problems is the list of findings.
type Problems struct {
	app.Compo
	List  view.Problems
	Empty bool // the document is
	Most  int  // how many are drawn, 0 = all
}

func (c *Problems) Render() app.UI {
	var counts []app.UI
	for _, n := range c.List.Counts {
		counts = append(counts, ui.Tag("span", "count "+string(n.Tone),
			ui.Icon(n.Tone), ui.TextIn("span", "", words.Thousands(n.N)).Attr("aria-hidden", "true"), ui.Said(n.Word),
		).Attr("title", n.Word))
	}
	return ui.Pane("problems", "Problems", []app.UI{
		ui.Tag("div", "counts", counts...), ui.Spacer(), ui.TextIn("kbd", "hint", "F8"),
	}, c.body())
}

func (c *Problems) body() app.UI {
	var rows []app.UI
	all := c.List.Rows()
	left := cmp.Or(c.Most, all)
	switch {
	case c.Empty:
		rows = append(rows, ui.TextIn("li", "quiet", "Paste a CORS configuration, as XML or as JSON, or open an example."))
	case c.List.Total == 0 && c.List.More:
		return ui.Quiet("What is wrong is listed when typing rests.")
	case c.List.Total == 0:
		return ui.Quiet("No problems found.")
	}
	rows = append(rows, problems(c.List.Items, &left)...)
	if c.Most == 0 || c.Most >= all {
		rows = append(rows, ui.More("li", c.List.Total-c.List.Shown, ""))
	}
	return ui.Tag("ul", "problem-list", rows...)
}

// problems are the first of list, as long as any are left to draw.
func problems(list []view.Problem, left *int) (rows []app.UI) {
	for i := 0; i < len(list) && *left > 0; i++ {
		*left--
		rows = append(rows, problem(&list[i], left))
	}
	return rows
}

func problem(p *view.Problem, left *int) app.UI {
	ref := "d/" + strconv.Itoa(p.Index)
	about := []app.UI{ui.TextIn("span", "line", "line "+strconv.Itoa(p.Line))}
	if p.Where != "" {
		about = append(about, ui.Prose("span", "", p.Where))
	}
	about = append(about, ui.TextIn("a", "check", p.Check).Attr("href", "/checks/"+p.Check), refusedBy(p.RefusedBy))
	text := []app.UI{
		ui.Plain("plain", ref, ui.Said(p.Word+": "), ui.Prose("span", "", p.Message)),
		ui.Tag("div", "about", about...),
	}
	if len(p.Fixes) > 0 {
		var fixes []app.UI
		for i, title := range p.Fixes {
			fixes = append(fixes, ui.On(ui.Button(title, "fix"), "click", ui.SendFix(p.Index, i)))
		}
		if p.FixAll != "" {
			fixes = append(fixes, ui.On(ui.Button(p.FixAll, "fix"), "click", ui.SendFix(p.Index, ui.AllFixes)).
				Attr("title", "Apply the first fix of each finding of "+p.Check))
		}
		text = append(text, ui.Tag("div", "fixes", fixes...))
	}
	if len(p.Like) > 0 {
		text = append(text, ui.Tag("details", "", ui.TextIn("summary", "quiet", strconv.Itoa(len(p.Like))+" more of the same"), ui.Tag("ul", "problem-list", problems(p.Like, left)...)))
	}
	if p.More != "" {
		text = append(text, ui.TextIn("div", "quiet", p.More))
	}
	return ui.Tag("li", "problem", ui.Icon(p.Tone), ui.Tag("div", "problem-text", text...)).Attr("data-ref", ref)
}
