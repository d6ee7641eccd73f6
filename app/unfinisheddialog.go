package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Commands of [unfinishedDialog].
const (
	openUnfinished     command = "open unfinished"
	downloadUnfinished command = "download unfinished"
)

// unfinishedDialog offers what the last start did not finish opening.
type unfinishedDialog struct {
	app.Compo
	Open bool
	Link bool
	Text string
}

// maxShown is how much of a text the dialog shows, in bytes.
const maxShown = 100_000

func (c *unfinishedDialog) Render() app.UI {
	const id, title = "unfinished", "The last start did not finish"
	if !c.Open {
		return dialog(id, title)
	}
	what := "your last work"
	if c.Link {
		what = "the link in the address"
	}
	var rest app.UI
	shown := c.Text
	if len(shown) > maxShown {
		shown = strings.ToValidUTF8(shown[:maxShown], "")
		rest = quiet("These are the first 100,000 bytes of " + strconv.Itoa(len(c.Text)) + ". Download the document to see all of it.")
	}
	return dialog(id, title,
		textIn("p", "", "The page was opening "+what+" and did not finish. Nothing is lost. The page shows an example now, so that the same does not happen again."),
		tag("div", "row",
			on(button("Open it", "primary"), "click", sendCommand(openUnfinished)),
			on(button("Download the document", ""), "click", sendCommand(downloadUnfinished)),
		),
		textIn("label", "", "The document, as text only").Attr("for", "unfinished-text"),
		&area{ID: "unfinished-text", Value: shown, Fixed: true},
		slot(rest),
	)
}
