//go:build js && wasm

package main

import "syscall/js"

// main hands its one function to the loader in corscore.mjs and waits for
// calls: call(name, input) gives [kind, text], see [call].
func main() {
	js.Global().Call("corscoreReady", js.FuncOf(func(_ js.Value, args []js.Value) any {
		kind, text := call(args[0].String(), args[1].String())
		return []any{kind, text}
	}))
	select {}
}
