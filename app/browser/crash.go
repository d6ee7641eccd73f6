package browser

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/corscore/secret"
)

// What the crash screen asks of a page that is there no more.
var (
	lastText = func() string { return "" }
	lastKeep = func() bool { return false }
)

// IfCrashed says what the crash screen asks: the document as it is in the editor,
// and to write the work to storage and report whether it is there.
func IfCrashed(text func() string, keep func() bool) { lastText, lastKeep = text, keep }

// TextID is the id of the editor's textarea.
const TextID = "config"

var crashed bool

// Guard turns a panic into the crash screen. Every way into this package from
// the browser defers it: an uncaught panic would end the program, and with it
// every listener of the page.
func Guard() {
	if r := recover(); r != nil {
		Crash(r, debug.Stack())
	}
}

// rescue calls f, which may be what broke.
func rescue(f func()) {
	defer func() { _ = recover() }()
	f()
}

// report is what the crash screen shows and the console gets: the reason, which
// may quote what the page was about, and the stack, both without secrets.
func report(reason any, stack []byte) string {
	return covered(fmt.Sprint(reason)) + "\n\n" + covered(string(stack))
}

// covered is text without secrets. Developer tools write a value on the line
// after its name: a name that ends a line gets a line of its own, as there, so
// that it is known also after what an error says before it.
func covered(text string) string {
	lines := strings.Split(Held.Cover(text), "\n")
	for i, line := range lines {
		if before, name, ok := cutLast(line, ": "); ok && strings.HasSuffix(strings.TrimSpace(name), ":") {
			lines[i] = before + ":\n" + name
		}
	}
	clean, _ := secret.Text(strings.Join(lines, "\n"))
	return clean
}

// cutLast is [strings.Cut] at the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Crash shows what went wrong, and the text, which is still there. It changes
// the page by direct calls: go-app may be what broke.
func Crash(reason any, stack []byte) {
	if crashed {
		return
	}
	crashed = true
	defer func() { _ = recover() }() // nothing more can be done
	text := ""
	rescue(func() { text = lastText() })
	keeps := "It is not known whether it is kept in this browser: copy it before you reload the page."
	rescue(func() {
		if lastKeep() {
			keeps = "It is kept in this browser."
		}
	})
	details := report(reason, stack)
	Held = Keys{}
	if app.IsServer {
		panic(details)
	}
	app.Window().Get("console").Call("error", details)
	if text == "" {
		if area := app.Window().GetElementByID(TextID); area.Truthy() {
			text = area.Get("value").String()
		}
	}
	node := func(tag, class, content string) app.Value {
		el := Document().Call("createElement", tag)
		if class != "" {
			el.Set("className", class)
		}
		el.Set("textContent", content)
		return el
	}
	area := node("textarea", "field mono", "")
	area.Set("value", text)
	area.Set("readOnly", true)
	area.Call("setAttribute", "aria-label", "Your document")
	copied := node("button", "button", "Copy the text")
	Listen(copied, "click", func(app.Value) {
		area.Call("select")
		CopyText(text, func(ok bool) {
			if ok {
				copied.Set("textContent", "Copied")
			}
		})
	})
	reload := node("button", "button primary", "Reload the page")
	Listen(reload, "click", func(app.Value) { app.Window().Get("location").Call("reload") })
	row := node("div", "row", "")
	row.Call("append", reload, copied)
	more := node("details", "", "")
	more.Call("append", node("summary", "", "What happened, for a bug report"), node("pre", "code", details))
	box := node("main", "crash", "")
	box.Call("setAttribute", "role", "alert")
	box.Call("append",
		node("h1", "", "The playground has stopped"),
		node("p", "", "This is a mistake of the playground, not yours. Your document is below. "+keeps),
		area, row, more)
	Document().Get("body").Call("replaceChildren", box)
	Mounted()
}
