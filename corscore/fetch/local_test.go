package fetch_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
)

// TestLocalNetwork: a request into a more private network is noted, and refused
// by Chromium alone where the page is not secure.
func TestLocalNetwork(t *testing.T) {
	for _, c := range []struct {
		page, target string
		space        string // "" = no note
		refused      bool
	}{
		{"https://app.example.com", "http://127.0.0.1:9000/", "loopback", false},
		{"https://app.example.com", "https://192.168.1.5/", "local", false},
		{"https://app.example.com", "https://10.0.0.1/", "local", false},
		{"https://app.example.com", "https://172.16.0.1/", "local", false},
		{"https://app.example.com", "https://172.31.9.9/", "local", false},
		{"https://app.example.com", "https://169.254.0.1/", "local", false},
		{"https://app.example.com", "https://nas.local/", "local", false},
		{"https://app.example.com", "https://[fd00::1]/", "local", false},
		{"https://app.example.com", "https://[fe80::1]/", "local", false},
		{"https://app.example.com", "https://s3.localhost/", "loopback", false},
		{"https://app.example.com", "https://172.32.0.1/", "", false},
		{"https://app.example.com", "https://192.169.0.1/", "", false},
		{"https://app.example.com", "https://media.s3.example.com/", "", false},
		{"https://192.168.1.4", "https://192.168.1.5/", "", false},
		{"https://192.168.1.4", "https://[::1]/", "loopback", false},
		{"http://localhost:3000", "http://127.0.0.1:9000/", "", false},
		{"http://localhost:3000", "http://192.168.1.5/", "", false},
		{"http://app.example.com", "http://192.168.1.5/", "local", true},
		{"http://192.168.1.4", "http://localhost:9000/", "loopback", true},
		{"http://10.example.com", "http://127.0.0.1/", "loopback", true},
		{"null", "http://127.0.0.1/", "", false},
	} {
		for _, mode := range []fetch.Mode{fetch.CORS, fetch.NoCORS} {
			res := fetch.Fetch(fetch.Request{Origin: c.page, URL: c.target, Mode: mode}, open.server)
			at := slices.IndexFunc(res.Steps, func(s source.Step) bool { return s.Ref == "local-network-access/1" })
			if (at >= 0) != (c.space != "") || at >= 0 && !strings.Contains(res.Steps[at].Detail, c.space) {
				t.Errorf("%s to %s: noted %v, want %q", c.page, c.target, at >= 0, c.space)
			}
			if res.Outcome == fetch.BlockedOutcome {
				t.Errorf("%s to %s: %+v", c.page, c.target, res.Blocked)
			}
			refused := len(res.Engines) == 1 && res.Engines[0].Engine == "chromium" && res.Engines[0].Outcome == fetch.BlockedOutcome && strings.Contains(res.Engines[0].Why, "private network")
			if refused != c.refused || !refused && len(res.Engines) > 0 {
				t.Errorf("%s to %s: %+v, want refused %v", c.page, c.target, res.Engines, c.refused)
			}
			lines := 0
			if c.refused {
				lines = 1
			}
			if len(res.Console.Chromium) != lines || lines == 1 && !strings.HasSuffix(res.Console.Chromium[0], "in more-private address space `"+c.space+"`.") {
				t.Errorf("%s to %s: Chromium prints %q", c.page, c.target, res.Console.Chromium)
			}
		}
	}
}
