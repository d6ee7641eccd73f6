package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// pasteDialog fills the request form from a pasted text.
type pasteDialog struct {
	app.Compo
	Open bool
	Text string
	Form state.Form // what stays where the text tells nothing
}

func (c *pasteDialog) Render() app.UI {
	const title = "Fill the request from a text"
	if !c.Open {
		return dialog("paste", title)
	}
	body := []app.UI{
		textIn("label", "", "A URL, a curl command, a call of fetch(), XMLHttpRequest, axios, jQuery or the AWS SDK, a HAR entry, response headers, or a line from the browser’s console").Attr("for", state.PastedControl),
		&area{ID: state.PastedControl, Value: c.Text, Placeholder: "curl -i …"},
	}
	if c.Text != "" {
		e := view.EvidenceOf(c.Text)
		body = append(body, tag("div", "evidence", c.found(&e)...).Attr("role", "status"))
	}
	return dialog("paste", title, body...)
}

// found is what the text tells, and the button that uses it.
func (c *pasteDialog) found(e *view.Evidence) []app.UI {
	if e.Document {
		return []app.UI{
			tag("p", "evidence-kind", icon(view.Suggestion), textIn("span", "", "A CORS configuration: it belongs in the editor")),
			tag("div", "row", on(button("Put it into the editor", "primary").ID("edit-pasted"), "click", send(state.EditPasted{}))),
		}
	}
	if !e.Known {
		return []app.UI{tag("p", "", icon(view.Unknown), textIn("span", "", "No request was found in this text. Nothing changes."))}
	}
	out := []app.UI{tag("p", "evidence-kind", icon(view.OK), textIn("span", "", e.Title))}
	for _, m := range e.Means {
		out = append(out, prose("p", "", m+"."))
	}
	out = append(out, pieces("Taken", e.Taken), pieces("Ignored", e.Ignored))
	if len(e.Hidden) > 0 {
		out = append(out, textIn("p", "", "These values are secrets and left out:"), bullets(e.Hidden))
	}
	use := state.UseEvidence{Evidence: state.Evidence{
		What: e.What, Request: e.Request, Some: e.Some, Preflight: e.Preflight, Actual: e.Actual,
	}}
	if untold := c.Form.Untold(use.Evidence); untold != "" {
		out = append(out, tag("p", "", icon(view.Warning), textIn("span", "", untold)))
	}
	if e.Request == nil {
		out = append(out, quiet("It holds no request, only an answer: the request in the form stays."))
	}
	return append(out, tag("div", "row", on(button("Use it", "primary").ID("use-evidence"), "click", handler{send(use).do, c.Text})))
}

func pieces(title string, list []view.Piece) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows []app.UI
	for _, p := range list {
		row := []app.UI{prose("span", "", p.What)}
		if p.Text != "" && p.Text != p.What {
			row = append(row, textIn("code", "", p.Text))
		}
		if p.Note != "" {
			row = append(row, prose("span", "quiet", p.Note))
		}
		rows = append(rows, tag("li", "piece", row...))
	}
	return tag("div", "", textIn("h3", "", title), tag("ul", "pieces", rows...))
}
