package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// An edit that adds a command with a name that only the person knows says what to put in
// its place.
func TestFillIn(t *testing.T) {
	in := corscore.Input{
		Config:  "az storage cors add --services b --account-name media --methods GET --origins https://a.example\n",
		Dialect: "azure-blob", Way: dialect.AutoWay,
		Request: &fetch.Request{Origin: "https://b.example", URL: "https://media.blob.core.windows.net/c/k", Method: "PUT", Body: fetch.Bytes},
	}
	report := corscore.Run(in)
	v := Of(in, &report, -1, nil, false).Verdict
	i := slices.IndexFunc(report.Remedies, func(r corscore.Remedy) bool { return len(r.Edits) == 1 && strings.Contains(r.Edits[0].New, "ACCOUNT") })
	if i < 0 {
		t.Fatalf("no fix adds a command: %+v", report.Remedies)
	}
	for k, r := range v.Remedies {
		if says := strings.Contains(r.Widens, "replace ACCOUNT in the new command with the name of your storage account"); says != (k == i) {
			t.Errorf("%s: %q", r.Title, r.Widens)
		}
	}
}
