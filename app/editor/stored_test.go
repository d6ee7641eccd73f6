package editor

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/app/state/planted"
)

func anything(string) bool { return true }

// redone are the texts that redo leads to.
func (w *writer) redone() (list []string) {
	for {
		text, sel, ok := w.h.redo(w.text)
		if !ok {
			return list
		}
		w.text, w.sel = text, sel
		list = append(list, text)
	}
}

// reloaded is w after a reload of the page: its text, and what storage held.
func (w *writer) reloaded(t *testing.T) *writer {
	t.Helper()
	fresh := &writer{text: w.text, sel: w.sel}
	stored := w.h.encode(w.text, anything)
	if len(w.h.steps) > 0 && !fresh.h.restore(stored, fresh.text) {
		t.Fatalf("what was stored of %q is not restored: %s", w.text, stored)
	}
	return fresh
}

// Whatever was done and undone, a reload makes no difference: undo leads to the
// same texts and selections, and so does redo.
func TestHistorySurvivesAReload(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 7))
	for range 200 {
		w := &writer{text: "é<A>\n\"日本\"</A>"}
		for range r.IntN(40) {
			w.at += float64(r.IntN(2000))
			switch r.IntN(5) {
			case 0:
				w.text, w.sel, _ = w.h.undo(w.text)
			case 1:
				w.text, w.sel, _ = w.h.redo(w.text)
			default:
				runes := []rune(w.text)
				start := r.IntN(len(runes) + 1)
				end := min(len(runes), start+r.IntN(3))
				at := len(string(runes[:start]))
				w.edit(editKind(r.IntN(5)), at, at+len(string(runes[start:end])), []string{"", "x", "日\n", "<B/>"}[r.IntN(4)])
			}
		}
		fresh := w.reloaded(t)
		again := fresh.reloaded(t)
		forth, forthToo := w.redone(), fresh.redone()
		back, backToo := w.undone(), fresh.undone()
		if !slices.Equal(back, backToo) || !slices.Equal(forth, forthToo) || w.sel != fresh.sel {
			t.Fatalf("undone: %q\nwithout a reload: %q\nredone: %q\nwithout: %q", backToo, back, forthToo, forth)
		}
		if again.redone(); !slices.Equal(again.undone(), back) {
			t.Fatal("a second reload makes a difference")
		}
	}
}

// The large store answers after the page has opened: what was typed meanwhile
// comes first.
func TestRestoreBehindNewSteps(t *testing.T) {
	w := &writer{}
	w.typeAll("one two ")
	stored := w.h.encode(w.text, anything)
	fresh := &writer{text: w.text}
	fresh.edit(single, 0, 0, "<A/>")
	fresh.edit(single, 0, 4, "")
	fresh.edit(single, 0, 3, "six")
	fresh.text, _, _ = fresh.h.undo(fresh.text)
	if !fresh.h.restore(stored, fresh.text) {
		t.Fatal("not restored")
	}
	if got := fresh.redone(); !slices.Equal(got, []string{"six two "}) {
		t.Errorf("redone: %q", got)
	}
	if got, want := fresh.undone(), []string{"one two ", "<A/>one two ", "one two ", "one ", ""}; !slices.Equal(got, want) {
		t.Errorf("undone: %q, want %q", got, want)
	}
	other := &writer{text: "another"}
	if other.h.restore(stored, other.text) || len(other.h.steps) > 0 {
		t.Error("the history of another text is restored")
	}
}

// The oldest steps go first, and a large document keeps what can be made
// of it at small cost.
func TestStoredHistoryIsBounded(t *testing.T) {
	w := &writer{}
	for i := range 150 {
		w.edit(single, 0, len(w.text), strings.Repeat(string(rune('a'+i%26)), 10_000+i))
	}
	stored := w.h.encode(w.text, anything)
	if len(stored) > maxStored*5/4 || len(stored) < maxStored/2 {
		t.Errorf("%d bytes are stored", len(stored))
	}
	fresh := &writer{text: w.text}
	if !fresh.h.restore(stored, fresh.text) {
		t.Fatal("not restored")
	}
	back, want := fresh.undone(), w.undone()
	if n := len(back); n < 40 || n > 60 || !slices.Equal(back, want[:n]) {
		t.Errorf("%d steps are undone", n)
	}
	big := &writer{text: strings.Repeat("x", 4<<20)}
	for range 20 {
		big.edit(single, 0, 0, "y")
	}
	fresh = &writer{text: big.text}
	if !fresh.h.restore(big.h.encode(big.text, anything), fresh.text) || len(fresh.h.steps) < 2 || len(fresh.h.steps) > 5 {
		t.Errorf("%d steps of a document of 4 MB are kept", len(fresh.h.steps))
	}
	huge := &writer{}
	huge.edit(single, 0, 0, strings.Repeat("x", maxStored+1))
	huge.edit(single, 0, 0, "y")
	if stored := huge.h.encode(huge.text, anything); len(stored) > 1000 || stored == "" {
		t.Errorf("%d bytes are stored", len(stored))
	}
}

// A step is looked at once, not at each writing.
func TestStorableIsAskedOnce(t *testing.T) {
	w := &writer{}
	asked := 0
	storable := func(string) bool { asked++; return true }
	for range 50 {
		w.edit(single, 0, 0, "x")
	}
	w.h.encode(w.text, storable)
	asked = 0
	w.edit(single, 0, 0, "x")
	w.h.encode(w.text, storable)
	if asked > 2 {
		t.Errorf("%d texts are looked at for one new step", asked)
	}
}

// No secret gets into storage by the history: not what is in the document, what
// was, what can be redone, or what was typed in two steps.
func TestStoredHistoryHasNoSecrets(t *testing.T) {
	documents := planted.Documents()
	if len(documents) < 40*8 {
		t.Fatalf("only %d documents", len(documents))
	}
	const clean = "<CORSConfiguration/>"
	for _, secret := range documents {
		look := func(what string, w *writer, steps int) {
			t.Helper()
			stored := w.h.encode(w.text, state.Storable)
			if strings.Contains(stored, planted.Value) {
				t.Errorf("%s: storage gets it of %q:\n%s", what, secret, stored)
			}
			if got := strings.Count(stored, "\n") - 1; stored != "" && got != steps || stored == "" && steps > 0 {
				t.Errorf("%s: storage gets %d steps of %q, want %d", what, got, secret, steps)
			}
		}
		w := &writer{text: "<A/>"}
		w.edit(single, 0, len(w.text), "<B/>")
		w.edit(single, 0, len(w.text), secret)
		look("it is in the document", w, 0)
		w.edit(single, len(w.text), len(w.text), "\n")
		look("it was there before and is", w, 0)
		w.edit(single, 0, len(w.text), clean)
		look("it was replaced", w, 0)
		w.edit(single, 0, 0, "\n")
		look("it was replaced before", w, 1)
		w.h.encode(w.text, state.Storable)
		look("asked twice", w, 1)
		for range 2 {
			w.text, w.sel, _ = w.h.undo(w.text)
		}
		look("undone to it", w, 0)
		for range 2 {
			w.text, w.sel, _ = w.h.undo(w.text)
		}
		look("it can be redone", w, 1)
		look("it can be redone, asked twice", w, 1)
	}
}

func FuzzStoredHistory(f *testing.F) {
	w := &writer{text: "a日"}
	w.typeAll("one two ")
	w.text, w.sel, _ = w.h.undo(w.text)
	good := w.h.encode(w.text, anything)
	f.Add(good, w.text)
	f.Add(strings.Replace(good, `"at":1`, `"at":2`, 1), w.text)
	f.Add(strings.Replace(good, `"at":`, `"at":9`, 1), w.text)
	f.Add(strings.Replace(good, `"done":1`, `"done":-1`, 1), w.text)
	f.Add(`{"text":"`+sumOf("")+`","done":1}`+"\n"+`{"at":9223372036854775807,"in":"x"}`, "")
	f.Add(`{"text":"`+sumOf("日")+`","done":1}`+"\n"+`{"at":1,"in":"`+"\u0097"+`"}`+strings.Repeat("\n{}", 300), "日")
	f.Fuzz(func(t *testing.T, stored, text string) {
		if !held(text) {
			return
		}
		for _, own := range []string{stored, `{"text":"` + sumOf(text) + `","done":1}` + "\n" + stored} {
			w := &writer{text: text}
			w.edit(typed, len(text), len(text), "x")
			w.h.restore(own, w.text)
			if len(w.h.steps) > maxSteps || w.h.size > 2*maxStored || w.h.done < 0 || w.h.done > len(w.h.steps) {
				t.Fatalf("%d steps, %d done, of %d bytes", len(w.h.steps), w.h.done, w.h.size)
			}
			for _, text := range append(w.undone(), w.redone()...) {
				if !held(text) {
					t.Fatalf("undone, or redone, to %q, which no textarea holds", text)
				}
			}
			w.h.encode(w.text, anything)
		}
	})
}

// What is read costs no more than what is there, and stops at the limits.
func TestHostileHistory(t *testing.T) {
	head, err := json.Marshal(storedHead{Text: sumOf(""), Done: 1})
	if err != nil {
		t.Fatal(err)
	}
	for name, stored := range map[string]string{
		"too many steps":   string(head) + strings.Repeat("\n{}", maxSteps+1),
		"too long":         string(head) + "\n{\"in\":\"" + strings.Repeat("x", maxDecoded) + "\"}",
		"too much":         string(head) + "\n{\"in\":\"" + strings.Repeat("x", maxStored+1) + "\"}",
		"no steps":         string(head),
		"deep":             string(head) + "\n" + strings.Repeat("[", 1<<20),
		"another head":     "[]\n{}",
		"nothing":          "",
		"a negative place": string(head) + "\n{\"at\":-1}",
	} {
		if _, ok := decodeHistory(stored, ""); ok {
			t.Errorf("%s: it is taken", name)
		}
	}
}
