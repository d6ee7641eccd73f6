//go:build js && wasm

package editor

import (
	"syscall/js"

	"s3cors.playground/corscore/source"
)

// coming is what the browser has announced that it will do to the text.
type coming struct {
	known  bool
	kind   editKind
	before selection
}

// listenEdits takes over what the browser does to the text, and keeps it from
// undoing by itself.
func (e *Editor) listenEdits() {
	e.on(e.area, "beforeinput", func(ev js.Value) {
		switch inputType := ev.Get("inputType").String(); inputType {
		case "historyUndo", "historyRedo":
			ev.Call("preventDefault")
			e.travel(inputType == "historyRedo")
		case "insertText":
			if e.overtyped(ev.Get("data")) {
				ev.Call("preventDefault")
				return
			}
			fallthrough
		default:
			e.coming = coming{true, kindOf(inputType), e.units()}
		}
	})
	e.on(e.area, "input", func(ev js.Value) {
		ev.Call("stopPropagation") // as with keys: it means nothing to the page around
		if !e.coming.known {
			// A browser that undoes unasked, by a command of a script.
			if inputType := ev.Get("inputType"); inputType.Type() == js.TypeString && (inputType.String() == "historyUndo" || inputType.String() == "historyRedo") {
				e.area.Set("value", e.model.text)
				e.travel(inputType.String() == "historyRedo")
				return
			}
		}
		e.now = ev.Get("timeStamp").Float()
		typed := e.read()
		e.card.hide()
		if typed != 0 {
			e.help(typed)
		}
	})
	e.on(e.area, "paste", e.paste)
	e.on(e.area, "compositionstart", func(js.Value) {
		e.composing = true
		e.read()
		e.history.close()
	})
	e.on(e.area, "compositionend", func(js.Value) {
		e.composing = false
		e.coming = coming{true, composed, e.selected} // Firefox tells of the last change only after this
		e.read()
		e.coming = coming{}
		e.history.close()
	})
}

// longPaste is how long a pasted text is, in bytes, that is set at once. Browsers paste
// as if somebody typed each line: Chromium takes twice as long for 64 KB.
const longPaste = 16 << 10

// paste takes over a long paste.
func (e *Editor) paste(ev js.Value) {
	clipboard := ev.Get("clipboardData")
	if !clipboard.Truthy() || ev.Get("defaultPrevented").Bool() || e.composing || e.area.Get("readOnly").Bool() {
		return
	}
	text := normalize(clipboard.Call("getData", "text/plain").String())
	if len(text) < longPaste {
		return
	}
	ev.Call("preventDefault")
	e.read()
	e.card.hide()
	e.replace(e.selection(), text, len(text))
}

// read takes over what the textarea holds: the whole way from a key to what is
// painted. What others do with the text follows after the paint. It returns the
// character that was typed, if it is ASCII, else 0.
func (e *Editor) read() byte {
	text, before := e.area.Get("value").String(), e.model.text
	c := diff(before, text)
	if c.start == c.oldEnd && c.start == c.newEnd {
		return 0
	}
	s := step{edits: []edit{editOf(before, text, c)}, before: e.selected, after: e.units(), at: e.now}
	if e.coming.known {
		s.kind, s.before = e.coming.kind, e.coming.before
	}
	e.coming, e.selected, e.typing = coming{}, s.after, s.kind == typed || s.kind == erased || s.kind == deleted || s.kind == composed
	e.history.add(s)
	if p := e.take(text, c); p.added != p.removed {
		e.afterPaint(&e.grown)
	}
	if s.kind == typed && c.newEnd == c.start+1 {
		return text[c.start]
	}
	return 0
}

// take makes text, which differs from the present one by c, the text of all but
// the textarea.
func (e *Editor) take(text string, c change) patch {
	p := e.model.change(text, c)
	if p.added == 0 {
		return p
	}
	e.showPlaceholder()
	e.ghosts.clear()
	e.view.apply(p)
	e.detect()
	e.afterPaint(&e.changed)
	e.afterPaint(&e.moved)
	return p
}

// travel undoes a step, or redoes one.
func (e *Editor) travel(forward bool) {
	if e.composing || e.area.Get("readOnly").Bool() {
		return
	}
	e.read()
	if e.changed.pending { // who listens hears of each text: one may end what the next undo takes back
		e.changed.run()
	}
	move := e.history.undo
	if forward {
		move = e.history.redo
	}
	text, sel, ok := move(e.model.text)
	if !ok {
		return
	}
	e.card.hide()
	e.list.close()
	e.typing = false
	e.swap(text, diff(e.model.text, text))
	e.selectUnits(sel)
	e.selected = sel
	e.showCaret()
}

// Stored returns what storage gets of the history of [Editor.Text], "" for
// nothing. storable says of a text whether storage may have it.
func (e *Editor) Stored(storable func(text string) bool) string {
	e.read()
	return e.history.encode(e.model.text, storable)
}

// Restore takes up the history that [Editor.Stored] returned, and what was done
// since the text was that one. It reports false if it is not a history of it.
func (e *Editor) Restore(stored string) bool {
	e.read()
	return e.history.restore(stored, e.model.text)
}

// Turns counts the changes of the history.
func (e *Editor) Turns() int { return e.history.turns }

// units returns the selection as the textarea counts it.
func (e *Editor) units() selection {
	return selection{e.area.Get("selectionStart").Int(), e.area.Get("selectionEnd").Int()}
}

func (e *Editor) selectUnits(s selection) {
	e.area.Call("setSelectionRange", s.start, s.end)
}

// selection returns the selected bytes.
func (e *Editor) selection() source.Span {
	s := e.units()
	start := e.model.offset(s.start)
	end := start
	if s.end != s.start {
		end = e.model.offset(s.end)
	}
	return source.Span{Start: start, End: end}
}

// selectSpan selects bytes.
func (e *Editor) selectSpan(s source.Span) {
	s = clamp(s, len(e.model.text))
	e.selectUnits(selection{e.model.units(s.Start), e.model.units(s.End)})
}
