package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

// framed opens a page of another origin that has address in a frame.
func framed(t *testing.T, frame string) *page {
	t.Helper()
	return framedIn(t, browser, frame)
}

func framedIn(t *testing.T, browser context.Context, frame string) *page {
	t.Helper()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<!doctype html><title>a blog</title><link rel=icon href=data:,>%s", frame)
	}))
	t.Cleanup(other.Close)
	p := blank(t, browser)
	p.do(chromedp.Navigate(other.URL))
	return p
}

// inFrame is the value of an expression in the only frame of the page.
func (p *page) inFrame(expression string) (value string, err error) {
	p.Helper()
	return chromedp.Run(p.ctx, func(ctx context.Context, t *chromedp.Target) (string, error) {
		tree, err := cdp.Call(ctx, t, cdppage.GetFrameTree, cdp.Empty{})
		if err != nil {
			return "", err
		}
		if len(tree.FrameTree.ChildFrames) == 0 {
			return "", fmt.Errorf("no frame")
		}
		world, err := cdp.Call(ctx, t, cdppage.CreateIsolatedWorld, cdppage.CreateIsolatedWorldParams{FrameID: tree.FrameTree.ChildFrames[0].Frame.ID})
		if err != nil {
			return "", err
		}
		got, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: "String(" + expression + ")", ContextID: world.ExecutionContextID})
		if err != nil {
			return "", err
		}
		return strings.Trim(string(got.Result.Value), `"`), nil
	})
}

// frameEventually waits until a condition holds in the frame.
func (p *page) frameEventually(condition string) {
	p.Helper()
	p.until(condition, func() (bool, error) {
		v, err := p.inFrame("!!(" + condition + ")")
		return v == "true", err
	})
}

// The code that the share dialog offers shows the case in a page of another
// origin, follows changes, leads back with them, and stores nothing.
func TestEmbed(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.exec(`window.copied = ""; navigator.clipboard.writeText = async text => { window.copied = text }`)
	p.click("button", "Share")
	p.click("button", "Copy as a frame")
	p.eventually(`window.copied.startsWith("<iframe ")`)
	code := eval[string](p, "window.copied")
	if strings.Count(code, "\n") != 0 || !strings.HasPrefix(code, `<iframe src="`+base+`/embed#1`) {
		t.Fatalf("the code is %s", code)
	}

	blog := framed(t, code)
	blog.frameEventually(`document.querySelector("#result .verdict-title")?.textContent === "✓ Allowed"`)
	blog.frameEventually(`document.querySelector("#document").value === ` + quote(allowing))
	blog.frameEventually(`document.querySelector("#result .rules .matched") !== null && document.querySelector("#wait") === null`)
	blog.inFrame(`(() => { const d = document.querySelector("#document"); d.value = d.value.replaceAll("PUT", "DELETE"); d.dispatchEvent(new Event("input")) })()`)
	blog.frameEventually(`document.querySelector("#result .verdict-title").textContent === "✗ Blocked by your configuration"`)
	address, _ := blog.inFrame(`document.querySelector("#open").href`)
	if stored, _ := blog.inFrame(`localStorage.length + sessionStorage.length`); stored != "0" {
		t.Errorf("the frame stored %s things", stored)
	}
	for _, request := range blog.watch.requests {
		for _, not := range []string{"app.wasm", "boot.js", "sw.js", "early.js", "offline.js", "editor.css"} {
			if strings.Contains(request, not) {
				t.Errorf("the frame loads %s", request)
			}
		}
	}
	for _, complaint := range blog.watch.take() {
		if !strings.Contains(complaint, "foreign host: http://127.0.0.1") { // the blog
			t.Error(complaint)
		}
	}

	back := open(t, strings.TrimPrefix(address, base))
	back.verdict("Blocked by your configuration")
	if back.config() != strings.ReplaceAll(allowing, "PUT", "DELETE") {
		t.Errorf("the playground shows\n%s", back.config())
	}
}

// A frame that gives the small view no origin of its own, and so no storage, shows
// it all the same.
func TestEmbedInSandbox(t *testing.T) {
	// The frame stays in the process of its page, where a test can look into it.
	ctx, stop, err := startBrowser(chromedp.Flag("disable-features", "IsolateSandboxedIframes"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	fragment := share.Encode(corscore.Input{Config: allowing, Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://b.s3.example.com/k", Method: "PUT"}})
	blog := framedIn(t, ctx, `<iframe sandbox="allow-scripts" src="`+base+`/embed#`+fragment+`"></iframe>`)
	blog.frameEventually(`origin === "null" && document.querySelector("#result .verdict-title")?.textContent === "✓ Allowed"`)
	if says, _ := blog.inFrame(`(() => { try { return localStorage.length } catch (e) { return e.name } })()`); says != "SecurityError" {
		t.Errorf("the frame has storage: %s", says)
	}
	for _, complaint := range blog.watch.take() {
		if !strings.Contains(complaint, "foreign host: http://127.0.0.1") { // the blog
			t.Error(complaint)
		}
	}
}

// Nothing but the small view can be framed, not even what is not there.
func TestNothingElseCanBeFramed(t *testing.T) {
	for _, address := range []string{"/", "/learn/", "/learn/preflight", "/reference/glossary", "/embed/", "/embedded", "/nowhere", "/sw.js"} {
		t.Run(address, func(t *testing.T) {
			p := framed(t, `<iframe src="`+base+address+`"></iframe>`)
			p.frameEventually(`location.href === "chrome-error://chromewebdata/"`)
			complaints := p.watch.take()
			if !slices.ContainsFunc(complaints, func(s string) bool { return strings.Contains(s, "X-Frame-Options") }) {
				t.Errorf("the browser gives another reason: %q", complaints)
			}
		})
	}
}

// A link without a case, or a damaged one, says so; nothing that is in a link
// runs; and without its program the page leads to the case.
func TestEmbedWithoutCase(t *testing.T) {
	for _, hash := range []string{"", "#", "#100%", "#1nonsense", "#9abc", "#lesson=origin"} {
		p := blank(t, browser)
		p.goTo("/embed" + hash)
		p.eventually(`document.querySelector("#wait").textContent.includes("no case") && document.querySelector("#case").hidden`)
		p.node("link", "Open in the playground")
	}
	p := blank(t, browser)
	p.goTo("/embed#config=%3Cimg%20src%3Dx%20onerror%3Dran%3D1%3E&origin=%3Cimg%20src%3Dx%20onerror%3Dran%3D1%3E&url=https%3A%2F%2Fb%2Fk&method=PUT")
	p.eventually(`document.querySelector("#colors").textContent.includes("<img src=x")`)
	if eval[bool](p, `"ran" in window || document.querySelector("img") !== null`) {
		t.Error("text became markup")
	}
	p = blank(t, browser)
	p.early(`const real = fetch; window.fetch = (a, ...b) => String(a).endsWith(".wasm") ? Promise.resolve(new Response("", {status: 503})) : real(a, ...b)`)
	p.goTo("/embed#config=x&origin=https%3A%2F%2Fa")
	p.eventually(`document.querySelector("#wait").textContent.includes("503") && document.querySelector("#open").hash === "#config=x&origin=https%3A%2F%2Fa"`)
}

// In a frame of 320 × 360 px the answer is in sight without scrolling, also with a
// signed address, and the document has its colors under the text field. The theme
// is the address's, not the reader's system's.
func TestEmbedIsSmall(t *testing.T) {
	fragment := share.Encode(corscore.Input{Config: allowing, Request: &fetch.Request{
		Origin: "https://app.example.com", URL: "https://b.s3.example.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + strings.Repeat("x", 300), Method: "DELETE",
		Headers: []wire.Header{{"content-type", "image/png"}, {"x-amz-acl", "private"}},
	}})
	p := blank(t, browser)
	p.prefer("prefers-color-scheme", "dark")
	p.size(320, 360)
	p.goTo("/embed#" + fragment + "&theme=light")
	p.eventually(`document.querySelector("#result .verdict-reason") !== null`)
	for _, part := range []string{".verdict-title", ".asked", ".verdict-reason", ".embed-helps"} {
		if bottom := eval[float64](p, `document.querySelector("#result `+part+`").getBoundingClientRect().bottom`); bottom > 360 {
			t.Errorf("%s ends at %v px", part, bottom)
		}
	}
	if eval[bool](p, `document.documentElement.scrollWidth > innerWidth || document.querySelector("#fold").open`) {
		t.Error("it scrolls sideways, or the document is not folded")
	}
	if color := eval[string](p, `getComputedStyle(document.body).backgroundColor`); color != "rgb(255, 255, 255)" {
		t.Errorf("with theme=light and a dark system, its color is %s", color)
	}
	p.press("#fold > summary", "")
	p.eventually(`document.querySelector("#colors").textContent === document.querySelector("#document").value + "\n" && document.querySelector("#colors .ink-name") !== null`)
	p.eventually(`(() => { const a = document.querySelector("#colors").getBoundingClientRect(), b = document.querySelector("#document").getBoundingClientRect(); return a.width === b.width && a.height === b.height })()`)
}

// axe-core finds nothing in the small view, and it fits narrow frames.
func TestEmbedLooks(t *testing.T) {
	source := axe(t)
	p := blank(t, browser)
	p.goTo("/embed#config=%3CCORSConfiguration%3E%3CCORSRule%3E%3CAllowedOrigin%3E*%3C%2FAllowedOrigin%3E%3CAllowedMethod%3EGET%3C%2FAllowedMethod%3E%3C%2FCORSRule%3E%3C%2FCORSConfiguration%3E&origin=https%3A%2F%2Fapp.example.com&url=https%3A%2F%2Fb.s3.example.com%2Fk&method=PUT&header=x-a:1")
	p.eventually(`document.querySelector("#result .rules") !== null`)
	p.do(script(source))
	for _, theme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", theme)
		for _, width := range []int64{320, 600, 1000} {
			p.size(width, 520)
			if eval[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%d: it scrolls sideways", width)
			}
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%d, %s: %s", width, theme, v)
			}
		}
	}
}
