package e2e

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/web/relay"
	"s3cors.playground/web/s3servers"
	"s3cors.playground/web/sitegen/site"
)

// The tests called TestReal… run the pane Apply against real servers on
// loopback: `make e2e-servers` sets S3SERVERS.

// versitygw has the planted secret for its own.
var versitygw = s3servers.Versitygw.Secret(plantedSecret)

// real runs a server with the bucket "media" until the test ends.
func real(t *testing.T, s s3servers.Server) *s3servers.Running {
	t.Helper()
	if os.Getenv("S3SERVERS") == "" {
		t.Skip("for make e2e-servers")
	}
	r, err := s.Start(filepath.Join("..", "..", ".cache", "conformance"))
	if err != nil {
		t.Fatalf("%s: %v", s.Name, err)
	}
	t.Cleanup(r.Stop)
	if made, err := r.Send("PUT", "/media", "", nil, true); err != nil || made.Status != 200 {
		t.Fatalf("making a bucket: %d %s %v", made.Status, made.Body, err)
	}
	return r
}

// letting is a document that lets the page on origin do all that Apply does.
func letting(origin string) string {
	return `<CORSConfiguration><CORSRule><AllowedOrigin>` + origin + `</AllowedOrigin>` +
		`<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>DELETE</AllowedMethod>` +
		`<AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>`
}

// seed stores a configuration, past the browser.
func seed(t *testing.T, r *s3servers.Running, document string) {
	t.Helper()
	if a, err := r.Send("PUT", "/media?cors", document, [][2]string{{"Content-Type", "application/xml"}}, true); err != nil || a.Status/100 != 2 {
		t.Fatalf("storing a configuration: %d %s %v", a.Status, a.Body, err)
	}
}

// configured is the bucket's configuration, "" = none, past the browser.
func configured(t *testing.T, r *s3servers.Running) string {
	t.Helper()
	a, err := r.Send("GET", "/media?cors", "", nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if a.Status == 404 {
		return ""
	}
	return a.Body
}

// applying is the playground, about to send document to r.
func applying(t *testing.T, r *s3servers.Running, document string) *page {
	t.Helper()
	p := blank(t, browser)
	p.goTo("/")
	p.prepare(r, document)
	return p
}

func (p *page) prepare(r *s3servers.Running, document string) {
	p.Helper()
	p.running()
	p.choose("server", r.Dialect)
	p.edit(document)
	p.unfold()
	p.target(r.Base, "media", r.AccessKey, r.SecretKey, "")
	p.request(document)
}

// show chooses an operation.
func (p *page) operation(op string) {
	p.Helper()
	p.click("button", op)
	p.request(op + " ")
}

// sends presses the button and waits for what comes of it.
func (p *page) sends(want ...string) {
	p.Helper()
	p.focus("#apply-send")
	p.key("Enter")
	p.came(want...)
}

// came waits for what comes of a request.
func (p *page) came(want ...string) {
	p.Helper()
	for _, w := range want {
		p.eventually(`document.querySelector("#apply .apply-result").textContent.includes(` + quote(w) + `)`)
	}
	p.eventually(`!document.querySelector("#apply-status").textContent.includes("…")`)
	if len(eval[string](p, `document.getElementById("apply-secret-key").value`)) >= len(plantedSecret) {
		p.nowhere("after sending")
	}
}

// removes sends DELETE and says yes where the page asks.
func (p *page) removes(want ...string) {
	p.Helper()
	p.focus("#apply-send")
	p.key("Enter")
	p.eventually(`document.querySelector("#remove").open`)
	p.click("button", "Remove the configuration")
	p.came(want...)
}

// blind sends although nothing could be read first.
func (p *page) blind(want ...string) {
	p.Helper()
	p.click("button", "Send PUT without reading first")
	p.came(want...)
}

// ended forgives what the browser prints of refused requests, and nothing of
// the page's own.
func (p *page) ended() {
	p.Helper()
	for _, complaint := range p.watch.take() {
		own := strings.HasPrefix(complaint, "uncaught") || strings.Contains(complaint, "Content Security Policy") || strings.Contains(complaint, plantedSecret)
		if own {
			p.Error(complaint)
		}
	}
}

// passes reports whether the browser lets the page write an object: whatever
// the server answers, the answer can be read.
func (p *page) passes(r *s3servers.Running) bool {
	p.Helper()
	return eval[bool](p, `fetch(`+quote(r.Base+"/media/key")+`, {method: "PUT", headers: {"x-amz-meta-a": "1"}, body: "x"}).then(() => true, () => false)`)
}

// A bucket that lets the page in: PUT, what is stored, the browser's preflight
// by it, GET, DELETE.
func TestRealServers(t *testing.T) {
	for name, s := range map[string]s3servers.Server{"versitygw": versitygw, "s3rver": s3servers.S3rver} {
		for _, form := range []string{"headers", "url"} {
			t.Run(name+"/"+form, func(t *testing.T) {
				r := real(t, s)
				seed(t, r, letting(base))
				document := strings.Replace(letting(base), "<AllowedHeader>", "<AllowedMethod>HEAD</AllowedMethod><AllowedHeader>", 1)
				p := applying(t, r, document)
				p.choose("apply-sign", form)
				p.notes("is not read yet")
				p.operation("GET")
				p.sends("The server returned the configuration", "something else than the document in the editor")
				p.operation("PUT")
				p.notes("lets this page through")
				p.sends("The server stored the configuration", "Read back: the server has every rule as it was sent")
				if stored := configured(t, r); !strings.Contains(stored, "HEAD") {
					t.Errorf("stored: %s", stored)
				}
				if !p.passes(r) {
					t.Error("the browser does not let the page write by the stored configuration")
				}
				p.operation("DELETE")
				p.notes("Afterwards this page can no longer send PUT and GET")
				p.removes("The server removed the configuration")
				if left := configured(t, r); left != "" {
					t.Errorf("after DELETE: %s", left)
				}
				if p.passes(r) {
					t.Error("the browser lets the page write without a configuration")
				}
				p.ended()
			})
		}
	}
}

// Loading from the bucket is one step of the editor's undo.
func TestRealLoad(t *testing.T) {
	r := real(t, versitygw)
	seed(t, r, letting(base))
	p := applying(t, r, allowing)
	p.operation("GET")
	p.sends("returned the configuration")
	p.click("button", "Compare with the editor")
	p.eventually(`document.querySelector("#other").value.includes(` + quote(base) + `) && document.querySelector(".review .review-said") !== null`)
	p.click("button", "Back to the editor")
	p.click("button", "Load into the editor")
	p.eventually(`document.querySelector("#config").value.includes(` + quote(base) + `)`)
	p.message("Ctrl+Z")
	p.focus("#config")
	p.key("Control+z")
	p.has(allowing)
	p.ended()
}

// A bucket without a configuration shuts the page out, and then nothing is
// known; a server that is open without one does not.
func TestRealFirstPut(t *testing.T) {
	t.Run("closed", func(t *testing.T) {
		r := real(t, versitygw)
		p := applying(t, r, letting(base))
		p.notes("Without a configuration it blocks this page")
		p.sends("PUT was not sent. What the bucket has now could not be read first: no response can be read")
		p.blind("No response can be read: whether it was carried out is not known", "To find out")
		if stored := configured(t, r); stored != "" {
			t.Errorf("the preflight was refused, and yet there is %s", stored)
		}
		p.ended()
	})
	t.Run("open", func(t *testing.T) {
		r := real(t, versitygw.AllowOrigin(base))
		p := applying(t, r, letting(base))
		p.sends("The server stored the configuration", "Read back: the server has every rule as it was sent")
		p.operation("DELETE")
		p.removes("The server removed the configuration", "Read back: the bucket has no configuration")
		p.ended()
	})
}

// A document that shuts the page out is warned of, and does.
func TestRealLock(t *testing.T) {
	r := real(t, versitygw)
	seed(t, r, letting(base))
	p := applying(t, r, allowing)
	p.notes("Afterwards this page can no longer send PUT, GET and DELETE")
	p.sends("The server stored the configuration", "It could not be read back", "curl can", "Compared with what the bucket had before")
	if stored := configured(t, r); !strings.Contains(stored, "app.example.com") {
		t.Errorf("stored: %s", stored)
	}
	p.ended()
}

// What servers refuse is explained where the page can read it. versitygw answers
// a wrong signature without CORS headers, as others do: the page learns nothing,
// and says so, where the relay learns why.
func TestRealRefusals(t *testing.T) {
	const unknown = "PUT was not sent. What the bucket has now could not be read first: no response can be read"
	hour := `const Real = Date; Date = class extends Real {
		constructor(...a) { if (a.length) super(...a); else super(Real.now() + 3600e3); }
		static now() { return Real.now() + 3600e3; } }`
	for _, c := range []struct {
		name  string
		field string // and what is typed into it
		text  string
		early string // script before the page's own
		put   string // the document, "" = a good one
		page  []string
		relay []string
	}{
		{
			name: "secret", field: "apply-secret-key", text: "another/Secret+Key",
			page:  []string{unknown, "a wrong key looks like this too"},
			relay: []string{"the signature is not the one that the server works out", "SignatureDoesNotMatch"},
		},
		{
			name: "key", field: "apply-access-key", text: "NOBODY",
			page: []string{unknown}, relay: []string{"does not know this access key"},
		},
		{
			name: "bucket", field: "apply-bucket", text: "nowhere",
			page: []string{"NoSuchBucket", "no bucket of this name"}, relay: []string{"NoSuchBucket", "no bucket of this name"},
		},
		{
			name: "document", put: strings.Replace(letting("*"), "GET", "FETCH", 1),
			page: []string{"400 Bad Request"}, relay: []string{"400 Bad Request"},
		},
		{
			name: "clock", early: hour,
			page: []string{unknown}, relay: []string{"RequestTimeTooSkewed", "This machine's clock is 1 hour ahead of the server's"},
		},
	} {
		for _, way := range []string{"page", "relay"} {
			t.Run(c.name+"/"+way, func(t *testing.T) {
				r := real(t, versitygw.AllowOrigin(base))
				document, want := letting(base), c.page
				if c.put != "" {
					document = c.put
				}
				p := blank(t, browser)
				p.early(c.early)
				if way == "relay" {
					address, _ := relaySite(t, r)
					want = c.relay
					p.do(chromedp.Navigate(address + "/"))
				} else {
					p.goTo("/")
				}
				p.prepare(r, document)
				if c.field != "" {
					p.fill(c.field, c.text)
				}
				if c.field == "apply-bucket" {
					p.request("/nowhere?cors")
				}
				p.sends(want...)
				if stored := configured(t, r); stored != "" {
					t.Errorf("refused, and yet there is %s", stored)
				}
				p.ended()
			})
		}
	}
}

// relaySite serves the site with a relay to r, as `make serve RELAY=…` does, and
// returns its address and what the relay logs.
func relaySite(t *testing.T, r *s3servers.Running) (address string, log *logged) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	log = &logged{}
	made, err := relay.New(r.Base, listener.Addr(), log)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: made.Before(site.Handler(siteDir))}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return "http://" + listener.Addr().String(), log
}

// logged is a log that two goroutines use.
type logged struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// A server that ignores ?cors would delete the bucket: DELETE is not sent to it.
func TestRealDangerous(t *testing.T) {
	fake := s3servers.Gofakes3
	fake.Dialect = "scality" // the page is not told which server it is
	r := real(t, fake)
	p := applying(t, r, letting(base))
	p.sends("PUT was not sent", "this is not a CORS configuration", "<ListBucketResult>", "create the bucket", "Send PUT without reading first")
	p.operation("DELETE")
	p.sends("DELETE was not sent, because it could delete the bucket", "gofakes3")
	if eval[bool](p, `[...document.querySelectorAll("#apply .apply-result button")].some(b => b.textContent.includes("DELETE"))`) {
		t.Error("a button sends it all the same")
	}
	if a, err := r.Send("GET", "/media", "", nil, false); err != nil || a.Status != 200 {
		t.Errorf("the bucket is gone: %d %v", a.Status, err)
	}
	// What the page keeps from happening.
	if a, err := r.Send("DELETE", "/media?cors", "", nil, false); err != nil || a.Status != 204 {
		t.Errorf("%d %v", a.Status, err)
	}
	if a, err := r.Send("GET", "/media", "", nil, false); err != nil || a.Status != 404 {
		t.Errorf("DELETE ?cors left the bucket: %d %v", a.Status, err)
	}
	p.ended()
}

// The relay sends where the browser may not, and probes.
func TestRealRelay(t *testing.T) {
	r := real(t, versitygw)
	address, log := relaySite(t, r)
	p := blank(t, browser)
	p.watch.host = strings.TrimPrefix(address, "http://")
	p.do(chromedp.Navigate(address + "/"))
	p.running()
	p.unfold()
	p.eventually(`document.getElementById("apply-endpoint").value === ` + quote(r.Base)) // what the relay is for
	p.press("#tab-problems", "")
	p.eventually(`document.querySelector("#apply-endpoint") === null`)
	p.prepare(r, allowing)
	p.notes("The local server sends it")
	p.sends("The server stored the configuration", "Read back: the server has every rule as it was sent")
	if stored := configured(t, r); !strings.Contains(stored, "app.example.com") {
		t.Errorf("stored: %s", stored)
	}

	// The preflight of the request in the form, of an origin that is not the page's.
	p.click("button", "Send the preflight")
	p.eventually(`document.querySelector("#probe-status").textContent.includes("answers")`)
	rows := eval[[]string](p, `[...document.querySelectorAll(".probe-table tbody tr")].map(r => [...r.children].map(c => c.textContent).join("|"))`)
	if !slices.ContainsFunc(rows, func(row string) bool {
		return row == "access-control-allow-origin|https://app.example.com|https://app.example.com|the same"
	}) {
		t.Errorf("the probe shows %q", rows)
	}
	// The bucket has another document than the editor: what differs is marked.
	p.edit(strings.Replace(allowing, "app.example.com", "other.example.com", 1))
	p.verdict("Blocked")
	p.click("button", "Send the preflight")
	p.eventually(`document.querySelector("#probe-status").textContent.includes("differently from the simulation")`)
	p.eventually(`document.querySelectorAll(".probe-table .differs").length > 0`)

	p.operation("DELETE")
	p.removes("The server removed the configuration", "Read back: the bucket has no configuration")
	p.fill("apply-secret-key", "another/Secret+Key")
	p.operation("PUT")
	p.sends("SignatureDoesNotMatch")
	p.choose("apply-way", "direct")
	p.notes("By what the bucket has now, this page does not get through")
	for _, planted := range written(plantedSecret) {
		if strings.Contains(log.String(), planted) {
			t.Error("the relay's log has the secret")
		}
	}
	if !strings.Contains(log.String(), `PUT "/media" 200`) {
		t.Errorf("the relay logs %q", log)
	}
	p.ended()
}

// The script for the console finds out in a person's page, and what it prints is
// read by the box: the document that is not in force, the one that does not allow
// the page, an old response, a server that is not there.
func TestRealCheck(t *testing.T) {
	r := real(t, s3servers.S3rver)
	if a, err := r.Send("PUT", "/media/key", "x", nil, true); err != nil || a.Status != 200 {
		t.Fatalf("writing an object: %d %s %v", a.Status, a.Body, err)
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<title>Theirs</title>")
	}))
	defer site.Close()
	elsewhere := letting("https://elsewhere.example")
	seed(t, r, elsewhere)
	for _, c := range []struct {
		name, document, url string
		first               string
	}{
		{"not in force", letting(site.URL), r.Base + "/media/key", "not-applied"},
		{"not allowed", elsewhere, r.Base + "/media/key", "configuration"},
		{"no server", letting(site.URL), "http://127.0.0.1:1/media/key", "unreachable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := blank(t, browser)
			p.goTo("/")
			p.running()
			p.choose("server", r.Dialect)
			p.edit(c.document)
			p.press("#edit-request", "")
			p.fill("request-origin", site.URL)
			p.fill("request-url", c.url)
			p.fill("request-method", "GET")
			p.exec(`document.querySelectorAll(".header-row:not(.spare) button[id$=remove]").forEach(b => b.click())`)
			p.press("#tab-causes", "")
			p.eventually(`(() => { const d = document.querySelector("details.console-check"); if (d) d.open = true; return d !== null })()`)
			script := p.copied(func() { p.press("details.console-check .message-box button", "") })

			theirs := blank(t, browser) // the person's own page
			theirs.do(chromedp.Navigate(site.URL))
			theirs.exec(`window.printed = ""; console.log = text => { window.printed = text }`)
			theirs.exec(script)
			theirs.eventually(`window.printed !== ""`)
			printed := eval[string](theirs, `window.printed`)
			theirs.ended()
			t.Log(printed)

			p.exec(`document.activeElement.blur()`)
			p.paste("VM12:1 " + printed)
			p.eventually(`document.querySelector("#panel-causes .cause a[href^='/causes/']").getAttribute("href") === "/causes/` + c.first + `"`)
			p.ended()
		})
	}
}
