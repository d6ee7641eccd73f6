package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// settleStores brings the two stores together. Works in the small store that are
// longer than most move to the large one: a page that went away left them there,
// or an earlier version of this program did. Works that only the large store
// knows get their line: the page went away before it could write it.
func settleStores(most int, done func()) {
	long := map[string]string{}
	for _, w := range works() {
		if text := browser.Stored(state.WorkKey + w.ID); len(text) > most && !w.Large {
			long[w.ID] = text
		}
	}
	var keys app.Value
	browser.UseLarge("readwrite", func(store app.Value) {
		for id, text := range long {
			store.Call("put", text, id)
		}
		keys = store.Call("getAllKeys")
	}, func(ok bool) {
		if !ok {
			done()
			return
		}
		for id, text := range long {
			if browser.Stored(state.WorkKey+id) == text { // and not what was written meanwhile
				browser.Store(state.WorkKey+id, state.Elsewhere(text))
			}
		}
		adopt(keys.Get("result"), done)
	})
}

// adopt writes the lines of works that the large store has under keys and the
// small one does not have, or has an older state of.
func adopt(keys app.Value, done func()) {
	var ids []string
	forsaken(keys)
	for i := range keys.Length() {
		id := browser.TextOf(keys.Index(i))
		w, ok := state.WorkOf(id, browser.Stored(state.WorkKey+id))
		if id != "" && !strings.Contains(id, "/") && !(ok && w.Large) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		done()
		return
	}
	found := make([]app.Value, len(ids))
	browser.UseLarge("readonly", func(store app.Value) {
		for i, id := range ids {
			found[i] = store.Call("get", id)
		}
	}, func(ok bool) {
		for i, id := range ids {
			if !ok {
				break
			}
			text := browser.TextOf(found[i].Get("result"))
			there, known := state.WorkOf(id, browser.Stored(state.WorkKey+id))
			if w, ok := state.WorkOf(id, text); ok && (!known || w.At > there.At) {
				browser.Store(state.WorkKey+id, state.Elsewhere(text))
			}
		}
		done()
	})
}

// forsaken removes what belongs to works that neither store has: another tab
// removed the work while this one wrote.
func forsaken(keys app.Value) {
	known := map[string]bool{}
	for _, w := range works() {
		known[w.ID] = true
	}
	for i := range keys.Length() {
		known[browser.TextOf(keys.Index(i))] = true
	}
	for i := range keys.Length() {
		key := browser.TextOf(keys.Index(i))
		if id, _, belongs := strings.Cut(key, "/"); belongs && !known[id] {
			browser.RemoveLargeKey(key)
		}
	}
}
