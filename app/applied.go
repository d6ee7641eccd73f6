package app

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// recipeCommand begins the command that copies the recipe whose id follows, made
// anew: what it signs begins to expire.
const recipeCommand = "recipe "

// result is what came of the last request. Its first part is always there, so
// that a screen reader hears what comes into it.
func (c *apply) result() app.UI {
	s := &c.S
	var said []app.UI
	if s.About != "" {
		said = append(said, textIn("p", "apply-about mono", s.About))
	}
	if c.Stale != "" {
		said = append(said, textIn("p", "quiet", c.Stale+"."))
	}
	if s.Title != "" {
		said = append(said, c.status(s.Tone, s.Title))
	}
	if s.Busy != "" {
		said = append(said, textIn("p", "quiet", s.Busy+"…"))
	}
	if s.Back.Title != "" {
		said = append(said, c.status(s.Back.Tone, s.Back.Title))
	}
	class := "apply-part apply-result"
	if len(said) == 0 {
		class = "apply-result"
	}
	if c.Stale != "" {
		class += " stale"
	}
	return tag("div", class, tag("div", "", said...).ID(applyStatusID).Attr("role", "status"), c.details())
}

// status is a sentence with its weight, which a result of another bucket has not.
func (c *apply) status(t view.Tone, text string) app.UI {
	if c.Stale != "" {
		t = view.Neutral
	}
	return tag("p", "status "+string(t), icon(t), prose("span", "", text))
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
	if acts := c.acts(); len(acts) > 0 {
		parts = append(parts, tag("div", "row", acts...))
	}
	if len(s.Signed) > 0 {
		var rows []app.UI
		for _, l := range s.Signed {
			rows = append(rows, tag("tr", "", tag("td", "", textIn("code", "", l.Ours)), tag("td", "", textIn("code", "", l.Servers))))
		}
		parts = append(parts, table("Signed here", "Read by the server", rows))
	}
	parts = append(parts, c.before()...)
	if s.Answer != "" {
		parts = append(parts, message("The server's response", s.Answer, highlight.HTTP), more("p", s.More, " bytes"))
	}
	if s.Config != "" && s.Method != "GET" {
		parts = append(parts, message("What the bucket has now", s.Config, highlight.Detect(s.Config)))
	}
	return tag("div", "apply-details", parts...)
}

// acts are what can be done about a result. What sends again is there only while
// the form names the result's bucket: the credentials in it are for that one.
func (c *apply) acts() (acts []app.UI) {
	s := &c.S
	add := func(b app.HTMLElem, h handler) { acts = append(acts, on(b, "click", h)) }
	if c.Stale == "" {
		if s.Region != "" && s.Region != c.F.Region {
			add(button("Use region "+s.Region, "").ID(useRegionID), send(state.SetApply{Field: state.ApplyRegion, Value: s.Region}))
		}
		if s.Server != "" && s.Busy == "" {
			add(button("Set the server to "+view.ServerName(servers, s.Server), "").ID(useServerID), send(state.SetServer{ID: s.Server}))
		}
		if s.Anyway != "" {
			add(button(s.Anyway, ""), sendCommand(blindNow))
		}
		if s.ReadBack {
			add(button("Read it back", ""), sendCommand(readNow))
		}
		if s.Before.Read && s.Busy == "" {
			add(button("Put back what was there", ""), sendCommand(undoNow))
		}
	}
	if s.Config != "" {
		add(button("Load into the editor", ""), sendCommand(loadNow))
		add(button("Compare with the editor", ""), handler{send(state.CompareWith{Text: s.Config}).do, s.Config})
	}
	return acts
}

// before is what the bucket had before a change, and what the change does to it.
// The page keeps it in memory only.
func (c *apply) before() (parts []app.UI) {
	b := &c.S.Before
	switch {
	case !b.Read:
		return nil
	case b.None:
		return []app.UI{quiet("Before, the bucket had no configuration: putting that back is a DELETE.")}
	}
	if len(b.Changes) > 0 {
		parts = append(parts, quiet("Compared with what the bucket had before, this changes:"), bullets(b.Changes))
	}
	return append(parts,
		quiet("The bucket had this before its last change:"),
		message("What the bucket had before", b.Config, highlight.Detect(b.Config)),
		quiet("This page keeps it in memory until you leave. If the page is shut out now, load it into the editor and send it with curl."),
		tag("div", "row", on(button("Load what was there into the editor", ""), "click", handler{send(state.Typed{Text: lines(b.Config)}).do, b.Config})))
}

// table is a table of two columns, or three with a name for each row.
func table(first, second string, rows []app.UI) app.UI {
	return tag("table", "pairs", tag("thead", "", tag("tr", "", column(first), column(second))), tag("tbody", "", rows...))
}

// recipes are the same request for other tools.
func (c *apply) recipes() app.UI {
	d := tag("details", "apply-part stored")
	summary := on(textIn("summary", "", "Copy as curl, AWS CLI, s3cmd, boto3, Terraform …"), "click", sendInstead(state.FoldRecipes{Open: !c.F.Copy}))
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
		tab := textIn("button", "tab", r.Name).Attr("type", "button").Attr("aria-pressed", fmt.Sprint(r == picked))
		tabs = append(tabs, on(tab, "click", send(state.PickRecipe{ID: r.ID})))
	}
	var text app.UI
	if picked.Text != "" {
		var take app.UI = &copier{Text: picked.Text, Label: "Copy for " + picked.Name}
		if picked.Signed {
			take = on(iconButton(shapeCopy, "Copy for "+picked.Name), "click", sendCommand(command(recipeCommand+picked.ID)))
		}
		text = tag("div", "message-box",
			textIn("pre", "code", picked.Shown).TabIndex(0).Attr("aria-label", picked.Name), take)
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
		said = said.Body(tag("p", "status error", icon(view.Error), prose("span", "", words.Capital(p.Error))))
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
		parts = append(parts, tag("p", "apply-url", textIn("code", "", p.Asked)))
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
			tag("th", "", textIn("code", "", r.Name)).Attr("scope", "row"),
			tag("td", "", value(r.Simulated)), tag("td", "", value(r.Real)),
			tag("td", "mark", icon(tone), textIn("span", "", mark)),
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
		return textIn("span", "quiet", "none")
	}
	return textIn("code", "", text)
}

func spaced(list []string) (out []app.UI) {
	for i, n := range list {
		if i > 0 {
			out = append(out, app.Text(", "))
		}
		out = append(out, textIn("code", "", n))
	}
	return out
}

// lines is text with the line breaks that a textarea has.
func lines(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
