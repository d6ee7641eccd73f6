package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// restDelay is how long no key must have come, in milliseconds, until the page
// is at rest.
const restDelay = 1000

// typist knows whether somebody types.
type typist struct {
	keys   int // that came since the page was at rest
	rested int // keys when it was looked at last
	waits  int // how often a key put an answer off
}

// typing marks the page as one in which somebody types: app.css spares the work
// for what is out of sight then. The mark goes when the page is at rest.
func (p *typist) typing() {
	p.keys++
	if p.keys > 1 {
		return
	}
	root := document().Get("documentElement")
	root.Call("setAttribute", "data-typing", "")
	var rest func()
	rest = func() {
		if seen := p.keys; seen != p.rested {
			p.rested = seen
			later(restDelay, rest)
			return
		}
		p.keys, p.rested = 0, 0
		root.Call("removeAttribute", "data-typing")
	}
	p.rested = p.keys
	later(restDelay, rest)
}

// markFar marks the panes of the result that are out of sight, for as long as
// they are.
func markFar() {
	column := document().Call("querySelector", ".column.result")
	crossed := app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer guard()
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
