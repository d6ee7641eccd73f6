package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/fetch"
)

// TestDoomedIsNotGreen: where the request alone shows that it fails, the verdict does not
// say that all is well: it names the cause.
func TestDoomedIsNotGreen(t *testing.T) {
	const scope = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=...%2F20190814%2F{region}%2Fs3%2Faws4_request&X-Amz-Date=20190814T101642Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=..."
	for _, tt := range []struct {
		url, region string
		tone        Tone
		title       string
	}{
		{"https://uploads.s3.amazonaws.com/a.pdf", "us-east-2", Warning, "Allowed, but the URL names another region than the bucket’s"},
		{"https://s3.amazonaws.com/uploads/a.pdf", "us-east-2", Warning, "Allowed, but the URL names another region than the bucket’s"},
		{"https://uploads.s3.us-east-2.amazonaws.com/a.pdf", "us-east-2", OK, "Allowed"},
	} {
		in := corscore.Input{Config: cause.AllowsAll, Dialect: "aws", Request: &fetch.Request{Method: "PUT", Origin: "https://app.example.com", URL: tt.url + strings.ReplaceAll(scope, "{region}", tt.region)}}
		v := of(in, corscore.Run(in)).Verdict
		if v.Tone != tt.tone || v.Title != tt.title {
			t.Errorf("%s, signed for %s: %s, %q: %s", tt.url, tt.region, v.Tone, v.Title, v.Text)
		}
		if doomed := tt.tone == Warning; v.Seen != doomed || (v.Assumes == "") != doomed || doomed && (len(v.Advice) == 0 || !strings.Contains(v.Text, "signed for us-east-2")) {
			t.Errorf("%s: %+v", tt.url, v)
		}
	}
}
