package e2e

import (
	"bytes"
	"path/filepath"
	"testing"

	"s3cors.playground/web/sitegen/site"
)

// The same source gives the same site, byte for byte.
func TestBuildTwice(t *testing.T) {
	again, err := site.Build(filepath.Join("..", ".."), "https://playground.test")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range built {
		if !bytes.Equal(again[name], content) {
			t.Errorf("%s differs", name)
		}
	}
	for name := range again {
		if _, ok := built[name]; !ok {
			t.Errorf("%s is new", name)
		}
	}
}
