//go:build js && wasm

// Command page is the smallest page around an editor; the browser tests and
// the keystroke benchmark drive it by the functions of window.ed.
package main

import (
	"encoding/json"
	"syscall/js"

	"s3cors.playground/app/editor"
	"s3cors.playground/corscore/source"
)

func main() {
	window := js.Global()
	calls := window.Get("Array").New()
	window.Set("calls", calls) // callbacks, in order
	note := func(parts ...any) { calls.Call("push", window.Get("Array").New(parts...)) }
	host := window.Get("document").Call("getElementById", "editor")
	e := editor.New(host, editor.Options{
		Label:    "CORS configuration, XML or JSON",
		OnChange: func(text string) { note("change", text) },
	})
	api := window.Get("Object").New()
	set := func(name string, f func(args []js.Value) any) {
		api.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
	}
	set("text", func([]js.Value) any { return e.Text() })
	set("setDiagnostics", func(args []js.Value) any {
		var list []source.Diagnostic
		if err := json.Unmarshal([]byte(args[0].String()), &list); err != nil {
			panic(err)
		}
		e.SetDiagnostics(list)
		return nil
	})
	window.Set("ed", api)
	select {}
}
