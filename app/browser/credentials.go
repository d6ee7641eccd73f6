package browser

import (
	"net/url"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
)

// Keys are credentials. They are arguments of what signs, and no part of the
// state, of a link, of storage or of what is shown.
type Keys struct{ access, secret, token string }

// Held are the credentials that were typed: here, in the values of their fields,
// and nowhere else. The page empties both.
var Held Keys

// keyNames are the fields of credentials.
var keyNames = [...]bucket.Field{bucket.AccessKeyField, bucket.SecretKeyField, bucket.SessionTokenField}

// of is the place of a field, nil if it is no field of credentials.
func (k *Keys) of(f bucket.Field) *string {
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

// Get is what is in a field of credentials.
func (k *Keys) Get(f bucket.Field) string { return *k.of(f) }

// Typed takes over what the control id now says, and reports whether it is one
// of a credential.
func (k *Keys) Typed(id, value string) bool {
	for _, f := range keyNames {
		if id == state.ApplyControl(f) {
			*k.of(f) = value
			return true
		}
	}
	return false
}

// In is t with the credentials.
func (k Keys) In(t bucket.Target) bucket.Target {
	t.AccessKey, t.SecretKey, t.SessionToken = k.access, k.secret, k.token
	return t
}

// minCovered is the shortest credential that is looked for in a text: a shorter
// one is in too many words to keep anything secret.
const minCovered = 8

// Cover is text with the secret key and the session token covered: for what a
// server or a browser says, which may quote either.
func (k Keys) Cover(text string) string {
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
