package wasmbuild

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// With the rewritten standard library a program does what it did, in fewer
// bytes, and all that is rewritten is found in this Go release.
func TestRewrites(t *testing.T) {
	if !isKnown() {
		t.Fatal("rewrite.go and overlay.go are about Go 1.26: look at them for this release, then at isKnown")
	}
	file, err := overlayOf(t.TempDir(), "../..", standIns)
	if err != nil {
		t.Fatal(err)
	}
	as, err := slim(compiled(t), false)
	if err != nil {
		t.Fatal(err)
	}
	rewritten, err := slim(compiled(t, "-overlay", file), true)
	if err != nil {
		t.Fatal(err)
	}
	runs(t, rewritten)
	if was, is := packed(t, as), packed(t, rewritten); is > was*92/100 {
		t.Errorf("compressed, rewritten from %d to %d bytes", was, is)
	}
	if len(rewritten) > len(as)*75/100 {
		t.Errorf("rewritten from %d to %d bytes: is the findfunctab still there?", len(as), len(rewritten))
	}
}

// What is not found is an error: the release is another than the one that a
// rewrite was made for. Rewrites of the same file add up.
func TestOverlay(t *testing.T) {
	goroot, dir := t.TempDir(), t.TempDir()
	if err := os.MkdirAll(filepath.Join(goroot, "src", "p"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"a.go": "one two", "b.go": "two", "a_test.go": "one three"} {
		if err := os.WriteFile(filepath.Join(goroot, "src", "p", name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := overlay(dir, goroot, "../..", []rewrite{{"p/*.go", []string{"one", "1", "two", "2"}}, {"p/a.go", []string{"1 2", "12"}}}, map[string]string{"p": "tls"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"0-a.go": "1 2", "0-b.go": "2", "1-a.go": "12"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, want)
		}
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	src := filepath.Join(goroot, "src", "p")
	for _, want := range []string{
		`"` + filepath.Join(src, "a.go") + `":""`, `"` + filepath.Join(src, "tls.go") + `":"../../wasm/wasmbuild/standin/tls/tls.go"`,
	} {
		if !strings.Contains(string(content), want) {
			t.Errorf("overlay has no %s: %s", want, content)
		}
	}
	for _, bad := range []rewrite{{"p/*.go", []string{"three", "3"}}, {"none/*.go", []string{"one", "1"}}} {
		if _, err := overlay(dir, goroot, "../..", []rewrite{bad}, nil); err == nil {
			t.Errorf("%v is taken", bad)
		}
	}
	if _, err := overlay(dir, goroot, "../..", nil, map[string]string{"p": "none"}); err == nil {
		t.Error("a package without files is in")
	}
}
