package e2e

import (
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/web/sitegen/site"
)

// unsettled opens the playground where script changes what the browser has.
func unsettled(t *testing.T, script string) *page {
	t.Helper()
	p := blank(t, browser)
	p.early(script)
	p.goTo("/")
	return p
}

// throws is a script that makes the mention of names throw, as browsers do that
// block storage.
func throws(names ...string) string {
	return `for (const name of ["` + strings.Join(names, `", "`) + `"]) Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("denied", "SecurityError") }});`
}

// Without storage the work lasts as long as the page, and the page says so once
// there is some.
func TestStorageIsBlocked(t *testing.T) {
	p := unsettled(t, throws("localStorage", "sessionStorage", "indexedDB", "caches"))
	p.running()
	if eval[bool](p, `document.querySelector("#message").textContent.includes("not kept")`) {
		t.Error("it is said that work is not kept before there is any")
	}
	p.edit(allowing)
	p.verdict("Allowed")
	p.message("not kept")
	p.click("button", "Dismiss")
	p.caret("<CORSConfiguration")
	p.typeText("x")
	p.squiggles(true)
	p.rest()
	if eval[bool](p, `document.querySelector("#message").textContent.includes("not kept")`) {
		t.Error("it is said twice")
	}
	p.press("#theme", "") // is stored as well
	p.answersAt(allowing[:18] + "x" + allowing[18:])
}

// Where storage takes nothing more, the same.
func TestStorageIsFull(t *testing.T) {
	p := unsettled(t, `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`)
	p.running()
	p.edit(allowing)
	p.verdict("Allowed")
	p.message("not kept")
	p.answersAt(allowing)
}

// answersAt fails unless the editor has a text and the page carries out commands.
func (p *page) answersAt(text string) {
	p.Helper()
	if p.config() != text {
		p.Errorf("the editor has\n%s", p.config())
	}
	p.key("F1")
	p.eventually(`document.querySelector("#help").open`)
	p.key("Escape")
	p.eventually(`!document.querySelector("#help").open`)
}

// noCopy is a script that takes away the older way to copy.
const noCopy = `const command = document.execCommand.bind(document);
	document.execCommand = (name, ...more) => name === "copy" ? false : command(name, ...more);`

// Without a clipboard, or where it refuses, the page copies the older way; if
// that fails too it says so, wherever there is something to copy.
func TestNoClipboard(t *testing.T) {
	const missing = `Object.defineProperty(navigator, "clipboard", {value: undefined});`
	const refusing = `navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));`
	for _, c := range []struct{ name, script, menu, button string }{
		{"missing", missing, "is in the clipboard", "Copied"},
		{"refusing", refusing, "is in the clipboard", "Copied"},
		{"missing, nor the older way", missing + noCopy, "does not allow copying", "Not allowed"},
		{"refusing, nor the older way", refusing + noCopy, "does not allow copying", "Not allowed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := unsettled(t, c.script)
			p.running()
			p.press("#copy", "")
			p.message(c.menu)
			p.press("#share-button", "")
			p.eventually(`document.querySelector("#share .copier .button") !== null`)
			p.press("#share .copier .button", "")
			p.eventually(`document.querySelector("#share .copier [role=status]").textContent === ` + quote(c.button))
			if !eval[bool](p, `document.querySelector("#share").contains(document.activeElement)`) {
				t.Error("copying takes the keyboard out of the dialog")
			}
		})
	}
}

// noProgram are the ways in which the program may not come, and what is said.
var noProgram = map[string]struct{ script, says string }{
	"no WebAssembly": {`delete window.WebAssembly`, "has no WebAssembly"},
	"not found":      {programIs(`new Response("<h1>none", {status: 404})`), "404"},
	"another page":   {programIs(`new Response("<!doctype html>Sign in", {headers: {"Content-Type": "text/html"}})`), "did not start"},
	"cut half-way": {programIs(`real(address).then(a => a.arrayBuffer()).then(all => new Response(new ReadableStream({
		start(to) { to.enqueue(new Uint8Array(all, 0, all.byteLength / 2)); },
		pull(to) { to.error(new TypeError("network error")); },
	})))`), "etwork error"}, // the browser has two wordings
	"shorter": {programIs(`real(address).then(a => a.arrayBuffer()).then(all => new Response(all.slice(0, all.byteLength / 2)))`), "did not start"},
}

// programIs is a script that gives the page another answer for its program.
func programIs(answer string) string {
	return `const real = fetch; window.fetch = (address, ...more) => String(address).endsWith("app.wasm") ? Promise.resolve(` + answer + `) : real(address, ...more)`
}

// Without the program, the page says why, stays as it was prerendered, and
// offers to try again.
func TestNoProgram(t *testing.T) {
	for name, c := range noProgram {
		t.Run(name, func(t *testing.T) {
			p := unsettled(t, c.script)
			p.watch.forgive("") // boot.js prints the error, and the browser misses the program
			p.eventually(`document.querySelector("#notice").textContent.includes(` + quote(c.says) + `)`)
			p.node("button", "Try again")
			p.eventually(`document.querySelector("#progress") === null && document.documentElement.dataset.app === "failed"`)
			for _, part := range []string{"#configuration", "#verdict", "#steps"} {
				if !eval[bool](p, `!!document.querySelector(`+quote(part)+`)?.textContent`) {
					t.Errorf("the prerendered %s is gone", part)
				}
			}
			if !eval[bool](p, visible("#steps")+` && `+visible("#rules")+` && `+visible("#put")) {
				t.Error("a panel is closed, and nothing opens it")
			}
		})
	}
}

// A server that does not know the type of the program does no harm.
func TestProgramOfAnotherType(t *testing.T) {
	p := unsettled(t, programIs(`real(address).then(a => new Response(a.body, {headers: {"Content-Type": "application/octet-stream"}}))`))
	p.running()
}

// On a site without https there is no service worker and no clipboard, and
// where the worker is refused the page runs as well.
func TestWithoutWorker(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: site.Handler(siteDir)}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	at := func(name string) string {
		return strings.Replace("http://"+listener.Addr().String(), "127.0.0.1", name, 1)
	}
	ctx, stop, err := startBrowser(
		chromedp.Flag("host-resolver-rules", "MAP *.test 127.0.0.1"),
		chromedp.Flag("unsafely-treat-insecure-origin-as-secure", at("secure.test")),
		chromedp.UserDataDir(t.TempDir()), // the flag above wants one
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	for name, script := range map[string]string{
		"insecure.test": ``,
		"secure.test":   `ServiceWorkerContainer.prototype.register = () => { window.refused = true; return Promise.reject(new DOMException("denied", "SecurityError")) }`,
	} {
		p := blank(t, ctx)
		p.watch.host = strings.TrimPrefix(at(name), "http://")
		p.early(script)
		p.do(chromedp.Navigate(at(name) + "/"))
		p.running()
		if name == "secure.test" {
			p.eventually(`window.refused`)
		} else if eval[bool](p, `isSecureContext || "serviceWorker" in navigator || "clipboard" in navigator`) {
			t.Fatal("the browser takes the site for secure: this shows nothing")
		}
		p.press("#copy", "")
		p.message("is in the clipboard")
		var rest []string
		for _, complaint := range p.watch.take() {
			if !strings.Contains(complaint, "Cross-Origin-Opener-Policy") { // is not for a site without https
				rest = append(rest, complaint)
			}
		}
		if len(rest) > 0 {
			t.Errorf("%s: %q", name, rest)
		}
	}
}
