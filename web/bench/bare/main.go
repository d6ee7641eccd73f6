//go:build !js

// Command bare writes the yardstick of start-up into a folder: the page that
// go-app makes of one component with one line, with go-app's own loader and
// service worker. Its program, compiled from the same folder for js/wasm, is
// added as web/app.wasm.
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: bare FOLDER SIZE-OF-PROGRAM")
		os.Exit(2)
	}
	size, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err == nil {
		app.Route("/", func() app.Composer { return &hello{} })
		err = app.GenerateStaticWebsite(os.Args[1], &app.Handler{
			Name: "Bare", WasmContentLength: strconv.FormatInt(size, 10),
			Icon: app.Icon{Default: "/web/icon.png", Large: "/web/icon.png", SVG: "/web/icon.png", Maskable: "/web/icon.png"},
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bare:", err)
		os.Exit(1)
	}
}
