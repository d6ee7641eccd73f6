package corscore_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestRunAgreesWithRespond: each response in a report is what [corscore.Respond]
// says of its request: the status of a refusal and of a preflight, the error, the
// CORS headers, the rule.
func TestRunAgreesWithRespond(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(4, 2026))}
	seen, granted := 0, map[string]int{}
	for _, d := range dialect.All {
		for n := range 60 {
			in := corscore.Input{Config: g.document(1+g.IntN(3), n%5 == 0), Dialect: d.ID, Request: g.request()}
			if n%3 == 0 {
				in.Config = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>"
				in.Request.Method, in.Request.Headers = "GET", nil
			}
			if n%2 == 0 {
				in.Request.Headers = append(in.Request.Headers, wire.Header{"Authorization", "AWS4-HMAC-SHA256"})
			}
			for _, x := range corscore.Run(in).Fetch.Exchanges {
				seen++
				a := corscore.Respond(corscore.RespondInput{Config: &in.Config, Dialect: d.ID, Anonymous: true, Request: corscore.RespondRequest{
					Method: x.Request.Method, Path: x.Request.URL, Headers: x.Request.Headers,
				}})
				if (a.Code != "" || x.Kind == fetch.Preflight) && a.Status != x.Response.Status || a.Rule != x.Rule {
					t.Fatalf("%s: %s: the report has %d, rule %d, Respond %d, rule %d\n%s", d.ID, x.Request.Method, x.Response.Status, x.Rule, a.Status, a.Rule, in.Config)
				}
				ofObject := func(h wire.Header) bool {
					return !slices.ContainsFunc(a.Headers, func(own wire.Header) bool { return own[0] == h[0] }) && h[0] != "Vary" && !strings.HasPrefix(h[0], "Access-Control-")
				}
				if got := slices.DeleteFunc(slices.Clone(x.Response.Headers), ofObject); !slices.Equal(got, a.Headers) {
					t.Fatalf("%s: %s %q: the report has %q, Respond %q\n%s", d.ID, x.Request.Method, x.Request.Headers, x.Response.Headers, a.Headers, in.Config)
				}
				if _, ok := wire.First(a.Headers, "Access-Control-Allow-Origin"); ok {
					granted[d.ID]++
				}
			}
		}
	}
	if seen < 500 || granted["ceph"] == 0 || granted["aws"] == 0 {
		t.Errorf("only %d exchanges, granted %v", seen, granted)
	}
}
