//go:build js && wasm

package editor

import (
	"strings"
	"syscall/js"

	"s3cors.playground/corscore/source"
)

// help does what a character that was just typed asks for.
func (e *Editor) help(typed byte) {
	switch typed {
	case '<', '"', ':', ' ':
		if typed != ' ' || e.afterColon() {
			e.afterPaint(&e.offered)
		}
	case '>', '/', '}', ']':
		e.complete()
	}
}

func (e *Editor) afterColon() bool {
	at := e.model.offset(e.selected.end)
	return at > 1 && e.model.text[at-2] == ':'
}

// complete adds what [assist] says.
func (e *Editor) complete() {
	caret := e.model.offset(e.selected.end)
	edit, at, ok := assist(e.model.text, caret)
	if !ok {
		return
	}
	e.replace(source.Span{Start: edit.Start, End: edit.End}, edit.New, at)
	e.typing = true // it is still somebody who types
	caret = e.model.offset(e.selected.end)
	text := e.model.text
	e.auto = auto{size: len(text), tail: len(text) - caret}
	if at > len(edit.New) {
		e.auto.before = true
		e.auto.rest = text[caret : caret+strings.IndexByte(text[caret:], '>')+1]
	} else if _, name, ok := strings.Cut(edit.New, "</"); ok && at > 0 {
		e.auto.rest = name
	}
}

// overtyped reports whether what the browser is about to insert is there
// already: the caret moves over it.
func (e *Editor) overtyped(data js.Value) bool {
	if e.auto.rest == "" || data.Type() != js.TypeString {
		return false
	}
	s := e.units()
	before := e.auto.before
	if s.start != s.end || !e.auto.takes(e.model.text, e.model.offset(s.end), data.String()) {
		return false
	}
	if before {
		at := s.end + len(data.String())
		e.selected = selection{at, at}
		e.selectUnits(e.selected)
	}
	return true
}
