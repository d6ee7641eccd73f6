// Package native reads how a layer is set up from the layer's own configuration:
// Terraform, CloudFormation and JSON of a CloudFront distribution, nginx.conf and
// VCL. It names what it does not understand.
package native

import (
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// Reading is what a text says about a layer.
type Reading struct {
	Form     string // "Terraform", "CloudFormation", "JSON", "nginx" or "VCL"
	Preset   string // id of the preset whose product it is
	Settings layer.Settings
	Unread   []string // what may matter and is not understood, as sentences
}

const (
	mostText   = 256 << 10 // bytes that are read
	mostUnread = 10
	mostEdits  = 50
)

// with returns list with e, unless it is full.
func with(list []layer.Edit, e layer.Edit) []layer.Edit {
	if len(list) == mostEdits {
		return list
	}
	return append(list, e)
}

// Read reads text, and reports whether it sets up a layer.
func Read(text string) (*Reading, bool) {
	text = text[:min(len(text), mostText)]
	r := &Reading{}
	var ok bool
	switch {
	case strings.Contains(text, "vcl_") || strings.Contains(text, "beresp."):
		r.Form, r.Preset = "VCL", "varnish"
		ok = r.vcl(text)
	case source.HasAny(text, "aws_cloudfront_distribution", "default_cache_behavior", "ordered_cache_behavior", "forwarded_values", "cache_policy_id"):
		r.Form = "Terraform"
		ok = r.cloudFront(new(format.HCL(text)))
	case source.HasAny(text, "CacheBehavior", "ForwardedValues", "CachePolicyId"):
		var n literal.Node
		r.Form = "CloudFormation"
		if strings.HasPrefix(strings.TrimLeft(text, source.Spaces), "{") {
			n, _, _ = literal.JSON(text)
			if !strings.Contains(text, "AWS::") {
				r.Form = "JSON"
			}
		} else {
			n = format.YAML(text)
		}
		ok = r.cloudFront(&n)
	case strings.Contains(text, "proxy_pass") || strings.Contains(text, "add_header"):
		r.Form, r.Preset = "nginx", "nginx-cache"
		ok = r.nginx(text)
	}
	return r, ok
}

// unread notes, in a sentence, what is not understood.
func (r *Reading) unread(s string) {
	if len(r.Unread) < mostUnread {
		r.Unread = append(r.Unread, words.Capital(s))
	}
}
