package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

func TestAddressOfAnotherProvider(t *testing.T) {
	for _, tt := range []struct{ url, dialect, want string }{
		{"https://media.s3.eu-west-1.amazonaws.com/x", "", "aws"},
		{"https://media.s3.eu-west-1.amazonaws.com/x", "aws", ""},
		{"https://abc.r2.cloudflarestorage.com/x", "aws", "cloudflare-r2"},
		{"https://media.s3.example.com/x", "", ""},
		{"", "", ""},
	} {
		in := corscore.Input{Request: &fetch.Request{Origin: asking.Origin, URL: tt.url}, Dialect: tt.dialect}
		if got := of(in, corscore.Report{Fetch: &corscore.Fetch{Outcome: fetch.Allowed}}).Verdict.Belongs.ID; got != tt.want {
			t.Errorf("%+v: got %q", tt, got)
		}
	}
}

// What is offered although the request passes says what it is for.
func TestRemedyOfWhatPassesHasAReason(t *testing.T) {
	in := corscore.Input{Request: &fetch.Request{Origin: asking.Origin, Method: "PUT", URL: "https://b.example/x"}}
	r := corscore.Report{
		Fetch:    &corscore.Fetch{Outcome: fetch.Allowed, Hidden: []string{"etag"}},
		Remedies: []corscore.Remedy{{Title: "Expose ETag in rule 1"}},
	}
	got := of(in, r).Verdict.Remedies[0].Widens
	if !strings.HasPrefix(got, "not needed to pass; without it script cannot") || strings.HasSuffix(got, "; ") {
		t.Errorf("got %q", got)
	}
}
