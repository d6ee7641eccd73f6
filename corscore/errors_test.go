package corscore_test

import (
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/fetch"
)

// An error response carries CORS headers or not, as the server does it for its
// code: CloudServer and versitygw send none with signature errors, versitygw only
// with answers to PUT; of some servers it is not known.
func TestErrorsWithoutCORS(t *testing.T) {
	for _, tt := range []struct {
		dialect, method, code string
		status                int
		outcome               fetch.Outcome
		doubtful              bool
	}{
		{"aws", "GET", "SignatureDoesNotMatch", 403, fetch.Allowed, false},
		{"scality", "GET", "SignatureDoesNotMatch", 403, fetch.BlockedOutcome, false},
		{"scality", "GET", "RequestTimeTooSkewed", 403, fetch.BlockedOutcome, false},
		{"scality", "GET", "NoSuchKey", 404, fetch.Allowed, false},
		{"versitygw", "GET", "AccessDenied", 403, fetch.BlockedOutcome, false},
		{"versitygw", "PUT", "AccessDenied", 403, fetch.Allowed, false},
		{"garage", "GET", "NoSuchKey", 404, fetch.BlockedOutcome, false},
		{"cloudflare-r2", "GET", "SignatureDoesNotMatch", 403, fetch.Allowed, true},
		{"scality", "GET", "", 403, fetch.Allowed, false},
	} {
		r := corscore.Run(corscore.Input{
			Config: cause.AllowsAll, Dialect: tt.dialect, Object: &corscore.Object{Status: tt.status, Code: tt.code},
			Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: tt.method},
		})
		if f := r.Fetch; f.Outcome != tt.outcome || tt.doubtful && !f.Doubtful {
			t.Errorf("%s %s %s: %s, doubtful %v", tt.dialect, tt.method, tt.code, f.Outcome, f.Doubtful)
		}
		if b := r.Fetch.Blocked; b != nil && b.By != corscore.ByServer {
			t.Errorf("%s: blocked by %s: %s", tt.dialect, b.By, b.Message)
		}
	}
}
