package view

import (
	"testing"

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
