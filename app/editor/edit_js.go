//go:build js && wasm

package editor

import (
	"strings"
	"syscall/js"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// Text returns the text, with "\n" as line ends.
func (e *Editor) Text() string {
	e.read()
	return e.model.text
}

// SetText makes text the text. With undoable it is one step of the undo stack;
// without, the stack is emptied. The text that [Editor.Text] then returns has
// "\n" where text had "\r\n" or "\r".
func (e *Editor) SetText(text string, undoable bool) {
	text = normalize(text)
	if undoable {
		e.write(text, source.Span{}, false)
		return
	}
	e.setValue(text)
	e.fallback = nil
	e.read()
}

// setValue sets the textarea's text, with the caret at its start: browsers put
// it to the end, and getting the focus would scroll there.
func (e *Editor) setValue(text string) {
	e.area.Set("value", text)
	e.area.Call("setSelectionRange", 0, 0)
}

// normalize turns every line end into "\n", as a textarea does.
func normalize(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// ApplyEdits makes edits, which refer to [Editor.Text], as one step of the
// undo stack, and puts the caret behind the first one. It reports false and
// changes nothing if they do not fit the text.
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
	e.write(text, source.Span{Start: at, End: at}, true)
	if title != "" {
		e.say(title + ": done")
	}
	return true
}

// SetLanguage sets the language of the colours: "xml", "json", or "" for what
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

// undoBreak is an edit that the browser's undo stack does not know.
type undoBreak struct{ before, after string }

// htmlFrom is the number of line ends from which text is inserted as HTML:
// Chromium inserts plain text line by line, in time quadratic in the lines
// (20 lines 8 ms, 400 lines 500 ms); escaped text as HTML takes 13 ms. Firefox
// inserts no HTML into a textarea, says so, and is fast with plain text.
const htmlFrom = 20

// write makes text the text by replacing the smallest part that differs, as
// one step of the undo stack, and selects sel if it says so. Whatever the
// browser does, the text is right afterwards.
func (e *Editor) write(text string, sel source.Span, selects bool) {
	e.read()
	c := diff(e.model.text, text)
	if c.oldEnd > c.start || c.newEnd > c.start {
		before := e.model.text
		readOnly := e.area.Get("readOnly").Bool()
		e.area.Set("readOnly", false)
		e.writing = true
		e.insert(c, text[c.start:c.newEnd])
		if e.area.Get("value").String() != text {
			e.area.Set("value", text)
			e.fallback = &undoBreak{before, text}
		}
		e.writing = false
		e.area.Set("readOnly", readOnly)
		e.read()
		if !selects {
			sel = source.Span{Start: c.newEnd, End: c.newEnd}
		}
	} else if !selects {
		return
	}
	e.selectSpan(sel)
	e.showCaret()
}

// insert replaces the changed part the way typing does. Programs have no other
// way onto the undo stack.
func (e *Editor) insert(c change, text string) {
	defer func() { _ = recover() }() // an exception of execCommand: write then sets the value
	e.area.Call("focus", map[string]any{"preventScroll": true})
	if !e.doc.Get("activeElement").Equal(e.area) {
		return
	}
	e.selectSpan(source.Span{Start: c.start, End: c.oldEnd})
	switch {
	case text == "":
		e.doc.Call("execCommand", "delete")
	case strings.Count(text, "\n") >= htmlFrom && e.insertHTML(text):
		if whole := e.model.text[:c.start] + text + e.model.text[c.oldEnd:]; strings.HasSuffix(text, "\n") && e.area.Get("value").String() != whole {
			// WebKit leaves out a line end at the end.
			e.doc.Call("execCommand", "undo")
			e.selectSpan(source.Span{Start: c.start, End: c.oldEnd})
			e.insertHTML(text + "\n")
		}
	default:
		e.doc.Call("execCommand", "insertText", false, text)
	}
}

// insertHTML inserts text as HTML and reports whether the browser does that in
// a textarea.
func (e *Editor) insertHTML(text string) bool {
	return e.doc.Call("execCommand", "insertHTML", false, escaped(text)).Bool()
}

// undo takes back an edit that the browser's stack does not know and reports
// whether the last edit was one.
func (e *Editor) undo() bool {
	if e.fallback == nil || e.fallback.after != e.model.text {
		return false
	}
	e.area.Set("value", e.fallback.before)
	e.fallback = nil
	e.read()
	return true
}

// selection returns the selected bytes.
func (e *Editor) selection() source.Span {
	start := source.ByteOffset(e.model.text, e.area.Get("selectionStart").Int())
	end := start
	if e.area.Get("selectionEnd").Int() != e.area.Get("selectionStart").Int() {
		end = source.ByteOffset(e.model.text, e.area.Get("selectionEnd").Int())
	}
	return source.Span{Start: start, End: end}
}

// selectSpan selects bytes.
func (e *Editor) selectSpan(s source.Span) {
	s = clamp(s, len(e.model.text))
	start := source.UTF16(e.model.text, s.Start)
	end := start + source.UTF16(s.Of(e.model.text), s.Len())
	e.area.Call("setSelectionRange", start, end)
}

// replace replaces a selection's text, as one step, and puts the caret behind
// the first caret bytes of it.
func (e *Editor) replace(s source.Span, insert string, caret int) {
	text := e.model.text[:s.Start] + insert + e.model.text[s.End:]
	at := s.Start + caret
	e.write(text, source.Span{Start: at, End: at}, true)
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
