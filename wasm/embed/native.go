//go:build !js

package main

// main only says what this program is for: it has no use outside JavaScript.
func main() {
	println("embed is a page's program: make serve")
}
