package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// PasteDialog fills the request form from a pasted text.
type PasteDialog struct {
	app.Compo
	Open bool
	Text string
	Form state.Form // what stays where the text tells nothing
}

func (c *PasteDialog) Render() app.UI {
	const title = "Fill the request from a text"
	if !c.Open {
		return dialog("paste", title)
	}
	body := []app.UI{
		ui.TextIn("label", "", "A URL, a curl command, a call of fetch(), XMLHttpRequest, axios, jQuery or the AWS SDK, a HAR entry, response headers, or a line from the browser’s console").Attr("for", state.PastedControl),
		&ui.Area{ID: state.PastedControl, Value: c.Text, Placeholder: "curl -i …"},
	}
	if c.Text != "" {
		e := view.EvidenceOf(c.Text)
		body = append(body, ui.Tag("div", "evidence", c.found(&e)...).Attr("role", "status"))
	}
	return dialog("paste", title, body...)
}

// found is what the text tells, and the button that uses it.
func (c *PasteDialog) found(e *view.Evidence) []app.UI {
	if e.Document {
		return []app.UI{
			ui.Tag("p", "evidence-kind", ui.Icon(view.Suggestion), ui.TextIn("span", "", "A CORS configuration: it belongs in the editor")),
			ui.Tag("div", "row", ui.On(ui.Button("Put it into the editor", "primary").ID("edit-pasted"), "click", ui.Send(state.EditPasted{}))),
		}
	}
	if !e.Known {
		return []app.UI{ui.Tag("p", "", ui.Icon(view.Unknown), ui.TextIn("span", "", "No request was found in this text. Nothing changes."))}
	}
	out := []app.UI{ui.Tag("p", "evidence-kind", ui.Icon(view.OK), ui.TextIn("span", "", e.Title))}
	for _, m := range e.Means {
		out = append(out, ui.Prose("p", "", m+"."))
	}
	out = append(out, pieces("Taken", e.Taken), pieces("Ignored", e.Ignored))
	if len(e.Hidden) > 0 {
		out = append(out, ui.TextIn("p", "", "These values are secrets and left out:"), bullets(e.Hidden))
	}
	use := state.UseEvidence{Evidence: state.Evidence{
		What: e.What, Request: e.Request, Some: e.Some, Preflight: e.Preflight, Actual: e.Actual,
	}}
	if untold := c.Form.Untold(use.Evidence); untold != "" {
		out = append(out, ui.Tag("p", "", ui.Icon(view.Warning), ui.TextIn("span", "", untold)))
	}
	if e.Request == nil {
		out = append(out, ui.Quiet("It holds no request, only an answer: the request in the form stays."))
	}
	return append(out, ui.Tag("div", "row", ui.On(ui.Button("Use it", "primary").ID("use-evidence"), "click", ui.Send(use).Scoped(c.Text))))
}

func pieces(title string, list []view.Piece) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows []app.UI
	for _, p := range list {
		row := []app.UI{ui.Prose("span", "", p.What)}
		if p.Text != "" && p.Text != p.What {
			row = append(row, ui.TextIn("code", "", p.Text))
		}
		if p.Note != "" {
			row = append(row, ui.Prose("span", "quiet", p.Note))
		}
		rows = append(rows, ui.Tag("li", "piece", row...))
	}
	return ui.Tag("div", "", ui.TextIn("h3", "", title), ui.Tag("ul", "pieces", rows...))
}
