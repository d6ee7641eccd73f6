// Package engines tests the main paths of the built site in Chromium, Firefox
// and WebKit alike.
package engines

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"s3cors.playground/web/browsers"
	"s3cors.playground/web/sitegen/site"
)

// siteDir is where the built site is, with pages that say what they complain of,
// and asBuilt where it is as it was built.
var siteDir, asBuilt string

// running are the engines that tests have asked for so far.
var running = map[string]*started{}

type started struct {
	once   sync.Once
	driver driver
	stop   func()
	err    error
}

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "engines:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	files, err := site.Build(filepath.Join("..", ".."), "https://playground.test")
	if err != nil {
		return 0, err
	}
	if siteDir, err = os.MkdirTemp("", "engines"); err != nil {
		return 0, err
	}
	defer os.RemoveAll(siteDir)
	if asBuilt, err = os.MkdirTemp("", "engines"); err != nil {
		return 0, err
	}
	defer os.RemoveAll(asBuilt)
	if err := files.Write(asBuilt); err != nil {
		return 0, err
	}
	watched(files)
	if err := files.Write(siteDir); err != nil {
		return 0, err
	}
	for _, name := range browsers.Engines {
		running[name] = &started{stop: func() {}}
	}
	defer func() {
		for _, s := range running {
			s.stop()
		}
	}()
	return m.Run(), nil
}

// watch collects what no page of ours may do: print an error or a warning,
// throw, or violate the policy.
const watch = `"use strict";
window.complaints = [];
for (const kind of ["error", "warn"]) {
	const real = console[kind];
	console[kind] = (...words) => { complaints.push(kind + ": " + words.join(" ")); real.apply(console, words); };
}
addEventListener("error", (e) => complaints.push("uncaught: " + e.message));
addEventListener("unhandledrejection", (e) => complaints.push("uncaught: " + e.reason));
addEventListener("securitypolicyviolation", (e) => complaints.push("policy: " + e.violatedDirective + " " + e.blockedURI));
`

// watched puts a script before all others of each page.
func watched(files site.Files) {
	files["watch.js"] = []byte(watch)
	for name, content := range files {
		if strings.HasSuffix(name, ".html") {
			files[name] = bytes.Replace(content, []byte("<head>"), []byte(`<head><script src="/watch.js"></script>`), 1)
		}
	}
}

// each runs a test in every engine, or in the one that ENGINE names.
func each(t *testing.T, test func(p *page)) {
	for _, name := range browsers.Engines {
		if only := os.Getenv("ENGINE"); only != "" && only != "all" && only != name {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := running[name]
			s.once.Do(func() {
				var stop func()
				if s.driver, stop, s.err = engines[name].start(); s.err == nil {
					s.stop = stop
				}
			})
			if s.err != nil {
				t.Fatal(s.err)
			}
			test(fresh(t, name, s.driver))
		})
	}
}
