package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

const keepID = "remove-not"

// removeDialog asks before a bucket's configuration is removed.
type removeDialog struct {
	app.Compo
	Open bool
	R    view.Removal
}

func (c *removeDialog) Render() app.UI {
	const title = "Remove the CORS configuration?"
	if !c.Open {
		return dialog(string(state.RemoveDialog), title)
	}
	var had app.UI
	if c.R.Config != "" {
		had = message("What the bucket has now", c.R.Config, highlight.Detect(c.R.Config))
	}
	return dialog(string(state.RemoveDialog), title,
		tag("p", "", app.Text("Bucket "), textIn("code", "", c.R.Bucket), app.Text(" at "), textIn("code", "", c.R.Endpoint)),
		bullets(c.R.Lines),
		slot(had),
		tag("div", "row",
			on(button("Keep it", "").ID(keepID), "click", send(state.Close{Dialog: state.RemoveDialog})),
			on(button("Remove the configuration", "primary"), "click", sendCommand(removeNow))),
	)
}
