package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// The ids of the verdict and of the sentence in it that says why, and what is
// wrong with a field of the form.
const (
	verdictID = "verdict"
	reasonID  = "verdict-reason"
)

// verdict is the answer in one sentence.
type verdict struct {
	app.Compo
	V view.Verdict
	F view.Foreign // what the text is, and can be made to be
}

func (c *verdict) Render() app.UI {
	v := &c.V
	// Only what is new in this part is announced, and all of it at once.
	text := []app.UI{tag("div", "",
		textIn("p", "verdict-title", v.Title),
		told("p", "verdict-reason", words.Capital(v.Text)).ID(reasonID),
		doubts(v.Unknown),
		buts(v.But),
	).Attr("aria-live", "polite").Attr("aria-atomic", "true")}
	// Nobody is to throw away what can be read.
	readable := v.Rejected && (c.F.Name != "" || len(c.F.Repairs) > 0)
	if readable {
		text = append(text, tag("div", "row", foreignButtons(&c.F)...))
	}
	if len(v.Remedies) > 0 {
		var list []app.UI
		for i, r := range v.Remedies {
			if readable && r.Whole {
				continue
			}
			var widens app.UI
			if r.Widens != "" {
				widens = told("span", "quiet", r.Widens)
			}
			list = append(list, tag("li", "remedy",
				on(button(r.Title, "fix"), "click", sendFix(-1, i)).Attr("data-ref", "f/"+strconv.Itoa(i)), widens))
		}
		text = append(text, tag("ul", "remedies", list...))
	}
	for _, s := range v.Settings {
		text = append(text, tag("div", "row", on(button(s.Title, "fix"), "click", send(state.SetField{Field: s.Field, Value: s.Value}))))
	}
	if v.Belongs.ID != "" {
		text = append(text, tag("div", "row belongs",
			quiet("This address is "+possessive(v.Belongs.Name)+"."),
			on(button("Switch to "+v.Belongs.Name, "").ID("switch-server"), "click", send(state.SetServer{ID: v.Belongs.ID}))))
	}
	for _, a := range v.Advice {
		text = append(text, tag("p", "advice",
			icon(view.Suggestion), tag("span", "", prose("strong", "", a.Title), textIn("span", "quiet", strings.TrimSuffix(" "+a.Where, " ")+". "), told("span", "", a.Text))))
	}
	if v.Given {
		text = append(text, tag("div", "row given-note",
			quiet("This comes of the answers that you gave: the document is not asked."),
			on(button("Back to the document", "").ID("back-to-document"), "click", send(state.UseAnswers{}))))
	}
	for _, e := range v.Engines {
		text = append(text, told("p", "quiet", e))
	}
	return tag("section", "verdict "+string(v.Tone), icon(v.Tone), tag("div", "verdict-text", text...)).
		ID(verdictID).Attr("aria-label", "Verdict")
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
		lines = append(lines, tag("li", "", icon(view.Warning), told("span", "", l)))
	}
	return tag("ul", "buts", lines...)
}

// doubts are what is not known of the server.
func doubts(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	var lines []app.UI
	for _, l := range list {
		lines = append(lines, tag("li", "", icon(view.Unknown), told("span", "", l)))
	}
	return tag("ul", "buts doubts", lines...)
}
