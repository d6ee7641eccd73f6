package editor

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// Limits of a history that is stored, beside maxSteps.
const (
	maxStored  = 1 << 20  // bytes of its edits; the oldest go first
	maxRebuilt = 16 << 20 // bytes of the texts that are made to store it, all together
	maxDecoded = 3 << 20  // bytes of what is read: JSON writes some characters in two
)

// storedHead is the first line of a stored history. Each other line is a step:
// one edit, so that what is stored is a piece of a text that was on show, and
// of no other.
type storedHead struct {
	Text string `json:"text"` // [sumOf] the text that the history belongs to
	Done int    `json:"done"` // how many of the steps can be undone; the others can be redone
}

type storedStep struct {
	At       int    `json:"at"`
	Removed  string `json:"out,omitempty"`
	Inserted string `json:"in,omitempty"`
	Before   [2]int `json:"before"`
	After    [2]int `json:"after"`
}

// sumOf tells texts apart. Whoever forges it can make an undo fail, no more.
func sumOf(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return strconv.Itoa(len(text)) + "-" + strconv.FormatUint(h.Sum64(), 36)
}

// encode returns what storage gets of the history of text, "" for nothing. A
// step is stored if every text from it to the present one is storable: nothing
// is stored beyond a text that must not be.
func (h *history) encode(text string, storable func(text string) bool) string {
	if !storable(text) {
		return ""
	}
	k := &keeping{storable: storable, room: maxStored, rebuilt: maxRebuilt}
	for now, i := text, h.done; i > 0; i-- {
		s := &h.steps[i-1]
		before, ok := s.unmade(now)
		if !ok || !k.take(s, now, before, before, &s.safe) {
			break
		}
		now = before
	}
	slices.Reverse(k.list)
	done := len(k.list)
	for now, i := text, h.done; i < len(h.steps); i++ {
		s, safe := &h.steps[i], new(bool)
		if i+1 < len(h.steps) {
			safe = &h.steps[i+1].safe
		}
		after, ok := s.made(now)
		if !ok || !k.take(s, after, now, after, safe) {
			break
		}
		now = after
	}
	if len(k.list) == 0 {
		return ""
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // nothing reads storage as HTML
	_ = e.Encode(storedHead{sumOf(text), done})
	for _, s := range k.list {
		_ = e.Encode(s) // it cannot fail: every field is plain data
	}
	if b.Len() > maxDecoded {
		return ""
	}
	return b.String()
}

// keeping collects steps for storage.
type keeping struct {
	storable      func(text string) bool
	list          []storedStep
	room, rebuilt int // what is left of maxStored and maxRebuilt
}

// take collects s, which makes after of before; text is the one of the two that
// was not looked at yet, unless safe says so.
func (k *keeping) take(s *step, after, before, text string, safe *bool) bool {
	*safe = *safe || k.storable(text)
	e := editOf(before, after, diff(before, after))
	k.room -= e.size()
	k.rebuilt -= len(text)
	if !*safe || k.room < 0 || k.rebuilt < 0 {
		return false
	}
	k.list = append(k.list, storedStep{
		At: e.start, Removed: e.removed, Inserted: e.inserted,
		Before: [2]int{s.before.start, s.before.end}, After: [2]int{s.after.start, s.after.end},
	})
	return true
}

// decodeHistory reads what [history.encode] wrote for text. What is stored may
// be anything: it is not ok if it is not such a history, or one of another text.
// Whether its steps fit is seen when they are undone.
func decodeHistory(stored, text string) (h history, ok bool) {
	if len(stored) > maxDecoded {
		return h, false
	}
	line, rest, _ := strings.Cut(stored, "\n")
	var head storedHead
	if json.Unmarshal([]byte(line), &head) != nil || head.Text != sumOf(text) {
		return h, false
	}
	for len(h.steps) < maxSteps && rest != "" {
		line, rest, _ = strings.Cut(rest, "\n")
		var s storedStep
		if json.Unmarshal([]byte(line), &s) != nil || s.At < 0 {
			return history{}, false
		}
		h.steps = append(h.steps, step{
			edits:  []edit{{s.At, s.Removed, s.Inserted}},
			before: selection{s.Before[0], s.Before[1]}, after: selection{s.After[0], s.After[1]},
			safe: true, // else it would not be in storage
		})
		h.size += len(s.Removed) + len(s.Inserted)
	}
	if rest != "" || head.Done < 0 || head.Done > len(h.steps) || h.size > maxStored {
		return history{}, false
	}
	h.done, h.closed = head.Done, true
	return h, true
}

// restore puts the steps that storage holds in front of what h has, whose text
// is now text. It reports false, and changes nothing, if they are not those of
// the text that h began with.
func (h *history) restore(stored, text string) bool {
	began := text
	for _, s := range slices.Backward(h.steps[:h.done]) {
		var ok bool
		if began, ok = s.unmade(began); !ok {
			return false
		}
	}
	old, ok := decodeHistory(stored, began)
	if !ok {
		return false
	}
	if len(h.steps) == 0 {
		old.turns = h.turns + 1
		*h = old
		return true
	}
	for i := range old.steps[:old.done] { // what could be redone is over with the first new step
		h.size += old.steps[i].size()
	}
	h.steps = slices.Concat(old.steps[:old.done], h.steps)
	h.done += old.done
	h.trim()
	return true
}
