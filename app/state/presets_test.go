package state

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// What the menu says of a preset's preflight is what the browser does.
func TestPresets(t *testing.T) {
	for id, want := range map[string]string{
		"get":             "",
		"presigned-put":   "content-type",
		"sdk-put":         "amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-checksum-crc32,x-amz-content-sha256,x-amz-date,x-amz-sdk-checksum-algorithm,x-amz-user-agent",
		"sdk-get":         "amz-sdk-invocation-id,amz-sdk-request,authorization,x-amz-checksum-mode,x-amz-content-sha256,x-amz-date,x-amz-user-agent",
		"sdk-list":        "amz-sdk-invocation-id,amz-sdk-request,authorization,x-amz-content-sha256,x-amz-date,x-amz-user-agent",
		"sdk-part":        "amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-checksum-crc32,x-amz-content-sha256,x-amz-date,x-amz-sdk-checksum-algorithm,x-amz-user-agent",
		"sdk-v2-put":      "authorization,content-type,x-amz-content-sha256,x-amz-date,x-amz-user-agent",
		"sdk-v2-get":      "authorization,x-amz-content-sha256,x-amz-date,x-amz-user-agent",
		"multipart-part":  "none",
		"post-form":       "",
		"upload-progress": "none",
		"range":           "",
		"range-end":       "range",
		"font":            "",
		"img-crossorigin": "",
		"img":             "",
		"credentials":     "",
		"trace-w3c":       "traceparent",
		"trace-sentry":    "baggage,sentry-trace",
		"trace-datadog":   "traceparent,x-datadog-origin,x-datadog-parent-id,x-datadog-sampling-priority,x-datadog-trace-id",
		"trace-xray":      "x-amzn-trace-id",
	} {
		f := corscore.FetchAnswers(corscore.FetchInput{Request: preset(id)})
		got := ""
		if f.Preflight {
			if got, _ = wire.First(f.Exchanges[0].Request.Headers, "Access-Control-Request-Headers"); got == "" {
				got = "none"
			}
		}
		if got != want {
			t.Errorf("%s: the preflight asks for %q, want %q", id, got, want)
		}
	}
	for _, p := range Presets {
		if !strings.HasPrefix(p.Source, "https://") {
			t.Errorf("%s: the source is %q", p.ID, p.Source)
		}
		if !strings.HasPrefix(p.Request.URL, bucket+"/") || p.Request.Origin != page {
			t.Errorf("%s cannot be adapted: %+v", p.ID, p.Request)
		}
	}
	// The form names who makes the request.
	for id, want := range map[string]string{"font": "font", "img": "img", "img-crossorigin": "img-anonymous", "sdk-v2-put": "xhr-upload", "sdk-put": "fetch"} {
		if i := fetch.InitiatorOf(preset(id)); i == nil || i.ID != want {
			t.Errorf("%s is made by %+v, want %s", id, i, want)
		}
	}
	if len(Presets) != 21 {
		t.Errorf("%d presets are not all in the table above", len(Presets))
	}
}

// preset is the request of the preset id.
func preset(id string) fetch.Request {
	for _, p := range Presets {
		if p.ID == id {
			return p.Request
		}
	}
	panic("no preset " + id)
}

// Every preset is in the menu, once.
func TestPresetGroups(t *testing.T) {
	count := map[string]int{}
	for _, g := range PresetGroups {
		for _, id := range g.IDs {
			count[id]++
			if PresetByID(id) == nil {
				t.Errorf("%s is no preset", id)
			}
		}
	}
	for _, p := range Presets {
		if count[p.ID] != 1 {
			t.Errorf("%s is in the menu %d times", p.ID, count[p.ID])
		}
	}
}

// At a server's own address a preset asks for an object of a bucket, and keeps the bucket
// that the form names.
func TestAdaptNamesABucket(t *testing.T) {
	for url, want := range map[string]string{
		"http://rgw.local:7480":              "http://rgw.local:7480/my-bucket/cat.jpg",
		"http://rgw.local:7480/photos/a.png": "http://rgw.local:7480/photos/cat.jpg",
		"https://cdn.example.com/a.png":      "https://cdn.example.com/cat.jpg",
		"https://b.s3.amazonaws.com/a.png":   "https://b.s3.amazonaws.com/cat.jpg",
	} {
		if r := PresetByID("get").Adapt(Form{URL: url}); r.URL != want {
			t.Errorf("%s: got %s, want %s", url, r.URL, want)
		}
	}
	s := New(Case{Form: Form{On: true, Origin: page, URL: "http://rgw.local:7480/cat.jpg"}}, "")
	if s = Reduce(s, TakePlace{}); s.Apply.Endpoint != "http://rgw.local:7480" || s.Apply.Bucket != "" {
		t.Errorf("a file at the root is taken for a bucket: %+v", s.Apply)
	}
}
