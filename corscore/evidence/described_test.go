package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
)

// A request that is described in JSON is a request, and leaves the configuration of
// the person alone, whichever comes first.
func TestDescribedRequest(t *testing.T) {
	const config = `[{"AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PUT"]}]`
	requests := []string{
		`{"origin": "https://a.example", "method": "PUT", "url": "https://b.s3.amazonaws.com/k?a=...", "headers": ["content-type"], "api": "fetch", "assumed": ["scope"]}`,
		`{"url": "https://b.s3.amazonaws.com/k?a=...", "headers": {"content-type": "image/png"}, "credentials": false, "method": "PUT", "origin": "https://a.example"}`,
		`[{"origin": "https://a.example", "method": "PUT", "url": "https://b.s3.amazonaws.com/k?a=...", "headers": [["content-type", "image/png"]], "body": "none"}]`,
		`{"origin": "https://a.example", "method": "PUT", "url": "https://b.s3.amazonaws.com/k?a=...", "headers": [{"name": "content-type", "value": "image/png"}], "body": null}`,
	}
	for _, request := range requests {
		for _, text := range []string{config + "\n\n" + request + "\n", request + "\n\n" + config} {
			r := evidence.Read(text)
			if r.Config != config {
				t.Errorf("%s: the configuration is %q", text, r.Config)
			}
			q := r.Request
			if q == nil || q.Origin != "https://a.example" || q.Method != "PUT" || !strings.HasPrefix(q.URL, "https://b.s3.amazonaws.com/k") || len(q.Headers) != 1 || q.Headers[0][0] != "content-type" {
				t.Errorf("%s: the request is %+v", text, q)
			}
		}
	}
	r := evidence.Read(`{"origin": "null", "method": "GET", "credentials": true, "api": "element", "destination": "video"}`)
	if q := r.Request; q == nil || q.Origin != "null" || q.Credentials != fetch.Include || q.API != fetch.Element || q.Destination != fetch.Video || r.Config != "" {
		t.Errorf("got %+v, configuration %q", q, r.Config)
	}
}

// Rules of Google's with one string in place of a list are still a configuration.
func TestGoogleRuleIsNoRequest(t *testing.T) {
	for _, text := range []string{
		`[{"origin": ["https://a.example"], "method": ["GET"]}]`,
		`[{"origin": "*", "method": "GET", "responseHeader": ["Content-Type"]}]`,
		`[{"origin": "*", "method": "GET", "maxAgeSeconds": 3600}]`,
	} {
		if r := evidence.Read(text); r.Config != text || r.Request != nil {
			t.Errorf("%s: configuration %q, request %+v", text, r.Config, r.Request)
		}
	}
}

// Two ports of one host are two servers.
func TestPortsContradict(t *testing.T) {
	r := evidence.Read("curl -i http://localhost:9000/b/k\n\ncurl -i http://localhost:9001/b/k\n")
	if len(r.Contradictions) != 1 || !strings.Contains(r.Contradictions[0], "localhost:9000") {
		t.Errorf("got %q", r.Contradictions)
	}
}
