package secret_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// Of a presigned URL's credential the day, region and service stay, the key does
// not, wherever the URL is.
func TestScopeStays(t *testing.T) {
	const (
		url  = "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIASECRETSECRET00%2F20240914%2Fus-east-2%2Fs3%2Faws4_request&X-Amz-Signature=5eC2e7"
		want = "https://b.s3.amazonaws.com/k?X-Amz-Credential=...%2F20240914%2Fus-east-2%2Fs3%2Faws4_request&X-Amz-Signature=..."
	)
	for i := range 2 {
		if got, _ := secret.URL([]string{url, want}[i]); got != want {
			t.Errorf("URL: %s", got)
		}
		line := "Access to fetch at '" + []string{url, want}[i] + "' from origin 'https://a'"
		if got, _ := secret.Text(line); got != "Access to fetch at '"+want+"' from origin 'https://a'" {
			t.Errorf("Text: %s", got)
		}
	}
	for _, value := range []string{"AKIA%2Fa%2Fus-east-2%2Fs3%2Faws4_request", "AKIA%2F20240914%2FSEC%2Fs3%2Faws4_request", "SECRET"} {
		if got, _ := secret.URL("https://b/?X-Amz-Credential=" + value); got != "https://b/?X-Amz-Credential=..." {
			t.Errorf("%s: %s", value, got)
		}
	}
}

// Nothing of a capture keeps a credential.
func TestObserved(t *testing.T) {
	o := observed.Observed{Console: "fetch failed: https://b/?X-Amz-Signature=SeCrEt", Exchanges: []observed.Exchange{{
		Request:  &wire.Request{URL: "https://b/?X-Amz-Signature=SeCrEt", Headers: []wire.Header{{"Authorization", "Bearer SeCrEt"}}},
		Response: &wire.Response{Headers: []wire.Header{{"Set-Cookie", "a=SeCrEt"}}, Body: "<Error><AWSAccessKeyId>AKIASeCrEtSeCrEt</AWSAccessKeyId><SignatureProvided>SeCrEt</SignatureProvided></Error>"},
	}}}
	clean, left := secret.Observed(&o)
	x := clean.Exchanges[0]
	all := clean.Console + x.Request.URL + x.Request.Headers[0][1] + x.Response.Headers[0][1] + x.Response.Body
	if strings.Contains(all, "SeCrEt") || len(left) < 4 {
		t.Errorf("%s, left %q", all, left)
	}
	if o.Exchanges[0].Request.URL != "https://b/?X-Amz-Signature=SeCrEt" {
		t.Error("the argument is changed")
	}
}
