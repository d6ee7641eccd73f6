package relay

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

// endpoint is a server that remembers what it got.
type endpoint struct {
	*httptest.Server
	mu     sync.Mutex
	got    []*http.Request
	bodies []string
	answer func(w http.ResponseWriter, r *http.Request)
}

func newEndpoint(t *testing.T) *endpoint {
	e := &endpoint{}
	e.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		e.mu.Lock()
		e.got, e.bodies = append(e.got, r), append(e.bodies, string(body))
		e.mu.Unlock()
		if e.answer != nil {
			e.answer(w, r)
		}
	}))
	t.Cleanup(e.Close)
	return e
}

func (e *endpoint) requests() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.got)
}

// local is the local server with a relay.
type local struct {
	*httptest.Server
	relay *Relay
	log   *bytes.Buffer
	host  string
}

func newLocal(t *testing.T, to string) *local {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{}
	r, err := New(to, listener.Addr(), log)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(r.Before(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "the site") })))
	server.Listener.Close()
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	return &local{server, r, log, listener.Addr().String()}
}

// page makes the POST of a page of the local server; change makes it another's.
func (l *local) page(t *testing.T, relayed bucket.Relayed, change func(*http.Request)) (int, bucket.RelayAnswer, string) {
	t.Helper()
	text, err := json.Marshal(relayed)
	if err != nil {
		t.Fatal(err)
	}
	return l.post(t, text, change)
}

func (l *local) post(t *testing.T, text []byte, change func(*http.Request)) (int, bucket.RelayAnswer, string) {
	t.Helper()
	req, err := http.NewRequest("POST", l.URL+bucket.RelayPath, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", "http://"+l.host)
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(bucket.RelayToken, l.relay.token)
	if change != nil {
		change(req)
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if h := res.Header.Get("Access-Control-Allow-Origin"); h != "" {
		t.Errorf("CORS is allowed to %q", h)
	}
	var a bucket.RelayAnswer
	if res.StatusCode == 200 {
		if a, err = bucket.ParseRelayAnswer(body); err != nil {
			t.Fatal(err)
		}
	}
	return res.StatusCode, a, string(body)
}

func put(e string) bucket.Relayed {
	return bucket.Relayed{
		Method: "PUT", URL: e + "/media?cors", Body: "<CORSConfiguration/>",
		Headers: []wire.Header{{"Authorization", "AWS4-HMAC-SHA256 Credential=planted"}, {"Content-MD5", "x=="}, {"x-amz-date", "20260301T000000Z"}},
	}
}

func TestRelays(t *testing.T) {
	e := newEndpoint(t)
	e.answer = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("x-amz-request-id", "one")
		w.WriteHeader(403)
		io.WriteString(w, "<Error>\xff</Error>")
	}
	l := newLocal(t, e.URL)
	status, a, body := l.page(t, put(e.URL), nil)
	id, _ := wire.First(a.Headers, "x-amz-request-id")
	if status != 200 || a.Status != 403 || a.Body != "<Error>\ufffd</Error>" || id != "one" {
		t.Fatalf("%d %s", status, body)
	}
	got := e.got[0]
	if got.Method != "PUT" || got.RequestURI != "/media?cors" || "http://"+got.Host != e.URL || e.bodies[0] != "<CORSConfiguration/>" || got.ContentLength != 20 {
		t.Errorf("the endpoint got %s %s %s %q", got.Method, got.RequestURI, got.Host, e.bodies[0])
	}
	for _, name := range []string{"User-Agent", "Accept-Encoding", "Origin", "Sec-Fetch-Site", "Referer", bucket.RelayToken} {
		if v, ok := got.Header[http.CanonicalHeaderKey(name)]; ok {
			t.Errorf("the endpoint got %s: %q, which the page did not send", name, v)
		}
	}
	if got.Header.Get("Authorization") == "" {
		t.Error("a header is lost")
	}
	if log := l.log.String(); log != "relay: PUT \"/media\" 403\n" {
		t.Errorf("log %q", log)
	}
}

// A signature covers path and query: they arrive as they are.
func TestRelaysAddressAsItIs(t *testing.T) {
	e := newEndpoint(t)
	l := newLocal(t, e.URL)
	for _, rest := range []string{"/media?cors=&X-Amz-Signature=a%2Fb%2Bc", "/tenant%3Amedia?cors"} {
		r := put(e.URL)
		r.URL = e.URL + rest
		if status, _, body := l.page(t, r, nil); status != 200 {
			t.Errorf("%s: %d %s", rest, status, body)
		} else if got := e.got[len(e.got)-1].RequestURI; got != rest {
			t.Errorf("%s arrives as %s", rest, got)
		}
	}
	probe := bucket.Relayed{Method: "OPTIONS", URL: e.URL + "/media/a%20b/c$d//%C3%A9", Headers: []wire.Header{{"Origin", "https://any.example"}}}
	if status, _, body := l.page(t, probe, nil); status != 200 {
		t.Fatal(body)
	}
	got := e.got[len(e.got)-1]
	if got.RequestURI != "/media/a%20b/c$d//%C3%A9" || got.Header.Get("Origin") != "https://any.example" {
		t.Errorf("%s, Origin %q", got.RequestURI, got.Header.Get("Origin"))
	}
}

// Whoever is not a page of the local server gets nothing sent.
func TestOthersAreRefused(t *testing.T) {
	e := newEndpoint(t)
	l := newLocal(t, e.URL)
	port := l.host[strings.LastIndex(l.host, ":"):]
	header := func(name string, values ...string) func(*http.Request) {
		return func(r *http.Request) {
			delete(r.Header, http.CanonicalHeaderKey(name))
			for _, v := range values {
				r.Header.Add(name, v)
			}
		}
	}
	host := func(host string) func(*http.Request) {
		return func(r *http.Request) {
			r.Host = host
			r.Header.Set("Origin", "http://"+host) // a rebound page is of its own origin
		}
	}
	for name, change := range map[string]func(*http.Request){
		"DNS rebinding":             host("evil.example" + port),
		"DNS rebinding, other port": host("127.0.0.1:1"),
		"host with a dot":           host("localhost." + port),
		"host without a port":       host("127.0.0.1"),
		"host with a prefix":        host("x.127.0.0.1" + port),
		"other site":                header("Sec-Fetch-Site", "cross-site"),
		"other port":                header("Sec-Fetch-Site", "same-site"),
		"typed address":             header("Sec-Fetch-Site", "none"),
		"two sites":                 header("Sec-Fetch-Site", "same-origin", "cross-site"),
		"no origin":                 header("Origin"),
		"opaque origin":             header("Origin", "null"),
		"origin of another site":    header("Origin", "https://evil.example"),
		"origin of another port":    header("Origin", "http://127.0.0.1:1"),
		"origin on https":           header("Origin", "https://"+l.host),
		"origin of the other name":  header("Origin", "http://localhost"+port),
		"two origins":               header("Origin", "http://"+l.host, "https://evil.example"),
		"no token":                  header(bucket.RelayToken),
		"wrong token":               header(bucket.RelayToken, strings.Repeat("A", len(l.relay.token))),
		"beginning of the token":    header(bucket.RelayToken, l.relay.token[:10]),
		"empty token":               header(bucket.RelayToken, ""),
		"two tokens":                header(bucket.RelayToken, l.relay.token, "x"),
		"a form":                    header("Content-Type", "application/x-www-form-urlencoded"),
		"a form that looks like it": header("Content-Type", "text/plain"),
		"multipart":                 header("Content-Type", "multipart/form-data; boundary=application/json"),
		"no type":                   header("Content-Type"),
		"a method of its own":       func(r *http.Request) { r.Method = "PUT" },
		"a preflight":               func(r *http.Request) { r.Method = "OPTIONS" },
		"a preflight of another site": func(r *http.Request) {
			r.Method = "OPTIONS"
			r.Header.Set("Origin", "https://evil.example")
			r.Header.Set("Access-Control-Request-Method", "POST")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		},
	} {
		if status, _, body := l.page(t, put(e.URL), change); status == 200 || strings.Contains(body, l.relay.token) {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
	if n := e.requests(); n != 0 {
		t.Errorf("the endpoint got %d requests", n)
	}
	// What is refused above is let through without the change, and without
	// Sec-Fetch-Site, which old browsers do not send.
	if status, _, body := l.page(t, put(e.URL), header("Sec-Fetch-Site")); status != 200 || e.requests() != 1 {
		t.Errorf("%d %s", status, body)
	}
}

// The token is for pages of the local server alone.
func TestOffer(t *testing.T) {
	e := newEndpoint(t)
	l := newLocal(t, e.URL)
	get := func(change func(*http.Request)) (*http.Response, string) {
		req, _ := http.NewRequest("GET", l.URL+bucket.RelayPath, nil)
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		change(req)
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		return res, string(body)
	}
	res, body := get(func(*http.Request) {})
	offer, err := bucket.ParseRelayOffer([]byte(body))
	if err != nil || offer.Endpoint != e.URL || offer.Token != l.relay.token || len(offer.Token) < 20 {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
		"X-Content-Type-Options": "nosniff", "Content-Type": "application/json", "Access-Control-Allow-Origin": "",
	} {
		if got := res.Header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, change := range map[string]func(*http.Request){
		"rebound": func(r *http.Request) { r.Host = "evil.example" },
		"script of another site": func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Dest", "script")
		},
		"address bar": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "none") },
	} {
		if res, body := get(change); res.StatusCode != 403 || strings.Contains(body, offer.Token) {
			t.Errorf("%s: %d %s", name, res.StatusCode, body)
		}
	}
	if newLocal(t, e.URL).relay.token == offer.Token {
		t.Error("two servers have the same token")
	}
}

// Without RELAY there is none, and asking is no error.
func TestOff(t *testing.T) {
	l := newLocal(t, "")
	res, err := http.Get(l.URL + bucket.RelayPath)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	if offer, err := bucket.ParseRelayOffer(body); res.StatusCode != 200 || err != nil || offer != (bucket.RelayOffer{}) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	e := newEndpoint(t)
	if status, _, body := l.page(t, put(e.URL), nil); status != 404 || e.requests() != 0 {
		t.Errorf("%d %s", status, body)
	}
	page, err := http.Get(l.URL + "/relay/")
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	if body, _ := io.ReadAll(page.Body); string(body) != "the site" {
		t.Errorf("the site is not served: %s", body)
	}
}

func TestNew(t *testing.T) {
	loopback := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	for name, address := range map[string]net.Addr{
		"every interface": &net.TCPAddr{IP: net.IPv4zero, Port: 8080}, "another": &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 8080}, "none": &net.UnixAddr{},
	} {
		if _, err := New("http://127.0.0.1:7070", address, io.Discard); err == nil {
			t.Errorf("a relay on %s", name)
		}
	}
	for _, to := range []string{"127.0.0.1:7070", "file:///etc/passwd", "http://a b", "http://key:secret@127.0.0.1"} {
		if _, err := New(to, loopback, io.Discard); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("a relay to %s: %v", to, err)
		}
	}
}
