package match_test

import (
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// TestCephVary: Ceph answers an unsigned request by * where the rule lists it,
// and leaves out Vary with it, and only then.
func TestCephVary(t *testing.T) {
	for _, c := range []struct {
		pattern string
		signed  bool
		origin  string
		vary    string
	}{
		{"*", false, "*", ""},
		{"*", true, "https://a.example", "Origin"},
		{"https://*", false, "https://a.example", "Origin"},
		{"https://*", true, "https://a.example", "Origin"},
	} {
		req := wire.Request{Method: "GET", Headers: []wire.Header{{"Origin", "https://a.example"}}}
		if c.signed {
			req.Headers = append(req.Headers, wire.Header{"Authorization", "AWS4-HMAC-SHA256 x"})
		}
		a := match.Respond(rule("<AllowedOrigin>"+c.pattern+"</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"), dialect.ByID("ceph"), req)
		origin, _ := wire.First(a.Headers, "Access-Control-Allow-Origin")
		vary, _ := wire.First(a.Headers, "Vary")
		if origin != c.origin || vary != c.vary {
			t.Errorf("%s, signed %v: origin %q, Vary %q", c.pattern, c.signed, origin, vary)
		}
	}
	// Others say Vary with * too.
	a := match.Respond(rule("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"), dialect.ByID("scality"), preflight("https://a.example", "GET", ""))
	if origin, _ := wire.First(a.Headers, "Access-Control-Allow-Origin"); origin != "*" {
		t.Errorf("origin %q", origin)
	}
	if vary, _ := wire.First(a.Headers, "Vary"); vary == "" {
		t.Error("no Vary")
	}
}

// TestNoAllowedHeader: a rule without AllowedHeader does not match a preflight
// with a list of headers, even if the list names none; it matches one without.
func TestNoAllowedHeader(t *testing.T) {
	const without = "<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"
	for _, c := range []struct {
		elements, list string
		rule           int
	}{
		{without, "", 1},
		{without, "x-a", 0},
		{without, ",", 0},
		{without + "<AllowedHeader>x-a</AllowedHeader>", "x-a", 1},
		{without + "<AllowedHeader>x-b</AllowedHeader>", ",", 1},
	} {
		if a := match.Respond(rule(c.elements), dialect.ByID("scality"), preflight("https://a.example", "GET", c.list)); a.Rule != c.rule {
			t.Errorf("%s, list %q: rule %d", c.elements, c.list, a.Rule)
		}
	}
	// SeaweedFS lets such a rule allow every header.
	if a := match.Respond(rule(without), dialect.ByID("seaweedfs"), preflight("https://a.example", "GET", "x-a")); a.Rule != 1 {
		t.Errorf("SeaweedFS: rule %d", a.Rule)
	}
}

// TestAskedAnswered: on an actual request, Ceph answers which of the requested
// headers are allowed, and a rule without any matches all the same.
func TestAskedAnswered(t *testing.T) {
	req := wire.Request{Method: "GET", Headers: []wire.Header{{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "GET"}, {"Access-Control-Request-Headers", "x-a"}}}
	if a := match.Respond(rule("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"), dialect.ByID("ceph"), req); a.Rule != 1 {
		t.Errorf("rule %d", a.Rule)
	}
}

// TestNearestIsTheFirst: of values that are as near, the first is compared.
func TestNearestIsTheFirst(t *testing.T) {
	a := match.Respond(rule("<AllowedOrigin>https://aaa.example</AllowedOrigin><AllowedOrigin>https://bbb.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"),
		dialect.ByID("scality"), preflight("https://ccc.example", "GET", ""))
	if got := a.Trace[0].Origin.Pattern; got != "https://aaa.example" {
		t.Errorf("nearest %q", got)
	}
}
