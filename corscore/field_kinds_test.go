package corscore_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
)

// allowsReading lets every page upload and read, and exposes no header.
const allowsReading = `[{"AllowedOrigins":["*"],"AllowedMethods":["GET","PUT","POST","HEAD"],"AllowedHeaders":["*"]}]`

// kind is a text of a kind that people write, and the cause that must come first. A
// cause that begins with "not " must not.
type kind struct{ kind, config, want, text string }

// kinds are variations of what people write in public threads.
var kinds = []kind{
	// Markdown takes the marks around a word away.
	{"marks", "", "local-network-access", "Access to fetch at 'http://localhost:8000/storage/v1/object/test/test' from origin 'http://10.1.2.3:8000' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space local"},
	{"marks", "", "local-network-access", "Access to fetch at 'http://localhost:9000/b/k' from origin 'https://app.example.com' has been blocked by CORS policy: Permission was denied for this request to access the loopback address space."},
	{"marks", "", "local-network-access", "Access to XMLHttpRequest at 'http://192.168.1.5:9000/b/k' from origin 'http://app.example.com' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space `private`.\n\nMinIO runs in my home network."},

	// A host that nobody has stands for one that the person does not tell.
	{"placeholder", "*", "not wrong-endpoint", "XMLHttpRequest cannot load http://bucket.region.amazonaws.com/. Response for preflight has invalid HTTP status code 403"},
	{"placeholder", "*", "not wrong-endpoint", "Access to fetch at 'https://my-bucket.my-region.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
	{"placeholder", "*", "wrong-endpoint", "Access to fetch at 'https://eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},

	// The configuration is an object of the bucket.
	{"file", "*", "not-applied", "I put a file called `cors` in the root of my bucket.\n\nAccess to XMLHttpRequest at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status."},
	{"file", "*", "not-applied", "I uploaded cors.json to the root of the bucket and still get this:\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
	{"file", "*", "not-applied", "The cors.xml file is in the bucket's root. PUT gives a CORS error.\n\nXMLHttpRequest cannot load https://b.s3.amazonaws.com/k. Response for preflight has invalid HTTP status code 403"},

	// A refused preflight without anything in between is how S3 refuses one.
	{"refused", "*", "not-applied", "XMLHttpRequest cannot load https://b.s3.amazonaws.com/k. Response for preflight has invalid HTTP status code 403"},

	// Origin: null, in a request that somebody wrote down, or in a sentence.
	{"null", "*", "null-origin", "This is the preflight:\n\nAccess-Control-Request-Method: GET\nOrigin: null\n\nand the response:\n\nAccess-Control-Max-Age: 100\nContent-Length: 0"},
	{"null", "", "null-origin", "OPTIONS /b/k\nOrigin: null\nAccess-Control-Request-Method: GET\n\nHTTP/1.1 403 Forbidden\nContent-Length: 0"},
	{"null", "", "null-origin", "After the redirect the browser sends Origin: null, and the CORS headers are missing."},
	{"null", "", "null-origin", "In the sandboxed iframe the origin is null and the bucket gives a CORS error."},

	// Requests that are written by hand have no version.
	{"by hand", "*", "options-refused", "The browser sends\n\nOPTIONS /bucket/k\nOrigin: https://app.example.com\nAccess-Control-Request-Method: PUT\n\nand gets\n\nHTTP 403 Forbidden\nAccessDenied\n\nWithout the proxy the same upload works."},
	{"by hand", "", "options-refused", "Preflight through our gateway: 405 Method Not Allowed. Bypassing the gateway it works fine."},
	{"by hand", "*", "options-refused", "The OPTIONS request returns 403. When I test directly against the MinIO backend, the upload succeeds."},
	{"by hand", "", "not options-refused", "The OPTIONS request returns 403. Without the proxy it fails too, same error."},

	// A server's old version matches differently from its documentation.
	{"old version", `{"CORSRules":[{"AllowedOrigins":["http://*.example.com"],"AllowedMethods":["GET"]}]}`, "not server-setting", "curl -v -X OPTIONS 'https://b.s3.eu-west-1.amazonaws.com/k' -H 'Origin: http://a.example.com' -H 'Access-Control-Request-Method: GET'\n< HTTP/1.1 403 Forbidden\n< Server: AmazonS3\n<\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. This is usually because</Message></Error>"},

	// A header that script does not get, in a person's own words.
	{"hidden", allowsReading, "header-not-exposed", "The parts upload fine, but they're missing their ETag headers."},
	{"hidden", allowsReading, "header-not-exposed", "I can't get the ETag from the response of the upload, it is there in the network tab."},
	{"hidden", allowsReading, "header-not-exposed", "response.headers.etag is undefined after every PUT to the bucket. The etag is always undefined."},
	{"hidden", allowsReading, "header-not-exposed", "CompleteMultipartUpload gets an empty list because script cannot read the Content-Range header."},
	{"hidden", allowsReading, "header-not-exposed", "Why does axios return no ETag header when the browser shows one?"},
	{"hidden", "*", "not header-not-exposed", "The ETag is not empty and the upload is fine. What is CORS?"},

	// A list of headers names a host, and a line below it the whole address.
	{"address", "*", "error-access-denied", "content-type:image/png\nhost:s3-eu-west-1.amazonaws.com\nx-amz-acl:public-read\n\nPOST https://s3-eu-west-1.amazonaws.com/b/k.png?uploads 403 (Forbidden)\nAWS Code: AccessDenied, Message: Access Denied status: 403"},

	// A preflight that fails says nothing of the body.
	{"checksum", "", "configuration", "Access to XMLHttpRequest at 'https://s3.example.com/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-amz-checksum-crc32=AAAAAA%3D%3D&x-id=PutObject' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
	{"checksum", "*", "checksum-of-nothing", "Access to XMLHttpRequest at 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-amz-checksum-crc32=AAAAAA%3D%3D&x-id=PutObject' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},

	// A configuration that is marked as code without a fence.
	{"one mark", "", "header-not-exposed", "My rules:\n\n`[\n  {\n    \"AllowedOrigins\": [\"*\"],\n    \"AllowedMethods\": [\"PUT\"],\n    \"AllowedHeaders\": [\"*\"]\n  }\n]`\n\nThe ETag is undefined after the PUT."},
	{"one mark", "", "not configuration", "`<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>*</AllowedOrigin>\n<AllowedMethod>PUT</AllowedMethod>\n<AllowedHeader>*</AllowedHeader>\n</CORSRule>\n</CORSConfiguration>`\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. I send a PUT request."},
	{"one mark", "", "configuration", "`<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com/</AllowedOrigin>\n<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},

	// A command that is marked as code, alone on its line.
	{"command", "*", "preflight-redirected", "curl says 301:\n\n`curl -i -X OPTIONS https://b.s3.amazonaws.com/k -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'`\n\nHTTP/1.1 301 Moved Permanently\nServer: AmazonS3"},
	{"command", "", "configuration", "`curl \\\n-i -X OPTIONS \\\nhttps://b.s3.eu-west-1.amazonaws.com/k \\\n-H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT' `\n\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message></Error>"},

	// The words of the developer tools, and a person's own, about mixed content.
	{"mixed", "", "mixed-content", "Larger files go to an http URL, which is met with a blocked:mixed-content error in the network pane."},
	{"mixed", "", "mixed-content", "Since the site has https the upload to MinIO gives a mixed content error."},
	{"mixed", "", "page-csp", "In the network tab the upload is red, blocked:csp."},
	{"mixed", "", "extension", "One colleague sees blocked:other for every image of the bucket."},

	// Where there was no connection, no document was asked.
	{"connection", "", "unreachable", "HEAD http://localhost/upload/resumable/cHN5 net::ERR_CONNECTION_REFUSED"},
	{"connection", "", "unreachable", "PUT https://s3.example.com/b/k net::ERR_CERT_AUTHORITY_INVALID"},
	{"connection", "", "wrong-endpoint", "PUT https://my-bucket.s3.eu-wast-1.amazonaws.com/k net::ERR_NAME_NOT_RESOLVED\n\nTypeError: Failed to fetch"},
	{"connection", "", "not unreachable", "PUT https://b.s3.eu-west-1.amazonaws.com/k net::ERR_FAILED"},

	// What answers does not know OPTIONS.
	{"no options", "", "options-refused", "curl -i http://localhost:8001/b -X OPTIONS -H 'Access-Control-Request-Method: POST' -H 'Origin: https://app.example.com'\nHTTP/1.1 501 Not Implemented\nServer: akka-http/10.0.10\nContent-Length: 0"},
	{"no options", "*", "options-refused", "curl -i http://storage.local:8080/b/k -X OPTIONS -H 'Access-Control-Request-Method: PUT' -H 'Origin: https://app.example.com'\nHTTP/1.1 405 Method Not Allowed\nAllow: GET, PUT\nContent-Length: 0"},
	{"no options", "", "not options-refused", "curl -i https://b.s3.eu-west-1.amazonaws.com/k -X OPTIONS -H 'Access-Control-Request-Method: POST' -H 'Origin: https://app.example.com'\nHTTP/1.1 403 Forbidden\nServer: AmazonS3"},

	// The digest that a server rejects is the one that an SDK adds.
	{"digest", "*", "checksum-of-nothing", "Uploads to Garage fail with `InvalidDigest`. The presigned URLs have x-amz-checksum-crc32 in the query since the SDK was updated."},
	{"digest", "*", "checksum-of-nothing", "After the update of the AWS SDK every PUT gets BadDigest. The URL has x-amz-sdk-checksum-algorithm=CRC32."},
	{"digest", "*", "not checksum-of-nothing", "Every PUT gets BadDigest, the Content-MD5 is wrong."},

	// Something else than the bucket adds the headers.
	{"elsewhere", "", "set-elsewhere", "We have a storage CORS issue. Earlier requests were proxied to kong, and kong took care of adding cors headers."},
	{"elsewhere", "", "set-elsewhere", "I set the CORS headers in my Express API, and the upload to the bucket has a CORS error."},
	{"elsewhere", "", "set-elsewhere", "CORS is enabled in our Spring backend. PUT https://b.s3.eu-west-1.amazonaws.com/k gives a CORS error."},
	{"elsewhere", "", "not set-elsewhere", "CORS error: nginx does not add the CORS headers."},

	// One browser fails: its cache comes before the configuration that may not be in force.
	{"one browser", "*", "browser-cache", "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k.json' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n\nIt fails in only one browser, works in Firefox."},
	{"one browser", "*", "browser-cache", "Cross-origin request to https://b.s3.eu-west-1.amazonaws.com/k.json fails only in Safari: TypeError: Load failed"},
	{"one browser", "*", "browser-cache", "The images of the bucket have a CORS error only in Chrome."},
	{"one browser", "", "configuration", "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k.json' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},

	{"one browser", "", "browser-cache", "Why do I see CORS errors only in Safari? The image is blocked by CORS policy there."},

	// A response that was stored without crossorigin.
	{"stored", "", "browser-cache", "If the image was loaded without crossorigin before, it is cached, and the next request with crossorigin has a CORS error."},
	{"stored", "*", "browser-cache", "The thumbnail has no attribute, so the response without CORS headers is cached, and the canvas gets a CORS error."},
	{"stored", "", "crossorigin-needless", "It works without crossorigin, and with the attribute there is a CORS error."},

	// The certificate of the server.
	{"certificate", "", "unreachable", "The preflight is aborted until I open https://s3.local in a tab and accept the certificate, then the upload works."},
	{"certificate", "*", "unreachable", "MinIO has an untrusted certificate: TypeError: NetworkError when attempting to fetch resource."},

	// The headers that a distribution forwards.
	{"forwards", "*", "origin-not-forwarded", "CORS errors with CloudFront in front of the bucket, until the headers were whitelisted."},
	{"forwards", "*", "origin-not-forwarded", "CloudFront gives a CORS error. Do I have to forward the Origin header to S3?"},

	// It takes some time.
	{"time", "*", "recent-change", "The CORS policy of the bucket is right. How long until it takes effect?"},

	// The server and the method are named in a sentence.
	{"named", allowsReading, "configuration", "A DELETE from the page is blocked: https://b.s3.eu-west-1.amazonaws.com/k has a CORS error."},
}

// TestKinds: what people write in many ways leads to the same first cause.
func TestKinds(t *testing.T) {
	for _, k := range slices.Concat(kinds, proseKinds) {
		read := evidence.Read(k.text)
		in := corscore.Input{Config: k.config, Dialect: cmp.Or(read.Dialect, "aws")}
		if k.config == "*" {
			in.Config = cause.AllowsAll
		}
		d := corscore.Run(read.Merge(in)).Diagnosis
		want, not := strings.CutPrefix(k.want, "not ")
		first := len(d.Causes) > 0 && d.Causes[0].ID == want && d.Causes[0].Standing != cause.Excluded
		if first == not {
			t.Errorf("%s: want %s first, got %s, of %q", k.kind, k.want, ids(d), k.text)
		}
		for i, p := range read.Pieces {
			if p.Span.Start > p.Span.End || i > 0 && p.Span.Start < read.Pieces[i-1].Span.End {
				t.Errorf("%s: piece %d is at %v, of %q", k.kind, i, p.Span, k.text)
			}
		}
	}
}
