package evidence_test

import (
	"fmt"
	"testing"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
)

// TestCurlOptions: what curl sends for options that change each other.
func TestCurlOptions(t *testing.T) {
	const url = " https://media.s3.example.com/cat.jpg"
	for _, c := range []struct{ options, want string }{
		{"", "GET  []"},
		{"-d a=1", "POST bytes [[Content-Type application/x-www-form-urlencoded]]"},
		{"-G -d a=1", "GET  []"},
		{"--get --data a=1 --data b=2", "GET  []"},
		{"-G -X PUT -d a=1", "PUT  []"},
		{"-X PUT -d a=1 -H 'Content-Type: text/plain'", "PUT bytes [[Content-Type text/plain]]"},
		{"-T file", "PUT bytes []"},
		{"-I", "HEAD  []"},
		{"-H 'X-A: b'", "GET  [[X-A b]]"},
		{"-H 'X-A;'", "GET  [[X-A ]]"}, // sent without a value
		{"-H 'X-A:'", "GET  []"},       // not sent
	} {
		r, ok := evidence.One("curl "+c.options+url, nil)
		if !ok {
			t.Errorf("%s: not recognized", c.options)
			continue
		}
		q := r.Request
		body := string(q.Body)
		if q.Body == fetch.NoBody {
			body = ""
		}
		if got := fmt.Sprintf("%s %s %v", q.Method, body, q.Headers); got != c.want {
			t.Errorf("%s: %s, want %s", c.options, got, c.want)
		}
	}
}
