//go:build js && wasm

package editor

import (
	"strconv"
	"syscall/js"
)

// element makes <tag class="class">.
func (e *Editor) element(tag, class string) js.Value {
	el := e.doc.Call("createElement", tag)
	if class != "" {
		el.Set("className", class)
	}
	return el
}

// attributes sets name, value pairs.
func attributes(el js.Value, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		el.Call("setAttribute", pairs[i], pairs[i+1])
	}
}

// floating makes el a popover: it is shown above everything else of the page,
// whatever contains it. A browser without popovers shows it in the page.
func floating(el js.Value) { attributes(el, "popover", "manual", "hidden", "") }

// float shows or hides a floating element.
func float(el js.Value, show bool) {
	if el.Get("hidden").Bool() != show {
		return
	}
	if show {
		el.Call("removeAttribute", "hidden")
	} else {
		el.Call("setAttribute", "hidden", "")
	}
	if method := map[bool]string{true: "showPopover", false: "hidePopover"}[show]; el.Get(method).Truthy() {
		el.Call(method)
	}
}

// listener is a function registered with an event target.
type listener struct {
	target js.Value
	event  string
	f      js.Func
}

// on calls f at each event until [Editor.Release]. A panic in f does not leave
// it: see [Editor.rescue].
func (e *Editor) on(target js.Value, event string, f func(ev js.Value)) {
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer e.rescue()
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, fn)
	e.listeners = append(e.listeners, listener{target, event, fn})
}

// task is a function that runs after the next paint, once for any number of
// requests before it.
type task struct {
	run     func()
	pending bool
}

// paintDelay is how long after the frame's callback tasks run, in ms: after
// the frame's layout and paint, and after what others posted from it.
const paintDelay = 1

// afterPaint runs t after the next frame was painted.
func (e *Editor) afterPaint(t *task) {
	if t.pending {
		return
	}
	t.pending = true
	e.queue = append(e.queue, t)
	if len(e.queue) == 1 {
		e.window.Call("requestAnimationFrame", e.onFrame)
	}
}

func (e *Editor) startScheduler() {
	e.runQueue = js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		queue := e.queue
		e.queue = nil
		for _, t := range queue {
			t.pending = false
		}
		if e.released {
			e.runQueue.Release()
			return nil
		}
		for _, t := range queue {
			t.run()
		}
		return nil
	})
	// Bound, so that the frame waits for no Go code.
	e.onFrame = e.window.Get("setTimeout").Call("bind", e.window, e.runQueue, paintDelay)
}

// timer runs f once, some time after it was last started.
type timer struct {
	e       *Editor
	id      js.Value
	f       js.Func
	pending bool
}

func (t *timer) init(e *Editor, f func()) {
	t.e = e
	t.f = js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		t.pending = false
		f()
		return nil
	})
	e.listeners = append(e.listeners, listener{f: t.f})
}

func (t *timer) start(ms int) {
	t.cancel()
	t.pending = true
	t.id = t.e.window.Call("setTimeout", t.f, ms)
}

func (t *timer) cancel() {
	if t.pending {
		t.pending = false
		t.e.window.Call("clearTimeout", t.id)
	}
}

// px is a length for a style.
func px(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) + "px" }
