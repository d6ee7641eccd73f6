package observed_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/observed"
)

// People say in many ways that a response had no CORS headers. Sentences with the
// same words may say something else.
func TestSaysMissing(t *testing.T) {
	for _, text := range []string{
		"There is no Access-Control-Allow-Origin.",
		"CloudFront does not return the CORS headers.",
		"The response doesn't include an `Access-Control-Allow-Origin` header.",
		"The distribution never sends CORS response headers.",
		"It lacks the Access-Control-Allow-Origin header",
		"The CORS headers aren't there, but the object is.",
		"Access-Control-Allow-Origin header is stripped by the proxy.",
		"The Access-Control-Allow-Origin header disappears on a hit.",
		"The S3 URL has CORS headers, the CloudFront URL doesn’t.",
		"Sometimes the answer has access-control-allow-origin, sometimes not.",
		"Some edges return the CORS header, others don't (CloudFront).",
	} {
		if !observed.SaysMissing(strings.ToLower(text)) {
			t.Errorf("%q says that a header is missing", text)
		}
	}
	for _, text := range []string{
		"",
		"The response has Access-Control-Allow-Origin: *.",
		"I set the CORS headers. It does not help.",
		"No problem there. The CORS headers are correct.",
		"The CORS headers are there and not the problem.",
		"CORS is not set up.",
		"I do not know whether Access-Control-Allow-Origin is sent.",
		"The Access-Control-Allow-Origin header is not equal to the supplied origin.",
		"Does it matter whether the CORS headers are in Vary or not?",
		"cors",
	} {
		if observed.SaysMissing(strings.ToLower(text)) {
			t.Errorf("%q does not say that a header is missing", text)
		}
	}
}
