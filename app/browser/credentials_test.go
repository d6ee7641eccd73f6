package browser

import (
	"testing"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
)

func TestKeysCover(t *testing.T) {
	k := Keys{access: "AKIA", secret: "se/cret+key 1", token: "token/=="}
	for text, want := range map[string]string{
		"a se/cret+key 1 b":         "a •••••••• b",
		"?t=token%2F%3D%3D&x":       "?t=••••••••&x",
		"se%2Fcret%2Bkey%201":       "••••••••",
		"se%2Fcret%2Bkey+1":         "••••••••",
		"AKIA is no secret":         "AKIA is no secret",
		"nothing of it, se/cret+ke": "nothing of it, se/cret+ke",
	} {
		if got := k.Cover(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	if got := (Keys{}).Cover("text"); got != "text" {
		t.Errorf("without keys: %q", got)
	}
	if got := (Keys{secret: "S3RVER"}).Cover("S3RVER"); got != "S3RVER" {
		t.Errorf("a short secret: %q", got)
	}
}

func TestKeysTyped(t *testing.T) {
	var k Keys
	for _, f := range keyNames {
		if !k.Typed(state.ApplyControl(f), string(f)) {
			t.Errorf("%s is not taken", f)
		}
	}
	if k.Typed(state.ApplyControl(state.ApplyBucket), "media") || k.Typed("config", "x") {
		t.Error("what is no credential is taken")
	}
	got := k.In(bucket.Target{Bucket: "media"})
	if got != (bucket.Target{Bucket: "media", AccessKey: "access-key", SecretKey: "secret-key", SessionToken: "session-token"}) {
		t.Errorf("%+v", got)
	}
}
