package wire

import "testing"

func TestIsForbiddenRequestHeader(t *testing.T) {
	for _, c := range []struct {
		name, value string
		want        bool
	}{
		{"Host", "x", true},
		{"hOST", "", true},
		{"date", "", true},
		{"x-amz-date", "", false},
		{"Proxy-Anything", "", true},
		{"proxy", "", false},
		{"SEC-", "", true},
		{"Security", "", false},
		{"User-Agent", "x", false},
		{"X-HTTP-Method-Override", "GET, track", true},
		{"X-HTTP-Method-Override", "GET,PUT", false},
		{"X-Method-Override", `"TRACE"`, false},
		{"X-HTTP-Method", `"a,TRACE,b"`, false},
		{"X-HTTP-Method", `"a",TRACE`, true},
		{"X-Other", "TRACE", false},
		{"", "", false},
	} {
		if got := IsForbiddenRequestHeader(c.name, c.value); got != c.want {
			t.Errorf("IsForbiddenRequestHeader(%q, %q) = %v, want %v", c.name, c.value, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		what string
		got  bool
		want bool
	}{
		{"token x-amz-acl", IsToken("x-amz-acl"), true},
		{"empty token", IsToken(""), false},
		{"token with a space", IsToken("a b"), false},
		{"token with é", IsToken("é"), false},
		{"token *", IsToken("*"), true},
		{"forbidden method track", IsForbiddenMethod("tRaCk"), true},
		{"allowed method OPTIONS", IsForbiddenMethod("OPTIONS"), false},
		{"safelisted Last-Modified", IsSafelistedResponseHeaderName("last-MODIFIED"), true},
		{"not safelisted ETag", IsSafelistedResponseHeaderName("ETag"), false},
		{"forbidden Set-Cookie2", IsForbiddenResponseHeaderName("SET-cookie2"), true},
		{"allowed Cookie", IsForbiddenResponseHeaderName("Cookie"), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	for in, want := range map[string]string{
		"get": "GET", "oPtIoNs": "OPTIONS", "patch": "patch", "Delete": "DELETE", "": "", "PÜT": "PÜT",
	} {
		if got := NormalizeMethod(in); got != want {
			t.Errorf("NormalizeMethod(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	for in, want := range map[string]string{
		"https://App.Example.COM":           "https://app.example.com",
		"https://a.example:443/x?y#z":       "https://a.example",
		"http://a.example:0080":             "http://a.example",
		"https://a.example:80":              "https://a.example:80",
		"HTTP://u:p@a.example:8080/":        "http://a.example:8080",
		"http://[::1]:8003/bucket":          "http://[::1]:8003",
		"http://[0:0:0:0:0:0:0:1]":          "http://[::1]",
		"http://[2001:DB8::0:1:0:0]":        "http://[2001:db8::1:0:0]",
		"http://[::ffff:1.2.3.4]":           "http://[::ffff:102:304]",
		"http://127.1":                      "http://127.0.0.1",
		"http://0x7f.0.0.1":                 "http://127.0.0.1",
		"http://017700000001.":              "http://127.0.0.1",
		"https:a.example":                   "https://a.example",
		`https:\\a.example\b`:               "https://a.example",
		" https://a.example\t":              "https://a.example",
		"https://bücher.example":            "https://xn--bcher-kva.example",
		"https://BÜCHER.example":            "https://xn--bcher-kva.example",
		"https://ＡＢ．example":                "https://ab.example",
		"https://a\u00adb\ufeff.example":    "https://ab.example",
		"https://例え.テスト":                    "https://xn--r8jz45g.xn--zckzah",
		"https://ex%41mple.com":             "https://example.com",
		"data:text/plain,x":                 "null",
		"file:///tmp/x":                     "null",
		"blob:https://a.example/1-2":        "https://a.example",
		"blob:null/1-2":                     "null",
		"chrome-extension://abc":            "null",
		"ws://a.example:80":                 "ws://a.example",
		"https://*.a.example":               "https://*.a.example",
		"https://a.example.":                "https://a.example.",
		"https://xn--bcher-kva.example:444": "https://xn--bcher-kva.example:444",
	} {
		if got, ok := Origin(in); !ok || got != want {
			t.Errorf("Origin(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"", "a.example", "//a.example", "https://", "https:///", "https://a b", "https://a.example:x",
		"https://a.example:99999", "https://[::1", "https://[::g]", "https://a:b:1", "1https://x",
		"https://a%00b", "https://a%2", "https://a%zz", "http://1.2.3.4.5", "http://256.256.256.256", "http://1.2.3.08",
		"http://[1:2:3:4:5:6:7:8:9]", "http://[::1::]", "https://a\u202eb.example", "https://a\u0085b.example",
	} {
		if got, ok := Origin(in); ok {
			t.Errorf("Origin(%q) = %q, want not ok", in, got)
		}
	}
}
