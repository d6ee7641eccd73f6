package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
)

// TestWholeURLStays: an address that is written out again with its query cut short says
// less than the first one, wherever it stands.
func TestWholeURLStays(t *testing.T) {
	const whole = "https://b.s3.amazonaws.com/k?X-Amz-Credential=A%2F20190814%2Fus-east-2%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host"
	const short = `{"origin": "https://app.example.com", "method": "PUT", "url": "https://b.s3.amazonaws.com/k?X-Amz-Credential=...&..."}`
	for _, text := range []string{whole + "\n\n" + short, short + "\n\n" + whole} {
		got := evidence.Read(text)
		if got.Request == nil || !strings.Contains(got.Request.URL, "us-east-2") || got.Request.Method != "PUT" {
			t.Errorf("%q: the request is %+v", text, got.Request)
		}
	}
	const other = `{"origin": "https://app.example.com", "method": "PUT", "url": "https://b.s3.amazonaws.com/other?X-Amz-Credential=..."}`
	if got := evidence.Read(whole + "\n\n" + other); got.Request == nil || strings.Contains(got.Request.URL, "us-east-2") {
		t.Errorf("another address, said with its method: the request is %+v", got.Request)
	}
}
