package wire_test

import (
	"testing"

	"s3cors.playground/corscore/wire"
)

func TestTarget(t *testing.T) {
	for url, want := range map[string]string{
		"https://a.example/b/c?d=/e#f": "/b/c?d=/e",
		"https://a.example":            "/",
		"https://a.example?b":          "/?b",
		"https://a.example#/b":         "/",
		"/b?c=http://d/e":              "/b?c=http://d/e",
		"":                             "",
	} {
		if got := wire.Target(url); got != want {
			t.Errorf("%q: %q, want %q", url, got, want)
		}
	}
}
