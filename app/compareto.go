package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// compareDialog says what changes from another document to the one on show.
type compareDialog struct {
	app.Compo
	Open    bool
	Other   string
	Config  string
	Dialect string
	Server  string // its name
	URL     string // of the request in the form, for examples
	Bucket  string // what the bucket has, "" = it was not read
}

func (c *compareDialog) Render() app.UI {
	const title = "Compare with another document"
	if !c.Open {
		return dialog("compare", title)
	}
	body := []app.UI{
		textIn("label", "", "The other document: the one that the bucket has now, or had before").Attr("for", state.OtherControl),
		&area{ID: state.OtherControl, Value: c.Other, Placeholder: "<CORSConfiguration>…"},
	}
	if c.Bucket != "" && c.Bucket != c.Other {
		body = append(body, tag("div", "row", on(button("Take what the bucket has", "").ID("take-bucket"), "click", handler{send(state.SetOther{Text: c.Bucket}).do, c.Bucket})))
	} else if c.Bucket == "" {
		body = append(body, quiet("What the bucket has can be taken once Apply has read it with GET."))
	}
	if c.Other != "" {
		body = append(body, tag("div", "evidence", c.result()...).Attr("role", "status"))
	}
	return dialog("compare", title, body...)
}

func (c *compareDialog) result() []app.UI {
	r := view.CompareWith(c.Other, c.Config, c.Dialect, c.URL)
	out := []app.UI{
		tag("p", "evidence-kind", icon(r.Tone), textIn("span", "", r.Title)),
		quiet("As " + c.Server + " takes them; a document that it refuses allows nothing."),
		witnessList("Allowed by the document in the editor alone", r.Opened), witnessList("Allowed by the other document alone", r.Closed),
	}
	if r.Partial {
		out = append(out, quiet("The documents are large: there may be more differences."))
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
		use := send(state.UseEvidence{Evidence: state.Evidence{What: "example", Request: &w.Request}})
		rows = append(rows, tag("li", "piece", textIn("code", "", w.Text), on(button("Show", ""), "click", handler{use.do, w.Text})))
	}
	return tag("div", "", textIn("h3", "", title), tag("ul", "pieces", rows...))
}
