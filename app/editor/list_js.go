//go:build js && wasm

package editor

import (
	"slices"
	"strconv"
	"syscall/js"
)

// list is the completion list: a listbox that the textarea controls; the focus
// stays in the textarea.
type list struct {
	e      *Editor
	el     js.Value
	id     string
	shown  bool
	asked  bool // by a command: the first item is chosen
	now    Completion
	active int    // -1 = none is chosen
	follow func() // updates the list when the caret moved
}

func (l *list) build() {
	l.id = l.e.opts.ID + "-list"
	l.el = l.e.element("ul", "ed-list")
	attributes(l.el, "id", l.id, "role", "listbox", "aria-label", "Completions")
	floating(l.el)
	attributes(l.e.area, "aria-autocomplete", "list", "aria-controls", l.id)
	l.e.host.Call("append", l.el)
	l.follow = func() {
		if start := l.now.Span.Start; l.shown && l.update(true) && l.now.Span.Start != start {
			l.close() // the caret is elsewhere
		}
	}
	l.e.on(l.el, "pointerdown", func(ev js.Value) { ev.Call("preventDefault") }) // the focus stays where it is
	l.e.on(l.el, "click", func(ev js.Value) {
		item := ev.Get("target").Call("closest", "li")
		if item.Truthy() {
			if i, err := strconv.Atoi(item.Get("dataset").Get("index").String()); err == nil {
				l.accept(i)
			}
		}
	})
}

// open shows what fits at the caret.
func (l *list) open() {
	l.e.card.hide()
	l.shown, l.asked = true, true
	if !l.update(false) {
		l.e.say("Nothing to complete here")
	}
}

// offer shows what fits at the caret after a character that asks for it, if
// something does. Nothing is chosen until a key of the list or the beginning of an item
// is typed: until then Enter makes a line. A list that was asked for meanwhile stays.
func (l *list) offer() {
	at := l.e.selection()
	if l.shown || at.Len() > 0 || l.e.area.Get("readOnly").Bool() || !offers(l.e.model.text, at.End) {
		return
	}
	l.shown, l.asked = true, false
	l.update(false)
}

// update shows what fits at the caret now, anew or following the caret of a
// shown list; it closes the list and reports false if nothing does.
func (l *list) update(following bool) bool {
	sel := l.e.selection()
	before := l.now
	l.now = Complete(l.e.model.text, sel.End)
	if sel.Len() > 0 || len(l.now.Items) == 0 {
		l.close()
		return false
	}
	if following && slices.Equal(l.now.Items, before.Items) {
		return true // what was chosen stays
	}
	chosen := ""
	if following && l.active >= 0 {
		chosen = before.Items[l.active].Label
	}
	l.el.Set("textContent", "")
	for i, it := range l.now.Items {
		li := l.e.element("li", "ed-item")
		attributes(li, "id", l.id+strconv.Itoa(i), "role", "option", "aria-selected", "false", "data-index", strconv.Itoa(i))
		label := l.e.element("span", "ed-label")
		label.Set("textContent", it.Label)
		li.Call("append", label)
		if it.Detail != "" {
			detail := l.e.element("span", "ed-detail")
			detail.Set("textContent", it.Detail)
			li.Call("append", detail)
		}
		l.el.Call("append", li)
	}
	float(l.el, true)
	l.place()
	l.active = -1
	l.e.area.Call("removeAttribute", "aria-activedescendant")
	if i := l.preferred(chosen); i >= 0 {
		l.choose(i)
	}
	return true
}

// preferred is the item that is chosen in a list that is shown anew: the one that was
// chosen before, if it is still there; else the first, if somebody asked for the list
// or typed the beginning of it. -1 = none: Enter then makes a line.
func (l *list) preferred(chosen string) int {
	if i := slices.IndexFunc(l.now.Items, func(it Item) bool { return it.Label == chosen }); i >= 0 && chosen != "" {
		return i
	}
	if l.asked || l.now.begun(l.e.model.text) {
		return 0
	}
	return -1
}

// place puts the list to what it completes.
func (l *list) place() {
	if l.shown {
		l.e.put(l.el, l.e.view.placeOf(l.now.Span.Start))
	}
}

func (l *list) close() bool {
	if !l.shown {
		return false
	}
	l.shown = false
	float(l.el, false)
	l.e.area.Call("removeAttribute", "aria-activedescendant")
	return true
}

// choose makes item i the active one.
func (l *list) choose(i int) {
	items := l.el.Get("children")
	if l.active >= 0 {
		items.Index(l.active).Call("setAttribute", "aria-selected", "false")
	}
	l.active = i
	item := items.Index(i)
	item.Call("setAttribute", "aria-selected", "true")
	item.Call("scrollIntoView", map[string]any{"block": "nearest"})
	attributes(l.e.area, "aria-activedescendant", l.id+strconv.Itoa(i))
}

// accept puts item i into the text. What is typed may be ahead of what the
// list shows, so the item is looked up anew.
func (l *list) accept(i int) {
	label := l.now.Items[i].Label
	l.close()
	now := Complete(l.e.model.text, l.e.selection().End)
	for _, it := range now.Items {
		if it.Label == label {
			span, it := belowStart(l.e.model.text, now.Span, it)
			l.e.replace(span, it.Insert, it.Caret)
			return
		}
	}
}

// onKey does what a key means while the list is open.
func (l *list) onKey(k key) bool {
	if !l.shown || k.ctrl || k.alt || k.meta {
		return false
	}
	n := len(l.now.Items)
	const page = 8
	switch k.key {
	case "ArrowDown":
		l.choose((l.active + 1) % n)
	case "ArrowUp":
		l.choose((max(l.active, 0) + n - 1) % n)
	case "PageDown":
		l.choose(min(n-1, l.active+page))
	case "PageUp":
		l.choose(max(0, l.active-page))
	case "Enter", "Tab":
		if k.shift {
			return false
		}
		if k.key == "Enter" && l.active < 0 {
			l.close()
			return false
		}
		l.accept(max(l.active, 0))
	case "Escape":
		l.close()
	default:
		return false
	}
	return true
}
