package e2e

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/web/s3servers"
)

// smallBucket is a server with one bucket that lets any page do anything and
// keeps the configuration it is sent. answer, if it is there, answers instead.
type smallBucket struct {
	*httptest.Server
	mu     sync.Mutex
	config string
	got    []string // methods, but for OPTIONS
	answer http.HandlerFunc
}

func newSmallBucket(t *testing.T, config string) *smallBucket {
	b := &smallBucket{config: config}
	b.Server = httptest.NewServer(b)
	t.Cleanup(b.Close)
	return b
}

func (b *smallBucket) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Methods", "PUT, GET, DELETE")
	h.Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
	h.Set("Access-Control-Expose-Headers", "*")
	if r.Method == http.MethodOptions {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.got = append(b.got, r.Method)
	switch {
	case b.answer != nil:
		b.answer(w, r)
	case r.Method == http.MethodPut:
		b.config = string(body)
	case r.Method == http.MethodDelete:
		b.config = ""
		w.WriteHeader(http.StatusNoContent)
	case b.config == "":
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<Error><Code>NoSuchCORSConfiguration</Code></Error>")
	default:
		_, _ = io.WriteString(w, b.config)
	}
}

// has is the configuration, and the methods of the requests that came.
func (b *smallBucket) has() (config string, got []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.config, slices.Clone(b.got)
}

// toward is the playground, about to send document to b.
func toward(t *testing.T, b *smallBucket, document string) *page {
	t.Helper()
	p := open(t, "/")
	p.watch.forgive(b.URL)
	p.edit(document)
	p.unfold()
	p.target(b.URL, "media", plantedKey, plantedSecret, "")
	p.request(document)
	return p
}

// acts are the names of the result's buttons.
func (p *page) acts() []string {
	return eval[[]string](p, `[...document.querySelectorAll("#apply .apply-result .apply-details > .row button")].map(b => b.textContent)`)
}

// What a PUT destroys is read before, compared, and put back; the result says
// what it is about, and fades when the form is about something else.
func TestApplyPutsBack(t *testing.T) {
	old := letting("https://old.example.com")
	b := newSmallBucket(t, old)
	p := toward(t, b, allowing)
	p.sends("The server stored the configuration", "Read back: the server has every rule", "Compared with what the bucket had before", "Removes AllowedMethod “GET”, “DELETE” of rule 1")
	if config, got := b.has(); config != allowing || !slices.Equal(got, []string{"GET", "PUT", "GET"}) {
		t.Errorf("%q, %s", got, config)
	}
	p.eventually(`/^PUT ` + strings.ReplaceAll(regexpQuote(b.URL), "/", `\/`) + `\/media\?cors, \d\d:\d\d:\d\d$/.test(document.querySelector(".apply-about").textContent)`)
	p.eventually(`document.querySelector("#apply-status .status.ok") !== null`)

	p.fill("apply-bucket", "another")
	p.eventually(`document.querySelector(".apply-result.stale") !== null && document.querySelector("#apply-status").textContent.includes("This is about another bucket than the form says now")`)
	p.eventually(`document.querySelector("#apply-status .status.ok") === null`)
	if acts := p.acts(); slices.Contains(acts, "Put back what was there") {
		t.Errorf("for another bucket: %q", acts)
	}
	p.fill("apply-bucket", "media")
	p.eventually(`document.querySelector(".apply-result.stale") === null`)

	p.eventually(`[...document.querySelectorAll(".apply-result button")].some(b => b.textContent === "Put back what was there")`)
	p.exec(`[...document.querySelectorAll(".apply-result button")].find(b => b.textContent === "Put back what was there").focus()`)
	p.key("Enter")
	p.came("The server stored the configuration", "Read back: the server has every rule", "Adds AllowedMethod “GET”, “DELETE” to rule 1")
	if config, _ := b.has(); config != old {
		t.Errorf("after putting back: %s", config)
	}
	p.eventually(`document.activeElement.id === "apply-send"`)

	// Putting back is put back, too: nothing is lost by trying.
	p.click("button", "Put back what was there")
	p.came("Removes AllowedMethod “GET”, “DELETE” of rule 1")
	if config, _ := b.has(); config != allowing {
		t.Errorf("after putting back again: %s", config)
	}
	p.click("button", "Load what was there into the editor")
	p.eventually(`document.querySelector("#config").value === ` + quote(old))

	// Without credentials nothing is put back.
	p.click("button", "Forget credentials")
	p.message("forgotten")
	p.click("button", "Put back what was there")
	p.message("Give the access key")
}

// regexpQuote is s as a pattern.
func regexpQuote(s string) string { return strings.ReplaceAll(s, ".", `\.`) }

// Where there was nothing, putting back is a DELETE; where something is removed,
// a PUT. DELETE is asked for, and the keyboard alone does not remove anything.
func TestApplyConfirmsDelete(t *testing.T) {
	b := newSmallBucket(t, "")
	p := toward(t, b, letting(base))
	p.sends("The server stored the configuration", "Before, the bucket had no configuration")
	p.click("button", "DELETE")
	p.request("DELETE ")
	p.focus("#apply-send")
	p.key("Enter")
	p.eventually(`document.querySelector("#remove").open && document.activeElement.textContent === "Keep it"`)
	p.eventually(`(t => t.includes("Bucket media at ` + b.URL + `") && t.includes("1 rule will be gone") && t.includes("` + base + `"))(document.querySelector("#remove").textContent)`)
	p.key("Enter")
	p.eventually(`!document.querySelector("#remove").open && document.activeElement.id === "apply-send"`)
	p.key("Enter")
	p.eventually(`document.querySelector("#remove").open`)
	p.key("Escape")
	p.eventually(`!document.querySelector("#remove").open && document.querySelector("#apply-status").textContent.includes("DELETE was not sent")`)
	if _, got := b.has(); slices.Contains(got, "DELETE") {
		t.Errorf("sent without a yes: %q", got)
	}
	p.key("Enter")
	p.eventually(`document.querySelector("#remove").open`)
	p.key("Tab")
	p.eventually(`document.activeElement.textContent === "Remove the configuration"`)
	p.key("Enter")
	p.came("The server removed the configuration", "Read back: the bucket has no configuration")
	if config, _ := b.has(); config != "" {
		t.Errorf("after DELETE: %s", config)
	}
	p.click("button", "Put back what was there")
	p.came("The server stored the configuration")
	if config, _ := b.has(); config != letting(base) {
		t.Errorf("put back: %s", config)
	}
	p.click("button", "Put back what was there") // nothing: a DELETE, which is asked for
	p.eventually(`document.querySelector("#remove").open`)
}

// A server that does not know ?cors may delete the bucket.
func TestApplyRefusesDelete(t *testing.T) {
	b := newSmallBucket(t, "")
	b.answer = func(w http.ResponseWriter, r *http.Request) { // as gofakes3 does
		if r.Method == http.MethodGet {
			_, _ = io.WriteString(w, `<?xml version="1.0"?><ListBucketResult><Name>media</Name></ListBucketResult>`)
		}
	}
	p := toward(t, b, letting(base))
	p.click("button", "DELETE")
	p.request("DELETE ")
	p.sends("DELETE was not sent, because it could delete the bucket", "<ListBucketResult>", "gofakes3")
	if acts := p.acts(); len(acts) > 0 {
		t.Errorf("there is %q", acts)
	}
	if _, got := b.has(); !slices.Equal(got, []string{"GET"}) {
		t.Errorf("the server got %q", got)
	}
}

// Only an S3 response counts as one.
func TestApplyBelievesS3Only(t *testing.T) {
	b := newSmallBucket(t, "")
	for body, name := range map[string]string{"hello": "text", `{"ok":true}`: "JSON", "": "an empty body"} {
		b.mu.Lock()
		b.answer = func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
		b.mu.Unlock()
		p := toward(t, b, letting(base))
		p.sends("PUT was not sent", name)
		p.blind("is not known", name)
		if eval[bool](p, `document.querySelector("#apply-status .status.ok") !== null`) {
			t.Errorf("%q counts as a success", body)
		}
	}
}

// The page's own limit is named.
func TestApplyTimesOut(t *testing.T) {
	b := newSmallBucket(t, letting(base))
	release, waiting := make(chan bool), make(chan bool, 1)
	t.Cleanup(func() { close(release) })
	p := blank(t, browser)
	p.early(`(real => { window.limits = []; window.setTimeout = (f, ms, ...a) => ms === 30000 ? limits.push(f) : real(f, ms, ...a) })(setTimeout)`)
	p.goTo("/")
	p.running()
	p.edit(allowing)
	p.unfold()
	p.target(b.URL, "media", plantedKey, plantedSecret, "")
	p.watch.forgive(b.URL)
	b.mu.Lock()
	b.answer = func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			_, _ = io.WriteString(w, letting(base))
			return
		}
		waiting <- true
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}
	b.mu.Unlock()
	p.focus("#apply-send")
	p.key("Enter")
	<-waiting
	p.exec(`limits.at(-1)()`)
	p.came("No response within 30 seconds; the page stopped waiting. The server may still carry it out", "To find out")
}

// What the page's own policy blocks was not sent.
func TestApplyKnowsItsPolicy(t *testing.T) {
	b := newSmallBucket(t, "")
	p := toward(t, b, allowing)
	p.exec(`const m = document.createElement("meta"); m.httpEquiv = "Content-Security-Policy"; m.content = "connect-src 'self'"; document.head.append(m)`)
	p.sends("Nothing was sent, so nothing was changed: this page's policy blocks the endpoint")
	p.watch.take()
	if _, got := b.has(); len(got) > 0 {
		t.Errorf("the server got %q", got)
	}
}

// A response that is longer than what is read says so.
func TestApplyLongResponse(t *testing.T) {
	b := newSmallBucket(t, "")
	b.answer = func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "<Error><Code>AccessDenied</Code></Error>"+strings.Repeat(" ", 2<<20))
	}
	p := toward(t, b, allowing)
	p.sends("PUT was not sent", "only its first 1 MiB was read")
	p.watch.take()
}

// axe-core finds nothing in what the pane shows of a change.
func TestAxeApply(t *testing.T) {
	source := axe(t)
	for _, theme := range []string{"light", "dark"} {
		b := newSmallBucket(t, letting("https://old.example.com"))
		p := toward(t, b, allowing)
		p.prefer("prefers-color-scheme", theme)
		p.do(script(source))
		look := func(state string) {
			t.Helper()
			p.photograph("apply, " + state + ", " + theme)
			p.rest()
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%s, %s: %s", state, theme, v)
			}
		}
		p.sends("Read back: the server has every rule")
		look("a change that can be put back")
		p.fill("apply-bucket", "another")
		p.eventually(`document.querySelector(".apply-result.stale") !== null`)
		look("a result of another bucket")
		for _, weak := range eval[[]string](p, weakText) {
			t.Error(weak)
		}
		p.fill("apply-bucket", "media")
		p.click("button", "DELETE")
		p.request("DELETE ")
		p.focus("#apply-send")
		p.key("Enter")
		p.eventually(`document.querySelector("#remove").open`)
		look("the question before a removal")
		p.key("Escape")
		p.eventually(`!document.querySelector("#remove").open`)
		b.mu.Lock()
		b.answer = func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") }
		b.mu.Unlock()
		p.click("button", "PUT")
		p.request("PUT ")
		p.sends("PUT was not sent")
		look("what could not be read first")
		p.fill("apply-endpoint", "http://192.168.7.7:7070")
		p.notes("The browser blocks it")
		look("a request that the browser blocks")
	}
}

// relayed is the playground of a local server with a relay to endpoint, about to
// send document there.
func relayed(t *testing.T, endpoint, document string) *page {
	t.Helper()
	address, _ := relaySite(t, &s3servers.Running{Base: endpoint})
	p := blank(t, browser)
	p.watch.host = strings.TrimPrefix(address, "http://")
	p.do(chromedp.Navigate(address + "/"))
	p.running()
	p.edit(document)
	p.unfold()
	p.target(endpoint, "media", plantedKey, plantedSecret, "")
	p.notes("The local server sends it")
	return p
}

// The relay says why nothing was sent, and how much of a response is missing.
func TestApplyRelaySaysWhy(t *testing.T) {
	own := httptest.NewUnstartedServer(http.NotFoundHandler())
	own.Config.ErrorLog = log.New(io.Discard, "", 0)
	own.StartTLS()
	t.Cleanup(own.Close)
	p := relayed(t, own.URL, allowing)
	p.sends("Nothing was sent, so nothing was changed: the relay does not trust the endpoint's certificate", "unknown authority", "SSL_CERT_FILE=ca.pem make serve")

	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	p = relayed(t, gone.URL, allowing)
	p.sends("Nothing was sent, so nothing was changed: the endpoint does not accept a connection")
	if acts := p.acts(); len(acts) > 0 {
		t.Errorf("there is %q", acts)
	}

	b := newSmallBucket(t, "")
	b.answer = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Server", "MinIO")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "<Error><Code>AccessDenied</Code></Error>"+strings.Repeat("\x01<", 1<<20))
	}
	p = relayed(t, b.URL, allowing)
	p.sends("PUT was not sent", "AccessDenied", "only its first 1 MiB was read", "Send PUT without reading first")
	// The server that the response names is taken over.
	p.exec(`document.getElementById("apply-use-server").focus()`)
	p.key("Enter")
	p.eventually(`document.getElementById("server").value === "minio" && document.activeElement.id === "apply-send"`)
}
