//go:build js && wasm

package editor

import (
	"syscall/js"

	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

func (e *Editor) listenKeys() {
	e.on(e.area, "keydown", func(ev js.Value) {
		k := key{key: ev.Get("key").String(), ctrl: ev.Get("ctrlKey").Bool(), alt: ev.Get("altKey").Bool(), meta: ev.Get("metaKey").Bool()}
		if len(k.key) == 1 && !k.ctrl && !k.alt && !k.meta { // a character: the most frequent key should wait the least
			e.leaving = false
			ev.Call("stopPropagation") // it means nothing to the page around, which need not look
			return
		}
		if ev.Get("isComposing").Bool() || ev.Get("keyCode").Int() == 229 { // the key belongs to an input method
			return
		}
		k.code, k.shift = ev.Get("code").String(), ev.Get("shiftKey").Bool()
		if e.onKey(k) {
			ev.Call("preventDefault")
		}
	})
	e.on(e.area, "blur", func(js.Value) {
		e.leaving = false
		e.settle()
	})
}

// onKey does what a key means and reports whether that was all it should do.
func (e *Editor) onKey(k key) bool {
	if e.list.onKey(k) {
		return true
	}
	leaving := e.leaving
	e.leaving = false
	plain := !k.ctrl && !k.alt && !k.meta
	switch {
	case k.key == "Shift": // on the way to Shift+Tab
		e.leaving = leaving
		return false
	case k.key == "Escape":
		if e.card.hide() {
			return true
		}
		e.leaving = true
		e.say("Tab leaves the editor")
		return true
	case k.key == "Tab" && leaving:
		return false
	case k.key == "Enter" && plain && !k.shift:
		return e.lineBreak()
	}
	if name := commandOf(k); name != "" {
		return e.Do(name)
	}
	return false
}

// Do does a command of [Commands]. It reports false if there was nothing to
// do and the key should do what it always does.
func (e *Editor) Do(name string) bool {
	e.read()
	editable := !e.area.Get("readOnly").Bool()
	switch name {
	case NextProblem, PreviousProblem:
		e.settle()
		e.gotoProblem(name == PreviousProblem)
	case Fixes:
		e.settle()
		e.showFixes()
	case Completions:
		if editable {
			e.list.open()
		}
	case FormatDocument:
		if editable {
			e.format()
		}
	case IndentLines, OutdentLines:
		if !editable {
			return false
		}
		e.indent(name == OutdentLines)
	case Undo, Redo:
		e.travel(name == Redo)
	case OpenFile:
		e.openFile()
	default:
		if e.opts.OnCommand == nil {
			return false
		}
		e.opts.OnCommand(name)
	}
	return true
}

func (e *Editor) indent(less bool) {
	change := Indent
	if less {
		change = Outdent
	}
	edit, sel := change(e.model.text, e.selection())
	text, _ := source.Apply(e.model.text, []source.Edit{edit})
	e.write(text, sel)
}

func (e *Editor) lineBreak() bool {
	if e.area.Get("readOnly").Bool() {
		return false
	}
	sel := e.selection()
	insert, caret := LineBreak(e.model.text, sel)
	if insert == "\n" { // nothing to add: the browser does it best
		return false
	}
	e.replace(sel, insert, caret)
	return true
}

// format lays the text out anew; the caret stays after the same character.
func (e *Editor) format() {
	before := e.model.text
	after := layout.Format(before)
	if after == before {
		e.say("Nothing to format")
		return
	}
	at := sameCharacter(before, e.selection().Start, after)
	e.write(after, source.Span{Start: at, End: at})
	e.say("Formatted")
}

// gotoProblem puts the caret to the next problem and shows it.
func (e *Editor) gotoProblem(back bool) {
	at, ok := e.model.next(e.selection().Start, back)
	if !ok {
		e.say("No problems")
		return
	}
	e.Focus(at)
	list := e.model.problemsAt(at)
	e.card.show(list, at, false)
	for _, d := range list {
		if d.Span.Start == at {
			e.say(e.model.spoken(d))
			break
		}
	}
}

// showFixes shows what is wrong at the caret, or on its line, and moves the
// focus to the first fix.
func (e *Editor) showFixes() {
	at := e.selection().Start
	list := e.model.problemsAt(at)
	if len(list) == 0 {
		list = e.model.problemsFrom(e.model.lineAt(at))
	}
	if len(list) == 0 {
		e.say("No problems here")
		return
	}
	e.card.show(list, at, true)
}
