package share_test

import (
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

// What was seen comes back from a link, whatever of it is there.
func TestObserved(t *testing.T) {
	full := corscore.Observed{
		Outcome: observed.Blocked, Engine: "firefox", Console: "a\nb", Signs: []observed.Sign{observed.Changed, observed.WorksInCurl},
		Exchanges: []observed.Exchange{
			{Kind: observed.Preflight, By: observed.Tool},
			{
				Kind: observed.Actual, By: observed.Browser,
				Request:  &wire.Request{Method: "PUT", URL: "https://b/k", Headers: []wire.Header{{"Origin", "https://a"}}, Body: "x"},
				Response: &wire.Response{Status: 403, Headers: []wire.Header{{"Server", "AmazonS3"}, {"Via", "x"}}, Body: "<Error/>"},
			},
			{Kind: observed.Unknown, By: observed.Tool, Response: &wire.Response{Headers: []wire.Header{}}},
		},
	}
	for _, o := range []*corscore.Observed{nil, {}, {Console: "x"}, &full} {
		got, err := share.Decode(share.Encode(corscore.Input{Config: "c", Observed: o}))
		if err != nil {
			t.Fatal(err)
		}
		if o == &full {
			got.Observed.Exchanges[2].Response.Headers = []wire.Header{}
			got.Observed.Exchanges[0].Request = nil
		}
		if o == nil && got.Observed != nil || o != nil && !reflect.DeepEqual(*got.Observed, withEmpty(*o, *got.Observed)) {
			t.Errorf("got %+v\nwant %+v", got.Observed, o)
		}
	}
}

// withEmpty is o with got's empty lists where it has none.
func withEmpty(o, got corscore.Observed) corscore.Observed {
	if len(o.Exchanges) == 0 {
		o.Exchanges = got.Exchanges
	}
	if len(o.Signs) == 0 {
		o.Signs = got.Signs
	}
	return o
}

// A link never holds a credential that was captured.
func TestObservedSecrets(t *testing.T) {
	in := corscore.Input{Observed: &corscore.Observed{Console: "GET https://b/?X-Amz-Signature=SeCrEt 403"}}
	got, err := share.Decode(share.Encode(in))
	if err != nil || got.Observed == nil || strings.Contains(got.Observed.Console, "SeCrEt") {
		t.Errorf("%+v, %v", got.Observed, err)
	}
}
