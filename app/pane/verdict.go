package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// The ids of the verdict and of the sentence in it that says why, and what is
// wrong with a field of the form.
const (
	VerdictID = "verdict"
	reasonID  = "verdict-reason"
)

// Verdict is the answer in one sentence.
type Verdict struct {
	app.Compo
	V view.Verdict
	F view.Foreign // what the text is, and can be made to be
}

func (c *Verdict) Render() app.UI {
	v := &c.V
	// Only what is new in this part is announced, and all of it at once.
	text := []app.UI{ui.Tag("div", "",
		ui.TextIn("p", "verdict-title", v.Title),
		ui.Told("p", "verdict-reason", words.Capital(v.Text)).ID(reasonID),
		asked(v),
		doubts(v.Unknown),
		buts(v.But),
	).Attr("aria-live", "polite").Attr("aria-atomic", "true")}
	// Nobody is to throw away what can be read.
	readable := v.Rejected && (c.F.Name != "" || len(c.F.Repairs) > 0)
	if readable {
		text = append(text, ui.Tag("div", "row", foreignButtons(&c.F)...))
	}
	if len(v.Remedies) > 0 {
		var list []app.UI
		for i, r := range v.Remedies {
			if readable && r.Whole {
				continue
			}
			var widens app.UI
			if r.Widens != "" {
				widens = ui.Told("span", "quiet", r.Widens)
			}
			list = append(list, ui.Tag("li", "remedy",
				ui.On(ui.Button(r.Title, "fix"), "click", ui.SendFix(-1, i)).Attr("data-ref", "f/"+strconv.Itoa(i)), widens))
		}
		text = append(text, ui.Tag("ul", "remedies", list...))
	}
	if v.Broken {
		text = append(text, ui.Tag("div", "row", ui.On(ui.Button("Show the verdict on what is open", "").ID("past-broken"), "click", ui.Send(state.BadLink{}))))
	}
	for _, s := range v.Settings {
		text = append(text, ui.Tag("div", "row", ui.On(ui.Button(s.Title, "fix"), "click", ui.Send(state.SetField{Field: s.Field, Value: s.Value}))))
	}
	if v.Belongs.ID != "" {
		text = append(text, ui.Tag("div", "row belongs",
			ui.Quiet("This address is "+possessive(v.Belongs.Name)+"."),
			ui.On(ui.Button("Switch to "+v.Belongs.Name, "").ID("switch-server"), "click", ui.Send(state.SetServer{ID: v.Belongs.ID}))))
	}
	for _, a := range v.Advice {
		text = append(text, ui.Tag("p", "advice",
			ui.Icon(view.Suggestion), ui.Tag("span", "", ui.Prose("strong", "", a.Title), ui.TextIn("span", "quiet", strings.TrimSuffix(" "+a.Where, " ")+". "), ui.Told("span", "", a.Text))))
	}
	if v.Given {
		text = append(text, ui.Tag("div", "row given-note",
			ui.Quiet("This comes of the answers that you gave: the document is not asked."),
			ui.On(ui.Button("Back to the document", "").ID("back-to-document"), "click", ui.Send(state.UseAnswers{}))))
	}
	for _, e := range v.Engines {
		text = append(text, ui.Told("p", "quiet", e))
	}
	return ui.Tag("section", "verdict "+string(v.Tone), ui.Icon(v.Tone), ui.Tag("div", "verdict-text", text...)).
		ID(VerdictID).Attr("aria-label", "Verdict")
}

// asked says which server it is about, and what tells it.
func asked(v *view.Verdict) app.UI {
	if v.Server.ID == "" || v.Broken {
		return nil
	}
	return ui.Quiet(v.Server.Text()).ID("asked")
}

// possessive is "Wasabi's", "DigitalOcean Spaces'".
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// buts are what the page cannot do although the request passes.
func buts(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	var lines []app.UI
	for _, l := range list {
		lines = append(lines, ui.Tag("li", "", ui.Icon(view.Warning), ui.Told("span", "", l)))
	}
	return ui.Tag("ul", "buts", lines...)
}

// doubts are what is not known of the server.
func doubts(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	var lines []app.UI
	for _, l := range list {
		lines = append(lines, ui.Tag("li", "", ui.Icon(view.Unknown), ui.Told("span", "", l)))
	}
	return ui.Tag("ul", "buts doubts", lines...)
}
