package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// forbidden is what a page must not do, by the directive of the policy that
// stops it. Without that directive, each of them would be done.
var forbidden = []struct{ directive, script string }{
	{"script-src-elem", `const s = document.createElement("script"); s.textContent = policyOff.createScript("window.ran = 1"); document.body.append(s)`},
	{"script-src-elem", `const s = document.createElement("script"); s.src = policyOff.createScriptURL("https://foreign.example/x.js"); document.body.append(s)`},
	{"script-src-attr", `const b = document.createElement("b"); b.innerHTML = policyOff.createHTML("<img src=/nowhere onerror='window.ran = 1'>"); document.body.append(b)`},
	{"script-src", `setTimeout(() => { try { (0, eval)("window.ran = 1") } catch {} })`}, // later: a debugger may, and this is run by one
	{"style-src-attr", `const b = document.createElement("b"); b.innerHTML = policyOff.createHTML("<i style='color:red'>x</i>"); document.body.append(b)`},
	{"style-src-elem", `const s = document.createElement("style"); s.textContent = "*{color:red}"; document.head.append(s)`},
	{"img-src", `const i = new Image(); i.src = "https://foreign.example/x.png"; document.body.append(i)`},
	{"media-src", `new Audio("https://foreign.example/x.mp3").load()`},
	{"font-src", `new FontFace("x", "url(https://foreign.example/x.woff2)").load().catch(() => {})`},
	{"frame-src", `const f = document.createElement("iframe"); f.src = "https://foreign.example/"; document.body.append(f)`},
	{"object-src", `const o = document.createElement("object"); o.data = policyOff.createScriptURL("https://foreign.example/x.swf"); document.body.append(o)`},
	{"worker-src", `try { new Worker(policyOff.createScriptURL("data:text/javascript,0")) } catch {}`},
	{"connect-src", `fetch("http://foreign.example/").catch(() => {})`},
	{"base-uri", `const b = document.createElement("base"); b.href = "https://foreign.example/"; document.head.append(b)`},
	{"form-action", `const f = document.createElement("form"); f.action = "https://foreign.example/"; document.body.append(f); f.submit()`},
	{"require-trusted-types-for", `try { document.createElement("b").innerHTML = "<i>x</i>" } catch {}`},
	{"trusted-types", `try { trustedTypes.createPolicy("other", {}) } catch {}`},
}

// The browser stops each of them. Where the policy for types would stop it first,
// it is tried with the rest of the policy alone.
func TestPolicyForbids(t *testing.T) {
	for _, f := range forbidden {
		t.Run(f.directive, func(t *testing.T) {
			p := blank(t, browser)
			p.early(`
				window.violations = [];
				addEventListener("securitypolicyviolation", ev => violations.push(ev.effectiveDirective), true);`)
			if f.directive == "require-trusted-types-for" || f.directive == "trusted-types" {
				p.goTo("/learn/")
			} else {
				p.withoutTypes()
			}
			p.exec(f.script)
			p.eventually(`violations.includes(` + quote(f.directive) + `)`)
			if eval[bool](p, `"ran" in window`) {
				t.Error("it runs")
			}
			p.watch.take() // the browser prints each violation
		})
	}
}

// withoutTypes opens a page with the site's policy but its last two directives,
// which are tried by themselves.
func (p *page) withoutTypes() {
	p.Helper()
	answer, err := http.Get(base + "/")
	if err != nil {
		p.Fatal(err)
	}
	answer.Body.Close()
	policy := answer.Header.Get("Content-Security-Policy")
	rest, _, ok := strings.Cut(policy, "; require-trusted-types-for ")
	if !ok {
		p.Fatalf("the policy is %q", policy)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", rest)
		fmt.Fprint(w, "<!doctype html><link rel=icon href=/favicon.ico><title>x</title>")
	}))
	p.Cleanup(server.Close)
	p.watch.mu.Lock()
	p.watch.host = strings.TrimPrefix(server.URL, "http://")
	p.watch.mu.Unlock()
	p.do(chromedp.Navigate(server.URL))
	p.exec(`const same = t => t; window.policyOff = {createHTML: same, createScript: same, createScriptURL: same}`)
}

// A page to read connects nowhere, not even by https, as the playground may.
func TestPagesToReadConnectNowhere(t *testing.T) {
	for address, want := range map[string]bool{"/learn/": true, "/no/such/page": true, "/": false} {
		p := blank(t, browser)
		p.early(`
			window.violations = [];
			addEventListener("securitypolicyviolation", ev => violations.push(ev.effectiveDirective));`)
		p.goTo(address)
		p.exec(`await fetch("https://bucket.invalid/").catch(() => {})`)
		if got := eval[bool](p, `violations.includes("connect-src")`); got != want {
			t.Errorf("%s: connecting elsewhere is stopped by the policy: %v, want %v", address, got, want)
		}
		p.watch.take()
	}
}
