package e2eservers

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/web/relay"
	"s3cors.playground/web/s3servers"
)

// relaySite serves site with a relay to r, as the local server does, and returns
// its address and what it logs.
func relaySite(t *testing.T, r *s3servers.Running, site http.Handler) (base string, log *bytes.Buffer) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	log = &bytes.Buffer{}
	made, err := relay.New(r.Base, listener.Addr(), log)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: made.Before(site)}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return "http://" + listener.Addr().String(), log
}

// relayed sends body through the relay, as a page of the local server does.
func relayed(t *testing.T, base string, body []byte) bucket.Answer {
	t.Helper()
	res, err := http.Get(base + bucket.RelayPath)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(res.Body)
	res.Body.Close()
	offer, err := bucket.ParseRelayOffer(text)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequest("POST", base+bucket.RelayPath, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"Origin": base, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", bucket.RelayToken: offer.Token,
	} {
		req.Header.Set(name, value)
	}
	if res, err = http.DefaultClient.Do(req); err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, _ = io.ReadAll(res.Body)
	if res.StatusCode != 200 {
		t.Fatalf("the relay refuses: %d %s", res.StatusCode, text)
	}
	a, err := bucket.ParseRelayAnswer(text)
	if err != nil {
		t.Fatal(err)
	}
	return a.Answer(time.Now())
}

func TestRelay(t *testing.T) {
	everywhere(t, func(t *testing.T, r *s3servers.Running, form bucket.Form) {
		base, log := relaySite(t, r, http.NotFoundHandler())
		for _, op := range []bucket.Operation{bucket.Put, bucket.Get, bucket.Delete} {
			o := order(r, op)
			o.Form = form
			request, err := o.Build()
			if err != nil {
				t.Fatal(err)
			}
			body, err := request.ForRelay()
			if err != nil {
				t.Fatal(err)
			}
			if x := bucket.Explain(request, relayed(t, base, body)); x.Effect != bucket.Done {
				t.Fatalf("%s: %+v", op, x)
			}
			if op == bucket.Put {
				same(t, r, document)
			}
		}
		if left := stored(t, r); left != "" {
			t.Errorf("after DELETE: %s", left)
		}
		if strings.Count(log.String(), "\n") != 3 || strings.Contains(log.String(), "X-Amz") {
			t.Errorf("log: %s", log)
		}
	})
}

// The relay sends the real preflight of any origin, and the answer is that which
// the core gives.
func TestProbe(t *testing.T) {
	r := start(t, versitygw)
	base, _ := relaySite(t, r, http.NotFoundHandler())
	send(t, r, order(r, bucket.Put))
	for origin, status := range map[string]int{page: 200, "https://elsewhere.example": 403} {
		body, err := bucket.ProbeForRelay(wire.Request{Method: "OPTIONS", URL: r.Base + "/media/cat.jpg", Headers: []wire.Header{
			{"Origin", origin}, {"Access-Control-Request-Method", "PUT"}, {"Access-Control-Request-Headers", "content-type"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		got := relayed(t, base, body)
		allowed, _ := wire.First(got.Headers, "Access-Control-Allow-Origin")
		if got.Status != status || (allowed == origin) != (status == 200) {
			t.Errorf("%s: %d, Access-Control-Allow-Origin %q", origin, got.Status, allowed)
		}
	}
	r.Stop()
	request, _ := order(r, bucket.Put).Build()
	body, _ := json.Marshal(bucket.Relayed{Method: "OPTIONS", URL: request.URL})
	if x := bucket.Explain(request, relayed(t, base, body)); x.Effect != bucket.NotSent || !strings.Contains(x.Title, "does not accept a connection") {
		t.Errorf("a server that is gone: %+v", x)
	}
}
