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
		Label:       "CORS configuration, XML or JSON",
		Placeholder: "Paste a configuration",
		OnChange:    func(text string) { note("change", text) },
		OnCaret:     func(offset int) { note("caret", offset) },
		OnHover:     func(span source.Span, on bool) { note("hover", span.Start, span.End, on) },
		OnRest:      func() { note("rest") },
		OnCommand:   func(name string) { note("command", name) },
		OnMessage:   func(text string) { note("message", text) },
		Words: func(d source.Diagnostic) string {
			if len(d.RefusedBy) == 0 {
				return ""
			}
			return "MalformedXML: The XML you provided was not well-formed"
		},
	})
	api := window.Get("Object").New()
	set := func(name string, f func(args []js.Value) any) {
		api.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
	}
	decode := func(v js.Value, into any) {
		if err := json.Unmarshal([]byte(v.String()), into); err != nil {
			panic(err)
		}
	}
	set("text", func([]js.Value) any { return e.Text() })
	set("setText", func(args []js.Value) any { e.SetText(args[0].String(), args[1].Bool()); return nil })
	set("do", func(args []js.Value) any { return e.Do(args[0].String()) })
	set("focus", func(args []js.Value) any { e.Focus(args[0].Int()); return nil })
	set("reveal", func(args []js.Value) any {
		e.Reveal(source.Span{Start: args[0].Int(), End: args[1].Int()})
		return nil
	})
	set("setReadOnly", func(args []js.Value) any { e.SetReadOnly(args[0].Bool()); return nil })
	set("setLanguage", func(args []js.Value) any { e.SetLanguage(args[0].String()); return nil })
	set("release", func([]js.Value) any { e.Release(); return nil })
	set("setDiagnostics", func(args []js.Value) any {
		var list []source.Diagnostic
		decode(args[0], &list)
		e.SetDiagnostics(list)
		return nil
	})
	set("setMarks", func(args []js.Value) any {
		var list []source.Span
		decode(args[0], &list)
		e.SetMarks(list)
		return nil
	})
	set("applyEdits", func(args []js.Value) any {
		var list []source.Edit
		decode(args[0], &list)
		return e.ApplyEdits(list, args[1].String())
	})
	set("preview", func(args []js.Value) any {
		var list []source.Edit
		decode(args[0], &list)
		e.Preview(list)
		return nil
	})
	set("stored", func([]js.Value) any { return e.Stored(func(string) bool { return true }) })
	set("restore", func(args []js.Value) any { return e.Restore(args[0].String()) })
	window.Set("ed", api)
	select {}
}
