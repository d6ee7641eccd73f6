package state

import (
	"strings"

	s3 "s3cors.playground/app/bucket"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Preset is a request that pages really make, with the headers that the code
// after it really sets. Signatures are shortened: CORS never looks at them.
type Preset struct {
	ID      string
	Title   string
	About   string // what makes it special for CORS
	Request fetch.Request
	Source  string // URL of where the header set is seen or specified
}

const (
	page   = "https://app.example.com"
	bucket = "https://media.s3.example.com"

	// signed is the query of a presigned URL (SigV4 query authentication).
	signed = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250301T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"

	// nothing is the SHA-256 of an empty body.
	nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

	formData = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"

	integrity = "https://github.com/aws/aws-sdk-js-v3/issues/6810"
	presigned = "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"
)

// sdkV3 are the headers that @aws-sdk/client-s3 hands to fetch() in a browser
// for every request: its own three and SigV4's three, around those of the
// operation. From 3.729 on, uploads and downloads have a checksum's too.
func sdkV3(sha256 string, operation ...wire.Header) []wire.Header {
	return append(operation,
		wire.Header{"x-amz-user-agent", "aws-sdk-js/3.758.0 ua/2.1 os/macOS#10.15.7 lang/js md/browser#Chrome_134.0.0.0 api/s3#3.758.0"},
		wire.Header{"amz-sdk-invocation-id", "1c7e1f2e-0d6b-4b8e-9a55-3b1d7f1f8a10"},
		wire.Header{"amz-sdk-request", "attempt=1; max=3"},
		wire.Header{"x-amz-date", "20250301T120000Z"},
		wire.Header{"x-amz-content-sha256", sha256},
		wire.Header{"authorization", "AWS4-HMAC-SHA256 ..."},
	)
}

// sdkV2 are those of aws-sdk 2 with signatureVersion v4; a browser drops its
// User-Agent for X-Amz-User-Agent.
func sdkV2(sha256 string, operation ...wire.Header) []wire.Header {
	return append(operation,
		wire.Header{"X-Amz-User-Agent", "aws-sdk-js/2.1692.0 callback"},
		wire.Header{"X-Amz-Content-Sha256", sha256},
		wire.Header{"X-Amz-Date", "20250301T120000Z"},
		wire.Header{"Authorization", "AWS4-HMAC-SHA256 ..."},
	)
}

// traced is a GET that a tracing library adds headers to.
func traced(headers ...wire.Header) fetch.Request {
	return fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET", Headers: headers}
}

// Presets are the requests of the menu.
var Presets = []Preset{
	{
		ID: "get", Title: "Read an object with fetch()", About: "GET without headers: no preflight",
		Request: fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET"},
		Source:  "https://fetch.spec.whatwg.org/#cors-safelisted-method",
	},
	{
		ID: "presigned-put", Title: "Upload to a presigned URL", About: "PUT always needs a preflight, and it names content-type",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg" + signed, Method: "PUT", Body: fetch.Bytes,
			Headers: []wire.Header{{"Content-Type", "image/jpeg"}},
		},
		Source: presigned,
	},
	{
		ID: "sdk-put", Title: "v3: PutObject", About: "nine headers beyond the safelisted ones",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg?x-id=PutObject", Method: "PUT", Body: fetch.Bytes,
			Headers: sdkV3("UNSIGNED-PAYLOAD", wire.Header{"content-type", "image/jpeg"},
				wire.Header{"x-amz-sdk-checksum-algorithm", "CRC32"}, wire.Header{"x-amz-checksum-crc32", "5pRhZQ=="}),
		},
		Source: integrity,
	},
	{
		ID: "sdk-get", Title: "v3: GetObject", About: "a GET with seven headers that a preflight asks for",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg?x-id=GetObject", Method: "GET",
			Headers: sdkV3(nothing, wire.Header{"x-amz-checksum-mode", "ENABLED"}),
		},
		Source: integrity,
	},
	{
		ID: "sdk-list", Title: "v3: ListObjectsV2", About: "a request to the bucket itself, with six headers",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/?list-type=2&prefix=photos%2F", Method: "GET", Headers: sdkV3(nothing),
		},
		Source: "https://github.com/Kitware/VolView/issues/869",
	},
	{
		ID: "sdk-part", Title: "v3: UploadPart", About: "what lib-storage's Upload sends for large files; it must read ETag",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/film.mp4?partNumber=1&uploadId=2~VYw3&x-id=UploadPart", Method: "PUT", Body: fetch.Bytes,
			Headers: sdkV3("UNSIGNED-PAYLOAD", wire.Header{"content-type", "application/octet-stream"},
				wire.Header{"x-amz-sdk-checksum-algorithm", "CRC32"}, wire.Header{"x-amz-checksum-crc32", "5pRhZQ=="}),
		},
		Source: integrity,
	},
	{
		ID: "sdk-v2-put", Title: "v2: putObject", About: "XMLHttpRequest with an upload listener, and five headers",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg", Method: "PUT", API: fetch.XHR, Body: fetch.Bytes, PreflightFlag: true,
			Headers: sdkV2("UNSIGNED-PAYLOAD", wire.Header{"Content-Type", "image/jpeg"}),
		},
		Source: "https://github.com/aws/aws-sdk-js/blob/master/lib/signers/v4.js",
	},
	{
		ID: "sdk-v2-get", Title: "v2: getObject", About: "Authorization alone in AllowedHeader is not enough",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/cat.jpg", Method: "GET", API: fetch.XHR, PreflightFlag: true, Headers: sdkV2(nothing),
		},
		Source: "https://github.com/aws/aws-sdk-js/issues/1817",
	},
	{
		ID: "multipart-part", Title: "Upload a part of a multipart upload", About: "the script must read ETag to complete the upload",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/film.mp4?partNumber=1&uploadId=2~VYw3&" + signed[1:], Method: "PUT", Body: fetch.Bytes,
		},
		Source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html",
	},
	{
		ID: "post-form", Title: "POST a form with a policy", About: "multipart/form-data is safelisted: no preflight",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/", Method: "POST", Body: fetch.Bytes,
			Headers: []wire.Header{{"Content-Type", formData}},
		},
		Source: "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html",
	},
	{
		ID: "upload-progress", Title: "Upload with a progress bar (XMLHttpRequest)", About: "the upload listener forces a preflight",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/", Method: "POST", API: fetch.XHR, Body: fetch.Bytes, PreflightFlag: true,
			Headers: []wire.Header{{"Content-Type", formData}},
		},
		Source: "https://xhr.spec.whatwg.org/#the-send()-method",
	},
	{
		ID: "range", Title: "Read a part of a file", About: "a simple Range is safelisted; Content-Range must be exposed",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/film.mp4", Method: "GET",
			Headers: []wire.Header{{"Range", "bytes=0-65535"}},
		},
		Source: "https://fetch.spec.whatwg.org/#simple-range-header-value",
	},
	{
		ID: "range-end", Title: "Read the end of a file (ZIP, Parquet)", About: "a Range without a first byte is not safelisted: AllowedHeader needs range",
		Request: fetch.Request{
			Origin: page, URL: bucket + "/data.parquet", Method: "GET",
			Headers: []wire.Header{{"Range", "bytes=-65536"}},
		},
		Source: "https://fetch.spec.whatwg.org/#simple-range-header-value",
	},
	{
		ID: "font", Title: "Web font (@font-face)", About: "always in CORS mode, never with a preflight",
		Request: fetch.Request{Origin: page, URL: bucket + "/inter.woff2", Method: "GET", API: fetch.Element, Destination: fetch.Font},
		Source:  "https://drafts.csswg.org/css-fonts/#font-fetching-requirements",
	},
	{
		ID: "img-crossorigin", Title: "<img crossorigin>", About: "CORS mode: a canvas may read the pixels",
		Request: fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET", API: fetch.Element},
		Source:  "https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes",
	},
	{
		ID: "img", Title: "<img> without crossorigin", About: "no-cors mode: shown, but its pixels are out of reach",
		Request: fetch.Request{Origin: page, URL: bucket + "/cat.jpg", Method: "GET", API: fetch.Element, Mode: fetch.NoCORS},
		Source:  "https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes",
	},
	{
		ID: "credentials", Title: "fetch() with cookies", About: "credentials: include, so * is no longer enough",
		Request: fetch.Request{Origin: page, URL: bucket + "/private/cat.jpg", Method: "GET", Credentials: fetch.Include},
		Source:  "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials",
	},
	{
		ID: "trace-w3c", Title: "OpenTelemetry", About: "a GET that gets a preflight because a library adds traceparent",
		Request: traced(wire.Header{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}),
		Source:  "https://www.w3.org/TR/trace-context/",
	},
	{
		ID: "trace-sentry", Title: "Sentry", About: "sentry-trace and baggage go to whatever tracePropagationTargets matches",
		Request: traced(
			wire.Header{"sentry-trace", "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1"},
			wire.Header{"baggage", "sentry-environment=production,sentry-trace_id=4bf92f3577b34da6a3ce929d0e0e4736"},
		),
		Source: "https://docs.sentry.io/platforms/javascript/tracing/distributed-tracing/dealing-with-cors-issues/",
	},
	{
		ID: "trace-datadog", Title: "Datadog", About: "five headers for whatever allowedTracingUrls matches",
		Request: traced(
			wire.Header{"traceparent", "00-00000000000000004bf92f3577b34da6-00f067aa0ba902b7-01"},
			wire.Header{"x-datadog-origin", "rum"}, wire.Header{"x-datadog-parent-id", "67667974448284343"},
			wire.Header{"x-datadog-sampling-priority", "1"}, wire.Header{"x-datadog-trace-id", "5454063245123456789"},
		),
		Source: "https://github.com/DataDog/browser-sdk/blob/main/packages/rum-core/src/domain/tracing/tracer.ts",
	},
	{
		ID: "trace-xray", Title: "CloudWatch RUM", About: "X-Amzn-Trace-Id, where addXRayTraceIdHeader is set",
		Request: traced(wire.Header{"X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"}),
		Source:  "https://docs.aws.amazon.com/xray/latest/devguide/xray-services-RUM.html",
	},
}

// PresetGroups are the parts of the menu: the ids of their presets.
var PresetGroups = []struct {
	Title string
	IDs   []string
}{
	{"Read", []string{"get", "range", "range-end", "credentials"}},
	{"Upload", []string{"presigned-put", "multipart-part", "post-form", "upload-progress"}},
	{"AWS SDK for JavaScript", []string{"sdk-put", "sdk-get", "sdk-list", "sdk-part", "sdk-v2-put", "sdk-v2-get"}},
	{"Elements", []string{"font", "img-crossorigin", "img"}},
	{"Tracing libraries", []string{"trace-w3c", "trace-sentry", "trace-datadog", "trace-xray"}},
}

// PresetByID is the preset called id, nil if there is none.
func PresetByID(id string) *Preset {
	for i := range Presets {
		if Presets[i].ID == id {
			return &Presets[i]
		}
	}
	return nil
}

// exampleBucket is the bucket that a preset asks for at a server whose address names none.
const exampleBucket = "my-bucket"

// Adapt returns the preset's request for the page and bucket that the form
// already names: only what the preset is about changes.
func (p Preset) Adapt(f Form) fetch.Request {
	r := p.Request
	if f.Origin != "" {
		r.Origin = f.Origin
	}
	if base := s3.Base(f.URL, exampleBucket); base != "" {
		r.URL = base + strings.TrimPrefix(r.URL, bucket)
	}
	return r
}
