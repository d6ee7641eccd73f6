package secret_test

import (
	"slices"
	"testing"

	"s3cors.playground/corscore/secret"
)

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"Authorization": true, "x-amz-security-token": true, "X-Amz-Signature": true, "X-Amz-Credential": true, "Cookie": true, "Policy": true, " sig ": true,
		"x-amz-server-side-encryption-customer-key": true, "x-amz-server-side-encryption-customer-key-MD5": false,
		"X-Amz-Algorithm": false, "X-Amz-SignedHeaders": false, "X-Amz-Date": false, "Content-Type": false, "Access-Control-Allow-Credentials": false,
	} {
		if got := secret.IsName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestValue(t *testing.T) {
	for value, want := range map[string]string{"": "", "Bearer abc": "Bearer ...", "abc": "...", "...": "...", "Bearer ...": "Bearer ...", "session=abc; b=c": "...", "key with blanks": "...", "AWS4-HMAC-SHA256 Credential=a": "AWS4-HMAC-SHA256 ..."} {
		if got := secret.Value(value); got != want {
			t.Errorf("%q becomes %q, want %q", value, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for url, want := range map[string]struct {
		clean string
		left  []string
	}{
		"https://a.example/b?c=d":                     {"https://a.example/b?c=d", nil},
		"https://u:p@a.example/b?X-Amz-Signature=1&c": {"https://...@a.example/b?X-Amz-Signature=...&c", []string{"user of the URL", "X-Amz-Signature"}},
		"https://a.example/#token":                    {"https://a.example/", []string{"fragment of the URL"}},
		"https://...@a.example/?sig=...":              {"https://...@a.example/?sig=...", nil},
		"nonsense":                                    {"nonsense", nil},
	} {
		if clean, left := secret.URL(url); clean != want.clean || !slices.Equal(left, want.left) {
			t.Errorf("%s becomes %s, left out %q", url, clean, left)
		}
	}
}
