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
			runs = append(runs, words("span", r.Class, r.Text))
		}
		if i < len(lines)-1 {
			runs = append(runs, words("span", "", "\n"))
		}
	}
	return tag("pre", "code "+highlight.Root, runs...).TabIndex(0).Attr("aria-label", label)
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
	var b app.HTMLElem
	if c.Word == "" {
		b = iconButton(shapeCopy, c.Label)
	} else {
		b = button(c.Word, "")
	}
	if c.done != "" {
		b = b.Body(words("span", "", c.done))
	}
	return tag("span", "copier", on(b, "click", handler{c.copy, ""}), words("span", "sr", c.done).Attr("role", "status"))
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
