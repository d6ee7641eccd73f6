package app

import (
	"fmt"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
)

// code shows a text in colours. No text stands in an attribute, and none is
// ever read as HTML.
func code(lang highlight.Lang, text, label string) app.UI {
	text, rest := drawn(text)
	lines := highlight.Block(lang, text)
	var runs []app.UI
	for i, line := range lines {
		for _, r := range line {
			runs = append(runs, textIn("span", r.Class, r.Text))
		}
		if i < len(lines)-1 {
			runs = append(runs, textIn("span", "", "\n"))
		}
	}
	return tag("pre", "code "+highlight.Root, append(runs, rest)...).TabIndex(0).Attr("aria-label", label)
}

// maxDrawn is how much of a text is drawn, in bytes: more than the largest
// document that a server takes. A browser is busy for seconds with a megabyte.
const maxDrawn = 100_000

// drawn is what is drawn of a text, and what says how much is not.
func drawn(text string) (string, app.UI) {
	if len(text) <= maxDrawn {
		return text, nil
	}
	kept := strings.ToValidUTF8(text[:maxDrawn], "")
	return kept, textIn("span", "quiet", fmt.Sprint("\n… and ", len(text)-len(kept), " bytes more, which are copied too"))
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
		b = b.Body(textIn("span", "", c.done))
	}
	return tag("span", "copier", on(b, "click", handler{c.copy, ""}), textIn("span", "sr", c.done).Attr("role", "status"))
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
