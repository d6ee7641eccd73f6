//go:build js && wasm

package editor

import (
	"strings"
	"sync"
	"syscall/js"
)

var escapeHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escaped is text as HTML that shows it, the only HTML that the page ever makes
// of a text. Browsers that know trusted types take HTML from [escaper] alone.
func escaped(text string) any {
	if e := escaper(); e.Truthy() {
		return e.Call("createHTML", text)
	}
	return escapeHTML.Replace(text)
}

// escaper is the trusted types policy that escapes whatever it is given; the
// site's Content-Security-Policy names it. A page can make it once.
var escaper = sync.OnceValue(func() js.Value {
	types := js.Global().Get("trustedTypes")
	if !types.Truthy() {
		return js.Undefined()
	}
	return types.Call("createPolicy", "escaped-text", map[string]any{
		"createHTML": js.FuncOf(func(_ js.Value, args []js.Value) any { return escapeHTML.Replace(args[0].String()) }),
	})
})
