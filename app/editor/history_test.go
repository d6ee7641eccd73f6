package editor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/source"
)

// writer edits a text as the editor does, and notes what is seen after each
// edit.
type writer struct {
	text string
	sel  selection
	at   float64
	h    history
}

// edit replaces bytes [start, end) by insert, from the selection there.
func (w *writer) edit(kind editKind, start, end int, insert string) {
	after := w.text[:start] + insert + w.text[end:]
	caret := source.UTF16(after, start+len(insert))
	s := step{before: w.sel, after: selection{caret, caret}, kind: kind, at: w.at}
	if c := diff(w.text, after); c.start < c.oldEnd || c.start < c.newEnd {
		s.edits = []edit{editOf(w.text, after, c)}
		w.h.add(s)
	}
	w.text, w.sel = after, s.after
}

// typeAll types text at the end, 100 ms a key.
func (w *writer) typeAll(text string) {
	for _, r := range text {
		w.at += 100
		w.edit(typed, len(w.text), len(w.text), string(r))
	}
}

// undone are the texts that undo leads to, one after the other.
func (w *writer) undone() (list []string) {
	for {
		text, sel, ok := w.h.undo(w.text)
		if !ok {
			return list
		}
		w.text, w.sel = text, sel
		list = append(list, text)
	}
}

func TestSteps(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(w *writer)
		want []string
	}{
		{"nothing", func(*writer) {}, nil},
		{"words", func(w *writer) { w.typeAll("one two  three") }, []string{"one two  ", "one ", ""}},
		{"spaces first", func(w *writer) { w.typeAll("  a b") }, []string{"  a ", "  ", ""}},
		{"a pause", func(w *writer) { w.typeAll("on"); w.at += pause; w.typeAll("e") }, []string{"on", ""}},
		{"a caret elsewhere", func(w *writer) {
			w.typeAll("one")
			w.sel = selection{0, 0}
			w.edit(typed, 0, 0, "x")
			w.edit(typed, 1, 1, "y")
		}, []string{"one", ""}},
		{"the same letter in the midst", func(w *writer) {
			w.typeAll("aaa")
			w.sel = selection{1, 1}
			w.edit(typed, 1, 1, "a")
			w.edit(typed, 2, 2, "b")
		}, []string{"aaa", ""}},
		{"a line", func(w *writer) { w.typeAll("a\nb") }, []string{"a\n", "a", ""}},
		{"Backspace after keys", func(w *writer) { w.typeAll("abc"); w.edit(erased, 2, 3, ""); w.edit(erased, 1, 2, "") }, []string{"abc", ""}},
		{"Backspace over lines", func(w *writer) {
			w.edit(single, 0, 0, "a\nb")
			w.edit(erased, 2, 3, "")
			w.edit(erased, 1, 2, "")
			w.edit(erased, 0, 1, "")
		}, []string{"a", "a\n", "a\nb", ""}},
		{"Delete", func(w *writer) {
			w.edit(single, 0, 0, "abc")
			w.sel = selection{0, 0}
			w.edit(deleted, 0, 1, "")
			w.edit(deleted, 0, 1, "")
		}, []string{"abc", ""}},
		{"two pastes", func(w *writer) { w.edit(single, 0, 0, "a"); w.edit(single, 1, 1, "b") }, []string{"a", ""}},
		{"keys after a paste", func(w *writer) { w.edit(single, 0, 0, "a"); w.typeAll("b") }, []string{"a", ""}},
		{"an input method", func(w *writer) {
			w.typeAll("a")
			w.edit(composed, 1, 1, "n")
			w.edit(composed, 1, 2, "に")
			w.edit(composed, 1, 4, "日本")
		}, []string{"a", ""}},
		{"a composition given up", func(w *writer) { w.typeAll("a"); w.edit(composed, 1, 1, "n"); w.edit(composed, 1, 2, "") }, []string{""}},
		{"two compositions", func(w *writer) {
			w.edit(composed, 0, 0, "日")
			w.h.close()
			w.edit(composed, 3, 3, "本")
		}, []string{"日", ""}},
		{"moved by the pointer", func(w *writer) {
			w.edit(single, 0, 0, "abcd")
			w.sel = selection{0, 2}
			w.edit(dragged, 0, 2, "")
			w.edit(dropped, 2, 2, "ab")
		}, []string{"abcd", ""}},
		{"two drops", func(w *writer) { w.edit(dropped, 0, 0, "a"); w.edit(dropped, 1, 1, "b") }, []string{"a", ""}},
	} {
		w := &writer{}
		tt.do(w)
		last, sel := w.text, w.sel
		if got := w.undone(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: undone to %q, want %q", tt.name, got, tt.want)
		}
		for range tt.want {
			w.text, w.sel, _ = w.h.redo(w.text)
		}
		if _, _, more := w.h.redo(w.text); w.text != last || w.sel != sel || more {
			t.Errorf("%s: redone to %q %v, more %v", tt.name, w.text, w.sel, more)
		}
	}
}

// What was undone cannot be redone any more once something else is written, and
// what is typed after an undo is a step of its own.
func TestEditAfterUndo(t *testing.T) {
	w := &writer{}
	w.typeAll("one two")
	w.text, w.sel, _ = w.h.undo(w.text)
	w.edit(typed, len(w.text), len(w.text), " ")
	if _, _, ok := w.h.redo(w.text); ok {
		t.Error("a step is redone in another text")
	}
	if got, want := w.undone(), []string{"one ", ""}; !slices.Equal(got, want) {
		t.Errorf("undone to %q, want %q", got, want)
	}
}

// A history that does not fit the text changes nothing.
func TestUndoOfAnotherText(t *testing.T) {
	w := &writer{}
	w.typeAll("one")
	if text, _, ok := w.h.undo("two"); ok || text != "two" {
		t.Errorf("undone to %q, %v", text, ok)
	}
	if len(w.h.steps) != 0 {
		t.Error("the history is still there")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	w := &writer{}
	for i := range 3 * maxSteps {
		w.edit(single, len(w.text), len(w.text), fmt.Sprint(i))
	}
	if len(w.h.steps) != maxSteps || len(w.undone()) != maxSteps {
		t.Errorf("%d steps", len(w.h.steps))
	}

	w = &writer{}
	for i := range 10 {
		w.edit(single, 0, len(w.text), strings.Repeat(fmt.Sprint(i), maxHistory/8))
	}
	if w.h.size > maxHistory || w.h.size != sizeOf(&w.h) {
		t.Errorf("%d bytes, counted %d", sizeOf(&w.h), w.h.size)
	}
	if n := len(w.undone()); n != 4 { // of two eighths each
		t.Errorf("%d steps", n)
	}

	w = &writer{}
	w.edit(single, 0, 0, strings.Repeat("x", maxHistory+1))
	if got := w.undone(); len(got) != 1 || got[0] != "" {
		t.Errorf("what is larger than the history is not taken back: %d steps", len(got))
	}
}

func sizeOf(h *history) (n int) {
	for _, s := range h.steps {
		n += s.size()
	}
	return n
}

// Fixes make many edits at once; few are kept apart, so that two ends of a long
// text do not cost all that lies between.
func TestEditsOf(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	list := []source.Edit{{Start: 10_000, End: 10_000, New: "end"}, {Start: 0, End: 1, New: ""}, {Start: 1, End: 1, New: "a"}, {Start: 1, End: 1, New: "b"}}
	for n, list := range [][]source.Edit{list, slices.Repeat([]source.Edit{{Start: 5, End: 5, New: "é"}}, fewEdits+1)} {
		want, ok := source.Apply(long, list)
		if !ok {
			t.Fatal("the edits do not fit")
		}
		w := &writer{text: long}
		s := step{edits: editsOf(long, want, list)}
		if s.size() > 200 {
			t.Errorf("case %d: a step of %d bytes", n, s.size())
		}
		w.h.add(s)
		w.text = want
		if got := w.undone(); len(got) != 1 || got[0] != long {
			t.Errorf("case %d: not taken back", n)
		}
		if got, _, _ := w.h.redo(w.text); got != want {
			t.Errorf("case %d: redone to %.50q", n, got)
		}
	}
}

// FuzzHistory: whatever is written, undo to the start and redo to the end leads
// to every text and every selection that was there between steps.
func FuzzHistory(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, 60)
	}
	pieces := []string{"a", "b", " ", "\n", "é", "😀", "👩‍👩‍👧", "x\ny\n", "", "\ufffd", "<A>", strings.Repeat("long ", 40)}
	f.Fuzz(func(t *testing.T, seed uint64, n int) {
		random := rand.New(rand.NewPCG(seed, 1))
		w := &writer{text: normalize("one\r\ntwo 😀\r\n")}
		type look struct {
			text string
			sel  selection
		}
		first := look{w.text, w.sel}
		var looks []look // after each step
		for range min(max(n, 0), maxSteps) {
			start := runeStart(w.text, random.IntN(len(w.text)+1))
			end := runeStart(w.text, min(len(w.text), start+random.IntN(4)))
			if random.IntN(2) == 0 { // where the caret is
				start = source.ByteOffset(w.text, w.sel.end)
				end = start
			}
			if random.IntN(20) == 0 {
				start, end = 0, len(w.text)
			}
			if random.IntN(4) == 0 {
				w.h.close()
			}
			w.at += float64(random.IntN(2 * pause))
			caret := source.UTF16(w.text, end)
			if random.IntN(3) == 0 {
				w.sel = selection{source.UTF16(w.text, start), caret}
			}
			before := len(w.h.steps)
			if random.IntN(6) == 0 {
				list := []source.Edit{{Start: end, End: end, New: "z"}, {Start: start, End: end, New: pieces[random.IntN(len(pieces))]}, {Start: len(w.text), End: len(w.text), New: "\n"}}
				text, ok := source.Apply(w.text, []source.Edit{list[1], list[0], list[2]})
				if !ok {
					t.Fatal("the edits do not fit")
				}
				w.h.add(step{edits: editsOf(w.text, text, []source.Edit{list[1], list[0], list[2]}), before: w.sel, kind: single})
				w.text, w.sel = text, selection{}
			} else {
				w.edit(editKind(random.IntN(int(dropped)+1)), start, end, pieces[random.IntN(len(pieces))])
			}
			if after := (look{w.text, w.sel}); len(w.h.steps) > before {
				looks = append(looks, after)
			} else if looks = looks[:len(w.h.steps)]; len(w.h.steps) == before && before > 0 {
				looks[before-1] = after
			}
		}
		if len(looks) != len(w.h.steps) {
			t.Fatalf("%d steps, want %d", len(w.h.steps), len(looks))
		}
		befores := []selection{}
		for i := range w.h.steps {
			befores = append(befores, w.h.steps[i].before)
		}
		for round := range 2 {
			for i := len(looks) - 1; i >= 0; i-- {
				want := first.text
				if i > 0 {
					want = looks[i-1].text
				}
				text, sel, ok := w.h.undo(w.text)
				if !ok || text != want || sel != befores[i] {
					t.Fatalf("round %d, step %d: undone to %q %v %v, want %q %v", round, i, text, sel, ok, want, befores[i])
				}
				w.text = text
			}
			if _, _, ok := w.h.undo(w.text); ok {
				t.Fatal("there is one more step")
			}
			for i, want := range looks {
				text, sel, ok := w.h.redo(w.text)
				if !ok || text != want.text || sel != w.h.steps[i].after {
					t.Fatalf("round %d, step %d: redone to %q %v %v, want %q", round, i, text, sel, ok, want.text)
				}
				w.text = text
			}
		}
	})
}

// runeStart is the start of the character that offset i is in.
func runeStart(s string, i int) int {
	for inside(s, i) {
		i--
	}
	return i
}

func TestKindOf(t *testing.T) {
	for inputType, want := range map[string]editKind{
		"insertText": typed, "deleteContentBackward": erased, "deleteContentForward": deleted,
		"insertCompositionText": composed, "insertFromComposition": composed, "deleteByDrag": dragged, "insertFromDrop": dropped,
		"insertFromPaste": single, "deleteByCut": single, "insertReplacementText": single, "insertLineBreak": single, "": single,
	} {
		if got := kindOf(inputType); got != want {
			t.Errorf("%q is of kind %d, want %d", inputType, got, want)
		}
	}
}

// TestNormalize: what a textarea holds.
func TestNormalize(t *testing.T) {
	for text, want := range map[string]string{
		"a\r\nb\rc\n": "a\nb\nc\n", "é": "é", "a\xff\xfeb": "a\ufffd\ufffdb", "\xe0\xa4%A": "\ufffd\ufffd%A", "\r\xff\n": "\n\ufffd\n",
	} {
		if got := normalize(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
