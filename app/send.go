package app

import (
	"fmt"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// actionName is the go-app action that carries a [state.Action] to the root.
const actionName = "act"

// send makes an event handler that sends a. go-app tells handlers apart by
// their code, which is the same for all that send makes, so the action itself
// is the scope: an element that comes to mean something else gets a new one.
func send(a state.Action) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) { post(ctx, a) }, scope("send", a)
}

// sendText makes an event handler that sends a with the element's value in it.
func sendText(a state.Action) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) {
		post(ctx, state.Fill(a, ctx.JSSrc().Get("value").String()))
	}, scope("text", a)
}

// sendChecked makes an event handler that sends SetUpload for a check box.
func sendChecked() (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) {
		post(ctx, state.SetUpload{On: ctx.JSSrc().Get("checked").Bool()})
	}, app.EventScope("checked")
}

// post hands a to the root. The component that sent it is not drawn again for
// its own sake: if a changes anything, the root says so.
func post(ctx app.Context, a state.Action) {
	defer guard()
	ctx.PreventUpdate()
	ctx.NewActionWithValue(actionName, a)
}

func scope(kind string, a state.Action) app.EventOption {
	return app.EventScope(kind, fmt.Sprintf("%T%v", a, a))
}

// guard turns a panic into the crash screen. Every way into this package from
// the browser defers it: an uncaught panic would end the program, and with it
// every listener of the page.
func guard() {
	if r := recover(); r != nil {
		crash(r, debug.Stack())
	}
}
