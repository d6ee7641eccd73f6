package state

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
)

// Whether script may read an error depends on the kind of error and on the server.
func TestResponses(t *testing.T) {
	const document = `<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>`
	allowed := map[string]string{ // server and method: the responses that script may read
		"aws GET":       "object expired signature anonymous missing ",
		"scality GET":   "object anonymous missing ",
		"versitygw GET": "object missing ",
		"versitygw PUT": "object expired signature anonymous missing ",
		"ceph GET":      "object anonymous missing ",
		"minio GET":     "object expired signature anonymous missing ",
		"s3rver GET":    "object expired signature anonymous missing ",
	}
	for asked, want := range allowed {
		server, method := asked[:len(asked)-4], asked[len(asked)-3:]
		s := New(Case{Config: document, Dialect: server, Form: FormOf(&fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: method})}, "")
		var got strings.Builder
		for _, r := range BucketResponses {
			s = Reduce(s, Control(FieldControl(Response), r.ID).(SetField))
			if s.Responds() != r.ID {
				t.Errorf("%s is shown as %s", r.ID, s.Responds())
			}
			f := corscore.Run(s.Input()).Fetch
			if f.Outcome == fetch.Allowed {
				got.WriteString(r.ID + " ")
			} else if f.Blocked.By != exchange.ByServer {
				t.Errorf("%s, %s: blocked by %s: %s", asked, r.ID, f.Blocked.By, f.Blocked.Message)
			}
		}
		if got.String() != want {
			t.Errorf("%s: script may read %q, want %q", asked, got.String(), want)
		}
	}
	own := New(Case{Object: &corscore.Object{Status: 301}}, "")
	if own.Responds() != OtherResponse || Reduce(own, SetField{Response, OtherResponse}).Object != own.Object {
		t.Error("a response that is not one of the choices is not kept")
	}
}
