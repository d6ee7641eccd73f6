package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
)

// KeyFields are the fields of credentials, in the order of the form.
var KeyFields = []struct {
	Field bucket.Field
	Label string
	Type  string
}{
	{bucket.AccessKeyField, "Access key", "text"},
	{bucket.SecretKeyField, "Secret key", "password"},
	{bucket.SessionTokenField, "Session token", "password"},
}

// keyField is the field of one credential. Its value is set by hand: an
// attribute would are in the page's text.
//
// It has autocomplete="off", for "username" and "current-password" ask browsers
// to store what is typed, and "new-password" makes them offer one of their own.
type keyField struct {
	app.Compo
	Field bucket.Field
	Type  string
	Wrong string // id of the element that says what is wrong, "" = nothing
}

func (c *keyField) Render() app.UI {
	return ui.Described(app.ElemSelfClosing("input").ID(state.ApplyControl(c.Field)).Class("field mono").Attr("type", c.Type).
		Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("autocapitalize", "off").Attr("autocorrect", "off").
		// Password managers that do not obey autocomplete obey these.
		Attr("data-1p-ignore", "true").Attr("data-lpignore", "true").Attr("data-bwignore", "true"), c.Wrong)
}

func (c *keyField) OnMount(app.Context) { ui.Follow(c.JSValue(), browser.Held.Get(c.Field)) }
