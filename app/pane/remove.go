package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

const KeepID = "remove-not"

// RemoveDialog asks before a bucket's configuration is removed.
type RemoveDialog struct {
	app.Compo
	Open bool
	R    view.Removal
}

func (c *RemoveDialog) Render() app.UI {
	const title = "Remove the CORS configuration?"
	if !c.Open {
		return dialog(string(state.RemoveDialog), title)
	}
	var had app.UI
	if c.R.Config != "" {
		had = message("What the bucket has now", c.R.Config, highlight.Detect(c.R.Config))
	}
	return dialog(string(state.RemoveDialog), title,
		ui.Tag("p", "", app.Text("Bucket "), ui.TextIn("code", "", c.R.Bucket), app.Text(" at "), ui.TextIn("code", "", c.R.Endpoint)),
		bullets(c.R.Lines),
		ui.Slot(had),
		ui.Tag("div", "row",
			ui.On(ui.Button("Keep it", "").ID(KeepID), "click", ui.Send(state.Close{Dialog: state.RemoveDialog})),
			ui.On(ui.Button("Remove the configuration", "primary"), "click", ui.SendCommand(RemoveNow))),
	)
}
