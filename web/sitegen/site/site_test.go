package site

import (
	"bytes"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The host reads its headers from netlify.toml, the local server from the
// table; the tests in the browser are only worth something if both agree.
func TestNetlifyHeaders(t *testing.T) {
	config, err := os.ReadFile(filepath.Join("..", "..", "..", "netlify.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if NetlifyConfig(string(config)) != string(config) {
		t.Error("the headers in netlify.toml are not those of HeaderRules; run `make headers`")
	}
}

// The page connects to its own origin, to https, and to http on this machine:
// every other http endpoint goes through the relay.
func TestPolicyConnects(t *testing.T) {
	const want = "connect-src 'self' https: http://localhost:* http://*.localhost:* http://127.0.0.1:*;"
	if !strings.Contains(policy, " "+want+" ") || strings.Count(policy, "http:") != 3 || strings.Count(policy, "https:") != 1 {
		t.Errorf("policy %s", policy)
	}
}

// A page to read connects to its own site alone; the playground has Send.
func TestPolicyOfPagesToRead(t *testing.T) {
	const meta = `<meta http-equiv="Content-Security-Policy" content="connect-src &#39;self&#39;">`
	address := map[string]string{"app.wasm": "/app.wasm"}
	for name, content := range documentPages(address) {
		if !strings.Contains(string(content), meta) {
			t.Errorf("%s may connect to every host", name)
		}
	}
	if !strings.Contains(string(notFound(address)), meta) {
		t.Error("404.html may connect to every host")
	}
	if strings.Contains(string(page(map[string]string{"app.wasm": "/web/0/app.wasm"}, 1, "")), "http-equiv") {
		t.Error("the playground cannot send")
	}
}

// Netlify joins the values of a header that two fitting rules name.
func TestHeaderRulesDisjoint(t *testing.T) {
	for _, path := range []string{"/", "/sw.js", "/manifest.webmanifest", "/web/0/app.wasm", "/core/corscore.wasm", "/core/corscore.d.ts", "/embed", "/nowhere"} {
		from := map[string]string{}
		for _, rule := range HeaderRules {
			if !rule.fits(path) {
				continue
			}
			for _, header := range rule.Headers {
				if other, ok := from[header[0]]; ok && header[1] != embedPolicy {
					t.Errorf("%s: %s comes from both %q and %q", path, header[0], other, rule.For)
				}
				from[header[0]] = rule.For
			}
		}
		if from["Content-Security-Policy"] == "" {
			t.Errorf("%s has no Content-Security-Policy", path)
		}
	}
}

// What the small view may load is no more than what any page may, so that it does
// not matter which of two policies a host sends, and it alone may be framed.
func TestEmbedPolicy(t *testing.T) {
	directives := func(policy string) map[string][]string {
		all := map[string][]string{}
		for d := range strings.SplitSeq(policy, ";") {
			words := strings.Fields(d)
			all[words[0]] = words[1:]
		}
		return all
	}
	every, small := directives(policy), directives(embedPolicy)
	for name, sources := range small {
		if name == "frame-ancestors" || name == "trusted-types" {
			continue // frames may have it; it makes no markup of its own
		}
		for _, source := range sources {
			if source != "'none'" && !slices.Contains(every[name], source) {
				t.Errorf("%s %s is not in the policy of all pages", name, source)
			}
		}
	}
	for _, name := range []string{"default-src", "base-uri", "form-action", "trusted-types"} {
		if !slices.Equal(small[name], []string{"'none'"}) {
			t.Errorf("%s is %q", name, small[name])
		}
	}
	for _, rule := range HeaderRules {
		for _, header := range rule.Headers {
			if strings.Contains(header[1], "frame-ancestors") != (rule.For == "/embed" && header[0] == "Content-Security-Policy") {
				t.Errorf("%s: %s: %s", rule.For, header[0], header[1])
			}
		}
	}
	h := http.Header{}
	setHeaders(h, "/learn/preflight")
	if h.Get("X-Frame-Options") != "DENY" {
		t.Errorf("a lesson may be framed: %v", h)
	}
}

// The small view is whole without a script, and no part of what works offline.
func TestEmbedPage(t *testing.T) {
	page := string(embedPage(map[string]string{"embed.wasm": "/web/x/embed.wasm"}))
	for _, want := range []string{`<a id="open" class="button" href="/"`, "Open in the playground", "noindex", `data-wasm="/web/x/embed.wasm"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	files := Files{"index.html": nil, "embed.html": []byte("x"), "web/1/embed.wasm": []byte("x"), "web/1/app.wasm": nil}
	if worker := string(serviceWorker(files, Files{}, nil)); strings.Contains(worker, "embed") || !strings.Contains(worker, "app.wasm") {
		t.Errorf("the worker keeps\n%s", worker)
	}
	if strings.Contains(string(sitemap(files, "https://a.example")), "embed") {
		t.Error("the small view is in the sitemap")
	}
}

func TestHandler(t *testing.T) {
	dir := t.TempDir()
	files := Files{
		"index.html":           []byte("<p>home"),
		"learn/origins.html":   []byte("<p>origins"),
		"learn/index.html":     []byte("<p>lessons"),
		"sitemap.xml":          []byte("<urlset/>"),
		"404.html":             []byte("<p>nothing"),
		"web/ab/app.wasm":      []byte("\x00asm"),
		"core/corscore.mjs":    []byte("export {}"),
		"core/corscore.d.ts":   []byte("export {}"),
		"core/corscore.wasm":   []byte("\x00asm"),
		"manifest.webmanifest": []byte("{}"),
	}
	if err := files.Write(dir); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, body, kind, cache string
		status                  int
	}{
		{"/", "<p>home", "text/html; charset=utf-8", revalidated, 200},
		{"/learn/origins", "<p>origins", "text/html; charset=utf-8", revalidated, 200},
		{"/learn/origins/", "<p>origins", "text/html; charset=utf-8", revalidated, 200},
		{"/learn/", "<p>lessons", "text/html; charset=utf-8", revalidated, 200},
		{"/learn", "<p>lessons", "text/html; charset=utf-8", "", 200},
		{"/sitemap.xml", "<urlset/>", "application/xml; charset=utf-8", "", 200},
		{"/web/ab/app.wasm", "\x00asm", "application/wasm", immutable, 200},
		{"/core/corscore.mjs", "export {}", "text/javascript; charset=utf-8", revalidated, 200},
		{"/core/corscore.d.ts", "export {}", "text/plain; charset=utf-8", revalidated, 200},
		{"/manifest.webmanifest", "{}", "application/manifest+json", revalidated, 200},
		{"/web/gone/app.wasm", "<p>nothing", "text/html; charset=utf-8", revalidated, 404},
		{"/web/", "<p>nothing", "text/html; charset=utf-8", revalidated, 404},
		{"/../main.go", "<p>nothing", "text/html; charset=utf-8", revalidated, 404},
		{"/..%2f..%2fetc/passwd", "<p>nothing", "text/html; charset=utf-8", revalidated, 404},
	} {
		w := httptest.NewRecorder()
		Handler(dir).ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.path, nil))
		body, _ := io.ReadAll(w.Result().Body)
		h := w.Header()
		if w.Code != c.status || string(body) != c.body || h.Get("Content-Type") != c.kind || h.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %q, Content-Type %q, Cache-Control %q, want %+v",
				c.path, w.Code, body, h.Get("Content-Type"), h.Get("Cache-Control"), c)
		}
		if h.Get("Content-Security-Policy") != policy {
			t.Errorf("%s: no policy", c.path)
		}
	}
}

// An unchanged file costs no body.
func TestHandlerNotModified(t *testing.T) {
	dir := t.TempDir()
	if err := (Files{"index.html": []byte("<p>home")}).Write(dir); err != nil {
		t.Fatal(err)
	}
	first := httptest.NewRecorder()
	Handler(dir).ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/", nil))
	again := httptest.NewRequest(http.MethodGet, "/", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	Handler(dir).ServeHTTP(second, again)
	if second.Code != http.StatusNotModified || second.Body.Len() != 0 {
		t.Errorf("second answer: %d with %d bytes", second.Code, second.Body.Len())
	}
}

func TestHandlerMethod(t *testing.T) {
	w := httptest.NewRecorder()
	Handler(t.TempDir()).ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", strings.NewReader("x")))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

// Write leaves exactly the site in its directory.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	if err := (Files{"a/b/old.css": nil, "kept.html": []byte("1")}).Write(dir); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(dir, "kept.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := (Files{"c/new.css": nil, "kept.html": []byte("1")}).Write(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); err == nil {
		t.Error("the directory of a removed file is still there")
	}
	if _, err := os.Stat(filepath.Join(dir, "c", "new.css")); err != nil {
		t.Error(err)
	}
	after, err := os.Stat(filepath.Join(dir, "kept.html"))
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Error("an unchanged file was written again")
	}
}

func TestListen(t *testing.T) {
	first, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if first.Addr().String() == second.Addr().String() {
		t.Errorf("both listen on %s", first.Addr())
	}
	if !strings.HasPrefix(first.Addr().String(), "127.0.0.1:") {
		t.Errorf("listens on %s, not on loopback", first.Addr())
	}
}

func TestServiceWorker(t *testing.T) {
	files := Files{"index.html": []byte("1"), "learn/index.html": []byte("<p>lessons"), "core/corscore.wasm": nil, "404.html": nil, "web/ab/x.css": nil, "web/ab/social.png": nil}
	documents := Files{"learn/index.html": files["learn/index.html"]}
	one := string(serviceWorker(files, documents, []byte("// source")))
	bundle := between(one, "const bundle = {\n  \"/", `"`)
	if got := string(files[bundle]); got != "{\"/learn/\":\"<p>lessons\"}\n" {
		t.Errorf("the bundle %s is %s", bundle, got)
	}
	for _, want := range []string{`"/": "` + digest([]byte("1")) + `",`, `"/web/ab/x.css": "` + digest(nil) + `",`, `"/` + bundle + `": "` + digest(files[bundle]) + `",`, "// source", `"Content-Security-Policy": "` + policy + `",`, `"Content-Type": "text/html; charset=utf-8",`} {
		if !strings.Contains(one, want) {
			t.Errorf("no %s in\n%s", want, one)
		}
	}
	for _, not := range []string{"/core/", "404", "social.png", `"/learn/":`, `"/web/` + "pages.json"} {
		if strings.Contains(one, not) {
			t.Errorf("%s is kept offline:\n%s", not, one)
		}
	}
	delete(files, bundle)
	files["index.html"] = []byte("2")
	two := string(serviceWorker(files, documents, []byte("// source")))
	if one == two {
		t.Error("the worker of another page is the same: browsers would not see the new version")
	}
	files["learn/index.html"], documents["learn/index.html"] = []byte("2"), []byte("2")
	if three := string(serviceWorker(files, documents, []byte("// source"))); between(two, "version", "\n") == between(three, "version", "\n") {
		t.Error("another document makes no new version")
	}
}

func TestSocialPNG(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(socialPNG()))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got.X != 1200 || got.Y != 630 {
		t.Errorf("%v, and pages say 1200 × 630", got)
	}
	if img.At(600, 256) == img.At(5, 5) {
		t.Error("no arrow is drawn")
	}
}

func TestIconPNG(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(iconPNG(64, false)))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, alpha := img.At(0, 0).RGBA(); alpha != 0 {
		t.Error("the corner is not clear")
	}
	full, err := png.Decode(bytes.NewReader(iconPNG(64, true)))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, alpha := full.At(0, 0).RGBA(); alpha != 0xffff {
		t.Error("the maskable icon does not fill its square")
	}
	if img.At(26, 24) == img.At(8, 24) {
		t.Error("no arrow is drawn")
	}
}
