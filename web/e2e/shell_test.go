package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
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
	p.watch.forgive("503", "preload") // boot.js prints it, and the browser misses the program
	p.goTo("/")
	p.eventually(`document.querySelector("#notice").textContent.includes("503")`)
	p.node("button", "Try again")
	if !eval[bool](p, `document.querySelector("#configuration") !== null`) {
		t.Error("the prerendered page is gone")
	}
}

func TestNotFound(t *testing.T) {
	p := blank(t, browser)
	p.watch.forgive("404")
	p.goTo("/no/such/page")
	p.node("heading", "There is no page here")
}

// "%" starts an escape in an address; one that starts none must not keep the
// program from running, neither at load nor later.
func TestBadEscapeInHash(t *testing.T) {
	for _, hash := range []string{"#100%", "#%", "#%zz%41", "#config=%"} {
		t.Run(hash, func(t *testing.T) {
			p := open(t, "/"+hash)
			p.exec(`location.hash = "50%"`)
			p.rest()
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
	p.set()
	p.early(`try { localStorage.length; window.storageWorks = true } catch { window.storageWorks = false }`)
	p.goTo("/")
	p.running()
	if eval[bool](p, "storageWorks") {
		t.Fatal("storage is not blocked: this test shows nothing")
	}
	p.edit("<CORSConfiguration/>")
}

// Every answer carries the policy, and the browser enforces it.
func TestPolicy(t *testing.T) {
	p := open(t, "/")
	p.watch.forgive("404") // of the picture
	p.exec(`
		const script = document.createElement("script");
		script.textContent = "window.ran = true";
		document.body.append(script);
		const div = document.createElement("div");
		div.innerHTML = "<img src=x onerror='window.ran = true'>";
		const failed = new Promise(resolve => div.firstChild.addEventListener("error", resolve));
		document.body.append(div);
		await failed;`)
	if eval[bool](p, "window.ran === true") {
		t.Error("an inline script runs")
	}
	p.until("the watch sees a violation", func() (bool, error) {
		return slices.ContainsFunc(p.watch.take(), func(s string) bool { return strings.Contains(s, "Content Security Policy") }), nil
	})
	p.watch.forgive("Content Security Policy") // there are two
}

// The core's files are for other people's pages.
func TestCoreIsServed(t *testing.T) {
	for path, kind := range map[string]string{
		"/core/corscore.wasm": "application/wasm",
		"/core/corscore.mjs":  "text/javascript; charset=utf-8",
		"/core/corscore.d.ts": "text/plain; charset=utf-8",
		"/core/wasm_exec.js":  "text/javascript; charset=utf-8",
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
