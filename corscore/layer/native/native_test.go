package native_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/layer/native"
)

const terraform = `resource "aws_cloudfront_distribution" "files" {
  default_cache_behavior {
    allowed_methods  = ["GET", "HEAD"%s]
    cached_methods   = ["GET", "HEAD"]
    target_origin_id = "s3"
    %s
    viewer_protocol_policy = "redirect-to-https"
  }
}
`

func behavior(options bool, more string) string {
	text := strings.Replace(terraform, "%s", map[bool]string{true: `, "OPTIONS"`}[options], 1)
	return strings.Replace(text, "%s", more, 1)
}

// TestRead: in every trial, a text does what the preset does that it sets up.
func TestRead(t *testing.T) {
	for name, tt := range map[string]struct{ text, form, like string }{
		"legacy":               {behavior(false, "forwarded_values {\n query_string = false\n cookies { forward = \"none\" }\n }"), "Terraform", "cf-legacy"},
		"legacy with Origin":   {behavior(true, `forwarded_values { headers = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"] }`), "Terraform", "cf-legacy-origin"},
		"ids":                  {behavior(true, `cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"`+"\n"+`origin_request_policy_id = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"`), "Terraform", "cf-optimized-orp"},
		"data":                 {behavior(false, "cache_policy_id = data.aws_cloudfront_cache_policy.o.id") + `data "aws_cloudfront_cache_policy" "o" { name = "Managed-CachingOptimized" }`, "Terraform", "cf-optimized"},
		"own policy":           {behavior(true, "cache_policy_id = aws_cloudfront_cache_policy.cors.id") + layer.ByID("cf-legacy").Fixes[1].Forms[1].Text, "Terraform", "cf-origin-key"},
		"own headers":          {behavior(true, "cache_policy_id = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\nresponse_headers_policy_id = aws_cloudfront_response_headers_policy.cors.id\norigin_request_policy_id = \"88a5eaf4-2fd4-4709-b370-b4c650ea3fcf\"") + "resource \"aws_cloudfront_response_headers_policy\" \"cors\" {\n cors_config {\n access_control_allow_origins { items = [\"*\"] }\n origin_override = true\n } }", "Terraform", "cf-override"},
		"disabled":             {behavior(true, `cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"`+"\n"+`origin_request_policy_id = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"`), "Terraform", "cf-disabled-orp"},
		"CloudFormation":       {"Resources:\n  D:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        DefaultCacheBehavior:\n          AllowedMethods: [GET, HEAD, OPTIONS]\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n          ResponseHeadersPolicyId: 60669652-455b-4ae9-85a4-c4c02393f86c\n          OriginRequestPolicyId: 88a5eaf4-2fd4-4709-b370-b4c650ea3fcf\n", "CloudFormation", "cf-orp-simplecors"},
		"a policy by Ref":      {"Resources:\n  P:\n    Type: AWS::CloudFront::CachePolicy\n    Properties:\n      CachePolicyConfig:\n        Name: cors\n        MinTTL: 1\n        ParametersInCacheKeyAndForwardedToOrigin:\n          HeadersConfig:\n            HeaderBehavior: whitelist\n            Headers: [Origin, Access-Control-Request-Method, Access-Control-Request-Headers]\n  D:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        DefaultCacheBehavior:\n          AllowedMethods: [GET, HEAD, OPTIONS]\n          CachePolicyId: !Ref P\n", "CloudFormation", "cf-origin-key"},
		"get-distribution":     {`{"ETag":"E","DistributionConfig":{"CacheBehaviors":{"Quantity":0},"DefaultCacheBehavior":{"AllowedMethods":{"Quantity":2,"Items":["HEAD","GET"],"CachedMethods":{"Quantity":2,"Items":["HEAD","GET"]}},"ForwardedValues":{"QueryString":false,"Headers":{"Quantity":0}},"MinTTL":0}}}`, "JSON", "cf-legacy"},
		"get-distribution, id": {`{"DistributionConfig":{"DefaultCacheBehavior":{"AllowedMethods":{"Items":["HEAD","GET"]},"CachePolicyId":"658327ea-f89d-4fab-a63d-7e88639e58f6"}}}`, "JSON", "cf-optimized"},
		"nginx":                {"http {\n proxy_cache_path /z keys_zone=z:1m;\n server {\n  location / {\n   proxy_cache z; # here\n   proxy_pass http://b;\n  }\n }\n}", "nginx", "nginx-cache"},
		"nginx, no Vary":       {"location / { proxy_cache z; proxy_ignore_headers Vary; proxy_pass http://b; }", "nginx", "nginx-ignore-vary"},
		"nginx, add":           {"server { add_header Access-Control-Allow-Origin '*'; location / { proxy_pass http://b; } }", "nginx", "nginx-add"},
		"nginx, replace":       {"location / { proxy_pass http://b; proxy_hide_header Access-Control-Allow-Origin; add_header Access-Control-Allow-Origin * always; }", "nginx", "nginx-replace"},
		"nginx, limit":         {"location / { proxy_pass http://b; limit_except GET { deny all; } }", "nginx", "nginx-get-only"},
		"VCL":                  {"vcl 4.1;\nbackend default { .host = \"b\"; }\nsub vcl_recv { }", "VCL", "varnish"},
	} {
		r, ok := native.Read(tt.text)
		if !ok || r.Form != tt.form || len(r.Unread) > 0 || layer.ByID(r.Preset) == nil {
			t.Errorf("%s: %v %+v", name, ok, r)
			continue
		}
		for _, trial := range layer.Trials() {
			got, want := trial.Outcome(&r.Settings, dialect.ByID("aws")), trial.Outcome(&layer.ByID(tt.like).Settings, dialect.ByID("aws"))
			if got != want {
				t.Errorf("%s, %s: %s, want %s as %s", name, trial.Name, got, want, tt.like)
			}
		}
	}
}

// TestReadPart: a behavior is read without the distribution around it, and what it
// does not say is named.
func TestReadPart(t *testing.T) {
	for text, want := range map[string]struct{ like, unread string }{
		"It fails.\n\nallowed_methods = [\"GET\", \"HEAD\"] # only these\nforwarded_values {\n query_string = false\n}":                                                              {"cf-legacy", ""},
		"allowed_methods = [\"GET\", \"HEAD\", \"OPTIONS\"] and\nforwarded_values { headers = [\"Origin\", \"Access-Control-Request-Method\", \"Access-Control-Request-Headers\"] }": {"cf-legacy-origin", ""},
		"allowed_methods = [\"GET\", \"HEAD\"] and forwarded_values with no headers":                                                                                                 {"cf-legacy", "are assumed"},
		"cache_policy_id = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"":                                                                                                                 {"cf-optimized", "GET and HEAD are assumed"},
		"ordered_cache_behavior {\n path_pattern = \"/a\"\n allowed_methods = [\"GET\", \"HEAD\"]\n cache_policy_id = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n}":                   {"cf-optimized", "for other paths is read"},
		"CacheBehaviors:\n  - PathPattern: /a\n    AllowedMethods: [GET, HEAD]\n    ForwardedValues:\n      QueryString: false\n":                                                    {"cf-legacy", "for other paths is read"},
		"AllowedMethods: [GET, HEAD]\nForwardedValues:\n  QueryString: false\n":                                                                                                      {"cf-legacy", ""},
	} {
		r, ok := native.Read(text)
		if !ok || !strings.Contains(strings.Join(r.Unread, "\n"), want.unread) || want.unread == "" && len(r.Unread) > 0 {
			t.Errorf("%s: %v %+v", text, ok, r)
			continue
		}
		for _, trial := range layer.Trials() {
			if got, like := trial.Outcome(&r.Settings, dialect.ByID("aws")), trial.Outcome(&layer.ByID(want.like).Settings, dialect.ByID("aws")); got != like {
				t.Errorf("%s, %s: %s, want %s as %s", text, trial.Name, got, like, want.like)
			}
		}
	}
	for _, text := range []string{
		"I set forwarded_values to none.",
		"cors_rule {\n allowed_methods = [\"GET\"]\n allowed_origins = [\"*\"]\n}\n# not forwarded_values",
		"allowed_methods = [\"GET\"]\nallowed_origins = [\"*\"]\n# forwarded_values of the distribution are not here",
		"resource \"aws_cloudfront_cache_policy\" \"p\" { name = \"p\" } # for cache_policy_id",
	} {
		if r, ok := native.Read(text); ok {
			t.Errorf("%q does not set up a layer, got %+v", text, r)
		}
	}
}

// TestReadRecorded: with the configurations of the recorded sequences, every step
// ends as it was recorded.
func TestReadRecorded(t *testing.T) {
	f, err := os.Open("../testdata/recordings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		var s struct {
			ID, Dialect, Native string
			Config              *string
			Steps               []struct {
				Do, Config, Path string
				Seconds          int
				Request          *struct {
					Method, Path string
					Headers      [][2]string
				}
				Want struct {
					Status int
					Cache  string
					Passes *bool
				}
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		if s.Native == "" {
			continue
		}
		n++
		r, ok := native.Read(s.Native)
		if !ok || len(r.Unread) > 0 {
			t.Errorf("%s: %v %+v\n%s", s.ID, ok, r, s.Native)
			continue
		}
		in := layer.Input{Config: s.Config, Dialect: dialect.Of(s.Dialect), Layer: &r.Settings}
		for i := range s.Steps {
			st := layer.SceneStep{Do: s.Steps[i].Do, Path: s.Steps[i].Path, Seconds: s.Steps[i].Seconds, Config: &s.Steps[i].Config}
			if q := s.Steps[i].Request; q != nil {
				st.Request.Method, st.Request.URL, st.Request.Headers = q.Method, q.Path, q.Headers
			}
			in.Steps = append(in.Steps, st)
		}
		for i, h := range layer.Play(in) {
			want := s.Steps[i].Want
			if s.Steps[i].Do != "" {
				continue
			}
			if h.Status != want.Status || string(h.Cache) != want.Cache || (h.Passes == nil) != (want.Passes == nil) || h.Passes != nil && *h.Passes != *want.Passes {
				t.Errorf("%s, step %d: %d %s\n%s\n%+v", s.ID, i+1, h.Status, h.Cache, s.Native, r.Settings)
				break
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d were read", n)
	}
}

// What is not understood is named.
func TestUnread(t *testing.T) {
	for text, want := range map[string]string{
		behavior(true, `forwarded_values { headers = ["Access-Control-Allow-Origin"] }`):                  "a header of responses",
		behavior(true, "cache_policy_id = var.policy"):                                                    "not in the text",
		behavior(true, "function_association {\n event_type = \"viewer-response\"\n }"):                   "function runs at the edge",
		"location / { proxy_pass http://b; proxy_set_header Access-Control-Allow-Origin *; }":             "changes the request",
		"location / { proxy_pass http://b; if ($slow) { return 204; } }":                                  "is not understood",
		"sub vcl_deliver { if (req.url ~ \"x\") { set resp.http.Access-Control-Allow-Origin = \"*\"; } }": "is set only where",
	} {
		r, ok := native.Read(text)
		if !ok || !strings.Contains(strings.Join(r.Unread, "\n"), want) {
			t.Errorf("%s\n%v %+v", text, ok, r)
		}
	}
	for _, text := range []string{"", "hello", "<CORSConfiguration/>", "proxy_pass", "resource \"aws_s3_bucket\" \"b\" {}"} {
		if r, ok := native.Read(text); ok {
			t.Errorf("%q does not set up a layer, got %+v", text, r)
		}
	}
}

// TestBypass: nginx heeds proxy_cache_bypass and proxy_no_cache in any order.
func TestBypass(t *testing.T) {
	const pass, noStore = " proxy_cache_bypass $http_origin;", " proxy_no_cache $http_origin;"
	for text, want := range map[string]struct{ bypass, stores, unread bool }{
		pass:           {bypass: true, stores: true},
		pass + pass:    {bypass: true, stores: true},
		pass + noStore: {bypass: true},
		noStore + pass: {bypass: true},
		noStore:        {unread: true},
	} {
		r, ok := native.Read("location / { proxy_cache z; proxy_pass http://b;" + text + " }")
		if s := r.Settings; !ok || len(s.Bypass) > 0 != want.bypass || s.BypassStores != want.stores || len(r.Unread) > 0 != want.unread {
			t.Errorf("%s: %v, bypass %q, stores %v, unread %q", text, ok, s.Bypass, s.BypassStores, r.Unread)
		}
	}
}

// FuzzRead: any text is read or not, and what is read can be played.
func FuzzRead(f *testing.F) {
	f.Add(behavior(true, `forwarded_values { headers = ["Origin"] }`))
	f.Add("map $http_origin $c { default \"\"; ~x y; } location / { proxy_pass http://b; add_header Vary $c; if ($request_method = OPTIONS) { return 204; } }")
	f.Add("sub vcl_recv { set req.http.Origin = \"x\"; if (req.method != \"GET\") { return (synth(405)); } } // {")
	f.Add("DefaultCacheBehavior:\n  CachePolicyId: !Ref X")
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := native.Read(text)
		if !ok {
			return
		}
		for _, trial := range layer.Trials()[:5] {
			trial.Outcome(&r.Settings, dialect.ByID("aws"))
		}
	})
}
