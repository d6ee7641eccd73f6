package pane

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// RecipeCommand begins the command that copies the recipe whose id follows, made
// anew: what it signs begins to expire.
const RecipeCommand = "recipe "

// Result is the outcome of the last request. Its first part is always there, so
// that a screen reader hears what comes into it.
func (c *Apply) Result() app.UI {
	s := &c.S
	var said []app.UI
	if s.About != "" {
		said = append(said, ui.TextIn("p", "apply-about mono", s.About))
	}
	if c.Stale != "" {
		said = append(said, ui.TextIn("p", "quiet", c.Stale+"."))
	}
	if s.Title != "" {
		said = append(said, c.status(s.Tone, s.Title))
	}
	if s.Busy != "" {
		said = append(said, ui.TextIn("p", "quiet", s.Busy+"…"))
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
	return ui.Tag("div", class, ui.Tag("div", "", said...).ID(ApplyStatusID).Attr("role", "status"), c.details())
}

// status is a sentence with its weight, which a result of another bucket has not.
func (c *Apply) status(t view.Tone, text string) app.UI {
	if c.Stale != "" {
		t = view.Neutral
	}
	return ui.Tag("p", "status "+string(t), ui.Icon(t), ui.Prose("span", "", text))
}

// details are the result's words and texts.
func (c *Apply) details() app.UI {
	s := &c.S
	if s.Title == "" {
		return nil
	}
	var parts []app.UI
	if s.Words != "" {
		parts = append(parts, ui.Prose("p", "words", s.Words))
	}
	if lines := append(append([]string{}, s.Back.Lines...), s.Advice...); len(lines) > 0 {
		parts = append(parts, bullets(lines))
	}
	if acts := c.acts(); len(acts) > 0 {
		parts = append(parts, ui.Tag("div", "row", acts...))
	}
	if len(s.Signed) > 0 {
		var rows []app.UI
		for _, l := range s.Signed {
			rows = append(rows, ui.Tag("tr", "", ui.Tag("td", "", ui.TextIn("code", "", l.Ours)), ui.Tag("td", "", ui.TextIn("code", "", l.Servers))))
		}
		parts = append(parts, table("Signed here", "Read by the server", rows))
	}
	parts = append(parts, c.before()...)
	if s.Answer != "" {
		parts = append(parts, message("The server's response", s.Answer, highlight.HTTP), ui.More("p", s.More, " bytes"))
	}
	if s.Config != "" && s.Method != "GET" {
		parts = append(parts, message("What the bucket has now", s.Config, highlight.Detect(s.Config)))
	}
	return ui.Tag("div", "apply-details", parts...)
}

// acts are what can be done about a result. What sends again is there only while
// the form names the result's bucket: the credentials in it are for that one.
func (c *Apply) acts() (acts []app.UI) {
	s := &c.S
	add := func(b app.HTMLElem, h ui.Handler) { acts = append(acts, ui.On(b, "click", h)) }
	if c.Stale == "" {
		if s.Region != "" && s.Region != c.F.Region {
			add(ui.Button("Use region "+s.Region, "").ID(UseRegionID), ui.Send(state.SetApply{Field: state.ApplyRegion, Value: s.Region}))
		}
		if s.Server != "" && s.Busy == "" {
			add(ui.Button("Set the server to "+view.ServerName(Servers, s.Server), "").ID(UseServerID), ui.Send(state.SetServer{ID: s.Server}))
		}
		if s.Anyway != "" {
			add(ui.Button(s.Anyway, ""), ui.SendCommand(BlindNow))
		}
		if s.ReadBack {
			add(ui.Button("Read it back", ""), ui.SendCommand(ReadNow))
		}
		if s.Before.Read && s.Busy == "" {
			add(ui.Button("Put back what was there", ""), ui.SendCommand(UndoNow))
		}
	}
	if s.Config != "" {
		add(ui.Button("Load into the editor", ""), ui.SendCommand(LoadNow))
		add(ui.Button("Compare with the editor", ""), ui.Send(state.CompareWith{Text: s.Config}).Scoped(s.Config))
	}
	return acts
}

// before is what the bucket had before a change, and what the change does to it.
// The page keeps it in memory only.
func (c *Apply) before() (parts []app.UI) {
	b := &c.S.Before
	switch {
	case !b.Read:
		return nil
	case b.None:
		return []app.UI{ui.Quiet("Before, the bucket had no configuration: putting that back is a DELETE.")}
	}
	if len(b.Changes) > 0 {
		parts = append(parts, ui.Quiet("Compared with what the bucket had before, this changes:"), bullets(b.Changes))
	}
	return append(parts,
		ui.Quiet("The bucket had this before its last change:"),
		message("What the bucket had before", b.Config, highlight.Detect(b.Config)),
		ui.Quiet("This page keeps it in memory until you leave. If the page is shut out now, load it into the editor and send it with curl."),
		ui.Tag("div", "row", ui.On(ui.Button("Load what was there into the editor", ""), "click", ui.Send(state.Typed{Text: Lines(b.Config)}).Scoped(b.Config))))
}

// table is a table of two columns, or three with a name for each row.
func table(first, second string, rows []app.UI) app.UI {
	return ui.Tag("table", "pairs", ui.Tag("thead", "", ui.Tag("tr", "", column(first), column(second))), ui.Tag("tbody", "", rows...))
}

// recipes are the same request for other tools.
func (c *Apply) recipes() app.UI {
	d := ui.Tag("details", "apply-part stored")
	summary := ui.On(ui.TextIn("summary", "", "Copy a command: curl, AWS CLI, s3cmd, mc, boto3, Terraform …"), "click", sendInstead(state.FoldRecipes{Open: c.F.Folded}))
	if c.F.Folded {
		return d.Body(summary)
	}
	d = d.Attr("open", "true")
	list := c.Recipes.List
	if len(list) == 0 {
		return d.Body(summary, ui.Quiet(c.V.Missing))
	}
	picked := &list[0]
	for _, id := range [...]string{c.Recipes.First, c.F.Recipe} {
		if i := slices.IndexFunc(list, func(r view.Recipe) bool { return r.ID == id }); i >= 0 {
			picked = &list[i]
		}
	}
	var assume app.UI
	if c.Recipes.Assume != "" {
		assume = ui.Quiet(c.Recipes.Assume + ".")
	}
	var tabs []app.UI
	for i := range list {
		r := &list[i]
		tab := ui.TextIn("button", "tab", r.Name).Attr("type", "button").Attr("aria-pressed", fmt.Sprint(r == picked))
		tabs = append(tabs, ui.On(tab, "click", ui.Send(state.PickRecipe{ID: r.ID})))
	}
	var text app.UI
	if picked.Text != "" {
		var take app.UI = &ui.Copier{Text: picked.Text, Label: "Copy for " + picked.Name}
		if picked.Signed {
			take = ui.On(ui.IconButton(ui.ShapeCopy, "Copy for "+picked.Name), "click", ui.SendCommand(ui.Command(RecipeCommand+picked.ID)))
		}
		text = ui.Tag("div", "message-box",
			ui.TextIn("pre", "code", picked.Shown).TabIndex(0).Attr("aria-label", picked.Name), take)
	}
	return d.Body(summary,
		ui.Tag("div", "tabs recipes", tabs...).Attr("role", "group").Attr("aria-label", "Tool"),
		text, ui.Slot(assume), bullets(picked.Notes),
		ui.Quiet("Keys are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN."),
		ui.Tag("div", "row", ui.Quiet("For CloudFormation, CDK, Serverless and other clouds:"),
			ui.On(ui.Button("Write as…", ""), "click", ui.Send(state.Show{Dialog: state.ConvertDialog}))),
	)
}

// probe sends the real preflight; only the relay can.
func (c *Apply) probe() app.UI {
	if !c.V.Covered {
		return nil
	}
	p := &c.Probe
	said := ui.Tag("div", "").ID("probe-status").Attr("role", "status")
	switch {
	case p.Busy:
		said = said.Body(ui.Quiet("The preflight is on its way…"))
	case p.Error != "":
		said = said.Body(ui.Tag("p", "status error", ui.Icon(view.Error), ui.Prose("span", "", words.Capital(p.Error))))
	case p.Title != "":
		said = said.Body(ui.Tag("p", "status "+string(p.Tone), ui.Icon(p.Tone), ui.Prose("span", "", p.Title)))
	}
	parts := []app.UI{
		ui.Tag("div", "row",
			ui.Quiet("Probe: the real preflight of the request in the form, beside the simulated one."), ui.Spacer(),
			ui.On(ui.Button("Send the preflight", ""), "click", ui.SendCommand(ProbeNow))),
		said,
	}
	if p.Asked != "" {
		parts = append(parts, ui.Tag("p", "apply-url", ui.TextIn("code", "", p.Asked)))
	}
	if len(p.Rows) > 0 {
		parts = append(parts, probeTable(p))
	}
	return ui.Tag("div", "apply-part probe", parts...)
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
		rows = append(rows, ui.Tag("tr", class,
			ui.Tag("th", "", ui.TextIn("code", "", r.Name)).Attr("scope", "row"),
			ui.Tag("td", "", value(r.Simulated)), ui.Tag("td", "", value(r.Real)),
			ui.Tag("td", "mark", ui.Icon(tone), ui.TextIn("span", "", mark)),
		))
	}
	var other app.UI
	if len(p.Other) > 0 {
		other = ui.Tag("p", "quiet", append([]app.UI{app.Text("Headers that CORS does not look at: ")}, spaced(p.Other)...)...)
	}
	return ui.Tag("div", "", ui.Tag("table", "pairs probe-table",
		ui.Tag("thead", "", ui.Tag("tr", "", column(""), column("Simulated"), column("Real"), column(""))),
		ui.Tag("tbody", "", rows...)), other)
}

// value is a header's value; none is said as that.
func value(text string) app.UI {
	if text == "" {
		return ui.TextIn("span", "quiet", "none")
	}
	return ui.TextIn("code", "", text)
}

func spaced(list []string) (out []app.UI) {
	for i, n := range list {
		if i > 0 {
			out = append(out, app.Text(", "))
		}
		out = append(out, ui.TextIn("code", "", n))
	}
	return out
}

// Lines is text with the line breaks that a textarea has.
func Lines(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// sendInstead makes a handler that sends a instead of what the browser does.
func sendInstead(a state.Action) ui.Handler {
	h := ui.Send(a)
	do := h.Do
	h.Do = func(ctx app.Context, e app.Event) {
		e.PreventDefault()
		do(ctx, e)
	}
	return h
}
