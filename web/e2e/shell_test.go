package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestLoads(t *testing.T) {
	p := open(t, "/")
	p.eventually(`document.querySelector("#progress") === null`)
	if title := eval[string](p, "document.title"); title != "S3 CORS Playground" {
		t.Errorf("title %q", title)
	}
}

// A page without its program still shows the prerendered playground and says
// what is wrong.
func TestProgramMissing(t *testing.T) {
	p := blank(t, browser)
	p.early(`const real = fetch; window.fetch = (a, ...b) => String(a).endsWith("app.wasm") ? Promise.resolve(new Response("", {status: 503})) : real(a, ...b)`)
	p.goTo("/")
	p.eventually(`document.querySelector("#notice").textContent.includes("503")`)
	p.node("button", "Try again")
	if !eval[bool](p, `document.querySelector("#configuration") !== null`) {
		t.Error("the prerendered page is gone")
	}
	p.watch.take() // boot.js prints the error
}

func TestNotFound(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/no/such/page")
	p.node("heading", "There is no page here")
	for _, complaint := range p.watch.take() {
		if !strings.Contains(complaint, "404") {
			t.Error(complaint)
		}
	}
}

// "%" starts an escape in an address; one that starts none must not keep the
// program from running, neither at load nor later.
func TestBadEscapeInHash(t *testing.T) {
	for _, hash := range []string{"#100%", "#%", "#%zz%41", "#config=%"} {
		t.Run(hash, func(t *testing.T) {
			p := open(t, "/"+hash)
			p.exec(`location.hash = "50%"`)
			p.exec(`await new Promise(resolve => setTimeout(resolve, 300))`)
			p.running()
			p.focus("#config")
			p.typeText("x")
			p.eventually(`document.querySelector("#config").value.includes("x")`)
		})
	}
}

// With site data blocked, the mere mention of localStorage throws.
func TestBlockedStorage(t *testing.T) {
	profile := t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "Default"), 0o755); err != nil {
		t.Fatal(err)
	}
	preferences := `{"profile":{"default_content_setting_values":{"cookies":2}}}`
	if err := os.WriteFile(filepath.Join(profile, "Default", "Preferences"), []byte(preferences), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop, err := startBrowser(chromedp.UserDataDir(profile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	p := &page{T: t, ctx: ctx, watch: &watch{}}
	p.early(`try { localStorage.length; window.storageWorks = true } catch { window.storageWorks = false }`)
	p.goTo("/")
	p.running()
	if eval[bool](p, "storageWorks") {
		t.Fatal("storage is not blocked: this test shows nothing")
	}
	p.edit("<CORSConfiguration/>")
}

// The core's files are for other people's pages.
func TestCoreIsServed(t *testing.T) {
	for path, kind := range map[string]string{
		"/core/corscore.wasm": "application/wasm",
		"/core/corscore.mjs":  "text/javascript; charset=utf-8",
		"/core/corscore.d.ts": "text/plain; charset=utf-8",
		"/core/wasm_exec.js":  "text/javascript; charset=utf-8",
		"/core/package.json":  "application/json",
		"/core/corscore.tgz":  "application/gzip",
		"/core/README.md":     "text/plain; charset=utf-8",
	} {
		answer, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != kind || answer.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %d %v", path, answer.StatusCode, answer.Header)
		}
	}
}
