package wasmbuild

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// standIns are packages of the standard library in whose place app.wasm has a
// small one with the names that its libraries need to be compiled: the signer
// wants a request to sign and go-app a handler to serve, but a page sends by its
// browser's fetch. The originals bring a TLS client, of which the linker has to
// keep whatever packages do at their start: 290 KB (brotli). The packages below
// standin are compiled and tested like any other.
var standIns = map[string]string{
	"net/http":          "http",
	"net/http/httputil": "httputil",
	"crypto/tls":        "tls",
}

// overlay writes what `go build -overlay` reads into the folder dir, and returns
// the file's path. The standard library is the one at goroot, this module is at
// root; with standIns, its packages are in too.
func overlay(dir, goroot, root string, rewrites []rewrite, standIns map[string]string) (string, error) {
	replace := map[string]string{}
	for i, r := range rewrites {
		// One rewrite sees what the one before it made of a file.
		changed, err := r.apply(goroot, replace)
		if err != nil {
			return "", err
		}
		for file, content := range changed {
			to := filepath.Join(dir, fmt.Sprintf("%d-%s", i, filepath.Base(file)))
			if err := os.WriteFile(to, content, 0o600); err != nil {
				return "", err
			}
			replace[file] = to
		}
	}
	for pkg, name := range standIns {
		to := filepath.Join(goroot, "src", filepath.FromSlash(pkg))
		originals, err := sources(filepath.Join(to, "*.go"))
		if err != nil {
			return "", err
		}
		for _, file := range originals {
			replace[file] = "" // as if it were not there
		}
		ours, err := sources(filepath.Join(root, "wasm", "wasmbuild", "standin", name, "*.go"))
		if err != nil {
			return "", err
		}
		for _, file := range ours {
			replace[filepath.Join(to, filepath.Base(file))] = file
		}
	}
	content, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "overlay.json")
	return file, os.WriteFile(file, content, 0o600)
}

// sources are the Go files that a pattern names, but for tests.
func sources(pattern string) ([]string, error) {
	files, err := filepath.Glob(pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("there is no file %s", pattern)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") }), err
}
