//go:build !js

// Package edtest runs the editor alone on a page, for browser tests and the
// keystroke benchmark.
package edtest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"s3cors.playground/app/highlight"
)

// CSP is what the pages are served with: as strict as the site's.
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

const boot = `const go = new Go();
WebAssembly.instantiateStreaming(fetch("/page.wasm"), go.importObject).then(r => go.run(r.instance));
`

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Editor</title><link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/editor.css"><link rel="stylesheet" href="/highlight.css">
<div id="editor"></div><button id="after">after</button>
<script src="/wasm_exec.js"></script><script src="/boot.js"></script></html>`

const bare = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bare</title><link rel="stylesheet" href="/page.css"><textarea id="config" wrap="off" spellcheck="false"></textarea></html>`

// pageCSS gives both pages the same box for the text.
const pageCSS = `body{margin:0;background:Canvas;color-scheme:light dark}
#editor,body>#config{width:min(640px,100vw);height:600px;box-sizing:border-box}
body>#config{font:14px/20px monospace;white-space:pre;resize:none;margin:0;border:0}
`

// Serve builds the page and serves it: "/" is the editor, "/bare" a textarea
// alone. root is the module's folder.
func Serve(root string) (url string, stop func(), err error) {
	dir, err := os.MkdirTemp("", "edtest-*")
	if err != nil {
		return "", nil, err
	}
	wasm := filepath.Join(dir, "page.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", wasm, "./app/editor/edtest/page")
	build.Dir = root
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		os.RemoveAll(dir)
		return "", nil, fmt.Errorf("%w: %s", err, out)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	mux := http.NewServeMux()
	text := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", CSP)
			fmt.Fprint(w, body)
		})
	}
	text("/{$}", "text/html", page)
	text("/bare", "text/html", bare)
	text("/boot.js", "text/javascript", boot)
	text("/page.css", "text/css", pageCSS)
	text("/highlight.css", "text/css", highlight.CSS())
	for path, file := range map[string]string{
		"/page.wasm":    wasm,
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"),
		"/editor.css":   filepath.Join(root, "web", "static", "editor.css"),
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	server := httptest.NewServer(mux)
	return server.URL, func() { server.Close(); os.RemoveAll(dir) }, nil
}

// Chromium is the path of the browser, "" if there is none.
func Chromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Browser starts a fresh headless Chromium with one tab, for at most limit,
// with further flags, "name" or "name=value".
func Browser(limit time.Duration, flags ...string) (context.Context, context.CancelFunc) {
	all := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(Chromium()), chromedp.Flag("headless", "new"), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		// Each window would run pages of the address bar, at half the cost of ours.
		chromedp.Flag("disable-features", "Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup"),
		chromedp.WSURLReadTimeout(2*time.Minute), chromedp.WindowSize(1280, 800))
	for _, f := range flags {
		name, value, has := strings.Cut(f, "=")
		if has {
			all = append(all, chromedp.Flag(name, value))
		} else {
			all = append(all, chromedp.Flag(name, true))
		}
	}
	limited, cancelLimit := context.WithTimeout(context.Background(), limit)
	alloc, cancelAlloc := chromedp.NewExecAllocator(limited, all...)
	tab, cancelTab := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {})) // it complains of values of a newer protocol
	return tab, func() { cancelTab(); cancelAlloc(); cancelLimit() }
}
