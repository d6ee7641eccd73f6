package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Answer is what the server answers to PUT ?cors of the document.
type Answer struct {
	app.Compo
	P    view.Put
	open bool // what the server stores is on show
}

func (c *Answer) Render() app.UI {
	p := &c.P
	var message, way, surprise, stored app.UI
	if p.Way.Text != "" {
		way = sending(&p.Way)
	}
	if p.Message != "" {
		message = ui.Told("p", "words", p.Message)
	}
	if p.Surprise != "" {
		surprise = ui.Told("p", "surprise", p.Surprise+".")
	}
	if len(p.Stored) > 0 {
		stored = c.stored()
	}
	return ui.Pane("put", "PUT ?cors", []app.UI{
		ui.Tag("span", "status "+string(p.Tone), ui.Icon(p.Tone), ui.TextIn("code", "", p.Status)),
		ui.Spacer(), ui.TextIn("span", "quiet", p.Server),
	}, way, message, doubts(p.Unknown), surprise, stored)
}

// sending says how the document is sent, and lets one choose another way.
func sending(s *view.Sending) app.UI {
	var options []ui.Option
	for i, w := range s.Ways {
		options = append(options, ui.Option{Value: string(w), Text: s.Names[i]})
	}
	var command app.UI
	if s.Command != "" {
		command = ui.TextIn("code", "quiet", s.Command)
	}
	return ui.Tag("div", "row way", ui.TextIn("span", "quiet", s.Text+"."),
		&ui.Choice{ID: state.WayControl, Value: string(s.Chosen), Options: options, Label: "How the configuration is sent"}, ui.Slot(command))
}

func (c *Answer) toggle(_ app.Context, e app.Event) {
	defer browser.Guard()
	e.PreventDefault()
	c.open = !c.open
}

// stored is what the server keeps; it is drawn when it is unfolded.
func (c *Answer) stored() app.UI {
	d := ui.Tag("details", "stored")
	summary := ui.On(ui.TextIn("summary", "", "What it stores, and GET ?cors returns"), "click", ui.Do(c.toggle))
	if !c.open {
		return d.Body(summary)
	}
	var list []app.UI
	for _, r := range c.P.Stored {
		list = append(list, ui.TextIn("dt", "", "Rule "+strconv.Itoa(r.Rule)))
		for _, line := range r.Lines {
			list = append(list, ui.Tag("dd", "", ui.TextIn("code", "", line)))
		}
	}
	list = append(list, ui.More("dd", c.P.More, " rules"))
	var readback app.UI
	if c.P.Readback != "" {
		readback = message("The answer to GET ?cors", c.P.Readback, highlight.Detect(c.P.Readback))
	}
	var keeps, differ app.UI
	if said := c.P.Keeps(); len(said) > 0 {
		keeps = ui.Quiet(said[0])
		if len(said) > 1 {
			differ = bullets(said[1:])
		}
	}
	return d.Attr("open", "true").Body(summary, ui.Slot(keeps), ui.Slot(differ), ui.Tag("dl", "stored-rules", list...), readback)
}
