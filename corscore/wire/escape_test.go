package wire

import "testing"

// The second of each pair is what new URL() of browsers says.
func TestSent(t *testing.T) {
	for url, want := range map[string]string{
		"https://h": "https://h/", "HTTPS://H:443/a b\"c": "https://h/a%20b%22c", "https://h/a/../b/./c": "https://h/b/c", "https://h/a/..": "https://h/", "https://h/a/.": "https://h/a/", "https://h/..": "https://h/", "https://h/%2e%2E/a": "https://h/a",
		`https://h/a\b?c\d`: `https://h/a/b?c\d`, "https://h/{a}^|`<>": "https://h/%7Ba%7D%5E|%60%3C%3E", "https://h/?a'b \"<>`{}|^": "https://h/?a%27b%20%22%3C%3E`{}|^", "https://h/é?é#f": "https://h/%C3%A9?%C3%A9",
		"https://u:p@h:8443/a%2Fb%zz": "https://h:8443/a%2Fb%zz", "http://h?": "http://h/?", "https://h//a//": "https://h//a//", "https://h/'a$(id)": "https://h/'a$(id)", "data:x": "", "x": "",
	} {
		if origin, target := Sent(url); origin+target != want {
			t.Errorf("%s is sent as %s%s, want %s", url, origin, target, want)
		}
	}
}

func TestEscape(t *testing.T) {
	for _, s := range []string{"", "a b%/é", "%", "%2", "%zz"} {
		if got := Unescape(Escape(s, "/")); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
	if got := Escape("a/b c?", "/"); got != "a/b%20c%3F" {
		t.Error(got)
	}
}
