// Package relay sends requests to one S3 endpoint for the pages of the local
// server, where CORS forbids those pages to send them.
//
// It is off unless the server is started with an endpoint. What it must not be
// is a way for another site, open in the same browser, to reach that endpoint or
// anything else: so it answers only to a host name of this machine (against DNS
// rebinding), only to pages of its own origin (Origin, Sec-Fetch-Site, a media
// type that no form can send), only with a token that only such a page can read;
// it sends only what the [policy] allows, only to the endpoint it was started
// with, and follows no redirect. It has no credentials: requests come signed.
//
// It trusts the certificates that the system trusts. For an endpoint with a
// certificate of its own, start the server with the authority that signed it
// (on Linux; macOS and Windows have a list of their own):
//
//	SSL_CERT_FILE=ca.pem make serve RELAY=https://s3.internal.example
package relay

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

// Bounds of one exchange.
const (
	maxEnvelope = 3 << 20          // bytes of a POST
	maxBody     = bucket.MaxAnswer // bytes of a document, and of a response that is passed on
	maxHeaders  = 16 << 10
	maxTime     = bucket.RelayWait
	maxArrival  = 10 * time.Second // for a POST to arrive
	maxAtOnce   = 4
)

// Relay is an [http.Handler] of [bucket.RelayPath].
type Relay struct {
	policy policy
	token  string
	hosts  []string // what Host may be
	slots  chan struct{}
	log    *log.Logger
	send   http.RoundTripper
	time   time.Duration // for the endpoint to respond
	arrive time.Duration // for a POST to arrive
}

// New makes the relay to endpoint, "" = none, for the server that listens on
// address. lines gets one line for each request, without headers, query or body.
func New(endpoint string, address net.Addr, lines io.Writer) (*Relay, error) {
	tcp, ok := address.(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() {
		return nil, fmt.Errorf("the relay needs a listener on loopback, not %v", address)
	}
	r := &Relay{slots: make(chan struct{}, maxAtOnce), log: log.New(lines, "relay: ", 0), token: rand.Text(), time: maxTime, arrive: maxArrival}
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		r.hosts = append(r.hosts, fmt.Sprintf("%s:%d", name, tcp.Port))
	}
	if endpoint == "" {
		return r, nil
	}
	p, err := newPolicy(endpoint)
	if err != nil {
		return nil, err
	}
	r.policy = p
	r.send = &http.Transport{
		// Whatever name a request has, bucket.s3.example.com too, the connection
		// goes to the endpoint. No proxy: the address is the one that was given.
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, p.dial)
		},
		DisableCompression:     true,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConns:           maxAtOnce,
		IdleConnTimeout:        30 * time.Second,
	}
	return r, nil
}

// Check says what is wrong with an endpoint that a relay is to be made for, ""
// = none, before anything is built for it.
func Check(endpoint string) error {
	if endpoint == "" {
		return nil
	}
	_, err := newPolicy(endpoint)
	return err
}

// Endpoint is where the relay sends to, "" = it is off.
func (r *Relay) Endpoint() string { return r.policy.endpoint }

// Before answers [bucket.RelayPath] and leaves the rest to site.
func (r *Relay) Before(site http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.URL.EscapedPath() == bucket.RelayPath { // and no other way to write it
			r.ServeHTTP(w, req)
			return
		}
		site.ServeHTTP(w, req)
	})
}

func (r *Relay) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	// Browsers that do not send Sec-Fetch-Site are stopped by CORS, which this
	// answer does not give, and by Origin, which every browser sends with POST.
	site := req.Header.Values("Sec-Fetch-Site")
	switch {
	case !slices.Contains(r.hosts, req.Host):
		http.Error(w, "this host name is not the local server's", http.StatusForbidden)
	case len(site) > 1 || len(site) == 1 && site[0] != "same-origin":
		http.Error(w, "only pages of the local server use the relay", http.StatusForbidden)
	case req.Method == http.MethodGet:
		r.offer(w)
	case req.Method == http.MethodPost:
		r.relay(w, req)
	default:
		h.Set("Allow", "GET, POST")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	}
}

func (r *Relay) offer(w http.ResponseWriter) {
	offer := bucket.RelayOffer{Endpoint: r.policy.endpoint}
	if offer.Endpoint != "" {
		offer.Token = r.token
	}
	answer(w, offer)
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // six bytes for one, in a document of XML
	_ = e.Encode(v)        // whoever asked is gone, if this fails
}

func (r *Relay) relay(w http.ResponseWriter, req *http.Request) {
	media, _, _ := mime.ParseMediaType(req.Header.Get("Content-Type"))
	token := req.Header.Values(bucket.RelayToken)
	switch origin := req.Header.Values("Origin"); {
	case r.policy.endpoint == "":
		http.Error(w, "the local server was started without RELAY", http.StatusNotFound)
		return
	case len(origin) != 1 || origin[0] != "http://"+req.Host:
		http.Error(w, "only pages of the local server use the relay", http.StatusForbidden)
		return
	case len(token) != 1 || subtle.ConstantTimeCompare([]byte(token[0]), []byte(r.token)) != 1:
		http.Error(w, "the token is not this server's: load the page again", http.StatusForbidden)
		return
	case media != "application/json":
		http.Error(w, "the relay takes application/json", http.StatusUnsupportedMediaType)
		return
	}
	// What stalls on its way is given up. Once the body is read, the server takes
	// the limit away.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(r.arrive))
	text, err := io.ReadAll(http.MaxBytesReader(w, req.Body, maxEnvelope))
	if err != nil {
		status := http.StatusRequestEntityTooLarge
		if errors.Is(err, os.ErrDeadlineExceeded) {
			status = http.StatusRequestTimeout
		}
		http.Error(w, "the request is too large, or did not arrive whole", status)
		return
	}
	var relayed bucket.Relayed
	if err := json.Unmarshal(text, &relayed); err != nil {
		http.Error(w, "the request cannot be read", http.StatusBadRequest)
		return
	}
	out, err := r.policy.request(relayed)
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	select {
	case r.slots <- struct{}{}:
		defer func() { <-r.slots }()
	default:
		http.Error(w, "too many requests at once", http.StatusTooManyRequests)
		return
	}
	got := r.exchange(req.Context(), out)
	r.log.Printf("%s %q %d", out.Method, out.URL.EscapedPath(), got.Status)
	answer(w, got)
}

// exchange sends one request. The transport follows no redirect, and its errors
// name no address.
func (r *Relay) exchange(ctx context.Context, out *http.Request) bucket.RelayAnswer {
	ctx, cancel := context.WithTimeout(ctx, r.time)
	defer cancel()
	// Nothing of a request leaves before there is a connection.
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }})
	res, err := r.send.RoundTrip(out.WithContext(ctx))
	if err != nil {
		return unanswered(err, !connected.Load())
	}
	defer res.Body.Close()
	got := bucket.RelayAnswer{Status: res.StatusCode, Headers: []wire.Header{}}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	if errors.Is(err, context.DeadlineExceeded) {
		return unanswered(err, false)
	}
	if err != nil {
		return bucket.RelayAnswer{Headers: []wire.Header{}, Failure: bucket.CutOff, Error: "the endpoint's response was cut off"}
	}
	if len(body) > maxBody {
		body, got.Truncated = body[:maxBody], true
	}
	got.Body = strings.ToValidUTF8(string(body), "\ufffd")
	for name, values := range res.Header {
		for _, value := range values {
			got.Headers = append(got.Headers, wire.Header{name, value})
		}
	}
	slices.SortStableFunc(got.Headers, func(a, b wire.Header) int { return strings.Compare(a[0], b[0]) })
	return got
}

// unanswered says why there is no response, and whether nothing was sent.
func unanswered(err error, unsent bool) bucket.RelayAnswer {
	a := bucket.RelayAnswer{Headers: []wire.Header{}, Unsent: unsent}
	var dns *net.DNSError
	var op *net.OpError
	var untrusted *tls.CertificateVerificationError
	var other tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded):
		a.Failure, a.Error = bucket.TimedOut, "the endpoint does not respond in time"
	case errors.As(err, &untrusted):
		a.Failure, a.Error = bucket.Untrusted, "the endpoint's certificate is not trusted"
		a.Detail = untrusted.Err.Error()
	case errors.As(err, &other) || errors.As(err, &alert):
		a.Failure, a.Error, a.Detail = bucket.NoTLS, "the endpoint does not speak TLS as it should", err.Error()
	case errors.As(err, &dns):
		a.Failure, a.Error = bucket.NoName, "the endpoint's name is not known"
	case errors.As(err, &op) && op.Op == "dial":
		a.Failure, a.Error = bucket.NoConnection, "the endpoint does not accept a connection"
	default:
		a.Error = "the connection to the endpoint failed"
	}
	return a
}
