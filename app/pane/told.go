package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
)

const ToldID = "told"

// Told is the line that says what was taken from what was pasted.
type Told struct {
	app.Compo
	T state.Told
}

func (c *Told) Render() app.UI {
	t := &c.T
	if t.Text == "" {
		return ui.Tag("div", "told empty").ID(ToldID).Attr("role", "status")
	}
	var back app.UI
	if t.Back != nil {
		back = ui.On(ui.Button("Back", "").ID("take-back").Attr("title", t.Back.Label()), "click", ui.Send(state.TakeBack{}))
	}
	var quote app.UI
	if t.Quote != "" {
		quote = ui.Tag("details", "told-more", ui.TextIn("summary", "", "The line in the console"), ui.TextIn("code", "", t.Quote))
	}
	return ui.Tag("div", "told",
		ui.Prose("p", "told-text", t.Text), ui.Slot(quote), ui.Slot(c.pieces()), ui.Slot(back),
	).ID(ToldID).Attr("role", "status")
}

// pieces are what was taken and what was not, one more click away.
func (c *Told) pieces() app.UI {
	t := &c.T
	if len(t.Means)+len(t.Taken)+len(t.Ignored) == 0 {
		return nil
	}
	title := "What was taken"
	if len(t.Ignored) > 0 {
		title += " and ignored"
	}
	body := []app.UI{ui.TextIn("summary", "", title)}
	for _, m := range t.Means {
		body = append(body, ui.Prose("p", "", m+"."))
	}
	return ui.Tag("details", "told-more", append(body, pieces("Taken", t.Taken), pieces("Ignored", t.Ignored))...)
}

func pieces(title string, list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	var rows []app.UI
	for _, p := range list {
		rows = append(rows, ui.Prose("li", "", p))
	}
	return ui.Tag("div", "", ui.TextIn("h3", "", title), ui.Tag("ul", "pieces", rows...))
}
