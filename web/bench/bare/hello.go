package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// hello says when it stands on the page, in the words of the playground's
// boot.js.
type hello struct{ app.Compo }

func (*hello) Render() app.UI { return app.H1().Text("Hello") }

func (*hello) OnMount(app.Context) {
	app.Window().Get("document").Get("documentElement").Get("dataset").Set("app", "running")
}
