//go:build !js

package editor

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/corscore/source"
)

// page is the editor alone in a browser.
type page struct {
	*testing.T
	tab context.Context
}

// stop ends the server of the test pages, if there is one.
var stop = func() {}

// serve builds the test page once for all tests.
var serve = sync.OnceValues(func() (url string, err error) {
	url, end, err := edtest.Serve("../..")
	if err == nil {
		stop = end
	}
	return url, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	stop()
	os.Exit(code)
}

// openPage opens the test page in a fresh browser. Every error and every violation of
// the content security policy that happens there fails the test.
func openPage(t *testing.T) *page {
	t.Helper()
	if os.Getenv("NO_BROWSER") != "" {
		t.Skip("NO_BROWSER is set")
	}
	if edtest.Chromium() == "" {
		t.Fatal("no Chromium found; set CHROMIUM to its path, or NO_BROWSER=1 to leave the browser tests out")
	}
	url, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	tab, cancel := edtest.Browser(20 * time.Minute)
	t.Cleanup(cancel)
	p := &page{t, tab}
	if err := edtest.Open(tab, url+"/"); err != nil {
		t.Fatal(err)
	}
	p.run(`window.faults = [];
		addEventListener("error", ev => faults.push(String(ev.message)));
		addEventListener("securitypolicyviolation", ev => faults.push("CSP " + ev.violatedDirective));
		const log = console.error.bind(console); console.error = (...a) => { faults.push(a.join(" ")); log(...a); };`)
	p.wait(`window.ed !== undefined`)
	t.Cleanup(func() {
		if faults := get[[]string](p, `faults`); len(faults) > 0 {
			t.Errorf("faults on the page: %q", faults)
		}
	})
	return p
}

func get[T any](p *page, js string) T {
	p.Helper()
	v, err := edtest.Eval[T](p.tab, js)
	if err != nil {
		p.Fatalf("%s: %v", js, err)
	}
	return v
}

func (p *page) run(js string) {
	p.Helper()
	if err := edtest.Run(p.tab, js); err != nil {
		p.Fatalf("%s: %v", js, err)
	}
}

// wait waits until a JavaScript expression holds.
func (p *page) wait(js string) {
	p.Helper()
	if err := edtest.Wait(p.tab, time.Minute, js); err != nil {
		p.Fatal(err)
	}
}

func (p *page) press(keys ...string) {
	p.Helper()
	for _, k := range keys {
		if err := edtest.Press(p.tab, k); err != nil {
			p.Fatal(err)
		}
	}
}

func (p *page) typed(text string) {
	p.Helper()
	for _, r := range text {
		p.press(string(r))
	}
}

func (p *page) shot(name string) {
	p.Helper()
	if err := edtest.Shot(p.tab, name); err != nil {
		p.Fatal(err)
	}
}

func (p *page) media(features ...string) {
	p.Helper()
	if err := edtest.Media(p.tab, features...); err != nil {
		p.Fatal(err)
	}
}

// set makes text the text, with the caret where "|" is, if it is there.
func (p *page) set(text string) {
	p.Helper()
	at := strings.IndexByte(text, '|')
	text = strings.Replace(text, "|", "", 1)
	p.run(fmt.Sprintf(`ed.setText(%s, false)`, edtest.JSON(text)))
	if at >= 0 {
		p.run(fmt.Sprintf(`ed.focus(%d)`, at))
	}
}

func (p *page) text() string {
	p.Helper()
	return get[string](p, `ed.text()`)
}

// expect compares text and caret, which is "|".
func (p *page) expect(what, want string) {
	p.Helper()
	got := get[string](p, `(() => { const a = document.getElementById("config");
		return a.value.slice(0, a.selectionStart) + "|" + a.value.slice(a.selectionEnd); })()`)
	if got != want {
		p.Errorf("%s: got %q, want %q", what, got, want)
	}
	if text := p.text(); text != strings.Replace(want, "|", "", 1) {
		p.Errorf("%s: Text is %q", what, text)
	}
	p.expectLayer(what)
}

// expectLayer compares the layer with the textarea.
func (p *page) expectLayer(what string) {
	p.Helper()
	shown := get[string](p, shownText)
	text := p.text()
	if trimEnds(shown) != trimEnds(text) {
		p.Errorf("%s: the layer shows\n%q, the text is\n%q", what, shown, text)
	}
}

const shownText = `[...document.querySelectorAll(".ed-chunk")].map(c =>
	c.querySelector(".ed-l") ? [...c.children].map(l => l.textContent).join("\n") : c.textContent).join("\n")`

// trimEnds leaves out the space that carries a line at the end of a line.
func trimEnds(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// problemAt is a problem at the first occurrence of a piece of sample.
func problemAt(piece string, severity source.Severity, check, message string, fixes ...source.Fix) source.Diagnostic {
	start := strings.Index(sample, piece)
	return source.Diagnostic{
		Check: check, Severity: severity, Message: message,
		Span: source.Span{Start: start, End: start + len(piece)}, Fixes: fixes,
	}
}

func sampleProblems() []source.Diagnostic {
	slash := strings.Index(sample, "com/") + 3
	patch := strings.Index(sample, "PATCH")
	refused := problemAt("PATCH", source.Error, "unknown-method", "PATCH is no method that S3 allows",
		source.Fix{Title: "Change to PUT", Edits: []source.Edit{{Start: patch, End: patch + 5, New: "PUT"}}},
		source.Fix{Title: "Remove the element", Edits: []source.Edit{{Start: patch - 19, End: patch + 22, New: ""}}})
	refused.RefusedBy = []string{"scality"}
	refused.Spec = "PUT Bucket CORS, AllowedMethod"
	return []source.Diagnostic{
		problemAt("https://app.example.com/", source.Warning, "origin-trailing-slash", "An origin has no path: no page has the origin https://app.example.com/",
			source.Fix{Title: "Remove the slash", Edits: []source.Edit{{Start: slash, End: slash + 1, New: ""}}}),
		problemAt("*", source.SecurityWarning, "any-origin-writes", "Any page may write to this bucket"),
		refused,
		problemAt("uploads &amp; more", source.Suggestion, "id-entity", "The ID has an entity"),
	}
}

func (p *page) diagnose(list []source.Diagnostic) {
	p.Helper()
	p.run(fmt.Sprintf(`ed.setDiagnostics(%s)`, edtest.JSON(edtest.JSON(list))))
}
