package site

import (
	"strings"
	"testing"

	"s3cors.playground/app"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"attributes sorted", `<p id="b" class="a" hidden></p>`, `<p class="a" hidden id="b"></p>`},
		{"Go quoting becomes HTML escaping", `<p title="say \"hi\" & <go>\u00a0\n"></p>`, "<p title=\"say &#34;hi&#34; &amp; &lt;go&gt;\u00a0\n\"></p>"},
		{"indentation goes", "<div>\n  <p>a</p>\n  <p>\n    <b>c</b>\n  </p>\n</div>", `<div><p>a</p><p><b>c</b></p></div>`},
		{"text alone stays as it is", "<pre> \n  a\n</pre>", "<pre> \n  a\n</pre>"},
		{"text among elements stays as it is", "<pre>\n  <b>a</b>\n   \n x\n  <i>c</i>\n</pre>", "<pre><b>a</b> \n x<i>c</i></pre>"},
		{"ARIA attributes have values", `<i aria-hidden class="a"></i>`, `<i aria-hidden="true" class="a"></i>`},
		{"void elements", "<p>\n  <br>\n  <input value=\"1\">\n  x\n</p>", `<p><br><input value="1">x</p>`},
		{"nothing inside", "<div>\n  <p></p>\n</div>", `<div><p></p></div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := normalize(c.in)
			if err != nil || got != c.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestNormalizeRefuses(t *testing.T) {
	for _, in := range []string{`<p`, `<p><b></b>`, `<p class=x></p>`} {
		if got, err := normalize(in); err == nil {
			t.Errorf("%s gives %s and no error", in, got)
		}
	}
}

func TestShell(t *testing.T) {
	address := map[string]string{"app.wasm": "/web/1/app.wasm", "boot.js": "/web/2/boot.js", "early.js": "/web/3/early.js"}
	html := string(page(address, 42, "<main>x</main>"))
	preload := strings.Index(html, `<link rel="preload" as="fetch" href="/web/1/app.wasm" crossorigin>`)
	if preload < 0 || preload > strings.Index(html, "<script") || preload > strings.Index(html, "stylesheet") {
		t.Errorf("the program is not asked for first:\n%s", html)
	}
	if !strings.Contains(html, `<script src="/web/3/early.js" data-wasm="/web/1/app.wasm"></script>`) {
		t.Errorf("early.js is not told the program:\n%s", html)
	}
	if !strings.Contains(html, `<script defer src="/web/2/boot.js" data-size="42"`) {
		t.Errorf("boot.js is not told the program's size:\n%s", html)
	}
	if !strings.Contains(html, "<body>\n<main>x</main>") {
		t.Errorf("the app is not the first child of body:\n%s", html)
	}
	for _, not := range []string{" style=", "<style", "javascript:", " onclick"} {
		if strings.Contains(html, not) {
			t.Errorf("%q is refused by the policy:\n%s", not, html)
		}
	}
	if lost := string(notFound(address)); strings.Contains(lost, "app.wasm") || !strings.Contains(lost, `href="/"`) {
		t.Errorf("the page for a wrong address:\n%s", lost)
	}
}

// The same source gives the same page, although go-app prints attributes in
// random order.
func TestPrerenderIsStable(t *testing.T) {
	first, err := normalize(app.Prerender())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(first, "CORSConfiguration") {
		t.Errorf("the page does not show the example:\n%s", first)
	}
	for range 20 {
		if again, err := normalize(app.Prerender()); err != nil || again != first {
			t.Fatalf("another run gives another page: %v\n%s\n%s", err, first, again)
		}
	}
}
