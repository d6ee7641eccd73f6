//go:build js && wasm

package editor

import (
	"s3cors.playground/corscore/source"
)

// restDelay is how long, in ms, nothing is typed until typing rests.
const restDelay = 1000

// SetDiagnostics shows problems found in [Editor.Text]. Those about the token
// at the caret wait while somebody types, see [Editor.Waiting].
func (e *Editor) SetDiagnostics(list []source.Diagnostic) {
	e.found, e.all = e.model.text, list
	e.showProblems()
}

// Waiting says which of list, found in [Editor.Text], are not shown yet: those
// about the token that is just typed. Nil if all are. [Options.OnRest] tells
// when that changes by itself.
func (e *Editor) Waiting(list []source.Diagnostic) []bool {
	if !e.typing {
		return nil
	}
	if waiting, any := e.model.waiting(list, e.model.offset(e.selected.end)); any {
		return waiting
	}
	return nil
}

func (e *Editor) showProblems() {
	list := e.all
	waiting := e.Waiting(list)
	if e.waits = waiting != nil; e.waits {
		list = without(list, waiting)
		e.rest.start(restDelay)
	}
	e.view.redrawLines(e.model.setProblems(list))
	e.view.gutter.setMarks(e.model, e.view.first, e.view.end)
	e.counted.start(countDelay)
}

// rested runs when typing may have rested.
func (e *Editor) rested() {
	if since := e.window.Get("performance").Call("now").Float() - e.now; since < restDelay-1 {
		e.rest.start(restDelay - int(since))
		return
	}
	e.settle()
}

// settle shows what waits: nobody types at the caret any more.
func (e *Editor) settle() {
	e.typing = false
	if !e.waits {
		return
	}
	e.rest.cancel()
	if e.found == e.model.text { // else other findings are on their way
		e.showProblems()
	}
	if e.opts.OnRest != nil {
		e.opts.OnRest()
	}
}

// leave shows what waits for the caret if that has left the token.
func (e *Editor) leave(caret int) {
	if !e.waits || e.found != e.model.text {
		return
	}
	if _, any := e.model.waiting(e.all, caret); !any {
		e.settle()
	}
}
