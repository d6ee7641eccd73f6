package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestInferInverts: from what a server answers to a document, Infer finds a
// document that the server gives the same answers to.
func TestInferInverts(t *testing.T) {
	const page, object = "https://app.example.com", "https://media.s3.example.com/cat.jpg"
	rules := []string{
		"<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>",
		"<AllowedOrigin>" + page + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>3000</MaxAgeSeconds>",
		"<AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>content-type</AllowedHeader><ExposeHeader>ETag</ExposeHeader><ExposeHeader>x-amz-request-id</ExposeHeader>",
	}
	requests := []fetch.Request{
		{Origin: page, URL: object},
		{Origin: page, URL: object, Method: "PUT", Headers: []wire.Header{{"Content-Type", "image/jpeg"}}, Body: fetch.Bytes},
	}
	exact := 0
	for _, d := range dialect.All {
		if d.Match.NoBucketRules.V {
			continue
		}
		for _, rule := range rules {
			for _, request := range requests {
				config := "<CORSConfiguration><CORSRule>" + rule + "</CORSRule></CORSConfiguration>"
				f := corscore.Run(corscore.Input{Config: config, Dialect: d.ID, Request: &request}).Fetch
				in := corscore.FetchInput{Request: request}
				for _, x := range f.Exchanges {
					given := &corscore.GivenResponse{Status: x.Response.Status, Headers: x.Response.Headers}
					if x.Kind == fetch.Preflight {
						in.Preflight = given
					} else {
						in.Actual = given
					}
				}
				got := corscore.Infer(in, d.ID)
				if got.Exact {
					exact++
				} else if f.Outcome == fetch.Allowed {
					t.Errorf("%s %s %s: %q\n%s", d.ID, request.Method, rule, got.Differences, got.Config)
				}
				if got.Exact != (got.Config != "" && len(got.Differences) == 0) {
					t.Errorf("%s: %+v", d.ID, got)
				}
			}
		}
	}
	if exact < 3*len(dialect.All)/2 {
		t.Errorf("only %d were found", exact)
	}
}

// TestInfer: what no document explains is said.
func TestInfer(t *testing.T) {
	const page = "https://app.example.com"
	given := func(status int, lines ...string) *corscore.GivenResponse {
		g := &corscore.GivenResponse{Status: status}
		for _, line := range lines {
			name, value, _ := strings.Cut(line, ": ")
			g.Headers = append(g.Headers, wire.Header{name, value})
		}
		return g
	}
	get := fetch.Request{Origin: page, URL: "https://media.s3.example.com/cat.jpg"}
	put := get
	put.Method = "PUT"
	for _, c := range []struct {
		desc              string
		request           fetch.Request
		preflight, actual *corscore.GivenResponse
		config            string // a piece of the document, "" = there is none
		differences       []string
	}{
		{"nothing given", get, nil, nil, "", nil},
		{"no CORS headers", get, nil, given(200, "ETag: x"), "", []string{"no rule took the request"}},
		{"a preflight that is refused", put, given(403), given(200), "", []string{"The preflight's answer has no", "The answer has no"}},
		{"everybody", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"), "<AllowedOrigin>*<", nil},
		{
			"* with credentials", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: GET", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
			"<AllowedOrigin>*<",
			[]string{"Access-Control-Allow-Credentials: true, which"},
		},
		{
			"set by hand", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET, OPTIONS", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
			"<AllowedMethod>GET<",
			[]string{"the method OPTIONS, which no S3 rule", "Access-Control-Allow-Methods: GET, OPTIONS; "},
		},
		{
			"twice", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
			"<AllowedOrigin>*<",
			[]string{"twice: something besides the bucket"},
		},
		{
			"for another page", get, nil, given(200, "Access-Control-Allow-Origin: https://b.example", "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: GET", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
			"<AllowedOrigin>https://b.example<",
			[]string{"is for the origin https://b.example"},
		},
		{
			"a bad age", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Max-Age: soon", "Access-Control-Allow-Methods: GET", "Vary: Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
			"<AllowedOrigin>*<",
			[]string{"which no rule can hold", "Access-Control-Max-Age: soon, which"},
		},
		{
			"no Vary", get, nil, given(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET"),
			"<AllowedOrigin>*<",
			[]string{"has no Vary; "},
		},
		{
			"hostile text", get, nil, given(200, "Access-Control-Allow-Origin: </AllowedOrigin>"), "<AllowedOrigin>&lt;/AllowedOrigin&gt;<", []string{"another page", "has no Access-Control-Allow-Credentials", "has no Access-Control-Allow-Methods", "has no Vary"},
		},
	} {
		in := corscore.FetchInput{Request: c.request, Preflight: c.preflight, Actual: c.actual}
		got := corscore.Infer(in, "aws")
		if (got.Config == "") != (c.config == "") || !strings.Contains(got.Config, c.config) || len(got.Differences) != len(c.differences) || got.Exact != (c.config != "" && c.differences == nil) {
			t.Errorf("%s: %+v", c.desc, got)
			continue
		}
		for i, want := range c.differences {
			if !strings.Contains(got.Differences[i], want) {
				t.Errorf("%s: %q, want %q", c.desc, got.Differences[i], want)
			}
		}
	}
}
