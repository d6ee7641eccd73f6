// Package wasmbuild answers how the four programs of the project are compiled
// for publication. The site is built with it, and the tests that run the
// programs.
package wasmbuild

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// flags: paths, symbol tables and the state of the version control do not get
// into what is published, so that the same source gives the same bytes
// everywhere.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w"}

// noInline keeps functions out of each other: the core's, 70 KB (brotli) of
// corscore.wasm's 720 for 15 % of its speed, and those of three packages that it
// uses most, 2 KB. Everywhere it would cost 5 KB: most of the rest is the
// runtime, whose functions are small.
var noInline = []string{
	"-gcflags=s3cors.playground/...=-l",
	"-gcflags=strings=-l", "-gcflags=strconv=-l", "-gcflags=internal/strconv=-l",
}

// Core compiles corscore.wasm from the module at root.
func Core(root string) ([]byte, error) { return build(root, "./wasm/corscore", nil, noInline) }

// Command compiles corscore-cli.wasm from the module at root: the core with what the
// command corscore says.
func Command(root string) ([]byte, error) { return build(root, "./wasm/command", nil, noInline) }

// noInlineApp does the same for app.wasm, but for the packages that work for
// each byte of a document while somebody types. The libraries in it work once
// for a click, a drawing or a request.
var noInlineApp = []string{
	"-gcflags=s3cors.playground/...=-l",
	"-gcflags=s3cors.playground/app/editor=", "-gcflags=s3cors.playground/app/highlight=",
	"-gcflags=s3cors.playground/corscore/source=", "-gcflags=s3cors.playground/corscore/syntax=",
	"-gcflags=github.com/...=-l", "-gcflags=golang.org/...=-l",
	"-gcflags=compress/...=-l", "-gcflags=crypto/...=-l", "-gcflags=encoding/...=-l", "-gcflags=fmt=-l",
	"-gcflags=math/big=-l", "-gcflags=mime/...=-l", "-gcflags=net/...=-l", "-gcflags=regexp/...=-l",
	"-gcflags=strconv=-l", "-gcflags=internal/strconv=-l", "-gcflags=time=-l",
}

// App compiles app.wasm from the module at root.
func App(root string) ([]byte, error) { return build(root, "./wasm/app", standIns, noInlineApp) }

// Embed compiles embed.wasm from the module at root: the small view of a case.
func Embed(root string) ([]byte, error) { return build(root, "./wasm/embed", standIns, noInlineApp) }

func build(root, pkg string, standIns map[string]string, inlining []string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "wasmbuild")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out.wasm")
	args := slices.Concat([]string{"build"}, flags, inlining)
	if isKnown() {
		file, err := overlayOf(dir, root, standIns)
		if err != nil {
			return nil, err
		}
		args = append(args, "-overlay", file)
	}
	cmd := exec.Command("go", append(args, "-o", out, pkg)...)
	cmd.Dir = root
	cmd.Env = Env()
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go build %s: %w", pkg, err)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	smaller, err := slim(program, isKnown())
	if err != nil {
		// Another Go release may lay its tables out otherwise. The program is
		// good as it is, only larger; the tests say so where that matters.
		fmt.Fprintf(os.Stderr, "%s is left as the linker wrote it: %v\n", pkg, err)
		return program, nil
	}
	return smaller, nil
}

// Env is the environment of go commands that are about these programs. Go 1.26
// has two garbage collectors; the older one, which looks at memory an object at
// a time, is 7 KB (brotli) smaller.
func Env() []string {
	env := append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if isKnown() { // a later release may not know the word
		env = append(env, "GOEXPERIMENT=nogreenteagc")
	}
	return env
}

// isKnown reports whether the Go release is the one whose standard library
// package wasmbuild knows. With another one the programs are larger, and right.
func isKnown() bool { return strings.HasPrefix(runtime.Version(), "go1.26") }

// overlayOf is [overlay] for the module at root and the Go release in use.
func overlayOf(dir, root string, standIns map[string]string) (string, error) {
	goroot, err := goRoot()
	if err != nil {
		return "", err
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return "", err
	}
	return overlay(dir, goroot, root, rewrites, standIns)
}

// ExecJS is wasm_exec.js of the Go release that compiles the programs.
func ExecJS() ([]byte, error) {
	goroot, err := goRoot()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
}

// goRoot is the folder of the Go release that compiles the programs.
func goRoot() (string, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(goroot)), nil
}
