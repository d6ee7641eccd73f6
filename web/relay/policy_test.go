package relay

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

func TestPolicy(t *testing.T) {
	const remote = "https://s3.example.com/base"
	p, err := newPolicy(remote)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, url string
		ok          bool
	}{
		{"PUT", remote + "/media?cors", true},
		{"PUT", remote + "/media?cors=", true},
		{"DELETE", remote + "/media?cors=&X-Amz-Signature=0", true},
		{"GET", remote + "/media?cors", true},
		{"PUT", "https://media.s3.example.com/base/?cors", true},
		{"OPTIONS", remote + "/media/cat.jpg", true},
		{"OPTIONS", remote + "/media?cors", true},
		{"HEAD", remote + "/media/a/b;v=1?versionId=2", true},
		{"GET", "https://media.s3.example.com/base/cat.jpg", true},

		// Another operation.
		{"PUT", remote + "/media", false},
		{"PUT", remote + "/media?policy", false},
		{"PUT", remote + "/media?acl&cors", false},
		{"PUT", remote + "/media?cors&cors", false},
		{"PUT", remote + "/media?cors=1", false},
		{"PUT", remote + "/media?CORS", false},
		{"PUT", remote + "/media?%63ors", false},
		{"PUT", remote + "/media?cors&x-id=PutObject", false},
		{"PUT", remote + "/media?cors;policy", false},
		{"PUT", remote + "/media?xcors", false},
		{"PUT", remote + "/media/key?cors", false},
		{"PUT", remote + "/media/?cors", false},
		{"PUT", remote + "/?cors", false},
		{"PUT", "https://media.s3.example.com/base/key?cors", false},
		{"DELETE", remote + "/media", false},
		{"DELETE", remote + "/media/key", false},
		{"DELETE", remote + "/media/key?cors", false},
		{"POST", remote + "/media?delete", false},
		{"POST", remote + "/media?cors", false},
		{"PATCH", remote + "/media?cors", false},
		{"put", remote + "/media?cors", false},
		{"CONNECT", remote + "/media", false},
		{"TRACE", remote + "/media", false},
		{"GET\r\nX: y", remote + "/media", false},
		{"", remote + "/media", false},

		// Another place.
		{"GET", "http://s3.example.com/base/media", false},
		{"GET", "https://s3.example.com:8443/base/media", false},
		{"GET", "https://s3.example.com/other/media", false},
		{"GET", "https://s3.example.com/basement/media", false},
		{"GET", "https://s3.example.com/base", false},
		{"GET", "https://s3.example.com", false},
		{"GET", "https://s3.example.com?/base/", false},
		{"GET", "https://evil.example/base/media", false},
		{"GET", "https://s3.example.com.evil.example/base/media", false},
		{"GET", "https://evils3.example.com/base/media", false},
		{"GET", "https://s3.example.com@evil.example/base/media", false},
		{"GET", "https://evil.example@s3.example.com/base/media", false},
		{"GET", "https://evil.example/.s3.example.com/base/media", false},
		{"GET", `https://evil.example\.s3.example.com/base/media`, false},
		{"GET", "https://evil.example#.s3.example.com/base/media", false},
		{"GET", "https://.s3.example.com/base/media", false},
		{"GET", "https://a:80.s3.example.com/base/media", false},
		{"GET", "//s3.example.com/base/media", false},
		{"GET", "/base/media", false},
		{"GET", "file:///etc/passwd", false},
		{"GET", " https://s3.example.com/base/media", false},
		{"GET", remote + "/media#x", false},

		// Ways out of the path.
		{"GET", remote + "/../admin", false},
		{"GET", remote + "/./admin", false},
		{"GET", remote + "/%2e%2e/admin", false},
		{"GET", remote + "/.%2E/admin", false},
		{"GET", remote + "/..%2fadmin", false},
		{"GET", remote + "/media%2Fkey", false},
		{"GET", remote + "/media%5c..%5cadmin", false},
		{"GET", remote + "/%252e%252e/admin", false},
		{"GET", remote + "/a%252fb", false},
		{"GET", remote + "/..;/admin", false},
		{"GET", remote + "/..;a=b/admin", false},
		{"GET", remote + "/media%00", false},
		{"GET", remote + "/media%0d%0aX:y", true}, // two characters of a key, still escaped
		{"GET", remote + "/media%zz", false},
		{"GET", remote + "/media\r\nX: y", false},
		{"GET", remote + "/me dia", false},
		{"GET", remote + "/mé", false},
		{"GET", remote + `/"quoted"`, false},
		{"GET", remote + "/" + strings.Repeat("a", 9000), false},
	} {
		out, err := p.request(bucket.Relayed{Method: c.method, URL: c.url})
		if (err == nil) != c.ok {
			t.Errorf("%s %s: %v", c.method, c.url, err)
		}
		if err != nil && strings.Contains(err.Error(), "evil") {
			t.Errorf("the refusal quotes the request: %v", err)
		}
		if err == nil && out.URL.String() != c.url {
			t.Errorf("%s is sent as %s", c.url, out.URL)
		}
	}
}

func TestPolicyBodyAndHeaders(t *testing.T) {
	p, err := newPolicy("http://127.0.0.1:7070")
	if err != nil {
		t.Fatal(err)
	}
	base := func() bucket.Relayed { return bucket.Relayed{Method: "PUT", URL: "http://127.0.0.1:7070/media?cors"} }
	if _, err := p.request(bucket.Relayed{Method: "GET", URL: "http://127.0.0.1:7070/media?cors", Body: "x"}); err == nil {
		t.Error("a GET with a body")
	}
	large := base()
	large.Body = strings.Repeat("x", maxBody+1)
	if _, err := p.request(large); err == nil {
		t.Error("a document of more than 1 MiB")
	}
	if _, err := p.request(bucket.Relayed{Method: "GET", URL: "http://b.127.0.0.1:7070/x"}); err == nil {
		t.Error("a subdomain of an IP address")
	}
	for _, h := range []wire.Header{
		{"Host", "evil.example"},
		{"hOsT", "evil.example"},
		{"Connection", "X-Amz-Date"},
		{"Content-Length", "0"},
		{"Transfer-Encoding", "chunked"},
		{"Upgrade", "h2c"},
		{"Cookie", "a=b"},
		{"Proxy-Authorization", "x"},
		{"X-HTTP-Method-Override", "DELETE"},
		{"X-Forwarded-Host", "evil.example"},
		{"Forwarded", "host=evil.example"},
		{"Expect", "100-continue"},
		{"A B", "x"},
		{"A:B", "x"},
		{"", "x"},
		{"A\r\nB", "x"},
		{"A", "x\r\nHost: evil.example"},
		{"A", "x\x00"},
		{"A", strings.Repeat("x", maxHeaders)},
	} {
		r := base()
		r.Headers = []wire.Header{h}
		if _, err := p.request(r); err == nil {
			t.Errorf("%q is sent", h)
		}
	}
}

// A redirect is an answer: what it leads to is not asked.
func TestRedirectNotFollowed(t *testing.T) {
	other := newEndpoint(t)
	e := newEndpoint(t)
	e.answer = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+"/media?cors", http.StatusTemporaryRedirect)
	}
	l := newLocal(t, e.URL)
	status, a, _ := l.page(t, put(e.URL), nil)
	if location, _ := wire.First(a.Headers, "Location"); status != 200 || a.Status != 307 || location == "" || other.requests() != 0 || e.requests() != 1 {
		t.Errorf("%d %+v, %d requests elsewhere", status, a, other.requests())
	}
}

// A virtual host is a name in the request: the connection goes to the endpoint.
func TestVirtualHostStaysAtEndpoint(t *testing.T) {
	e := newEndpoint(t)
	host := strings.Replace(e.URL, "127.0.0.1", "localhost", 1)
	l := newLocal(t, host)
	_, name, _ := strings.Cut(host, "://")
	r := put(host)
	r.URL = "http://media." + name + "/?cors" // a name that resolves nowhere
	if status, a, body := l.page(t, r, nil); status != 200 || a.Status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	if got := e.got[0].Host; got != "media."+name {
		t.Errorf("Host %s", got)
	}
}

func TestBounds(t *testing.T) {
	e := newEndpoint(t)
	e.answer = func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", maxBody+10)) }
	l := newLocal(t, e.URL)
	if _, a, _ := l.page(t, put(e.URL), nil); len(a.Body) != maxBody || !a.Truncated {
		t.Errorf("%d bytes, truncated %v", len(a.Body), a.Truncated)
	}
	if status, _, _ := l.post(t, []byte(`{"method":"`+strings.Repeat("x", maxEnvelope)+`"}`), nil); status != 413 {
		t.Errorf("a request of more than 3 MiB: %d", status)
	}
	for _, text := range []string{"", "[]", "{", `{"headers":[["a"]],"method":1}`} {
		if status, _, _ := l.post(t, []byte(text), nil); status == 200 {
			t.Errorf("%q is taken", text)
		}
	}
	if e.requests() != 1 {
		t.Errorf("the endpoint got %d requests", e.requests())
	}
}

// More than a few at once are refused, not queued.
func TestAtOnce(t *testing.T) {
	e := newEndpoint(t)
	release, arrived := make(chan bool), make(chan bool, maxAtOnce)
	e.answer = func(http.ResponseWriter, *http.Request) { arrived <- true; <-release }
	l := newLocal(t, e.URL)
	done := make(chan int, maxAtOnce)
	for range maxAtOnce {
		go func() {
			status, _, _ := l.page(t, put(e.URL), nil)
			done <- status
		}()
	}
	for range maxAtOnce {
		<-arrived
	}
	if status, _, _ := l.page(t, put(e.URL), nil); status != http.StatusTooManyRequests {
		t.Errorf("one more: %d", status)
	}
	close(release)
	for range maxAtOnce {
		if status := <-done; status != 200 {
			t.Errorf("one of them: %d", status)
		}
	}
}

// Why there is no answer is said without the address, which may be signed.
func TestNoAnswer(t *testing.T) {
	e := httptest.NewServer(http.NotFoundHandler())
	l := newLocal(t, e.URL)
	e.Close()
	r := put(e.URL)
	r.URL += "&X-Amz-Signature=planted"
	status, a, body := l.page(t, r, nil)
	if status != 200 || a.Status != 0 || !strings.Contains(a.Error, "does not accept") || strings.Contains(body+l.log.String(), "planted") {
		t.Errorf("%d %s, log %s", status, body, l.log)
	}
}

// An endpoint that is silent, or stops in the midst of its answer, is given up.
func TestTime(t *testing.T) {
	for name, begin := range map[string]string{"silent": "", "stopping": "<Error>"} {
		e, stop := newEndpoint(t), make(chan bool)
		t.Cleanup(func() { close(stop) }) // before the server waits for it
		e.answer = func(w http.ResponseWriter, _ *http.Request) {
			if begin != "" {
				io.WriteString(w, begin)
				w.(http.Flusher).Flush()
			}
			<-stop
		}
		l := newLocal(t, e.URL)
		l.relay.time = 100 * time.Millisecond
		if status, a, _ := l.page(t, put(e.URL), nil); status != 200 || a.Status != 0 || a.Error == "" {
			t.Errorf("%s: %d %+v", name, status, a)
		}
	}
}
