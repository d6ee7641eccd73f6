//go:build !(js && wasm)

package main

// main only says what this program is for: it has no use outside JavaScript.
func main() {
	println("corscore is a library for JavaScript: GOOS=js GOARCH=wasm go build -o corscore.wasm ./wasm/corscore")
}
