package editor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// The history is the editor's own: browsers' undo is not relied on. Chromium's
// takes back a paste of several lines wrongly, in any textarea, and no browser
// knows what a program changed.

// edit replaces text: at offset start, removed became inserted.
type edit struct {
	start             int
	removed, inserted string
}

func (e edit) size() int { return len(e.removed) + len(e.inserted) }

// made is text after e; ok is false if e is not an edit of text.
func (e edit) made(text string) (_ string, ok bool) {
	end := e.start + len(e.removed)
	if e.start > len(text) || end > len(text) || text[e.start:end] != e.removed {
		return "", false
	}
	return text[:e.start] + e.inserted + text[end:], true
}

// inverse takes e back.
func (e edit) inverse() edit { return edit{e.start, e.inserted, e.removed} }

// then is e and next in one, where next changes what e inserted, or text that
// touches it.
func (e edit) then(next edit) (_ edit, ok bool) {
	end, nextEnd := e.start+len(e.inserted), next.start+len(next.removed)
	if next.start > end || nextEnd < e.start {
		return e, false
	}
	out := edit{start: min(e.start, next.start), removed: e.removed, inserted: next.inserted}
	if next.start < e.start {
		out.removed = next.removed[:e.start-next.start] + out.removed
	} else {
		out.inserted = e.inserted[:next.start-e.start] + out.inserted
	}
	if nextEnd > end {
		out.removed += next.removed[end-next.start:]
	} else {
		out.inserted += e.inserted[nextEnd-e.start:]
	}
	return out, true
}

// editOf is the edit that makes after of before, as a diff says. It keeps
// neither of the two alive.
func editOf(before, after string, c change) edit {
	return edit{c.start, strings.Clone(before[c.start:c.oldEnd]), strings.Clone(after[c.start:c.newEnd])}
}

// fewEdits is how many edits of one step are kept apart. More are kept as the
// one edit that spans them all: each is applied to the whole text.
const fewEdits = 64

// editsOf are the edits of one step that makes after of before by list, which
// [source.Apply] takes. They go from the last place to the first: each finds
// its place where list says.
func editsOf(before, after string, list []source.Edit) []edit {
	if len(list) > fewEdits {
		return []edit{editOf(before, after, diff(before, after))}
	}
	var out []edit
	for _, i := range slices.Backward(source.Order(len(list), func(i int) int { return list[i].Start })) {
		e := list[i]
		out = append(out, edit{e.Start, strings.Clone(before[e.Start:e.End]), strings.Clone(e.New)})
	}
	return out
}

// selection is what is selected, in UTF-16 code units, as a textarea counts.
type selection struct{ start, end int }

// editKind says which edits belong together.
type editKind int

const (
	single   editKind = iota // a step of its own: a paste, a fix, a file, …
	typed                    // characters
	erased                   // by Backspace
	deleted                  // by Delete
	composed                 // by an input method
	dragged                  // out of the textarea, perhaps to another place in it
	dropped
)

// kindOf is the kind of an edit by the inputType that the browser gives it.
// https://w3c.github.io/input-events/#interface-InputEvent-Attributes
func kindOf(inputType string) editKind {
	switch inputType {
	case "insertText":
		return typed
	case "deleteContentBackward":
		return erased
	case "deleteContentForward":
		return deleted
	case "insertCompositionText", "insertFromComposition", "deleteCompositionText":
		return composed
	case "deleteByDrag":
		return dragged
	case "insertFromDrop":
		return dropped
	}
	return single
}

// step is what one undo takes back.
type step struct {
	edits         []edit // each of the text that the one before it left
	before, after selection
	kind          editKind
	at            float64 // when the last edit was made, in ms
	safe          bool    // the text before it is known to be one that may be stored
}

// made is text after s; ok is false if s is not a step of text.
func (s *step) made(text string) (_ string, ok bool) {
	for _, e := range s.edits {
		if text, ok = e.made(text); !ok {
			return "", false
		}
	}
	return text, held(text)
}

// unmade is text before s; ok is false if s did not make text.
func (s *step) unmade(text string) (_ string, ok bool) {
	for _, e := range slices.Backward(s.edits) {
		if text, ok = e.inverse().made(text); !ok {
			return "", false
		}
	}
	return text, held(text)
}

func (s *step) size() (n int) {
	for _, e := range s.edits {
		n += e.size()
	}
	return n
}

// pause is how long, in ms, nothing is typed until what comes next is another
// step.
const pause = 1000

// takes reports whether next, of one edit, goes on with what s does: nobody
// moved the caret or rested meanwhile, and no other word or line begins.
func (s *step) takes(next *step) bool {
	switch {
	case s.kind == dragged && next.kind == dropped, s.kind == composed && next.kind == composed:
		return true
	case s.kind != next.kind || s.after != next.before || next.at-s.at > pause:
		return false
	}
	last, now := s.edits[len(s.edits)-1], next.edits[0]
	switch s.kind {
	case typed:
		return !strings.Contains(now.inserted, "\n") && (!endsBlank(last.inserted) || beginsBlank(now.inserted))
	case erased, deleted:
		return now.removed != "\n" && last.removed != "\n"
	}
	return false
}

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

func beginsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// join takes next into s.
func (s *step) join(next *step) {
	for _, e := range next.edits {
		last := len(s.edits) - 1
		if both, ok := s.edits[last].then(e); ok {
			s.edits[last] = both
		} else {
			s.edits = append(s.edits, e)
		}
	}
	s.after, s.kind, s.at = next.after, next.kind, next.at
}

// A history keeps at most maxSteps steps, and at most maxHistory bytes of them;
// the last step is kept whatever its size.
const (
	maxSteps   = 200
	maxHistory = 20 << 20
)

// history holds what can be undone and redone: the texts that edits removed
// and inserted. The zero history is empty.
type history struct {
	steps  []step
	done   int  // steps[:done] can be undone, steps[done:] redone
	size   int  // bytes in steps
	closed bool // the next edit is a step of its own
	turns  int  // counts changes
}

// close ends the last step.
func (h *history) close() { h.closed = true }

// add remembers an edit. What could be redone is forgotten.
func (h *history) add(s step) {
	h.turns++
	for _, gone := range h.steps[h.done:] {
		h.size -= gone.size()
	}
	h.steps = slices.Delete(h.steps, h.done, len(h.steps))
	if last := h.done - 1; last >= 0 && !h.closed && h.steps[last].takes(&s) {
		h.size -= h.steps[last].size()
		if h.steps[last].join(&s); h.steps[last].size() == 0 { // a composition that was given up
			h.steps = h.steps[:last]
		} else {
			h.size += h.steps[last].size()
		}
	} else {
		h.steps = append(h.steps, s)
		h.size += s.size()
	}
	h.closed = false
	h.done = len(h.steps)
	h.trim()
}

// trim forgets the oldest steps beyond what is kept.
func (h *history) trim() {
	drop := 0
	for ; drop < min(h.done, len(h.steps)-1) && (len(h.steps)-drop > maxSteps || h.size > maxHistory); drop++ {
		h.size -= h.steps[drop].size()
	}
	h.steps = slices.Delete(h.steps, 0, drop)
	h.done -= drop
}

// undo returns text without the last step, and the selection before that step;
// ok is false if there is none.
func (h *history) undo(text string) (_ string, sel selection, ok bool) {
	if h.done == 0 {
		return text, sel, false
	}
	s := &h.steps[h.done-1]
	before, ok := s.unmade(text)
	if !ok {
		*h = history{turns: h.turns + 1}
		return text, sel, false
	}
	h.done--
	h.turns++
	h.close()
	return before, s.before, true
}

// redo returns text with the step that was undone last, and the selection
// after that step; ok is false if there is none.
func (h *history) redo(text string) (_ string, sel selection, ok bool) {
	if h.done == len(h.steps) {
		return text, sel, false
	}
	s := &h.steps[h.done]
	after, ok := s.made(text)
	if !ok {
		*h = history{turns: h.turns + 1}
		return text, sel, false
	}
	h.done++
	h.turns++
	h.close()
	return after, s.after, true
}
