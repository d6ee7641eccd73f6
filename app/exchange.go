package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// exchange is the request and the response on show, as HTTP.
type exchange struct {
	app.Compo
	List     []view.Exchange
	Selected int
	Headers  view.Headers
	Given    view.Given
}

func (c *exchange) Render() app.UI {
	if len(c.List) == 0 || c.Selected < 0 {
		return gone()
	}
	x := &c.List[c.Selected]
	var tabs []app.UI
	for i := range c.List {
		tab := tag("button", "tab", icon(c.List[i].Tone), app.Text(c.List[i].Title)).
			Attr("type", "button").Attr("aria-pressed", strconv.FormatBool(i == c.Selected))
		tabs = append(tabs, on(tab, "click", send(state.Select{Exchange: i})))
	}
	return pane("exchange", "Exchange", []app.UI{
		tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Exchange on show"),
		spacer(), ownAnswers(&c.Given),
	},
		givenAnswers(&c.Given),
		tag("div", "messages",
			message(x.Title+": what the browser sends", x.Request, highlight.HTTP),
			message(x.Title+": what the server answers", x.Response, highlight.HTTP),
		),
		readable(&c.Headers),
	)
}

// message is a text in colours with a button that copies it.
func message(label, text string, lang highlight.Lang) app.UI {
	return tag("div", "message-box", code(lang, text, label), &copier{Text: text, Label: "Copy. " + label})
}

// plainMessage is a text without colours with a button that copies it.
func plainMessage(label, text string) app.UI {
	short, rest := drawn(text)
	return tag("div", "message-box",
		tag("pre", "code", append(isolated(short), rest)...).TabIndex(0).Attr("aria-label", label),
		&copier{Text: text, Label: "Copy. " + label})
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
			list = append(list, tag("li", "", icon(tone),
				tag("span", "", app.Text("Without "), textIn("code", "", e.Header), told("span", "", ", "+e.Text))))
		}
		effects = tag("ul", "effects", list...)
	}
	return tag("div", "readable",
		tag("dl", "",
			tag("dt", "", icon(view.OK), app.Text("Script can read")),
			tag("dd", "", names(h.Readable)...),
			tag("dt", "", icon(view.Neutral), term("Hidden from script", "exposed-header")),
			tag("dd", "", names(h.Hidden)...),
		),
		effects,
	)
}

func names(list []string) []app.UI {
	if len(list) == 0 {
		return []app.UI{textIn("span", "quiet", "none")}
	}
	out := make([]app.UI, len(list))
	for i, n := range list {
		out[i] = textIn("code", "", n)
	}
	return out
}
