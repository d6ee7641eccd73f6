package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/layer"
)

// Settings of a CDN, a proxy or a cache are found in a paste, alone and beside
// evidence; what they name is not taken for the request.
func TestFoundLayer(t *testing.T) {
	const nginx = "server {\n  add_header Access-Control-Allow-Origin *;\n  location / {\n    proxy_pass http://bucket.internal;\n  }\n}\n"
	for name, tt := range map[string]struct{ text, kind, product, url string }{
		"Terraform": {
			"resource \"aws_cloudfront_distribution\" \"d\" {\n  default_cache_behavior {\n    allowed_methods = [\"GET\", \"HEAD\"]\n    cache_policy_id = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n}\n",
			"a CloudFront distribution in Terraform", "CloudFront", "",
		},
		"CloudFormation": {
			"Resources:\n  D:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        DefaultCacheBehavior:\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n",
			"a CloudFront distribution in CloudFormation", "CloudFront", "",
		},
		"JSON": {
			`{"ETag":"E","DistributionConfig":{"DefaultCacheBehavior":{"AllowedMethods":{"Quantity":2,"Items":["HEAD","GET"]},"ForwardedValues":{"QueryString":false,"Headers":{"Quantity":0}},"MinTTL":0}}}`,
			"a CloudFront distribution as JSON", "CloudFront", "",
		},
		"nginx":    {nginx, "an nginx configuration", "nginx", ""},
		"one line": {"location / { proxy_pass http://b; add_header Access-Control-Allow-Origin *; }", "an nginx configuration", "nginx", ""},
		"VCL":      {"vcl 4.1;\nbackend default { .host = \"b\"; }\nsub vcl_recv { }", "a VCL", "Varnish", ""},
		"beside a console line": {
			"Access to fetch at 'https://cdn.example.com/a' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n\n" + nginx,
			"an nginx configuration", "nginx", "https://cdn.example.com/a",
		},
	} {
		f, ok := FoundIn(tt.text)
		if !ok || f.Layer == nil || f.Layer.Settings == nil || f.Product != tt.product || !slices.Contains(f.Kinds, tt.kind) || len(f.Ignored) > 0 {
			t.Errorf("%s: %v %+v", name, ok, f)
			continue
		}
		if layer.ByID(f.Layer.Preset) == nil {
			t.Errorf("%s: preset %q", name, f.Layer.Preset)
		}
		url := ""
		if f.Evidence.Request != nil {
			url = f.Evidence.Request.URL
		}
		if url != tt.url {
			t.Errorf("%s: the request goes to %q", name, url)
		}
	}
	if f, _ := FoundIn("location / { proxy_pass http://b; proxy_set_header Origin $upstream; add_header Access-Control-Allow-Origin $cors; }"); len(f.Unread) == 0 {
		t.Errorf("nothing is said of what is not understood: %+v", f)
	}
	if f, ok := FoundIn(strings.Repeat("add_header ", 3)); f.Layer != nil || ok && f.Evidence.Request != nil {
		t.Errorf("mere words set up %+v", f.Layer)
	}
}
