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
}

func (c *exchange) Render() app.UI {
	if len(c.List) == 0 || c.Selected < 0 {
		return app.Div().Class("gone")
	}
	x := &c.List[c.Selected]
	var tabs []app.UI
	for i := range c.List {
		tabs = append(tabs, app.Button().Type("button").Class("tab").
			Aria("pressed", strconv.FormatBool(i == c.Selected)).
			OnClick(send(state.Select{Exchange: i})).
			Body(icon(c.List[i].Tone), app.Text(c.List[i].Title)))
	}
	return pane("exchange", "Exchange", []app.UI{app.Div().Class("tabs").Role("group").Aria("label", "Exchange on show").Body(tabs...)},
		app.Div().Class("messages").Body(
			message(x.Title+": what the browser sends", x.Request),
			message(x.Title+": what the server answers", x.Response),
		),
		app.If(c.Headers.Show, func() app.UI { return readable(c.Headers) }),
	)
}

func message(label, text string) app.UI {
	return app.Div().Class("message-box").Body(
		code(highlight.HTTP, text, label),
		&copier{Text: text, Label: "Copy " + label},
	)
}

// readable lists the response headers that script can and cannot read.
func readable(h view.Headers) app.UI {
	return app.Div().Class("readable").Body(
		app.Dl().Body(
			app.Dt().Body(icon(view.OK), app.Text("Script can read")),
			app.Dd().Body(names(h.Readable)...),
			app.Dt().Body(icon(view.Neutral), app.Text("Hidden from script")),
			app.Dd().Body(names(h.Hidden)...),
		),
		app.If(len(h.Effects) > 0, func() app.UI {
			return app.Ul().Class("effects").Body(app.Range(h.Effects).Slice(func(i int) app.UI {
				e := h.Effects[i]
				tone := view.Suggestion
				if e.Serious {
					tone = view.Warning
				}
				return app.Li().Body(icon(tone), app.Span().Body(
					app.Text("Without "), app.Code().Text(e.Header), app.Text(", "+e.Text)))
			}))
		}),
	)
}

func names(list []string) []app.UI {
	if len(list) == 0 {
		return []app.UI{app.Span().Class("quiet").Text("none")}
	}
	out := make([]app.UI, len(list))
	for i, n := range list {
		out[i] = app.Code().Text(n)
	}
	return out
}
