package view

import (
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// The target names the port, which is part of where the request goes.
func TestAskedNamesThePort(t *testing.T) {
	for url, want := range map[string]string{
		"http://203.0.113.225:9001/?a=b":      "203.0.113.225:9001/",
		"http://localhost:4566/uploads/a.bin": "localhost:4566/uploads/a.bin",
		"https://b.example:443/k":             "b.example/k",
		"http://[::1]:9000/b":                 "[::1]:9000/b",
	} {
		if got := askedOf(&fetch.Request{Method: "GET", URL: url}).Target; got != want {
			t.Errorf("%s: the target is %q, want %q", url, got, want)
		}
	}
}

// What a screen reader says of a browser is what its icon shows.
func TestBrowsersSayWhatIconsShow(t *testing.T) {
	for _, c := range []struct {
		outcome fetch.Outcome
		tone    Tone
		want    string
	}{
		{fetch.Allowed, OK, "passes"},
		{fetch.Allowed, Warning, "passes in the simulation, with a warning"},
		{fetch.Allowed, Unknown, "probably passes"},
		{fetch.BlockedOutcome, Unknown, "probably blocked"},
		{fetch.BlockedOutcome, Error, "blocked"},
		{fetch.Opaque, Warning, "passes, closed to script"},
	} {
		for _, b := range browsersOf(&corscore.Fetch{Outcome: c.outcome}, c.tone) {
			if b.Word != c.want || b.Tone != c.tone {
				t.Errorf("%s, %s: %+v, want %q", c.outcome, c.tone, b, c.want)
			}
		}
	}
}

// A sentence writes ETag as its documentation does, whichever list the name is from.
func TestETagIsWrittenAsKnown(t *testing.T) {
	h := Headers{Effects: []Effect{{Header: "etag", Text: "x", Serious: true}}}
	if got, want := wish(&corscore.Fetch{Outcome: fetch.Allowed}, h, nil), "not needed to pass; without it script cannot read ETag"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := written("x-amz-meta-a"); got != "x-amz-meta-a" {
		t.Errorf("got %q", got)
	}
}
