package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/ui"
)

// Commands of [unfinishedDialog].
const (
	OpenUnfinished     ui.Command = "open unfinished"
	DownloadUnfinished ui.Command = "download unfinished"
)

// UnfinishedDialog offers what the last start did not finish opening.
type UnfinishedDialog struct {
	app.Compo
	Open bool
	Link bool
	Text string
}

// maxShown is how much of a text the dialog shows, in bytes.
const maxShown = 100_000

func (c *UnfinishedDialog) Render() app.UI {
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
		rest = ui.Quiet("These are the first 100,000 bytes of " + strconv.Itoa(len(c.Text)) + ". Download the document to see all of it.")
	}
	return dialog(id, title,
		ui.TextIn("p", "", "The page was opening "+what+" and did not finish. Nothing is lost. The page shows an example now, so that the same does not happen again."),
		ui.Tag("div", "row",
			ui.On(ui.Button("Open it", "primary"), "click", ui.SendCommand(OpenUnfinished)),
			ui.On(ui.Button("Download the document", ""), "click", ui.SendCommand(DownloadUnfinished)),
		),
		ui.TextIn("label", "", "The document, as text only").Attr("for", "unfinished-text"),
		&ui.Area{ID: "unfinished-text", Value: shown, Fixed: true},
		ui.Slot(rest),
	)
}
