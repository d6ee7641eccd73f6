package ui

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// Tag makes an element, of the classes in class, around body; nil children are
// left out.
//
// It is go-app's generic element. The typed ones (app.Div and so on) cost
// about 5 KB of program each.
func Tag(name, class string, body ...app.UI) app.HTMLElem {
	e := app.Elem(name)
	if class != "" {
		e = e.Class(class)
	}
	if len(body) > 0 {
		e = e.Body(body...)
	}
	return e
}

// TextIn is an element around a text.
func TextIn(name, class, text string) app.HTMLElem { return Tag(name, class, app.Text(text)) }

// Gone stands for a part that has nothing to show.
func Gone() app.UI { return Tag("div", "gone") }

// Slot keeps the place of a part that comes and goes before others: go-app
// tells siblings by their number, and one that gets the number of another is
// made anew, without the focus and the caret that were in it.
func Slot(part app.UI) app.UI {
	if part == nil {
		return Gone()
	}
	return part
}

// Handler is an event handler with the scope that tells it from others: go-app
// compares handlers by their code, which is the same for all that one function
// makes. An element that comes to mean something else gets a new handler by it.
type Handler struct {
	Do    app.EventHandler
	Scope string
	fix   string // of the element: the fix that it applies, see [FixAt]
}

// Do is a handler that calls f.
func Do(f app.EventHandler) Handler { return Handler{Do: f} }

// Scoped is h told from others by scope as well: for what f is about and its
// action does not hold in few words.
func (h Handler) Scoped(scope string) Handler { return Handler{h.Do, scope, h.fix} }

// On adds a handler to an element.
func On(e app.HTMLElem, event string, h Handler) app.HTMLElem {
	if h.fix != "" {
		e = e.Attr(fixAttr, h.fix)
	}
	return e.On(event, h.Do, app.EventScope(h.Scope))
}

// ActionName is the go-app action that carries a [state.Action] to the root.
const ActionName = "act"

// Send makes a handler that sends a.
func Send(a state.Action) Handler {
	return Handler{func(ctx app.Context, _ app.Event) { post(ctx, ActionName, a) }, fmt.Sprintf("%T%v", a, a), ""}
}

// Command is a thing to do that needs the browser: the editor, a file, the
// clipboard. What changes the state is a [state.Action] instead.
type Command string

const CommandName = "command"

// SendCommand makes a handler that asks the root to do id.
func SendCommand(id Command) Handler {
	return Handler{func(ctx app.Context, _ app.Event) { post(ctx, CommandName, id) }, "command " + string(id), ""}
}

// FixRef names fix n of a finding, or remedy n where finding is -1.
type FixRef struct{ Finding, N int }

// AllFixes stands for the first fix of every finding of the same check.
const AllFixes = -1

const FixName = "fix"

// SendFix makes a handler that applies a fix.
func SendFix(finding, n int) Handler {
	f := FixRef{finding, n}
	return Handler{func(ctx app.Context, _ app.Event) { post(ctx, FixName, f) }, fmt.Sprint(f), fmt.Sprintf("%d/%d", finding, n)}
}

// fixAttr marks what applies a fix, with "finding/n" of its [FixRef]: while the
// pointer or the keyboard is there, the editor shows what it would change.
const fixAttr = "data-fix"

// FixAt is the fix that target, or what it is in, applies; false if none.
func FixAt(target app.Value) (f FixRef, ok bool) {
	el := target.Call("closest", "["+fixAttr+"]")
	if !el.Truthy() {
		return f, false
	}
	n, err := fmt.Sscanf(el.Call("getAttribute", fixAttr).String(), "%d/%d", &f.Finding, &f.N)
	return f, err == nil && n == 2
}

// post hands a value to the root. The component that sent it is not drawn
// again for its own sake: if anything changes, the root says so.
func post(ctx app.Context, name string, value any) {
	defer browser.Guard()
	ctx.PreventUpdate()
	ctx.NewActionWithValue(name, value)
}
