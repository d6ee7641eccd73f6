package state

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Preset is a request that pages really make, with the headers that the code
// behind it really sets. Signatures are shortened: CORS never looks at them.
type Preset struct {
	ID      string
	Title   string
	About   string // what makes it special for CORS
	Request fetch.Request
}

const (
	page   = "https://app.example.com"
	bucket = "https://media.s3.example.com"

	// signed is the query of a presigned URL (SigV4 query authentication).
	signed = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250301T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
)

// Presets are the requests of the menu.
//
// The SDK's header set is what @aws-sdk/client-s3 3.729 and later hands to
// fetch() in a browser: its own four, the checksum's two, and SigV4's three.
var Presets = []Preset{
	{
		"get", "Read an object with fetch()", "GET without headers: no preflight",
		fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET"},
	},
	{
		"presigned-put", "Upload to a presigned URL", "PUT always needs a preflight, and it names content-type",
		fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg" + signed, Method: "PUT", Body: fetch.Bytes,
			Headers: []wire.Header{{"Content-Type", "image/jpeg"}},
		},
	},
	{
		"sdk-put", "AWS SDK for JavaScript v3: PutObject", "nine headers beyond the safelisted ones",
		fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg?x-id=PutObject", Method: "PUT", Body: fetch.Bytes,
			Headers: []wire.Header{
				{"content-type", "image/jpeg"},
				{"x-amz-user-agent", "aws-sdk-js/3.758.0 ua/2.1 os/macOS#10.15.7 lang/js md/browser#Chrome_134.0.0.0 api/s3#3.758.0"},
				{"x-amz-sdk-checksum-algorithm", "CRC32"},
				{"x-amz-checksum-crc32", "5pRhZQ=="},
				{"amz-sdk-invocation-id", "1c7e1f2e-0d6b-4b8e-9a55-3b1d7f1f8a10"},
				{"amz-sdk-request", "attempt=1; max=3"},
				{"x-amz-date", "20250301T120000Z"},
				{"x-amz-content-sha256", "UNSIGNED-PAYLOAD"},
				{"authorization", "AWS4-HMAC-SHA256 ..."},
			},
		},
	},
	{
		"multipart-part", "Upload a part of a multipart upload", "the script must read ETag to complete the upload",
		fetch.Request{
			Origin: page, URL: bucket + "/film.mp4?partNumber=1&uploadId=2~VYw3&" + signed[1:], Method: "PUT", Body: fetch.Bytes,
		},
	},
	{
		"post-form", "POST a form with a policy", "multipart/form-data is safelisted: no preflight",
		fetch.Request{
			Origin: page, URL: bucket + "/", Method: "POST", Body: fetch.Bytes,
			Headers: []wire.Header{{"Content-Type", "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"}},
		},
	},
	{
		"upload-progress", "Upload with a progress bar (XMLHttpRequest)", "the upload listener forces a preflight",
		fetch.Request{
			Origin: page, URL: bucket + "/", Method: "POST", API: fetch.XHR, Body: fetch.Bytes, PreflightFlag: true,
			Headers: []wire.Header{{"Content-Type", "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"}},
		},
	},
	{
		"range", "Read a part of a file", "a simple Range is safelisted; Content-Range must be exposed",
		fetch.Request{
			Origin: page, URL: bucket + "/film.mp4", Method: "GET",
			Headers: []wire.Header{{"Range", "bytes=0-65535"}},
		},
	},
	{
		"font", "Web font (@font-face)", "always in CORS mode, never with a preflight",
		fetch.Request{Origin: page, URL: bucket + "/inter.woff2", Method: "GET", API: fetch.Element},
	},
	{
		"img-crossorigin", "<img crossorigin>", "CORS mode: a canvas may read the pixels",
		fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET", API: fetch.Element},
	},
	{
		"img", "<img> without crossorigin", "no-cors mode: shown, but its pixels are out of reach",
		fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET", API: fetch.Element, Mode: fetch.NoCORS},
	},
	{
		"credentials", "fetch() with cookies", "credentials: include, so * is no longer enough",
		fetch.Request{Origin: page, URL: bucket + "/private/cat.jpg", Method: "GET", Credentials: fetch.Include},
	},
}

// Adapt returns the preset's request for the page and bucket that the form
// already names: only what the preset is about changes.
func (p Preset) Adapt(f Form) fetch.Request {
	r := p.Request
	if f.Origin != "" {
		r.Origin = f.Origin
	}
	if base := origin(f.URL); base != "" {
		r.URL = base + strings.TrimPrefix(r.URL, bucket)
	}
	return r
}

// origin is the scheme and authority of a URL, "" if it has none.
func origin(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok || scheme == "" {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	if rest == "" {
		return ""
	}
	return scheme + "://" + rest
}
