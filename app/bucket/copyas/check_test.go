package copyas

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
)

// The script is short, has no signature in it, and sends GET alone.
func TestCheck(t *testing.T) {
	plain := Check(&fetch.Request{URL: "https://b.s3.amazonaws.com/a\"</script>b\u2028", Method: "put"})
	signed := Check(&fetch.Request{URL: "https://b.s3.amazonaws.com/a?X-Amz-Signature=abc123&x=1", Credentials: fetch.Include})
	for _, text := range []string{plain, signed} {
		if len(text) > 2048 || strings.Contains(text, "abc123") || strings.Contains(text, "$url") || strings.Contains(text, "method:") || strings.Contains(text, "</") {
			t.Errorf("%d bytes:\n%s", len(text), text)
		}
	}
	if strings.Contains(plain, "prompt(") || !strings.Contains(signed, "prompt(") {
		t.Error("it must ask for a URL that has a signature, and for no other")
	}
	if !strings.Contains(plain, `"for", "PUT"`) || !strings.Contains(signed, `credentials: "include"`) || strings.Contains(plain, "credentials") {
		t.Errorf("what it is about:\n%s\n%s", plain, signed)
	}
}
