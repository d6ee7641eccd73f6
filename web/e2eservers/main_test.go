// Package e2eservers tests Apply against real servers on loopback: requests as
// package bucket makes them, sent as they are, and the recipes of package copyas
// run as they are printed.
package e2eservers

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/web/s3servers"
)

// cache is where the servers are built, as for `make conformance`.
var cache = filepath.Join("..", "..", ".cache", "conformance")

// secret is hard on every shell and address that it passes through. It has no
// colon, which mc takes for the beginning of a session token.
const secret = `s/e+c=r%41&e?t#'"$(id)\@x`

// versitygw is the server of most tests.
var versitygw = s3servers.Versitygw.Secret(secret)

// page is the origin of the page that sends.
const page = "https://playground.example"

// document lets page do everything that Apply does.
const document = `<CORSConfiguration><CORSRule>` +
	`<AllowedOrigin>` + page + `</AllowedOrigin>` +
	`<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>DELETE</AllowedMethod>` +
	`<AllowedHeader>*</AllowedHeader><MaxAgeSeconds>30</MaxAgeSeconds>` +
	`</CORSRule></CORSConfiguration>`

// start runs a server with the bucket "media" until the test ends.
func start(t *testing.T, s s3servers.Server) *s3servers.Running {
	t.Helper()
	r, err := s.Start(cache)
	if err != nil {
		t.Fatalf("%s: %v", s.Name, err)
	}
	t.Cleanup(r.Stop)
	made, err := r.Send("PUT", "/media", "", nil, true)
	if err != nil || made.Status != 200 {
		t.Fatalf("%s: making a bucket: %d %s %v", s.Name, made.Status, made.Body, err)
	}
	return r
}

// order is an order to the bucket "media" of r, with its keys.
func order(r *s3servers.Running, op bucket.Operation) bucket.Order {
	return bucket.Order{
		Target:    bucket.Target{Endpoint: r.Base, Bucket: "media", AccessKey: r.AccessKey, SecretKey: r.SecretKey},
		Operation: op, Document: document, Time: time.Now(),
	}
}

// send sends o as a page would, with nothing in its way.
func send(t *testing.T, r *s3servers.Running, o bucket.Order) (bucket.Request, bucket.Answer) {
	t.Helper()
	request, err := o.Build()
	if err != nil {
		t.Fatal(err)
	}
	return request, sendRequest(t, r, request.Method, request.URL, request.Headers, request.Body)
}

func sendRequest(t *testing.T, r *s3servers.Running, method, url string, headers []wire.Header, body string) bucket.Answer {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		req.Header.Add(h[0], h[1])
	}
	res, err := r.HTTP.Do(req)
	if err != nil {
		return bucket.Answer{Failed: true, Received: time.Now()}
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := bucket.Answer{Status: res.StatusCode, Body: string(text), Received: time.Now()}
	for name, values := range res.Header {
		a.Headers = append(a.Headers, wire.Header{name, strings.Join(values, ", ")})
	}
	return a
}

// stored is the configuration that r has, "" = none: asked for without the code
// under test.
func stored(t *testing.T, r *s3servers.Running) string {
	t.Helper()
	a, err := r.Send("GET", "/media?cors", "", nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if a.Status != 200 {
		return ""
	}
	return a.Body
}

// remove takes the configuration away.
func remove(t *testing.T, r *s3servers.Running) {
	t.Helper()
	if _, err := r.Send("DELETE", "/media?cors", "", nil, true); err != nil {
		t.Fatal(err)
	}
	if left := stored(t, r); left != "" {
		t.Fatalf("the configuration is still there: %s", left)
	}
}

// same fails the test unless r has exactly the rules of document.
func same(t *testing.T, r *s3servers.Running, document string) {
	t.Helper()
	got := stored(t, r)
	if got == "" {
		t.Fatal("the server has no configuration")
	}
	for _, d := range bucket.Compare(document, got) {
		t.Errorf("stored otherwise: %s", d.Message)
	}
}
