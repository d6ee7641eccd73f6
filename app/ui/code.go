package ui

import (
	"fmt"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/highlight"
)

// Code shows a text in colors. No text is in an attribute, and none is
// ever read as HTML.
func Code(lang highlight.Lang, text, label string) app.UI {
	text, rest := Drawn(text)
	lines := highlight.Block(lang, text)
	var runs []app.UI
	for i, line := range lines {
		for _, r := range line {
			runs = append(runs, TextIn("span", r.Class, r.Text))
		}
		if i < len(lines)-1 {
			runs = append(runs, TextIn("span", "", "\n"))
		}
	}
	return Tag("pre", "code "+highlight.Root, append(runs, rest)...).TabIndex(0).Attr("aria-label", label)
}

// MaxDrawn is how much of a text is drawn, in bytes: more than the largest
// document that a server takes. A browser is busy for seconds with a megabyte.
const MaxDrawn = 100_000

// Drawn is what is drawn of a text, and what says how much is not.
func Drawn(text string) (string, app.UI) {
	if len(text) <= MaxDrawn {
		return text, nil
	}
	kept := strings.ToValidUTF8(text[:MaxDrawn], "")
	return kept, TextIn("span", "quiet", fmt.Sprint("\n… and ", len(text)-len(kept), " bytes more, which are copied too"))
}

// Copier is a button that copies Text.
type Copier struct {
	app.Compo
	Text  string
	Label string // "Copy the request"
	Word  string // on the button, "" = an icon only
	done  string // the outcome of it, for two seconds
}

func (c *Copier) Render() app.UI {
	var b app.HTMLElem
	if c.Word == "" {
		b = IconButton(ShapeCopy, c.Label)
	} else {
		b = Button(c.Word, "")
	}
	if c.done != "" {
		b = b.Body(TextIn("span", "", c.done))
	}
	return Tag("span", "copier", On(b, "click", Do(c.copy)), TextIn("span", "sr", c.done).Attr("role", "status"))
}

func (c *Copier) copy(ctx app.Context, _ app.Event) {
	defer browser.Guard()
	browser.CopyText(c.Text, func(ok bool) {
		ctx.Dispatch(func(ctx app.Context) {
			c.done = "Copied"
			if !ok {
				c.done = "Not allowed"
			}
			ctx.After(2*time.Second, func(app.Context) { c.done = "" })
		})
	})
}
