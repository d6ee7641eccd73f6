package view

import (
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer/native"
)

// layerNames are what the forms of a configuration of a CDN, a proxy or a cache are,
// with an article.
var layerNames = map[string]string{
	"Terraform":      "a CloudFront distribution in Terraform",
	"CloudFormation": "a CloudFront distribution in CloudFormation",
	"JSON":           "a CloudFront distribution as JSON",
	"nginx":          "an nginx configuration",
	"VCL":            "a VCL",
}

// layerIn finds how a CDN, a proxy or a cache is set up. rest is the text with spaces
// for the lines that would be read as a request: those that name the bucket. Spans in
// it are those of text.
func layerIn(text string) (f state.Found, rest string) {
	r, ok := native.Read(text)
	if !ok {
		return f, text
	}
	settings := r.Settings
	f.Layer = &corscore.Layer{Preset: r.Preset, Settings: &settings}
	f.Product, f.Unread, f.Kinds = productOf(f.Layer), r.Unread, []string{layerNames[r.Form]}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.Contains(line, "proxy_pass") || strings.Contains(line, "add_header") {
			words := strings.TrimSuffix(line, "\n")
			line = strings.Repeat(" ", len(words)) + line[len(words):]
		}
		b.WriteString(line)
	}
	return f, b.String()
}
