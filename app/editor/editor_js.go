//go:build js && wasm

package editor

import (
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

	listeners []listener
	queue     []*task
	onFrame   js.Func
	port      js.Value
	changed   task
	released  bool
}

// New makes an editor the only child of host.
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
	e.on(e.area, "input", func(js.Value) { e.read() })
	e.on(e.scroller, "scroll", func(js.Value) { e.view.measure() })
	e.area.Set("value", opts.Text)
	e.model.update(e.area.Get("value").String())
	e.model.setLang(highlight.Detect(e.model.text))
	e.view.rebuild()
	e.view.measure()
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
	code := e.element("div", "ed-code")
	e.area = e.element("textarea", "ed-area")
	attributes(e.area, "id", e.opts.ID, "aria-label", e.opts.Label, "spellcheck", "false", "wrap", "off",
		"autocomplete", "off", "autocapitalize", "off", "autocorrect", "off", "translate", "no")
	layer := e.element("div", "ed-layer "+highlight.Root)
	attributes(layer, "aria-hidden", "true", "translate", "no")
	code.Call("append", e.area, layer)
	body.Call("append", gutterEl, code)
	e.scroller.Call("append", body)
	e.host.Call("replaceChildren", e.scroller)
	e.view = &view{e: e, m: e.model, code: code, layer: layer}
	e.view.gutter = gutter{e: e, numbers: numbers, marks: marksEl}
}

// read takes over what the textarea holds: the whole way from a key to what is
// painted.
func (e *Editor) read() {
	p, c := e.model.update(e.area.Get("value").String())
	if p.added == 0 {
		return
	}
	_ = c
	e.view.apply(p)
	e.afterPaint(&e.changed)
}

// rescue ends a panic of the editor: the text is in the textarea, whatever
// happened.
func (e *Editor) rescue() {
	if err := recover(); err != nil {
		js.Global().Get("console").Call("error", err)
	}
}

// Text returns the text.
func (e *Editor) Text() string { return e.model.text }

// SetDiagnostics shows problems found in [Editor.Text].
func (e *Editor) SetDiagnostics(list []source.Diagnostic) {
	for _, i := range e.model.setProblems(list) {
		e.view.redraw(i)
	}
	e.view.gutter.setMarks(e.model)
}
