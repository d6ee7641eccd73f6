package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// verdict is the answer in one sentence.
type verdict struct {
	app.Compo
	V view.Verdict
}

func (c *verdict) Render() app.UI {
	var remedies []app.UI
	for i, r := range c.V.Remedies {
		remedies = append(remedies, button(r.Title, "fix").OnClick(sendFix(-1, i)))
		if r.Widens != "" {
			remedies = append(remedies, app.Span().Class("quiet").Text(r.Widens))
		}
	}
	return app.Section().ID("verdict").Class("verdict", string(c.V.Tone)).Aria("label", "Verdict").Body(
		icon(c.V.Tone),
		app.Div().Class("verdict-text").Body(
			// Only what is new in this part is announced, and all of it at once.
			app.Div().Aria("live", "polite").Aria("atomic", "true").Body(
				app.P().Class("verdict-title").Text(c.V.Title),
				app.P().Class("verdict-reason").Text(sentence(c.V.Text)),
			),
			app.If(len(remedies) > 0, func() app.UI { return app.Div().Class("fixes").Body(remedies...) }),
			app.If(len(c.V.Notes) > 0, func() app.UI { return notes(c.V.Notes) }),
			app.Range(c.V.Engines).Slice(func(i int) app.UI {
				return app.P().Class("quiet").Text(c.V.Engines[i])
			}),
		),
	)
}

// notes is a sentence, with the reasons for it below.
func notes(lines []string) app.UI {
	if len(lines) == 1 {
		return app.P().Class("quiet").Text(lines[0])
	}
	return app.Div().Class("quiet").Body(
		app.P().Text(lines[0]),
		app.Ul().Body(app.Range(lines[1:]).Slice(func(i int) app.UI { return app.Li().Text(lines[i+1]) })),
	)
}

// sentence begins s with a capital letter, as it stands alone.
func sentence(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
