package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/view"
)

// answer is what the server answers to PUT ?cors of the document.
type answer struct {
	app.Compo
	P    view.Put
	open bool // what the server stores is on show
}

func (c *answer) Render() app.UI {
	p := &c.P
	var message, surprise, stored app.UI
	if p.Message != "" {
		message = told("p", "words", p.Message)
	}
	if p.Surprise != "" {
		surprise = told("p", "surprise", p.Surprise+".")
	}
	if len(p.Stored) > 0 {
		stored = c.stored()
	}
	return pane("put", "PUT ?cors", []app.UI{
		tag("span", "status "+string(p.Tone), icon(p.Tone), textIn("code", "", p.Status)),
		spacer(), textIn("span", "quiet", p.Server),
	}, message, doubts(p.Unknown), surprise, stored)
}

func (c *answer) toggle(_ app.Context, e app.Event) {
	defer guard()
	e.PreventDefault()
	c.open = !c.open
}

// stored is what the server keeps; it is drawn when it is unfolded.
func (c *answer) stored() app.UI {
	d := tag("details", "stored")
	summary := on(textIn("summary", "", "What it stores, and GET ?cors returns"), "click", handler{c.toggle, ""})
	if !c.open {
		return d.Body(summary)
	}
	var list []app.UI
	for _, r := range c.P.Stored {
		list = append(list, textIn("dt", "", "Rule "+strconv.Itoa(r.Rule)))
		for _, line := range r.Lines {
			list = append(list, tag("dd", "", textIn("code", "", line)))
		}
	}
	list = append(list, more("dd", c.P.More, " rules"))
	var readback app.UI
	if c.P.Readback != "" {
		readback = message("The answer to GET ?cors", c.P.Readback, highlight.Detect(c.P.Readback))
	}
	return d.Attr("open", "true").Body(summary, tag("dl", "stored-rules", list...), readback)
}
