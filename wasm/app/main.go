//go:build js

// Command app is the playground's page as a WebAssembly program.
package main

import "s3cors.playground/app"

func main() { app.Start() }
