package relay

import (
	"fmt"
	"io"
	"log"
	"net"
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
		{"PUT", remote + "/media?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260301%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T000000Z" +
			"&X-Amz-Expires=900&X-Amz-Security-Token=a%2Bb%3D%3D&X-Amz-SignedHeaders=content-md5%3Bhost&X-Amz-Signature=00&cors=", true},
		{"GET", remote + "/tenant%3Amedia?cors", true},
		{"GET", remote + "/tenant:media?cors", true},
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
		{"PUT", remote + "/media?cors&X-Amz-Foo;policy", false},
		{"PUT", remote + "/media?cors&X-Amz-Foo=1", false},
		{"PUT", remote + "/media?X-Amz-a;acl=1&cors", false},
		{"PUT", remote + "/media?cors&X-Amz-Date;policy", false},
		{"PUT", remote + "/media?cors&X-Amz-Date=1;policy", false},
		{"PUT", remote + "/media?cors&X-Amz-Date=1%26policy", false},
		{"PUT", remote + "/media?cors&X-Amz-Date=1%00", false},
		{"PUT", remote + "/media?cors&X-Amz-Date=1%2526policy", false},
		{"PUT", remote + "/media?cors&X-Amz-Date=1?policy", false},
		{"PUT", remote + "/media?cors&x-amz-date=1", false},
		{"PUT", remote + "/media?cors&", false},
		{"PUT", remote + "/b%3fpolicy?cors", false},
		{"PUT", remote + "/b;acl?cors", false},
		{"PUT", remote + "/b%3Bacl?cors", false},
		{"PUT", remote + "/b%0d%0a?cors", false},
		{"PUT", remote + "/b%23?cors", false},
		{"PUT", remote + "/b%26policy?cors", false},
		{"PUT", remote + "/b%20?cors", false},
		{"PUT", remote + "/%6dedia?cors", false},
		{"PUT", remote + "/media%253fpolicy?cors", false},
		{"GET", remote + "/b%3fpolicy/key", false},
		{"GET", remote + "/b;acl/key", false},
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
		{"GET", remote + "/media/%0d%0aX:y", false},
		{"GET", remote + "/media/%250d%250aX:y", false},
		{"GET", remote + "/media/a;x%2fy", false},
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
	for _, name := range []string{
		"Host", "hOsT", "Connection", "Content-Length", "Content_Length", "Transfer-Encoding", "Transfer_Encoding", "Upgrade", "TE", "Trailer", "Via",
		"Keep-Alive", "Expect", "Cookie", "Cookie2", "Proxy-Authorization", "Proxy-Connection", "Forwarded", "X-Forwarded-Host", "X-Forwarded-For",
		"X-Original-URL", "X-Rewrite-URL", "X-Original-Host", "X-Host", "X-Real-IP", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override",
		"x-amz-acl", "x-amz-copy-source", "x-amz-bypass-governance-retention", "Range", "User-Agent", "A",
	} {
		r := base()
		r.Headers = []wire.Header{{name, "x"}}
		if _, err := p.request(r); err == nil {
			t.Errorf("%s is sent", name)
		}
	}
	for _, name := range []string{"Authorization", "Content-MD5", "content-type", "x-amz-date", "Origin", "Access-Control-Request-Headers"} {
		r := base()
		r.Headers = []wire.Header{{name, "x"}}
		if out, err := p.request(r); err != nil || out.Header.Get(name) != "x" {
			t.Errorf("%s is not sent: %v", name, err)
		}
	}
	for _, h := range []wire.Header{
		{"A B", "x"},
		{"A:B", "x"},
		{"", "x"},
		{"A\r\nB", "x"},
		{"Origin", "x\r\nHost: evil.example"},
		{"Origin", "x\x00"},
		{"Origin", strings.Repeat("x", maxHeaders)},
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

// Why there is no response is said without the address, which may be signed, and
// so is that nothing was sent.
func TestReason(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	own := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(own.Close)
	own.Config.ErrorLog = log.New(io.Discard, "", 0)
	plain := newEndpoint(t)
	for name, c := range map[string]struct {
		endpoint string
		failure  bucket.Failure
		said     string
	}{
		"nothing listens":              {gone.URL, bucket.NoConnection, "does not accept"},
		"a certificate of one's own":   {own.URL, bucket.Untrusted, "certificate"},
		"no TLS":                       {strings.Replace(plain.URL, "http:", "https:", 1), bucket.NoTLS, "TLS"},
		"a name that resolves nowhere": {"http://s3.invalid:9000", bucket.NoName, "name is not known"},
	} {
		l := newLocal(t, c.endpoint)
		r := put(c.endpoint)
		r.URL += "&X-Amz-Signature=planted"
		status, a, body := l.page(t, r, nil)
		if status != 200 || a.Status != 0 || a.Failure != c.failure || !a.Unsent || !strings.Contains(a.Error, c.said) || strings.Contains(body+l.log.String(), "planted") {
			t.Errorf("%s: %d %s, log %s", name, status, body, l.log)
		}
	}
	if n := plain.requests(); n != 0 {
		t.Errorf("the endpoint got %d requests", n)
	}
}

// An endpoint that is silent, or stops in the midst of its response, is given up;
// what was sent may have been carried out.
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
		if status, a, _ := l.page(t, put(e.URL), nil); status != 200 || a.Status != 0 || a.Failure != bucket.TimedOut || a.Unsent {
			t.Errorf("%s: %d %+v", name, status, a)
		}
	}
}

// A response that breaks off is none.
func TestCutOff(t *testing.T) {
	e := newEndpoint(t)
	e.answer = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "<Error>")
	}
	l := newLocal(t, e.URL)
	if status, a, _ := l.page(t, put(e.URL), nil); status != 200 || a.Status != 0 || a.Failure != bucket.CutOff || a.Unsent {
		t.Errorf("%d %+v", status, a)
	}
}

// A POST whose body does not come is given up, and holds no place that others
// need.
func TestStalledBody(t *testing.T) {
	e := newEndpoint(t)
	l := newLocal(t, e.URL)
	l.relay.arrive = 100 * time.Millisecond
	conn, err := net.Dial("tcp", l.host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\n%s: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
		bucket.RelayPath, l.host, l.host, bucket.RelayToken, l.relay.token)
	text, _ := io.ReadAll(conn) // the connection ends
	if !strings.HasPrefix(string(text), "HTTP/1.1 408 ") || e.requests() != 0 {
		t.Errorf("%s", text)
	}
	// The limit ends with the body: an endpoint may take longer to respond.
	slow := make(chan bool)
	e.answer = func(http.ResponseWriter, *http.Request) { <-slow }
	time.AfterFunc(3*l.relay.arrive, func() { close(slow) })
	if status, a, _ := l.page(t, put(e.URL), nil); status != 200 || a.Status != 200 {
		t.Errorf("%d %+v", status, a)
	}
}

// Only the one way to write the relay's path leads to it.
func TestPath(t *testing.T) {
	l := newLocal(t, newEndpoint(t).URL)
	for _, path := range []string{"/%72elay", "/relay/", "/relay%2f", "//relay", "/./relay"} {
		req, _ := http.NewRequest("GET", l.URL, nil)
		req.URL.Opaque = "//" + l.host + path
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if string(body) != "the site" {
			t.Errorf("%s: %d %s", path, res.StatusCode, body)
		}
	}
}

func TestCheck(t *testing.T) {
	for endpoint, ok := range map[string]bool{"": true, "http://127.0.0.1:7070": true, "127.0.0.1:7070": false, "http://a b": false, "https://k:s@a": false} {
		if err := Check(endpoint); (err == nil) != ok {
			t.Errorf("%q: %v", endpoint, err)
		}
	}
}
