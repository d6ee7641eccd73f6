package observed_test

import (
	"slices"
	"testing"

	"s3cors.playground/corscore/observed"
)

// People say in many ways that script cannot read a response header. Sentences that
// only name one say nothing.
func TestHiddenHeaders(t *testing.T) {
	for text, want := range map[string][]string{
		"JavaScript cannot read ETag":                                          {"ETag"},
		"I can't read the `x-amz-meta-author` header in JavaScript.":           {"x-amz-meta-author"},
		"The upload works. The script couldn’t access Content-Range.":          {"Content-Range"},
		"We are not able to see the Content-Length, and ETag is null":          {"Content-Length", "ETag"},
		"The ETag header is not accessible from script":                        {"ETag"},
		"Content-Disposition isn't exposed":                                    {"Content-Disposition"},
		"fetch cannot read the Location header":                                {"Location"},
		"":                                                                     nil,
		"The response has an ETag.":                                            nil,
		"I cannot read the configuration. The ETag is in the response.":        nil,
		"cannot read properties of undefined (reading 'length')":               nil,
		"The browser cannot see Access-Control-Allow-Origin":                   nil,
		"I cannot find the location of the bucket":                             nil,
		"GET returns an ETag, and I do not understand what the preflight does": nil,
	} {
		if got := observed.HiddenHeaders(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
