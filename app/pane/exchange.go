package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Exchange is the request and the response on show, as HTTP.
type Exchange struct {
	app.Compo
	List     []view.Exchange
	Selected int
	Headers  view.Headers
	Given    view.Given
}

func (c *Exchange) Render() app.UI {
	if len(c.List) == 0 || c.Selected < 0 {
		return ui.Gone()
	}
	x := &c.List[c.Selected]
	var tabs []app.UI
	for i := range c.List {
		tab := ui.Tag("button", "tab", ui.Icon(c.List[i].Tone), app.Text(c.List[i].Title)).
			Attr("type", "button").Attr("aria-pressed", strconv.FormatBool(i == c.Selected))
		tabs = append(tabs, ui.On(tab, "click", ui.Send(state.Select{Exchange: i})))
	}
	return ui.Pane("exchange", "Messages", []app.UI{
		ui.Tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Exchange on show"),
		ui.Spacer(), ownAnswers(&c.Given),
	},
		givenAnswers(&c.Given),
		ui.Tag("div", "messages",
			message(x.Title+": what the browser sends", x.Request, highlight.HTTP),
			message(x.Title+": what the server answers", x.Response, highlight.HTTP),
		),
		readable(&c.Headers),
	)
}

// message is a text in colors with a button that copies it.
func message(label, text string, lang highlight.Lang) app.UI {
	return ui.Tag("div", "message-box", ui.Code(lang, text, label), &ui.Copier{Text: text, Label: "Copy. " + label})
}

// plainMessage is a text without colors with a button that copies it.
func plainMessage(label, text string) app.UI {
	short, rest := ui.Drawn(text)
	return ui.Tag("div", "message-box",
		ui.Tag("pre", "code", append(ui.Isolated(short), rest)...).TabIndex(0).Attr("aria-label", label),
		&ui.Copier{Text: text, Label: "Copy. " + label})
}

// readable lists the response headers that script can and cannot read.
func readable(h *view.Headers) app.UI {
	if !h.Show {
		return nil
	}
	var effects app.UI
	if len(h.Effects) > 0 {
		var list []app.UI
		for _, e := range h.Effects {
			tone := view.Suggestion
			if e.Serious {
				tone = view.Warning
			}
			list = append(list, ui.Tag("li", "", ui.Icon(tone),
				ui.Tag("span", "", app.Text("Without "), ui.TextIn("code", "", e.Header), ui.Told("span", "", ", "+e.Text))))
		}
		effects = ui.Tag("ul", "effects", list...)
	}
	return ui.Tag("div", "readable",
		ui.Tag("dl", "",
			ui.Tag("dt", "", ui.Icon(view.OK), app.Text("Script can read")),
			ui.Tag("dd", "", names(h.Readable)...),
			ui.Tag("dt", "", ui.Icon(view.Neutral), ui.Term("Hidden from script", "exposed-header")),
			ui.Tag("dd", "", names(h.Hidden)...),
		),
		effects,
	)
}

func names(list []string) []app.UI {
	if len(list) == 0 {
		return []app.UI{ui.TextIn("span", "quiet", "none")}
	}
	out := make([]app.UI, len(list))
	for i, n := range list {
		out[i] = ui.TextIn("code", "", n)
	}
	return out
}
