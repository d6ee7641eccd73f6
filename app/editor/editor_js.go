//go:build js && wasm

package editor

import (
	"fmt"
	"runtime/debug"
	"syscall/js"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// Editor is one editor on the page.
type Editor struct {
	opts     Options
	window   js.Value
	doc      js.Value
	host     js.Value
	scroller js.Value
	area     js.Value // the textarea: the only holder of the text
	view     *view
	model    *model
	list     list
	card     card

	listeners []listener
	atRelease []func()
	queue     []*task // to run after the next paint
	runQueue  js.Func
	onFrame   js.Value
	changed   task // calls OnChange
	moved     task // calls OnCaret and OnHover
	grown     task // scrolls to a caret on a new line
	offered   task // opens the completion list
	counted   timer
	rest      timer    // until typing rests
	counter   js.Value // how many problems there are, which describes the textarea
	live      js.Value // what is said to screen readers
	resize    js.Value

	history   history
	coming    coming    // what the browser is about to do
	composing bool      // an input method is at work
	selected  selection // after the last edit
	auto      auto      // what was added while somebody types
	typing    bool      // the last edit was made by keys, and what is about its token waits
	now       float64   // when the last event came that changed the text, in ms

	language string // "xml", "json", "" = detect
	found    string // the text that the problems were found in
	all      []source.Diagnostic
	waits    bool // some of all are not shown yet
	ghosts   ghosts
	fingers  js.Value // the media query that is true where fingers point
	empty    bool     // the placeholder is there
	leaving  bool     // Escape was pressed: Tab leaves
	caret    int      // last told to OnCaret
	hovered  source.Span
	hovers   bool
	failures int
	released bool
}

// New makes an editor the only content of host.
func New(host js.Value, opts Options) *Editor {
	if opts.ID == "" {
		opts.ID = "config"
	}
	e := &Editor{
		opts:   opts,
		window: js.Global(),
		doc:    js.Global().Get("document"),
		host:   host,
		model:  newModel(),
	}
	e.build()
	e.startScheduler()
	e.changed.run = func() {
		if e.opts.OnChange != nil {
			e.opts.OnChange(e.model.text)
		}
	}
	e.moved.run = e.caretMoved
	e.offered.run = func() { e.list.offer() }
	// The browser scrolled to the caret before there was room for its line.
	e.grown.run = func() {
		if e.doc.Get("activeElement").Equal(e.area) {
			e.showCaret()
		}
	}
	e.listen()
	e.setValue(opts.Text)
	e.model.update(e.area.Get("value").String())
	e.showPlaceholder()
	e.detect()
	e.view.rebuild() // measured when the browser has laid it out, see listen
	return e
}

// build makes the elements. The scroller holds one body: the gutter, which
// sticks to the left, and the code, in which textarea and layer lie upon each
// other, so that nothing has to be scrolled in step.
func (e *Editor) build() {
	e.host.Get("classList").Call("add", "ed")
	e.scroller = e.element("div", "ed-scroll")
	body := e.element("div", "ed-body")
	gutterEl := e.element("div", "ed-gutter")
	attributes(gutterEl, "aria-hidden", "true")
	numbers, marksEl := e.element("div", "ed-numbers"), e.element("div", "ed-gms")
	gutterEl.Call("append", numbers, marksEl)
	// A form of its own: after each key browsers look through all fields of a
	// form for what they could fill in, and a field without one counts to a
	// form of all such fields of the page.
	code := e.element("form", "ed-code")
	e.area = e.element("textarea", "ed-area")
	count := e.opts.ID + "-count"
	attributes(e.area, "id", e.opts.ID, "aria-label", e.opts.Label, "aria-describedby", count,
		"spellcheck", "false", "wrap", "off", "autocomplete", "off", "autocapitalize", "off", "autocorrect", "off",
		"translate", "no", "dir", "ltr")
	layer := e.element("div", "ed-layer "+highlight.Root)
	attributes(layer, "aria-hidden", "true", "translate", "no")
	code.Call("append", e.area, layer)
	body.Call("append", gutterEl, code)
	e.scroller.Call("append", body)
	e.counter, e.live = e.element("p", "ed-hidden"), e.element("p", "ed-hidden")
	attributes(e.counter, "id", count)
	attributes(e.live, "role", "status")
	e.counter.Set("textContent", e.model.count())
	e.host.Call("replaceChildren", e.scroller, e.counter, e.live)
	e.view = &view{e: e, m: e.model, code: code, layer: layer, end: firstScreen}
	e.view.gutter = gutter{e: e, el: gutterEl, numbers: numbers, marks: marksEl}
	e.list = list{e: e}
	e.list.build()
	e.card = card{e: e}
	e.card.build()
}

func (e *Editor) listen() {
	e.on(e.scroller, "scroll", func(js.Value) {
		e.view.measure()
		e.card.follow()
		e.list.place()
	})
	// The textarea never scrolls by itself. If it had to, the code is too
	// narrow: some character is wider than estimated.
	e.on(e.area, "scroll", func(js.Value) { e.view.widen() })
	e.listenEdits()
	e.listenSelection()
	e.listenKeys()
	e.listenFiles()
	f := js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		e.view.remeasure()
		return nil
	})
	// editor.css has a larger font for fingers.
	e.fingers = e.window.Call("matchMedia", "(pointer:coarse)")
	e.on(e.fingers, "change", func(js.Value) { e.view.remeasure() })
	e.resize = e.window.Get("ResizeObserver").New(f)
	e.resize.Call("observe", e.scroller)
	e.listeners = append(e.listeners, listener{f: f})
	e.rest.init(e, e.rested)
	e.ghosts.e = e
	e.ghosts.fade.init(e, func() { removeAll(&e.ghosts.flashes) })
	e.counted.init(e, func() { e.counter.Set("textContent", e.model.count()) })
}

// listenSelection notices that the caret moved. The event comes with each key,
// between its frame and what measures that frame, so it runs no Go code: it
// sets a timer that does.
func (e *Editor) listenSelection() {
	moved := js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		if !e.released && !e.moved.pending && e.doc.Get("activeElement").Equal(e.area) {
			e.caretMoved()
		}
		return nil
	})
	later := e.window.Get("setTimeout").Call("bind", e.window, moved, paintDelay)
	e.doc.Call("addEventListener", "selectionchange", later)
	e.atRelease = append(e.atRelease, func() {
		e.doc.Call("removeEventListener", "selectionchange", later)
		// moved is not released: its timer may be set.
	})
}

// showPlaceholder gives the textarea its placeholder while it is empty.
// Chromium makes the style of a placeholder anew at each key, seen or not.
func (e *Editor) showPlaceholder() {
	empty := e.model.text == ""
	if empty == e.empty {
		return
	}
	e.empty = empty
	if empty {
		attributes(e.area, "placeholder", e.opts.Placeholder)
	} else {
		e.area.Call("removeAttribute", "placeholder")
	}
}

// caretMoved tells where the caret is and which problem is there. The text
// may have changed while the caret came back to where it was.
func (e *Editor) caretMoved() {
	at := e.selection().End
	e.list.follow()
	e.hover(e.model.problemsAt(at))
	if at == e.caret {
		return
	}
	e.caret = at
	e.leave(at)
	if e.opts.OnCaret != nil {
		e.opts.OnCaret(at)
	}
}

// hover tells which problem the pointer or the caret is at: the first of list.
func (e *Editor) hover(list []source.Diagnostic) {
	on := len(list) > 0
	var at source.Span
	if on {
		at = list[0].Span
	}
	if on == e.hovers && at == e.hovered {
		return
	}
	e.hovers, e.hovered = on, at
	if e.opts.OnHover != nil {
		e.opts.OnHover(at, on)
	}
}

// countDelay is how long typing must pause, in ms, before the number of
// problems is told anew.
const countDelay = 700

// SetMarks highlights places that something else on the page is about.
func (e *Editor) SetMarks(list []source.Span) {
	e.view.redrawLines(e.model.setMarks(list))
}

// Large reports whether the text is too large for colors and underlines.
func (e *Editor) Large() bool { return e.model.large }

// SetReadOnly lets the text be read and selected only, or edited again.
func (e *Editor) SetReadOnly(on bool) { e.area.Set("readOnly", on) }

// say tells screen readers something.
func (e *Editor) say(text string) { e.live.Set("textContent", text) }

// message tells everybody something.
func (e *Editor) message(text string) {
	e.say(text)
	if e.opts.OnMessage != nil {
		e.opts.OnMessage(text)
	}
}

func (e *Editor) checkURL(check string) string {
	if e.opts.CheckURL != nil {
		return e.opts.CheckURL(check)
	}
	return "/checks/" + check
}

// maxFailures is how often the editor begins anew after a failure before it
// shows the bare textarea.
const maxFailures = 3

// rescue ends a panic of the editor. The text is in the textarea, whatever
// happened: the layer is made anew from it, or left out if that fails too.
func (e *Editor) rescue() {
	failure := recover()
	if failure == nil {
		return
	}
	e.window.Get("console").Call("error", fmt.Sprintf("editor: %v\n%s", failure, debug.Stack()))
	e.failures++
	if e.failures > maxFailures {
		e.host.Get("classList").Call("add", "ed-plain")
		return
	}
	defer func() {
		if recover() != nil {
			e.host.Get("classList").Call("add", "ed-plain")
		}
	}()
	*e.model = *newModel()
	e.model.update(e.area.Get("value").String())
	e.showPlaceholder()
	e.detect()
	e.view.rebuild()
	e.message("Something went wrong in the editor; your text is complete")
}

// Release ends the editor: its listeners, functions and elements.
func (e *Editor) Release() {
	e.released = true
	if len(e.queue) == 0 { // else its timer may be set: it releases itself
		e.runQueue.Release()
	}
	e.resize.Call("disconnect")
	e.card.cancel()
	e.counted.cancel()
	e.rest.cancel()
	e.ghosts.fade.cancel()
	for _, f := range e.atRelease {
		f()
	}
	for _, l := range e.listeners {
		if !l.target.IsUndefined() {
			l.target.Call("removeEventListener", l.event, l.f)
		}
		l.f.Release()
	}
	e.host.Call("replaceChildren")
}
