package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
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

// TestNothingToPaste: a server that has no configuration of buckets is not asked for one,
// and an empty editor allows nothing.
func TestNothingToPaste(t *testing.T) {
	for id, pastes := range map[string]bool{"minio": false, "aws": true} {
		in := corscore.Input{
			Dialect:  id,
			Request:  &fetch.Request{Method: "GET", Origin: "http://localhost:3000", URL: "http://203.0.113.225:9001/b/k"},
			Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "Access to fetch at 'http://203.0.113.225:9001/b/k' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
		}
		r := corscore.Run(in)
		v := of(in, r).Verdict
		if strings.Contains(v.Title, "Paste the bucket") != pastes || strings.Contains(v.Title+v.Text, "onfiguration") != pastes || v.Tone != Warning {
			t.Errorf("%s: %s, %q: %s", id, v.Tone, v.Title, v.Text)
		}
		if strings.Contains(r.Diagnosis.Contradiction, "Your configuration") {
			t.Errorf("%s: %q", id, r.Diagnosis.Contradiction)
		}
		for _, c := range r.Diagnosis.Causes {
			if text := strings.ToLower(strings.Join(c.For, "\n")); c.ID == "not-applied" || strings.Contains(text, "the configuration allows") {
				t.Errorf("%s: %s: %s", id, c.ID, text)
			}
		}
		if !pastes && !strings.HasSuffix(v.Title, "the URL is not the address of the bucket") {
			t.Errorf("%s: %q", id, v.Title)
		}
	}
}

// TestSameAdviceOnce: where the first cause is about the URL, no other advice about it is
// beside it.
func TestSameAdviceOnce(t *testing.T) {
	in := corscore.Input{Config: cause.AllowsAll, Dialect: "aws", Request: &fetch.Request{Method: "POST", Origin: "https://wiki.example", URL: "https://wiki.s3.amazonaws.com/wiki"}}
	in.Observed = &corscore.Observed{Outcome: observed.Failed, Console: "POST https://wiki.s3.amazonaws.com/wiki 405 (Method Not Allowed)"}
	v := of(in, corscore.Run(in)).Verdict
	if len(v.Advice) == 0 || !strings.Contains(v.Advice[0].Text, "https://wiki.s3.amazonaws.com/:") || len(v.Advice) > 1 && v.Advice[1].Where == "" {
		t.Errorf("%+v", v.Advice)
	}
}
