package e2e

import (
	"bytes"
	"maps"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
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
	var gone atomic.Bool // the server answers nobody
	pages := cached(site.Handler(dir))
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler)
		}
		pages.ServeHTTP(w, r)
	})}
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
	p.set()
	read := func(path, heading string) {
		t.Helper()
		p.do(chromedp.Navigate(origin + path))
		p.eventually(`document.querySelector("h1")?.textContent === ` + quote(heading))
	}
	visit := func(path string) {
		t.Helper()
		p.do(chromedp.Navigate(origin + path))
		p.running()
	}

	// Who only reads does not fetch the whole site behind their back.
	read("/learn/", "Learn CORS on S3")
	p.rest()
	if n := eval[int](p, `navigator.serviceWorker.getRegistrations().then(all => all.length)`); n != 0 {
		t.Error("a page to read installs the worker")
	}

	visit("/")
	p.exec(`await navigator.serviceWorker.ready`)
	p.eventually(`caches.keys().then(names => names.length === 1)`)
	p.rest()
	if !eval[bool](p, `document.querySelector("#notice").hidden`) {
		t.Error("the first visit says that a new version is ready")
	}

	visit("/")
	p.eventually(`navigator.serviceWorker.controller !== null`)
	if status := eval[int](p, `fetch("/", {method: "POST"}).then(r => r.status)`); status != http.StatusMethodNotAllowed {
		t.Errorf("POST is answered with %d, not by the server", status)
	}

	gone.Store(true)
	visit("/?from=mail#100%")
	if from := eval[string](p, `performance.getEntriesByType("resource").find(e => e.name.endsWith("/app.wasm")).workerFinalSourceType`); from != "cache" {
		t.Errorf("the program comes from %q, want the store without the worker", from)
	}
	p.edit("<CORSConfiguration/>")

	// So are the pages to read that nobody has seen yet, with the same policy,
	// and the search.
	read("/learn/preflight", "The preflight")
	read("/servers/aws/", "CORS on Amazon S3")
	read("/reference?q=etag", "Reference")
	p.eventually(`document.querySelectorAll("#hits a").length > 3`)
	kept := eval[string](p, `fetch("/learn/").then(r => r.headers.get("Content-Security-Policy") + " " + r.headers.get("Content-Type"))`)
	if !strings.HasPrefix(kept, "default-src 'none'; ") || !strings.HasSuffix(kept, "text/html; charset=utf-8") {
		t.Errorf("a kept page has the headers %q", kept)
	}

	// A new version: another page, so another worker.
	next := maps.Clone(built)
	next["index.html"] = bytes.Replace(next["index.html"], []byte("<title>"), []byte("<title>Next "), 1)
	worker := string(built["sw.js"])
	_, bundle, _ := strings.Cut(worker, `const bundle = "/`)
	bundle, _, _ = strings.Cut(bundle, `"`)
	const nextBundle = "web/222222222222/pages.json"
	next[nextBundle] = bytes.ReplaceAll(next[bundle], []byte("<h1>Learn CORS on S3"), []byte("<h1>Learn anew"))
	delete(next, bundle)
	worker = strings.Replace(worker, bundle, nextBundle, 1)
	next["sw.js"] = []byte(strings.Replace(worker, `const version = "`, `const version = "2`, 1))
	if err := next.Write(dir); err != nil {
		t.Fatal(err)
	}
	gone.Store(false)

	read("/learn/", "Learn CORS on S3")
	p.eventually(`!document.querySelector("#notice").hidden`)

	visit("/")
	p.eventually(`!document.querySelector("#notice").hidden`)
	if title := eval[string](p, "document.title"); strings.HasPrefix(title, "Next") {
		t.Error("the new version is shown before it is asked for")
	}
	p.click("button", "Reload")
	p.eventually(`document.title.startsWith("Next")`)
	p.running()
	read("/learn/", "Learn anew")
	p.eventually(`caches.keys().then(names => names.length === 1)`) // the new version alone

	// Browsers that need room throw a store away, whatever is routed to it.
	p.exec(`await Promise.all((await caches.keys()).map(name => caches.delete(name)))`)
	visit("/")
	if title := eval[string](p, "document.title"); !strings.HasPrefix(title, "Next") {
		t.Errorf("without the store the page is %q", title)
	}
}

// cached lets browsers keep pages for an hour without asking, as a host may do
// that is set up carelessly: a new version must not be made of the old one's
// pages.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sw.js" {
			h.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(&lasting{w}, r)
	})
}

// lasting is an answer that may be kept for an hour.
type lasting struct{ http.ResponseWriter }

func (l *lasting) WriteHeader(status int) {
	l.Header().Set("Cache-Control", "max-age=3600")
	l.ResponseWriter.WriteHeader(status)
}
