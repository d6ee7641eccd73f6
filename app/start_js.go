package app

import (
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
)

// Start runs the page in the browser. It never returns: what panics while
// go-app draws ends up here and becomes the crash screen, whose buttons still
// need a running program.
func Start() {
	defer func() {
		if r := recover(); r != nil {
			browser.Crash(r, debug.Stack())
		}
		select {}
	}()
	work := &keeper{}
	work.begin()
	app.Route("/", func() app.Composer {
		p := newPlayground(pane.Start())
		p.work = work
		return p
	})
	app.RunWhenOnBrowser()
}
