package app

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// This file is what the page asks of the browser. Outside a browser, go-app's
// values do nothing and answer nothing.

func document() app.Value { return app.Window().Get("document") }

// mounted tells boot.js that the page is there.
func mounted() { tried(func() { app.Window().Call("mounted") }) }

// once makes a function for the browser to call back once.
func once(f func(args []app.Value)) app.Func {
	var fn app.Func
	fn = app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer guard()
		defer fn.Release()
		f(args)
		return nil
	})
	return fn
}

// afterPaint calls f when the next frame is painted. The frame's callback runs
// before its paint, the timer set in it behind.
func afterPaint(f func()) {
	app.Window().Call("requestAnimationFrame", once(func([]app.Value) { later(0, f) }))
}

// later calls f after a time in milliseconds.
func later(ms int, f func()) {
	app.Window().Call("setTimeout", once(func([]app.Value) { f() }), ms)
}

// whenIdle calls f when the browser has nothing more urgent to do, and within
// half a second.
func whenIdle(f func()) {
	if !app.Window().Get("requestIdleCallback").Truthy() { // Safari
		later(0, f)
		return
	}
	app.Window().Call("requestIdleCallback", once(func([]app.Value) { f() }), map[string]any{"timeout": 500})
}

// The browser's storages: of the site, and of the tab.
const (
	siteStorage = "localStorage"
	tabStorage  = "sessionStorage"
)

// stored reads the site's storage, "" if there is nothing or it is blocked.
func stored(key string) string { return storedIn(siteStorage, key) }

func storedIn(storage, key string) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	if v := app.Window().Get(storage).Call("getItem", key); v.Truthy() {
		text = v.String()
	}
	return text
}

// store writes to the site's storage and reports whether it could. Where it is
// blocked or full, the work lives as long as the page.
func store(key, text string) bool { return storeIn(siteStorage, key, text) }

func storeIn(storage, key, text string) (ok bool) {
	defer func() { ok = recover() == nil }()
	app.Window().Get(storage).Call("setItem", key, text)
	return true
}

func unstore(key string) { unstoreIn(siteStorage, key) }

func unstoreIn(storage, key string) {
	defer func() { _ = recover() }()
	app.Window().Get(storage).Call("removeItem", key)
}

// storageBlocked reports whether the browser gives the page no storage: early.js
// has put one in its place that lasts as long as the page.
func storageBlocked() bool {
	return document().Get("documentElement").Get("dataset").Get("storage").Truthy()
}

// storedKeys are the keys of the site's storage.
func storedKeys() (keys []string) {
	defer func() { _ = recover() }()
	storage := app.Window().Get(siteStorage)
	for i := range storage.Get("length").Int() {
		keys = append(keys, storage.Call("key", i).String())
	}
	return keys
}

// forgetTimings empties the browser's list of what was requested: the address of
// a presigned request has a session token in it.
func forgetTimings() { app.Window().Get("performance").Call("clearResourceTimings") }

// newID is a name that nothing else has.
func newID() string {
	const bits = 52 // of a random number in JavaScript
	return strconv.FormatInt(int64(app.Window().Get("Math").Call("random").Float()*(1<<bits)), 36)
}

// now is the time in milliseconds since 1970.
func now() int64 { return time.Now().UnixMilli() }

// shortTime is a time, in milliseconds since 1970, as the reader writes it.
func shortTime(ms int64) string {
	return app.Window().Get("Date").New(ms).Call("toLocaleString", []any{}, map[string]any{
		"month": "short", "day": "numeric", "hour": "2-digit", "minute": "2-digit",
	}).String()
}

// fragment is what stands after "#" in the address, as it stands there.
func fragment() string {
	return strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#")
}

// reloaded reports whether the page was loaded again, not opened.
func reloaded() bool {
	entries := app.Window().Get("performance").Call("getEntriesByType", "navigation")
	return entries.Length() > 0 && entries.Index(0).Get("type").String() == "reload"
}

// dropFragment takes the link out of the address bar: it says no longer what
// is shown.
func dropFragment() {
	app.Window().Get("history").Call("replaceState", app.Null(), "", pageURL())
}

// pageURL is the address of the page, without its fragment.
func pageURL() string {
	l := app.Window().Get("location")
	return l.Get("origin").String() + l.Get("pathname").String()
}

// showTheme applies and remembers the colour scheme. early.js applies it before
// the next visit's first paint.
func showTheme(t state.Theme) {
	root := document().Get("documentElement")
	if t == state.Auto {
		root.Call("removeAttribute", "data-theme")
	} else {
		root.Call("setAttribute", "data-theme", string(t))
	}
	store(state.ThemeKey, string(t))
}

// copyText puts text into the clipboard and says whether it is there.
func copyText(text string, done func(ok bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() { // only there on https and on loopback
		done(copyOld(text))
		return
	}
	clipboard.Call("writeText", text).Call("then",
		once(func([]app.Value) { done(true) }),
		once(func([]app.Value) { done(copyOld(text)) }))
}

// copyOld copies by way of a selected text field.
func copyOld(text string) bool {
	doc := document()
	area := doc.Call("createElement", "textarea")
	area.Set("value", text)
	area.Get("classList").Call("add", "sr")
	before := doc.Get("activeElement")
	// A modal dialog makes everything outside it inert.
	host := doc.Call("querySelector", "dialog[open]")
	if !host.Truthy() {
		host = doc.Get("body")
	}
	host.Call("append", area)
	area.Call("select")
	ok := doc.Call("execCommand", "copy").Bool()
	area.Call("remove")
	if before.Truthy() {
		before.Call("focus")
	}
	return ok
}

// download saves text as a file.
func download(name, text string) {
	url := app.Window().Get("URL")
	address := url.Call("createObjectURL", app.Window().Get("Blob").New([]any{text}))
	a := document().Call("createElement", "a")
	a.Set("href", address)
	a.Set("download", name)
	a.Call("click")
	later(1000, func() { url.Call("revokeObjectURL", address) })
}

func focusID(id string) {
	defer guard()
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Call("focus")
	}
}

// focusedID is the id of the element that has the keyboard.
func focusedID() string {
	if el := document().Get("activeElement"); el.Truthy() {
		return el.Get("id").String()
	}
	return ""
}

// keyboardIn reports whether the keyboard, not merely the last click, is in the
// element id.
func keyboardIn(id string) bool {
	el := document().Call("querySelector", "#"+id+" :focus")
	return el.Truthy() && el.Call("matches", ":focus-visible").Bool()
}

// selectAll selects the text of an input.
func selectAll(id string) {
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Call("focus")
		el.Call("select")
	}
}

// showDialog opens or closes the <dialog> id, if there is one.
func showDialog(id string, open bool) {
	el := app.Window().GetElementByID(id)
	switch {
	case !el.Truthy() || open == el.Get("open").Truthy():
	case open:
		el.Call("showModal")
	default:
		el.Call("close")
		wakeCaret()
	}
}

// wakeCaret puts the caret into the textarea that a closed dialog gave the
// keyboard back to. Chromium forgets it where the keyboard was in a text field of
// the dialog: keys then do nothing.
func wakeCaret() {
	if el := document().Get("activeElement"); el.Truthy() && el.Get("tagName").String() == "TEXTAREA" {
		el.Call("setSelectionRange", el.Get("selectionStart"), el.Get("selectionEnd"))
	}
}

// tried calls f and reports whether the browser let it.
func tried(f func()) (ok bool) {
	defer func() { ok = recover() == nil }()
	f()
	return true
}

// listen calls f at each event, for as long as the page lives.
func listen(target app.Value, event string, f func(e app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer guard()
		f(args[0])
		return nil
	}))
}
