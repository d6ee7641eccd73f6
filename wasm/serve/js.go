//go:build js && wasm

package serve

import "syscall/js"

// Main hands its one function to the loader in corscore.mjs and waits for calls:
// call(name, input) gives [kind, text], see [Call].
func Main(answer Answerer) {
	js.Global().Call("corscoreReady", js.FuncOf(func(_ js.Value, args []js.Value) any {
		kind, text := Call(answer, args[0].String(), args[1].String())
		return []any{kind, text}
	}))
	select {}
}
