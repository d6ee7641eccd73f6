package browser

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The large store is the browser's IndexedDB: hundreds of megabytes, but it
// answers later. It holds whole kept texts under the ids of their works. What
// else belongs to a work can have a key of its own that begins with the id and
// "/": it is removed with the work.
//
// Each use opens the database and closes it again: no tab is ever in the way of
// another one, and a browser that throws the database away ends nothing.
const (
	largeDatabase = "s3cors"
	largeWorks    = "works"
)

// largePatience is how long a use may take, in milliseconds. Some browsers have
// had versions whose IndexedDB never answers.
const largePatience = 5000

// largeUse is one transaction.
type largeUse struct {
	done func(ok bool)
	db   app.Value
	ends []func() // forget the listeners
}

// UseLarge has work done with the large store, then calls done once: with true
// when the work is safely in the store, with false when it was not done.
func UseLarge(mode string, work func(store app.Value), done func(ok bool)) {
	u := &largeUse{done: done}
	Later(largePatience, func() { u.end(false) })
	open := func() { u.open(mode, work) }
	if !tried(func() { u.hold(open) }) {
		open() // a browser without locks
	}
}

// hold calls then when the page holds a lock, which it does until the use is over.
// Chromium freezes a page that is left, to have it back at once. If that page has
// just asked for a database that is not there yet, nobody gets the database
// anymore. A page that holds a lock is not frozen.
func (u *largeUse) hold(then func()) {
	held := app.Window().Get("Promise").Call("withResolvers")
	var granted app.Func
	granted = app.FuncOf(func(app.Value, []app.Value) any {
		defer Guard()
		granted.Release()
		if u.done != nil {
			u.ends = append(u.ends, func() { held.Call("resolve") })
			then()
		}
		return held.Get("promise")
	})
	app.Window().Get("navigator").Get("locks").Call("request", largeDatabase, map[string]any{"mode": "shared"}, granted)
}

func (u *largeUse) open(mode string, work func(store app.Value)) {
	ok := tried(func() {
		// Where storage is blocked, the mere mention throws. Go survives that in a
		// call alone.
		factory := app.Window().Get("Reflect").Call("get", app.Window().JSValue(), "indexedDB")
		request := factory.Call("open", largeDatabase, 1)
		u.on(request, "onupgradeneeded", func() { request.Get("result").Call("createObjectStore", largeWorks) })
		u.on(request, "onerror", func() { u.end(false) })
		u.on(request, "onsuccess", func() {
			u.db = request.Get("result")
			t := u.db.Call("transaction", largeWorks, mode)
			u.on(t, "oncomplete", func() { u.end(true) })
			u.on(t, "onabort", func() { u.end(false) })
			work(t.Call("objectStore", largeWorks))
		})
	})
	if !ok {
		Later(0, func() { u.end(false) })
	}
}

// on listens until the use is over.
func (u *largeUse) on(target app.Value, event string, f func()) {
	fn := app.FuncOf(func(app.Value, []app.Value) any {
		defer Guard()
		if u.done != nil && !tried(f) {
			u.end(false)
		}
		return nil
	})
	target.Set(event, fn)
	u.ends = append(u.ends, func() {
		target.Set(event, nil)
		fn.Release()
	})
}

// end closes the database and says how it went, outside of what is tried.
func (u *largeUse) end(ok bool) {
	done := u.done
	if done == nil {
		return
	}
	u.done = nil
	Later(0, func() { // not from within a listener that this forgets
		for _, forget := range u.ends {
			forget()
		}
		if u.db != nil {
			tried(func() { u.db.Call("close") })
		}
		done(ok)
	})
}

// ReadLarge reads what the large store has under id: "" if there is nothing, not
// ok if it cannot be known.
func ReadLarge(id string, done func(text string, ok bool)) {
	var found app.Value
	UseLarge("readonly", func(store app.Value) { found = store.Call("get", id) }, func(ok bool) {
		text := ""
		if ok {
			text = TextOf(found.Get("result"))
		}
		done(text, ok)
	})
}

func WriteLarge(id, text string, done func(ok bool)) {
	UseLarge("readwrite", func(store app.Value) { store.Call("put", text, id) }, done)
}

// RemoveLargeKey removes what the large store has under key, and nothing else.
func RemoveLargeKey(key string) {
	UseLarge("readwrite", func(store app.Value) { store.Call("delete", key) }, func(bool) {})
}

// RemoveLarge removes a work and what belongs to it. One that stays is only in
// the way: nothing reads it.
func RemoveLarge(id string) {
	UseLarge("readwrite", func(store app.Value) {
		store.Call("delete", app.Window().Get("IDBKeyRange").Call("bound", id, id+"/\uffff"))
	}, func(bool) {})
}

// TextOf is a string of JavaScript's, "" if v is none.
func TextOf(v app.Value) string {
	if v.Type() != app.TypeString {
		return ""
	}
	return v.String()
}
