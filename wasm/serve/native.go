//go:build !(js && wasm)

package serve

// Main only says what the program is for: it has no use outside JavaScript.
func Main(Answerer) {
	println("this is a program for JavaScript: make site builds it into web/dist/core")
}
