package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
)

// restDelay is how long no key must have come, in milliseconds, until the page
// is at rest.
const restDelay = 1000

// Typist knows whether somebody types.
type Typist struct {
	keys   int // that came since the page was at rest
	rested int // keys when it was looked at last
	Waits  int // how often a key put an answer off
}

// Typing marks the page as one in which somebody types: app.css spares the work
// for what is out of sight then. The mark goes when the page is at rest.
func (p *Typist) Typing() {
	p.keys++
	if p.keys > 1 {
		return
	}
	root := browser.Document().Get("documentElement")
	root.Call("setAttribute", "data-typing", "")
	var rest func()
	rest = func() {
		if seen := p.keys; seen != p.rested {
			p.rested = seen
			browser.Later(restDelay, rest)
			return
		}
		p.keys, p.rested = 0, 0
		root.Call("removeAttribute", "data-typing")
	}
	p.rested = p.keys
	browser.Later(restDelay, rest)
}

// MarkFar marks the panes of the result that are out of sight, for as long as
// they are.
func MarkFar() {
	column := browser.Document().Call("querySelector", ".column.result")
	crossed := app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer browser.Guard()
		for i := range args[0].Length() {
			pane := args[0].Index(i)
			pane.Get("target").Call("toggleAttribute", "data-far", !pane.Get("isIntersecting").Bool())
		}
		return nil
	})
	// A pane that is about to be scrolled to is not far.
	observer := app.Window().Get("IntersectionObserver").New(crossed, map[string]any{"root": column, "rootMargin": "80px 0px"})
	panes := column.Call("querySelectorAll", ":scope > .pane")
	for i := range panes.Length() {
		observer.Call("observe", panes.Index(i))
	}
}
