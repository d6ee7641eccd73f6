package engines

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// bucket is a server that lets any page do anything and keeps what it is sent.
type bucket struct {
	mu       sync.Mutex
	stored   string
	requests []*http.Request
}

func (b *bucket) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.requests = append(b.requests, r)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Allow-Methods", "GET, PUT, DELETE")
	w.Header().Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
	switch r.Method {
	case http.MethodPut:
		b.stored = string(body)
	case http.MethodGet:
		w.Header().Set("Content-Type", "application/xml")
		if b.stored == "" {
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, "<Error><Code>NoSuchCORSConfiguration</Code></Error>")
			return
		}
		io.WriteString(w, b.stored)
	}
}

// The document is sent, signed, and read back.
func TestApply(t *testing.T) {
	each(t, func(p *page) {
		b := &bucket{}
		server := httptest.NewServer(b)
		p.Cleanup(server.Close)
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		p.tab("apply")
		p.eventually(`document.querySelector("#apply-endpoint") !== null`)
		p.write("apply-endpoint", server.URL)
		p.write("apply-bucket", "media")
		p.write("apply-access-key", "AKIAPLANTEDPLANTED00")
		p.write("apply-secret-key", "planted/Secret+Key=0123456789abcdefghijkl")
		p.contains("#apply .apply-request", "PUT /media?cors HTTP/1.1")
		p.click(`document.querySelector("#apply-send")`)
		p.contains("#apply .apply-result", "The server stored the configuration")
		p.contains("#apply .apply-result", "Read back: the server has every rule as it was sent")

		b.mu.Lock()
		defer b.mu.Unlock()
		if b.stored != allowing {
			p.Errorf("the bucket has\n%s", b.stored)
		}
		put := slices.IndexFunc(b.requests, func(r *http.Request) bool { return r.Method == http.MethodPut })
		if put < 0 {
			p.Fatal("there is no PUT")
		}
		r := b.requests[put]
		if r.URL.String() != "/media?cors" || r.Header.Get("Content-MD5") == "" || !strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential=AKIAPLANTEDPLANTED00/") {
			p.Errorf("PUT %s with %v", r.URL, r.Header)
		}
	})
}
