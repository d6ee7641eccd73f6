package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// result is what came of the last request. Its first part is always there, so
// that a screen reader hears what comes into it.
func (c *apply) result() app.UI {
	s := &c.S
	var said []app.UI
	switch {
	case s.Busy != "" && s.Title == "":
		said = append(said, words("p", "quiet", s.Busy+"…"))
	case s.Title != "":
		said = append(said, tag("p", "status "+string(s.Tone), icon(s.Tone), prose("span", "", s.Method+": "+s.Title)))
		if s.Busy != "" {
			said = append(said, words("p", "quiet", s.Busy+"…"))
		}
		if s.Back.Title != "" {
			said = append(said, tag("p", "status "+string(s.Back.Tone), icon(s.Back.Tone), prose("span", "", s.Back.Title)))
		}
	}
	class := "apply-part apply-result"
	if len(said) == 0 {
		class = "apply-result"
	}
	return tag("div", class, tag("div", "", said...).ID(applyStatusID).Attr("role", "status"), c.details())
}

// details are the result's words and texts.
func (c *apply) details() app.UI {
	s := &c.S
	if s.Title == "" {
		return nil
	}
	var parts []app.UI
	if s.Words != "" {
		parts = append(parts, prose("p", "words", s.Words))
	}
	if lines := append(append([]string{}, s.Back.Lines...), s.Advice...); len(lines) > 0 {
		parts = append(parts, bullets(lines))
	}
	var acts []app.UI
	if s.Region != "" && s.Region != c.F.Region {
		acts = append(acts, on(button("Use region "+s.Region, "").ID(useRegionID), "click", send(state.SetApply{Field: state.ApplyRegion, Value: s.Region})))
	}
	if s.ReadBack {
		acts = append(acts, on(button("Read it back", ""), "click", sendCommand(readNow)))
	}
	if s.Config != "" {
		compare := handler{send(state.CompareWith{Text: s.Config}).do, s.Config}
		acts = append(acts,
			on(button("Load into the editor", ""), "click", sendCommand(loadNow)),
			on(button("Compare with the editor", ""), "click", compare))
	}
	if len(acts) > 0 {
		parts = append(parts, tag("div", "row", acts...))
	}
	if len(s.Signed) > 0 {
		var rows []app.UI
		for _, l := range s.Signed {
			rows = append(rows, tag("tr", "", tag("td", "", words("code", "", l.Ours)), tag("td", "", words("code", "", l.Servers))))
		}
		parts = append(parts, table("Signed here", "Read by the server", rows))
	}
	if s.Answer != "" {
		parts = append(parts, message("The server's answer", s.Answer, highlight.HTTP), more("p", s.More, " bytes"))
	}
	if s.Config != "" && s.Method != "GET" {
		parts = append(parts, message("What the bucket has now", s.Config, highlight.Detect(s.Config)))
	}
	return tag("div", "apply-details", parts...)
}

// table is a table of two columns, or three with a name for each row.
func table(first, second string, rows []app.UI) app.UI {
	return tag("table", "pairs", tag("thead", "", tag("tr", "", column(first), column(second))), tag("tbody", "", rows...))
}

// recipes are the same request for other tools.
func (c *apply) recipes() app.UI {
	d := tag("details", "apply-part stored")
	summary := on(words("summary", "", "Copy as curl, AWS CLI, s3cmd, boto3, Terraform …"), "click", sendInstead(state.FoldRecipes{Open: !c.F.Copy}))
	if !c.F.Copy {
		return d.Body(summary)
	}
	d = d.Attr("open", "true")
	if len(c.Recipes) == 0 {
		return d.Body(summary, quiet(c.V.Missing))
	}
	picked := &c.Recipes[0]
	for i := range c.Recipes {
		if c.Recipes[i].ID == c.F.Recipe {
			picked = &c.Recipes[i]
		}
	}
	var tabs []app.UI
	for i := range c.Recipes {
		r := &c.Recipes[i]
		tab := words("button", "tab", r.Name).Attr("type", "button").Attr("aria-pressed", fmt.Sprint(r == picked))
		tabs = append(tabs, on(tab, "click", send(state.PickRecipe{ID: r.ID})))
	}
	var text app.UI
	if picked.Text != "" {
		var take app.UI = &copier{Text: picked.Text, Label: "Copy for " + picked.Name}
		if picked.Signed {
			take = on(iconButton(shapeCopy, "Copy for "+picked.Name), "click", sendCommand(command(recipeCommand+picked.ID)))
		}
		text = tag("div", "message-box",
			words("pre", "code", picked.Shown).TabIndex(0).Attr("aria-label", picked.Name), take)
	}
	return d.Body(summary,
		tag("div", "row", quiet("For CloudFormation, CDK, Serverless and other clouds:"),
			on(button("Write as…", ""), "click", send(state.Show{Dialog: state.ConvertDialog}))),
		tag("div", "tabs recipes", tabs...).Attr("role", "group").Attr("aria-label", "Tool"),
		text, bullets(picked.Notes),
		quiet("Keys are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN."),
	)
}

// probe sends the real preflight; only the relay can.
func (c *apply) probe() app.UI {
	if !c.V.Covered {
		return nil
	}
	p := &c.Probe
	said := tag("div", "").ID("probe-status").Attr("role", "status")
	switch {
	case p.Busy:
		said = said.Body(quiet("The preflight is on its way…"))
	case p.Error != "":
		said = said.Body(tag("p", "status error", icon(view.Error), prose("span", "", sentence(p.Error))))
	case p.Title != "":
		said = said.Body(tag("p", "status "+string(p.Tone), icon(p.Tone), prose("span", "", p.Title)))
	}
	parts := []app.UI{
		tag("div", "row",
			quiet("Probe: the real preflight of the request in the form, beside the simulated one."), spacer(),
			on(button("Send the preflight", ""), "click", sendCommand(probeNow))),
		said,
	}
	if p.Asked != "" {
		parts = append(parts, tag("p", "apply-url", words("code", "", p.Asked)))
	}
	if len(p.Rows) > 0 {
		parts = append(parts, probeTable(p))
	}
	return tag("div", "apply-part probe", parts...)
}

func probeTable(p *view.Probe) app.UI {
	var rows []app.UI
	for _, r := range p.Rows {
		tone, mark, class := view.OK, "the same", ""
		switch {
		case r.Differs:
			tone, mark, class = view.Warning, "different", "differs"
		case r.Order:
			mark = "the same, written otherwise"
		}
		rows = append(rows, tag("tr", class,
			tag("th", "", words("code", "", r.Name)).Attr("scope", "row"),
			tag("td", "", value(r.Simulated)), tag("td", "", value(r.Real)),
			tag("td", "mark", icon(tone), words("span", "", mark)),
		))
	}
	var other app.UI
	if len(p.Other) > 0 {
		other = tag("p", "quiet", append([]app.UI{app.Text("Headers that CORS does not look at: ")}, spaced(p.Other)...)...)
	}
	return tag("div", "", tag("table", "pairs probe-table",
		tag("thead", "", tag("tr", "", column(""), column("Simulated"), column("Real"), column(""))),
		tag("tbody", "", rows...)), other)
}

// value is a header's value; none is said as that.
func value(text string) app.UI {
	if text == "" {
		return words("span", "quiet", "none")
	}
	return words("code", "", text)
}

func spaced(list []string) (out []app.UI) {
	for i, n := range list {
		if i > 0 {
			out = append(out, app.Text(", "))
		}
		out = append(out, words("code", "", n))
	}
	return out
}
