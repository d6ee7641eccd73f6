package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
	var gone atomic.Bool // the server answers nobody
	pages := cached(site.Handler(dir))
	p, origin := named(t, func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler)
		}
		pages.ServeHTTP(w, r)
	})
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
	read("/reference?q=preflight", "Reference")
	p.eventually(`document.querySelectorAll("#hits a").length > 3`)
	kept := eval[string](p, `fetch("/learn/").then(r => r.headers.get("Content-Security-Policy") + " " + r.headers.get("Content-Type"))`)
	if !strings.HasPrefix(kept, "default-src 'none'; ") || !strings.HasSuffix(kept, "text/html; charset=utf-8") {
		t.Errorf("a kept page has the headers %q", kept)
	}

	// A new version: another page, so another worker.
	next := maps.Clone(built)
	next["index.html"] = bytes.Replace(next["index.html"], []byte("<title>"), []byte("<title>Next "), 1)
	worker := string(built["sw.js"])
	_, bundle, _ := strings.Cut(worker, "const bundle = {\n  \"/")
	bundle, _, _ = strings.Cut(bundle, `"`)
	const nextBundle = "web/222222222222/pages.json"
	next[nextBundle] = bytes.ReplaceAll(next[bundle], []byte("<h1>Learn CORS on S3"), []byte("<h1>Learn anew"))
	for from, to := range map[string]string{"index.html": "index.html", bundle: nextBundle} {
		worker = strings.Replace(worker, digest(built[from]), digest(next[to]), -1)
	}
	delete(next, bundle)
	worker = strings.Replace(worker, "/web/"+digest(built[bundle]), "/web/222222222222", 1)
	worker = strings.Replace(worker, "/web/"+digest(next[nextBundle]), "/web/222222222222", 1)
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

// digest is how the worker knows a file.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}

// named is a browser of its own, and a site that it takes for one on the web:
// with a name, and secure.
func named(t *testing.T, answer http.HandlerFunc) (p *page, origin string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	origin = strings.Replace("http://"+listener.Addr().String(), "127.0.0.1", "playground.test", 1)
	server := &http.Server{Handler: answer}
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
	p = &page{T: t, ctx: ctx, watch: &watch{}}
	p.set()
	return p, origin
}

// signIn is what a network answers everything with before somebody signs in.
func signIn(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html")
	w.Write([]byte("<!doctype html><title>Sign in</title>"))
}

// What is not the file that was asked for is not kept, whatever it is: the next
// visit works.
func TestWorkerRefusesOtherFiles(t *testing.T) {
	for name, c := range map[string]struct {
		of     string // the end of an address
		answer func(w http.ResponseWriter, r *http.Request)
	}{
		"a page to sign in":   {"/app.wasm", func(w http.ResponseWriter, _ *http.Request) { signIn(w) }},
		"instead of the page": {"/", func(w http.ResponseWriter, _ *http.Request) { signIn(w) }},
		"instead of all pages": {"/pages.json", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte(`{"/learn/": "nonsense"}`))
		}},
		"a detour": {"/early.js", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"?again", http.StatusFound)
		}},
		"another version": {"/app.css", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/css")
			w.Write([]byte("body { display: none }"))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			pages := site.Handler(siteDir)
			var asked, over atomic.Int32
			p, origin := named(t, func(w http.ResponseWriter, r *http.Request) {
				// The page itself gets the file; the worker, which asks next, does not.
				if over.Load() == 0 && r.URL.RawQuery == "" && strings.HasSuffix(r.URL.Path, c.of) && (c.of != "/" || r.URL.Path == "/") && asked.Add(1) > 1 || over.Load() == 0 && strings.HasSuffix(c.of, ".json") && strings.HasSuffix(r.URL.Path, c.of) {
					c.answer(w, r)
					return
				}
				pages.ServeHTTP(w, r)
			})
			p.do(chromedp.Navigate(origin + "/"))
			p.running()
			p.exec(`const r = await navigator.serviceWorker.register("/sw.js").catch(() => null); window.tried = true`)
			p.eventually(`navigator.serviceWorker.getRegistrations().then(all => all.length === 0)`)
			if n := eval[int](p, `caches.keys().then(all => all.length)`); n != 0 {
				t.Error("something is kept")
			}
			over.Store(1)
			p.do(chromedp.Navigate(origin + "/"))
			p.running()
			p.exec(`await navigator.serviceWorker.ready`)
			p.do(chromedp.Navigate(origin + "/"))
			p.running()
			p.eventually(`navigator.serviceWorker.controller !== null`)
		})
	}
}

// A start that fails with what is kept is tried once more without it; after that
// the page says what is wrong.
func TestFailedStartIsTriedAfresh(t *testing.T) {
	pages := site.Handler(siteDir)
	var broken atomic.Bool
	var starts atomic.Int32
	p, origin := named(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			starts.Add(1)
		}
		if broken.Load() && strings.HasSuffix(r.URL.Path, "/app.wasm") {
			signIn(w)
			return
		}
		pages.ServeHTTP(w, r)
	})
	damage := func() {
		t.Helper()
		p.do(chromedp.Navigate(origin + "/"))
		p.running()
		p.exec(`await navigator.serviceWorker.ready`)
		p.do(chromedp.Navigate(origin + "/"))
		p.running()
		p.eventually(`navigator.serviceWorker.controller !== null`)
		p.exec(`const cache = await caches.open((await caches.keys())[0]);
			const program = (await cache.keys()).find(k => k.url.endsWith("/app.wasm"));
			await cache.put(program, new Response("<!doctype html>", {headers: {"Content-Type": "text/html"}}))`)
	}
	damage()
	p.do(chromedp.Navigate(origin + "/"))
	p.running()

	damage()
	broken.Store(true)
	before := starts.Load()
	p.do(chromedp.Navigate(origin + "/"))
	p.eventually(`document.querySelector("#notice")?.textContent.includes("did not start")`)
	p.rest()
	if n := starts.Load() - before; n > 2 { // the page comes from what is kept, then from the server
		t.Errorf("the page is loaded %d times", n)
	}
	broken.Store(false)
	p.press("#notice button", "")
	p.eventually(`document.documentElement.dataset.app === "running"`)
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
