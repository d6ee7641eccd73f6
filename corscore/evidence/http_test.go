package evidence_test

import (
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/evidence"
)

// A response without its request is a preflight's only if it has what no GET
// has: S3 sends Access-Control-Allow-Methods and Access-Control-Max-Age with
// objects too.
func TestWhichResponseIsThePreflights(t *testing.T) {
	const get = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: GET, HEAD\nAccess-Control-Max-Age: 3000\n"
	for _, tt := range []struct {
		name, text        string
		actual, preflight int // status, 0 = none
	}{
		{"GET of S3", get + "ETag: \"x\"\nServer: AmazonS3\n", 200, 0},
		{"GET of S3 without the object's headers", get, 200, 0},
		{"a proxy that adds everything", get + "Access-Control-Allow-Headers: *\nLast-Modified: Thu, 29 Jun 2017 03:26:03 GMT\n", 200, 0},
		{"hit and miss of one URL", get + "X-Cache: Hit from cloudfront\nAge: 5\n\nHTTP/1.1 403 Forbidden\nAccess-Control-Allow-Methods: GET\n", 200, 0},
		{"preflight", get + "Access-Control-Allow-Headers: x-a\n", 0, 200},
	} {
		r, ok := evidence.One(tt.text, nil)
		if actual, preflight := status(r.Actual), status(r.Preflight); !ok || actual != tt.actual || preflight != tt.preflight {
			t.Errorf("%s: preflight %d, actual %d", tt.name, preflight, actual)
		}
	}
}

func status(r *corscore.GivenResponse) int {
	if r == nil {
		return 0
	}
	return r.Status
}
