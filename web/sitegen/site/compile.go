package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compiled is what the Go toolchain makes for the site.
type compiled struct {
	app, core []byte // app.wasm and corscore.wasm
	exec      []byte // wasm_exec.js of the same Go release
}

// buildFlags are the flags of both programs. Paths, symbol tables and the
// state of the version control do not get into what is published, so that the
// same source gives the same bytes everywhere.
var buildFlags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}

// compile builds both programs of the module at root for the browser.
func compile(root string) (compiled, error) {
	var c compiled
	dir, err := os.MkdirTemp("", "site")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(dir)

	// One after the other: each build already uses every core.
	if c.app, err = goBuild(root, dir, "./wasm/app"); err != nil {
		return c, err
	}
	if c.core, err = goBuild(root, dir, "./wasm/corscore"); err != nil {
		return c, err
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return c, fmt.Errorf("go env GOROOT: %w", err)
	}
	c.exec, err = os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	return c, err
}

// goBuild is the program in package pkg of the module at root, for GOOS=js.
func goBuild(root, dir, pkg string) ([]byte, error) {
	out := filepath.Join(dir, filepath.Base(pkg)+".wasm")
	cmd := exec.Command("go", append(append([]string{"build"}, buildFlags...), "-o", out, pkg)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go build %s: %w", pkg, err)
	}
	return os.ReadFile(out)
}
