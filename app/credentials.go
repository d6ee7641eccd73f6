package app

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
)

// keys are credentials. They are arguments of what signs, and no part of the
// state, of a link, of storage or of what is shown.
type keys struct{ access, secret, token string }

// held are the credentials that were typed: here, in the values of their fields,
// and nowhere else. [playground.forget] empties both.
var held keys

// keyFields are the fields of credentials, in the order of the form.
var keyFields = []struct {
	Field bucket.Field
	Label string
	Type  string
}{
	{bucket.AccessKeyField, "Access key", "text"},
	{bucket.SecretKeyField, "Secret key", "password"},
	{bucket.SessionTokenField, "Session token", "password"},
}

// of is the place of a field, nil if it is no field of credentials.
func (k *keys) of(f bucket.Field) *string {
	switch f {
	case bucket.AccessKeyField:
		return &k.access
	case bucket.SecretKeyField:
		return &k.secret
	case bucket.SessionTokenField:
		return &k.token
	}
	return nil
}

// typed takes over what the control id now says, and reports whether it is one
// of a credential.
func (k *keys) typed(id, value string) bool {
	for _, f := range keyFields {
		if id == state.ApplyControl(f.Field) {
			*k.of(f.Field) = value
			return true
		}
	}
	return false
}

// in is t with the credentials.
func (k keys) in(t bucket.Target) bucket.Target {
	t.AccessKey, t.SecretKey, t.SessionToken = k.access, k.secret, k.token
	return t
}

// minCovered is the shortest credential that is looked for in a text: a shorter
// one is in too many words to keep anything secret.
const minCovered = 8

// cover is text with the secret key and the session token covered: for what a
// server or a browser says, which may quote either.
func (k keys) cover(text string) string {
	for _, secret := range []string{k.secret, k.token} {
		if len(secret) < minCovered {
			continue
		}
		for _, written := range []string{secret, url.QueryEscape(secret), strings.ReplaceAll(url.QueryEscape(secret), "+", "%20")} {
			text = strings.ReplaceAll(text, written, "••••••••")
		}
	}
	return text
}

// keyField is the field of one credential. Its value is set by hand: an
// attribute would stand in the page's text.
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
	return described(app.ElemSelfClosing("input").ID(state.ApplyControl(c.Field)).Class("field mono").Attr("type", c.Type).
		Attr("spellcheck", "false").Attr("autocomplete", "off").
		Attr("autocapitalize", "off").Attr("autocorrect", "off").
		// Password managers that do not obey autocomplete obey these.
		Attr("data-1p-ignore", "true").Attr("data-lpignore", "true").Attr("data-bwignore", "true"), c.Wrong)
}

func (c *keyField) OnMount(app.Context) { follow(c.JSValue(), *held.of(c.Field)) }

// described is a control with what is wrong with it.
func described[E interface{ Attr(string, any) E }](e E, wrong string) E {
	if wrong == "" {
		return e
	}
	return e.Attr("aria-describedby", wrong).Attr("aria-invalid", "true")
}
