package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// CompareDialog says what changes from another document to the one on show.
type CompareDialog struct {
	app.Compo
	Open    bool
	Other   string
	Config  string
	Dialect string
	Server  string // its name
	URL     string // of the request in the form, for examples
	Bucket  string // what the bucket has, "" = it was not read
}

func (c *CompareDialog) Render() app.UI {
	const title = "Compare with another document"
	if !c.Open {
		return dialog("compare", title)
	}
	body := []app.UI{
		ui.TextIn("label", "", "The other document: the one that the bucket has now, or had before").Attr("for", state.OtherControl),
		&ui.Area{ID: state.OtherControl, Value: c.Other, Placeholder: "<CORSConfiguration>…"},
	}
	if c.Bucket != "" && c.Bucket != c.Other {
		body = append(body, ui.Tag("div", "row", ui.On(ui.Button("Take what the bucket has", "").ID("take-bucket"), "click", ui.Send(state.SetOther{Text: c.Bucket}).Scoped(c.Bucket))))
	} else if c.Bucket == "" {
		body = append(body, ui.Quiet("What the bucket has can be taken once Apply has read it with GET."))
	}
	if c.Other != "" {
		body = append(body, ui.Tag("div", "evidence", c.result()...).Attr("role", "status"))
	}
	return dialog("compare", title, body...)
}

func (c *CompareDialog) result() []app.UI {
	r := view.CompareWith(c.Other, c.Config, c.Dialect, c.URL)
	out := []app.UI{
		ui.Tag("p", "evidence-kind", ui.Icon(r.Tone), ui.TextIn("span", "", r.Title)),
		ui.Quiet("As " + c.Server + " takes them; a document that it refuses allows nothing."),
		witnessList("Allowed by the document in the editor alone", r.Opened), witnessList("Allowed by the other document alone", r.Closed),
	}
	if r.Partial {
		out = append(out, ui.Quiet("The documents are large: there may be more differences."))
	}
	return out
}

func witnessList(title string, list []view.Witness) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows []app.UI
	for i := range list {
		w := list[i]
		use := ui.Send(state.ShowRequest{What: "example", Request: w.Request})
		rows = append(rows, ui.Tag("li", "piece", ui.TextIn("code", "", w.Text), ui.On(ui.Button("Show", ""), "click", use.Scoped(w.Text))))
	}
	return ui.Tag("div", "", ui.TextIn("h3", "", title), ui.Tag("ul", "pieces", rows...))
}
