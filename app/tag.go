package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// tag makes an element, of the classes in class, around body; nil children are
// left out.
//
// It is go-app's generic element. The typed ones (app.Div and so on) cost
// about 5 KB of program each.
func tag(name, class string, body ...app.UI) app.HTMLElem {
	e := app.Elem(name)
	if class != "" {
		e = e.Class(class)
	}
	if len(body) > 0 {
		e = e.Body(body...)
	}
	return e
}

// textIn is an element around a text.
func textIn(name, class, text string) app.HTMLElem { return tag(name, class, app.Text(text)) }

// gone stands for a part that has nothing to show.
func gone() app.UI { return tag("div", "gone") }

// slot keeps the place of a part that comes and goes before others: go-app
// tells siblings by their number, and one that gets the number of another is
// made anew, without the focus and the caret that were in it.
func slot(part app.UI) app.UI {
	if part == nil {
		return gone()
	}
	return part
}

// handler is an event handler with the scope that tells it from others: go-app
// compares handlers by their code, which is the same for all that one function
// makes. An element that comes to mean something else gets a new handler by it.
type handler struct {
	do    app.EventHandler
	scope string
}

// on adds a handler to an element.
func on(e app.HTMLElem, event string, h handler) app.HTMLElem {
	return e.On(event, h.do, app.EventScope(h.scope))
}

// actionName is the go-app action that carries a [state.Action] to the root.
const actionName = "act"

// send makes a handler that sends a.
func send(a state.Action) handler {
	return handler{func(ctx app.Context, _ app.Event) { post(ctx, actionName, a) }, fmt.Sprintf("%T%v", a, a)}
}

// command is a thing to do that needs the browser: the editor, a file, the
// clipboard. What changes the state is a [state.Action] instead.
type command string

const commandName = "command"

// sendCommand makes a handler that asks the root to do id.
func sendCommand(id command) handler {
	return handler{func(ctx app.Context, _ app.Event) { post(ctx, commandName, id) }, "command " + string(id)}
}

// fixRef names fix n of a finding, or remedy n where finding is -1.
type fixRef struct{ finding, n int }

// allFixes stands for the first fix of every finding of the same check.
const allFixes = -1

const fixName = "fix"

// sendFix makes a handler that applies a fix.
func sendFix(finding, n int) handler {
	f := fixRef{finding, n}
	return handler{func(ctx app.Context, _ app.Event) { post(ctx, fixName, f) }, fmt.Sprint(f)}
}

// post hands a value to the root. The component that sent it is not drawn
// again for its own sake: if anything changes, the root says so.
func post(ctx app.Context, name string, value any) {
	defer guard()
	ctx.PreventUpdate()
	ctx.NewActionWithValue(name, value)
}
