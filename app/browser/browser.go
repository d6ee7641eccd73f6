package browser

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
)

// This file is what the page asks of the browser. Outside a browser, go-app's
// values do nothing and answer nothing.

func Document() app.Value { return app.Window().Get("document") }

// Mounted tells boot.js that the page is there.
func Mounted() { tried(func() { app.Window().Call("mounted") }) }

// Once makes a function for the browser to call back once.
func Once(f func(args []app.Value)) app.Func {
	var fn app.Func
	fn = app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer Guard()
		defer fn.Release()
		f(args)
		return nil
	})
	return fn
}

// AfterPaint calls f when the next frame is painted. The frame's callback runs
// before its paint, the timer set in it after.
func AfterPaint(f func()) {
	app.Window().Call("requestAnimationFrame", Once(func([]app.Value) { Later(0, f) }))
}

// Later calls f after a time in milliseconds.
func Later(ms int, f func()) {
	app.Window().Call("setTimeout", Once(func([]app.Value) { f() }), ms)
}

// WhenIdle calls f when the browser has nothing more urgent to do, and within
// half a second.
func WhenIdle(f func()) {
	if !app.Window().Get("requestIdleCallback").Truthy() { // Safari
		Later(0, f)
		return
	}
	app.Window().Call("requestIdleCallback", Once(func([]app.Value) { f() }), map[string]any{"timeout": 500})
}

// The browser's storages: of the site, and of the tab.
const (
	siteStorage = "localStorage"
	TabStorage  = "sessionStorage"
)

// Stored reads the site's storage, "" if there is nothing or it is blocked.
func Stored(key string) string { return StoredIn(siteStorage, key) }

func StoredIn(storage, key string) (text string) {
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

// Store writes to the site's storage and reports whether it could. Where it is
// blocked or full, the work lives as long as the page.
func Store(key, text string) bool { return StoreIn(siteStorage, key, text) }

func StoreIn(storage, key, text string) (ok bool) {
	defer func() { ok = recover() == nil }()
	app.Window().Get(storage).Call("setItem", key, text)
	return true
}

func Unstore(key string) { UnstoreIn(siteStorage, key) }

func UnstoreIn(storage, key string) {
	defer func() { _ = recover() }()
	app.Window().Get(storage).Call("removeItem", key)
}

// StorageBlocked reports whether the browser gives the page no storage: early.js
// has put one in its place that lasts as long as the page.
func StorageBlocked() bool {
	return Document().Get("documentElement").Get("dataset").Get("storage").Truthy()
}

// StoredKeys are the keys of the site's storage.
func StoredKeys() (keys []string) {
	defer func() { _ = recover() }()
	storage := app.Window().Get(siteStorage)
	for i := range storage.Get("length").Int() {
		keys = append(keys, storage.Call("key", i).String())
	}
	return keys
}

// ForgetTimings empties the browser's list of what was requested: the address of
// a presigned request has a session token in it.
func ForgetTimings() { app.Window().Get("performance").Call("clearResourceTimings") }

// NewID is a name that nothing else has.
func NewID() string {
	const bits = 52 // of a random number in JavaScript
	return strconv.FormatInt(int64(app.Window().Get("Math").Call("random").Float()*(1<<bits)), 36)
}

// Now is the time in milliseconds since 1970.
func Now() int64 { return time.Now().UnixMilli() }

// ShortTime is a time, in milliseconds since 1970, as the reader writes it.
func ShortTime(ms int64) string {
	return app.Window().Get("Date").New(ms).Call("toLocaleString", []any{}, map[string]any{
		"month": "short", "day": "numeric", "hour": "2-digit", "minute": "2-digit",
	}).String()
}

// Fragment is what stands after "#" in the address, as it is there.
func Fragment() string {
	return strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#")
}

// Reloaded reports whether the page was loaded again, not opened.
func Reloaded() bool {
	entries := app.Window().Get("performance").Call("getEntriesByType", "navigation")
	return entries.Length() > 0 && entries.Index(0).Get("type").String() == "reload"
}

// DropFragment takes the link out of the address bar: it says no longer what
// is shown.
func DropFragment() {
	app.Window().Get("history").Call("replaceState", app.Null(), "", PageURL())
}

// PageURL is the address of the page, without its fragment.
func PageURL() string {
	l := app.Window().Get("location")
	return l.Get("origin").String() + l.Get("pathname").String()
}

// ShowTheme applies and remembers the color scheme. early.js applies it before
// the next visit's first paint.
func ShowTheme(t state.Theme) {
	root := Document().Get("documentElement")
	if t == state.Auto {
		root.Call("removeAttribute", "data-theme")
	} else {
		root.Call("setAttribute", "data-theme", string(t))
	}
	Store(state.ThemeKey, string(t))
}

// CopyText puts text into the clipboard and says whether it is there.
func CopyText(text string, done func(ok bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() { // only there on https and on loopback
		done(copyOld(text))
		return
	}
	clipboard.Call("writeText", text).Call("then",
		Once(func([]app.Value) { done(true) }),
		Once(func([]app.Value) { done(copyOld(text)) }))
}

// copyOld copies by way of a selected text field.
func copyOld(text string) bool {
	doc := Document()
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

// Download saves text as a file.
func Download(name, text string) {
	url := app.Window().Get("URL")
	address := url.Call("createObjectURL", app.Window().Get("Blob").New([]any{text}))
	a := Document().Call("createElement", "a")
	a.Set("href", address)
	a.Set("download", name)
	a.Call("click")
	Later(1000, func() { url.Call("revokeObjectURL", address) })
}

func FocusID(id string) {
	defer Guard()
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Call("focus")
	}
}

// KeepKeyboard leaves the keyboard with the element before, which had it: what the
// editor's text is replaced by takes it there. Where fingers are what points,
// nothing has it: the keyboard on the screen would cover what there is to see.
func KeepKeyboard(before string) {
	el := app.Window().GetElementByID(before)
	switch touch := app.Window().Call("matchMedia", "(pointer: coarse)").Get("matches").Truthy(); {
	case FocusedID() == before && !touch:
	case el.Truthy() && !touch:
		el.Call("focus")
	default:
		Document().Get("activeElement").Call("blur")
	}
}

// GiveKeyboard gives the keyboard to el without scrolling to it; to nothing, if el takes
// none, as the page's body does.
func GiveKeyboard(el app.Value) {
	el.Call("focus", map[string]any{"preventScroll": true})
	if now := Document().Get("activeElement"); !now.Equal(el) {
		now.Call("blur")
	}
}

// NextTabIn makes the next Tab go to the first control in the element id. If a control
// has the keyboard, NextTabIn does nothing.
func NextTabIn(id string) {
	if !Document().Get("activeElement").Equal(Document().Get("body")) {
		return
	}
	el := app.Window().GetElementByID(id)
	el.Set("tabIndex", -1)
	el.Call("focus", map[string]any{"preventScroll": true})
	el.Call("blur")
	el.Call("removeAttribute", "tabindex")
}

// FocusedID is the id of the element that has the keyboard.
func FocusedID() string {
	if el := Document().Get("activeElement"); el.Truthy() {
		return el.Get("id").String()
	}
	return ""
}

// KeyboardIn reports whether the keyboard, not merely the last click, is in the
// element id.
func KeyboardIn(id string) bool {
	el := Document().Call("querySelector", "#"+id+" :focus")
	return el.Truthy() && el.Call("matches", ":focus-visible").Bool()
}

// Within reports whether the keyboard or the pointer is in the element id.
func Within(id string) bool {
	return Document().Call("querySelector", "#"+id+":is(:hover, :focus-within)").Truthy()
}

// SelectAll selects the text of an input.
func SelectAll(id string) {
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Call("focus")
		el.Call("select")
	}
}

// ShowDialog opens or closes the <dialog> id, if there is one.
func ShowDialog(id string, open bool) {
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
	if el := Document().Get("activeElement"); el.Truthy() && el.Get("tagName").String() == "TEXTAREA" {
		el.Call("setSelectionRange", el.Get("selectionStart"), el.Get("selectionEnd"))
	}
}

// tried calls f and reports whether the browser let it.
func tried(f func()) (ok bool) {
	defer func() { ok = recover() == nil }()
	f()
	return true
}

// ListenFirst is [Listen], ahead of what listens to the elements themselves.
func ListenFirst(target app.Value, event string, f func(e app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer Guard()
		f(args[0])
		return nil
	}), true)
}

// Listen calls f at each event, for as long as the page lives.
func Listen(target app.Value, event string, f func(e app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer Guard()
		f(args[0])
		return nil
	}))
}
