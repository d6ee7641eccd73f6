package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
)

// code shows a text in colours. No text stands in an attribute, and none is
// ever read as HTML.
func code(lang highlight.Lang, text, label string) app.UI {
	lines := highlight.Block(lang, text)
	var runs []app.UI
	for i, line := range lines {
		for _, r := range line {
			runs = append(runs, app.Span().Class(r.Class).Text(r.Text))
		}
		if i < len(lines)-1 {
			runs = append(runs, app.Span().Text("\n"))
		}
	}
	return app.Pre().Class("code", highlight.Root).TabIndex(0).Aria("label", label).Body(runs...)
}

// copier is a button that copies Text.
type copier struct {
	app.Compo
	Text  string
	Label string // "Copy the request"
	Word  string // on the button, "" = an icon only
	done  string // what came of it, for two seconds
}

func (c *copier) Render() app.UI {
	b := app.Button().Type("button").Class("button", "copier").OnClick(c.copy)
	if c.Word == "" {
		b = b.Class("icon-button").Title(c.Label).Aria("label", c.Label)
	}
	face := app.UI(shape(shapeCopy))
	switch {
	case c.done != "":
		face = app.Span().Text(c.done)
	case c.Word != "":
		face = app.Span().Text(c.Word)
	}
	return b.Body(face, app.Span().Class("sr").Role("status").Text(c.done))
}

func (c *copier) copy(ctx app.Context, _ app.Event) {
	defer guard()
	copyText(c.Text, func(ok bool) {
		ctx.Dispatch(func(ctx app.Context) {
			c.done = "Copied"
			if !ok {
				c.done = "Not allowed"
			}
			ctx.After(2*time.Second, func(app.Context) { c.done = "" })
		})
	})
}
