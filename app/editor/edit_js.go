//go:build js && wasm

package editor

import (
	"syscall/js"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// Text returns the text, with "\n" as line ends.
func (e *Editor) Text() string {
	e.read()
	return e.model.text
}

// SetText makes text the text, with the caret at its start. With undoable it is
// one step of the history; without, the history is emptied. The text that [Editor.Text] then returns has
// "\n" where text had "\r\n" or "\r".
func (e *Editor) SetText(text string, undoable bool) {
	text = normalize(text)
	if undoable {
		e.write(text, source.Span{})
		e.scroller.Call("scrollTo", 0, 0) // with the space above the first line
		return
	}
	e.setValue(text)
	e.take(text, diff(e.model.text, text))
	e.history = history{turns: e.history.turns + 1}
	e.selected = e.units()
}

// setValue sets the textarea's text, with the caret at its start: browsers put
// it to the end, and getting the focus would scroll there.
func (e *Editor) setValue(text string) {
	e.area.Set("value", text)
	e.area.Call("setSelectionRange", 0, 0)
}

// ApplyEdits makes edits, which refer to [Editor.Text], as one step of the
// history, and puts the caret after the first one. It reports false and changes
// nothing if they do not fit the text.
func (e *Editor) ApplyEdits(edits []source.Edit, title string) bool {
	e.read()
	text, ok := source.Apply(e.model.text, edits)
	if !ok || len(edits) == 0 {
		return false
	}
	first := edits[0]
	for _, edit := range edits {
		if edit.Start < first.Start {
			first = edit
		}
	}
	at := min(first.Start+len(first.New), len(text))
	e.write(text, source.Span{Start: at, End: at}, edits...)
	e.flash(edits)
	if title != "" {
		e.say(title + ": done")
	}
	return true
}

// SetLanguage sets the language of the colors: "xml", "json", or "" for what
// the text looks like.
func (e *Editor) SetLanguage(name string) {
	e.language = name
	e.detect()
}

func (e *Editor) detect() {
	lang := highlight.XML
	if e.language == "json" || e.language == "" && highlight.Detect(e.model.text) == highlight.JSON {
		lang = highlight.JSON
	}
	if e.model.setLang(lang) {
		e.view.redrawAll()
	}
}

// write makes text the text, as one step of the history, and selects sel. list
// are the edits that do it, if they are known.
func (e *Editor) write(text string, sel source.Span, list ...source.Edit) {
	e.read()
	if held := normalize(text); held != text {
		text, list = held, nil // the edits are not of this text
	}
	before := e.model.text
	if c := diff(before, text); c.oldEnd > c.start || c.newEnd > c.start {
		s := step{before: e.units()}
		if len(list) > 0 {
			s.edits = editsOf(before, text, list)
		} else {
			s.edits = []edit{editOf(before, text, c)}
		}
		e.typing = false
		e.swap(text, c)
		e.selectSpan(sel)
		s.after = e.units()
		e.history.add(s)
		e.selected = s.after
	}
	if !e.fingers.Get("matches").Bool() { // where the focus would open a keyboard on the screen, it stays where it is
		e.area.Call("focus", map[string]any{"preventScroll": true})
	}
	e.selectSpan(sel)
	e.showCaret()
}

// swap makes text, which differs from the present one by c, the text. It sets
// what differs: execCommand, which types, takes Chromium time quadratic in the
// lines. Where most of it differs it sets all, which takes Chromium a third of the time.
func (e *Editor) swap(text string, c change) {
	if c.newEnd-c.start > len(text)/2 {
		e.area.Set("value", text)
	} else {
		e.area.Call("setRangeText", text[c.start:c.newEnd], e.model.units(c.start), e.model.units(c.oldEnd))
	}
	e.take(text, c)
}

// replace replaces a selection's text, as one step, and puts the caret after
// the first caret bytes of it.
func (e *Editor) replace(s source.Span, insert string, caret int) {
	text := e.model.text[:s.Start] + insert + e.model.text[s.End:]
	at := s.Start + caret
	e.write(text, source.Span{Start: at, End: at})
}

// load opens a dropped or chosen file.
func (e *Editor) load(file js.Value) {
	name := file.Get("name").String()
	if file.Get("size").Int() > maxFile {
		e.message(name + " is larger than 1 MB and was not opened")
		return
	}
	e.then(file.Call("arrayBuffer"), func(buffer js.Value) {
		bytes := e.window.Get("Uint8Array").New(buffer)
		data := make([]byte, bytes.Get("length").Int())
		js.CopyBytesToGo(data, bytes)
		text, exact := decode(data)
		e.SetText(text, true)
		if exact {
			e.message("Opened " + name)
		} else {
			e.message("Opened " + name + "; what is not UTF-8 was replaced by �")
		}
	}, func() { e.message(name + " cannot be read") })
}

// then waits for a promise.
func (e *Editor) then(promise js.Value, done func(js.Value), failed func()) {
	var onDone, onFail js.Func
	end := func() { onDone.Release(); onFail.Release() }
	onDone = js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer e.rescue()
		defer end()
		if !e.released {
			done(args[0])
		}
		return nil
	})
	onFail = js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		defer end()
		if !e.released {
			failed()
		}
		return nil
	})
	promise.Call("then", onDone, onFail)
}

// openFile asks for a file.
func (e *Editor) openFile() {
	input := e.element("input", "")
	attributes(input, "type", "file", "accept", ".xml,.json,.txt,text/xml,application/xml,application/json,text/plain")
	var f js.Func
	f = js.FuncOf(func(js.Value, []js.Value) any {
		defer e.rescue()
		defer f.Release()
		if files := input.Get("files"); files.Length() > 0 {
			e.load(files.Index(0))
		}
		return nil
	})
	input.Call("addEventListener", "change", f)
	input.Call("click")
}

// listenFiles loads files that are dropped; other drops stay the browser's.
func (e *Editor) listenFiles() {
	hasFiles := func(ev js.Value) bool {
		transfer := ev.Get("dataTransfer")
		return transfer.Truthy() && transfer.Get("types").Call("includes", "Files").Bool()
	}
	mark := func(on bool) { e.host.Get("classList").Call("toggle", "ed-drop", on) }
	e.on(e.host, "dragover", func(ev js.Value) {
		if hasFiles(ev) {
			ev.Call("preventDefault")
			mark(true)
		}
	})
	e.on(e.host, "dragleave", func(js.Value) { mark(false) })
	e.on(e.host, "drop", func(ev js.Value) {
		mark(false)
		if files := ev.Get("dataTransfer").Get("files"); hasFiles(ev) && files.Length() > 0 {
			ev.Call("preventDefault")
			e.load(files.Index(0))
		}
	})
}
