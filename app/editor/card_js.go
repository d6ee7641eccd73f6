//go:build js && wasm

package editor

import (
	"slices"
	"strconv"
	"syscall/js"

	"s3cors.playground/corscore/source"
)

// card shows the problems of one place: the message, what the server says,
// the check's page, and the fixes. The pointer may move into it, Escape closes
// it.
type card struct {
	e     *Editor
	el    js.Value
	shown bool
	list  []source.Diagnostic
	at    int
	timer timer // for what the pointer asks for
	then  func()
}

// Delays of the pointer in ms: before the card comes, and before it goes, so
// that the pointer can move into it.
const (
	showDelay = 200
	hideDelay = 250
)

func (c *card) build() {
	e := c.e
	c.el = e.element("div", "ed-card")
	attributes(c.el, "role", "group", "aria-label", "Problems here")
	floating(c.el)
	e.host.Call("append", c.el)
	c.timer.init(e, func() { c.then() })
	e.on(e.view.code, "pointermove", func(ev js.Value) { c.pointer(ev) })
	e.on(e.view.code, "pointerleave", func(js.Value) { c.leave() })
	e.on(e.view.code, "pointerup", func(ev js.Value) {
		if ev.Get("pointerType").String() != "mouse" { // a finger cannot hover
			c.tap(ev)
		}
	})
	e.on(e.view.gutter.marks, "pointermove", func(ev js.Value) { c.pointerAtMark(ev) })
	e.on(e.view.gutter.marks, "pointerleave", func(js.Value) { c.leave() })
	e.on(e.view.gutter.marks, "click", func(ev js.Value) {
		if line, ok := e.view.lineUnder(ev.Get("clientY").Float()); ok {
			c.show(e.model.problemsFrom(line), e.model.starts[line], false)
		}
	})
	e.on(c.el, "pointerenter", func(js.Value) { c.cancel() })
	e.on(c.el, "pointerleave", func(js.Value) { c.leave() })
	e.on(c.el, "click", func(ev js.Value) { c.click(ev) })
	e.on(c.el, "keydown", func(ev js.Value) { c.onKey(ev) })
	e.on(c.el, "pointerover", func(ev js.Value) { c.preview(ev.Get("target")) })
	e.on(c.el, "focusin", func(ev js.Value) { c.preview(ev.Get("target")) })
	e.on(c.el, "pointerleave", func(js.Value) { e.Preview(nil) })
	e.on(c.el, "focusout", func(js.Value) { e.Preview(nil) })
	e.on(e.host, "focusout", func(ev js.Value) {
		if to := ev.Get("relatedTarget"); !to.Truthy() || !e.host.Call("contains", to).Bool() {
			c.hide()
			e.list.close()
		}
	})
}

func (c *card) cancel() { c.timer.cancel() }

func (c *card) after(ms int, f func()) {
	c.then = f
	c.timer.start(ms)
}

// pointer shows the problems under the pointer, and hides them after it.
func (c *card) pointer(ev js.Value) {
	at, ok := c.e.view.problemUnder(ev.Get("clientX").Float(), ev.Get("clientY").Float())
	if !ok {
		c.leave()
		return
	}
	list := c.e.model.problemsAt(at)
	c.e.hover(list)
	c.soon(list, at)
}

func (c *card) pointerAtMark(ev js.Value) {
	line, ok := c.e.view.lineUnder(ev.Get("clientY").Float())
	if !ok {
		return
	}
	list := c.e.model.problemsFrom(line)
	c.e.hover(list)
	c.soon(list, c.e.model.starts[line])
}

// soon shows a list unless it is there already.
func (c *card) soon(list []source.Diagnostic, at int) {
	if len(list) == 0 || c.shown && sameProblems(list, c.list) {
		c.cancel()
		return
	}
	c.after(showDelay, func() { c.show(list, at, false) })
}

func (c *card) tap(ev js.Value) {
	if at, ok := c.e.view.problemUnder(ev.Get("clientX").Float(), ev.Get("clientY").Float()); ok {
		c.show(c.e.model.problemsAt(at), at, false)
	}
}

func (c *card) leave() {
	c.e.hover(nil)
	if c.shown && !c.el.Call("contains", c.e.doc.Get("activeElement")).Bool() {
		c.after(hideDelay, func() { c.hide() })
	} else {
		c.cancel()
	}
}

func sameProblems(a, b []source.Diagnostic) bool {
	return slices.EqualFunc(a, b, func(x, y source.Diagnostic) bool {
		return x.Span == y.Span && x.Check == y.Check && x.Message == y.Message
	})
}

// show fills the card and puts it at offset at; with focus its first fix, or
// its first link, gets the focus.
func (c *card) show(list []source.Diagnostic, at int, focus bool) {
	if len(list) == 0 {
		return
	}
	c.cancel()
	c.e.list.close()
	c.list, c.at, c.shown = list, at, true
	c.el.Set("textContent", "")
	for i, d := range list {
		c.el.Call("append", c.problem(i, d))
	}
	float(c.el, true)
	c.e.put(c.el, c.e.view.placeOf(at))
	if focus {
		first := c.el.Call("querySelector", "button")
		if !first.Truthy() {
			first = c.el.Call("querySelector", "a")
		}
		first.Call("focus")
	}
}

// follow keeps the card at its place when the text scrolls, and hides it when
// the place goes out of view.
func (c *card) follow() {
	if !c.shown {
		return
	}
	p := c.e.view.placeOf(c.at)
	box := c.e.scroller.Call("getBoundingClientRect")
	if p.bottom <= box.Get("top").Float() || p.top >= box.Get("bottom").Float() {
		c.hide()
		return
	}
	c.e.put(c.el, p)
}

// problem makes the part of problem number n.
func (c *card) problem(n int, d source.Diagnostic) js.Value {
	e := c.e
	text := func(tag, class, s string) js.Value {
		el := e.element(tag, class)
		el.Set("textContent", s)
		return el
	}
	mark := MarkOf(d.Severity)
	el := e.element("section", "ed-problem ed-"+string(mark.Severity))
	head := e.element("p", "ed-message")
	icon := text("span", "ed-icon", mark.Symbol)
	attributes(icon, "aria-hidden", "true")
	head.Call("append", icon, text("b", "ed-word", mark.Word), " ", d.Message)
	el.Call("append", head)
	if e.opts.Words != nil {
		if words := e.opts.Words(d); words != "" {
			el.Call("append", text("p", "ed-words", words))
		}
	}
	if d.Spec != "" {
		el.Call("append", text("p", "ed-spec", "Specification: "+d.Spec))
	}
	if others := d.Others(); others != "" {
		el.Call("append", text("p", "ed-spec", others))
	}
	actions := e.element("p", "ed-actions")
	for i, fix := range d.Fixes {
		button := text("button", "ed-fix", fix.Title)
		attributes(button, "type", "button", "data-problem", strconv.Itoa(n), "data-fix", strconv.Itoa(i))
		actions.Call("append", button)
	}
	if d.Check != "" {
		link := text("a", "ed-link", "About this check")
		attributes(link, "href", e.checkURL(d.Check))
		actions.Call("append", link)
	}
	el.Call("append", actions)
	return el
}

// click applies the fix whose button was pressed.
func (c *card) click(ev js.Value) {
	if fix, ok := c.fixOf(ev.Get("target")); ok {
		c.apply(fix)
	}
}

// fixOf is the fix whose button target is, or is in.
func (c *card) fixOf(target js.Value) (fix source.Fix, ok bool) {
	button := target.Call("closest", "button")
	if !button.Truthy() {
		return fix, false
	}
	data := button.Get("dataset")
	problem, errProblem := strconv.Atoi(data.Get("problem").String())
	n, errFix := strconv.Atoi(data.Get("fix").String())
	if errProblem != nil || errFix != nil {
		return fix, false
	}
	return c.list[problem].Fixes[n], true
}

// preview shows what the fix under the pointer, or with the focus, would change.
func (c *card) preview(target js.Value) {
	if fix, ok := c.fixOf(target); ok && c.e.found == c.e.model.text {
		c.e.Preview(fix.Edits)
	} else {
		c.e.Preview(nil)
	}
}

// apply makes a fix. Its edits are those of the text that the problems were
// found in; if that is another by now, they are not made.
func (c *card) apply(fix source.Fix) {
	c.hide()
	if c.e.Text() != c.e.found || !c.e.ApplyEdits(fix.Edits, fix.Title) {
		c.e.message("The text has changed and the fix no longer fits")
	}
}

// hide closes the card and reports whether it was there.
func (c *card) hide() bool {
	c.cancel()
	if !c.shown {
		return false
	}
	c.shown = false
	c.e.Preview(nil)
	inside := c.el.Call("contains", c.e.doc.Get("activeElement")).Bool()
	float(c.el, false)
	if inside {
		c.e.area.Call("focus", map[string]any{"preventScroll": true})
	}
	return true
}

// onKey moves the focus between fixes and links.
func (c *card) onKey(ev js.Value) {
	step := 0
	switch ev.Get("key").String() {
	case "Escape":
		c.hide()
		ev.Call("preventDefault")
		ev.Call("stopPropagation")
		return
	case "ArrowDown", "ArrowRight":
		step = 1
	case "ArrowUp", "ArrowLeft":
		step = -1
	default:
		return
	}
	ev.Call("preventDefault")
	items := c.el.Call("querySelectorAll", "button, a")
	n := items.Length()
	for i := range n {
		if items.Index(i).Equal(c.e.doc.Get("activeElement")) {
			items.Index((i + step + n) % n).Call("focus")
			return
		}
	}
}
