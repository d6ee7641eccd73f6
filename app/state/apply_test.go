package state

import (
	"strings"
	"testing"

	s3 "s3cors.playground/app/bucket"
)

func TestReduceApply(t *testing.T) {
	s := first()
	do := func(a Action) { s = Reduce(s, a) }
	before := s
	do(ShowTab{ApplyTab})
	for f, value := range map[ApplyField]string{
		ApplyEndpoint: "https://s3.example.com", ApplyBucket: "media", ApplyRegion: "eu-west-1",
		ApplyStyle: VirtualStyle, ApplySign: string(SignURL), ApplyWay: DirectWay,
	} {
		do(Control(ApplyControl(f), value))
		if got := s.Apply.Get(f); got != value {
			t.Errorf("%s is %q, want %q", f, got, value)
		}
	}
	do(ShowOperation{Operation: s3.Delete})
	do(FoldRecipes{})
	do(PickRecipe{ID: "curl"})
	want := Apply{
		Open: true, Endpoint: "https://s3.example.com", Bucket: "media", Region: "eu-west-1", VirtualHost: true,
		Sign: SignURL, Direct: true, Operation: s3.Delete, Folded: true, Recipe: "curl",
	}
	if s.Apply != want {
		t.Errorf("the form is %+v", s.Apply)
	}
	if !s.Case.Equal(before.Case) || s.Changed() {
		t.Error("where a document is sent is no change of the case")
	}
	if t2 := s.Apply.Target(); t2 != (s3.Target{Endpoint: want.Endpoint, Bucket: "media", Region: "eu-west-1", VirtualHost: true}) {
		t.Errorf("the target is %+v", t2)
	}
	do(SetApply{ApplySign, string(SignNot)})
	if !s.Apply.Target().Anonymous {
		t.Error("a request that is not signed is anonymous")
	}
}

// first is the state of a page that is opened for the first time.
func first() State { return New(CaseOf(Start().Input), "") }

// An empty form chooses what every select shows.
func TestApplyDefaults(t *testing.T) {
	var a Apply
	if a.Get(ApplyStyle) != PathStyle || a.Get(ApplySign) != string(SignHeaders) || a.Get(ApplyWay) != RelayWay || a.Asked() != s3.Put {
		t.Errorf("%+v", a)
	}
}

// The controls of credentials mean nothing to the state.
func TestCredentialsAreNotInTheState(t *testing.T) {
	for _, f := range []s3.Field{s3.AccessKeyField, s3.SecretKeyField, s3.SessionTokenField} {
		if a := Control(ApplyControl(f), "value"); a != nil {
			t.Errorf("%s is %#v", f, a)
		}
	}
}

func TestKeepApply(t *testing.T) {
	full := Apply{Open: true, Endpoint: "https://s3.example.com", Bucket: "media", Region: "eu-west-1", VirtualHost: true, Sign: SignURL, Operation: s3.Delete}
	want := full
	want.Open, want.Operation = false, ""
	if got := KeptApply(full.Keep()); got != want {
		t.Errorf("kept as %+v", got)
	}
	for _, text := range []string{"", "nonsense", "[]"} {
		if got := KeptApply(text); got != (Apply{}) {
			t.Errorf("%q is %+v", text, got)
		}
	}
	// What is not what it should be may be a key in the wrong field.
	for _, wrong := range []Apply{
		{Endpoint: "https://user:secret@s3.example.com", Bucket: "media"},
		{Endpoint: "https://s3.example.com/?X-Amz-Signature=secret", Bucket: "media"},
		{Endpoint: "https://s3.example.com", Bucket: "wJalr/secret+key"},
		{Endpoint: "https://s3.example.com", Bucket: "media", Region: "secret+key"},
		{Endpoint: "https://s3.example.com", Bucket: "media", Region: "secret7Key8"},
		{Endpoint: "https://s3.example.com", Bucket: "secret7Key8"},
	} {
		if text := wrong.Keep(); strings.Contains(text, "secret") {
			t.Errorf("%+v is kept", wrong)
		}
	}
}
