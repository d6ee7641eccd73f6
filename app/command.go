package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// command is a thing to do that needs the browser: the editor, a file, the
// clipboard. What changes the state is a [state.Action] instead.
type command string

const commandName = "command"

// sendCommand makes an event handler that asks the root to do id.
func sendCommand(id command) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) {
		defer guard()
		ctx.PreventUpdate()
		ctx.NewActionWithValue(commandName, id)
	}, app.EventScope("command", string(id))
}

// sendFix makes an event handler that applies fix number fix of finding
// number finding, or of a remedy where finding is -1.
func sendFix(finding, fix int) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) {
		defer guard()
		ctx.PreventUpdate()
		ctx.NewActionWithValue(fixName, [2]int{finding, fix})
	}, app.EventScope("fix", finding, fix)
}

const fixName = "fix"

// sendExample is [send] with a short scope: an example is too large to be one.
func sendExample(id string, open state.Open) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) { post(ctx, open) }, app.EventScope("example", id)
}
