package main

import (
	"math/rand/v2"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// TestGenerator: the cases are such that servers take some and refuse some, and
// what the core says of all servers at once it says of each alone.
func TestGenerator(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(3, 4))}
	taken, allowed := map[string]int{}, map[string]int{}
	const n = 300
	for range n {
		in := corscore.Input{Config: g.document()}
		pre := g.preflight(in.Config)
		request := fetch.Request{URL: "https://s3.example.com/bucket/key", Method: "GET"}
		for _, h := range pre.Headers {
			switch h[0] {
			case "Origin":
				request.Origin = h[1]
			case "Access-Control-Request-Method":
				request.Method = h[1]
			}
		}
		in.Request = &request
		for _, a := range corscore.Servers(in) {
			in.Dialect = a.Dialect.ID
			r := corscore.Run(in)
			if b := r.Fetch.Blocked; a.Blocked != nil && b != nil && b.Reason == fetch.ConfigurationRejected {
				b.Message = a.Blocked.Message // alone it names lines, which takes the checks
			}
			if a.Put.Accepted != r.Put.Accepted || a.Outcome != r.Fetch.Outcome || (a.Blocked == nil) != (r.Fetch.Blocked == nil) ||
				a.Blocked != nil && *a.Blocked != *r.Fetch.Blocked {
				t.Fatalf("%s: %+v %s %+v, alone %+v %s %+v: %+v", in.Dialect, a.Put.Answer, a.Outcome, a.Blocked, r.Put, r.Fetch.Outcome, r.Fetch.Blocked, in)
			}
			if a.Put.Accepted {
				taken[in.Dialect]++
			}
			if a.Outcome == fetch.Allowed {
				allowed[in.Dialect]++
			}
		}
	}
	for _, id := range []string{"scality", "ceph", "versitygw", "seaweedfs", "s3rver"} {
		if taken[id] < n/10 || taken[id] > n*9/10 || allowed[id] < n/20 || allowed[id] > n*19/20 {
			t.Errorf("%s takes %d and allows %d of %d", id, taken[id], allowed[id], n)
		}
	}
	t.Log(taken, allowed)
}
