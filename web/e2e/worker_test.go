package e2e

import (
	"bytes"
	"maps"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/web/sitegen/site"
)

// The site works offline after the first visit, and a new version waits until
// the reader asks for it. On loopback there is no worker, so the site is given
// a name here.
func TestServiceWorker(t *testing.T) {
	dir := t.TempDir()
	if err := built.Write(dir); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	origin := strings.Replace("http://"+address, "127.0.0.1", "playground.test", 1)
	server := &http.Server{Handler: site.Handler(dir)}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })

	ctx, stop, err := startBrowser(
		chromedp.Flag("host-resolver-rules", "MAP playground.test 127.0.0.1"),
		chromedp.Flag("unsafely-treat-insecure-origin-as-secure", origin),
		chromedp.UserDataDir(t.TempDir()),
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	p := &page{T: t, ctx: ctx, watch: &watch{}}
	visit := func(path string) {
		t.Helper()
		p.do(chromedp.Navigate(origin + path))
		p.running()
	}

	visit("/")
	p.exec(`await navigator.serviceWorker.ready`)
	p.eventually(`caches.keys().then(names => names.length === 1)`)
	if !eval[bool](p, `document.querySelector("#notice").hidden`) {
		t.Error("the first visit says that a new version is ready")
	}

	visit("/")
	p.eventually(`navigator.serviceWorker.controller !== null`)
	if status := eval[int](p, `fetch("/", {method: "POST"}).then(r => r.status)`); status != http.StatusMethodNotAllowed {
		t.Errorf("POST is answered with %d, not by the server", status)
	}

	server.Close()
	visit("/?from=mail#100%")
	p.edit("<CORSConfiguration/>")

	// A new version: another page, so another worker.
	next := maps.Clone(built)
	next["index.html"] = bytes.Replace(next["index.html"], []byte("<title>"), []byte("<title>Next "), 1)
	next["sw.js"] = bytes.Replace(next["sw.js"], []byte(`const version = "`), []byte(`const version = "2`), 1)
	if err := next.Write(dir); err != nil {
		t.Fatal(err)
	}
	if listener, err = net.Listen("tcp", address); err != nil {
		t.Fatal(err)
	}
	server = &http.Server{Handler: site.Handler(dir)}
	go server.Serve(listener)

	visit("/")
	p.eventually(`!document.querySelector("#notice").hidden`)
	if title := eval[string](p, "document.title"); strings.HasPrefix(title, "Next") {
		t.Error("the new version is shown before it is asked for")
	}
	p.click("button", "Reload")
	p.eventually(`document.title.startsWith("Next")`)
	p.running()
	if names := eval[[]string](p, `caches.keys()`); len(names) != 1 {
		t.Errorf("versions kept: %q, want the new one alone", names)
	}
}
