package check

import "strings"

// Where several checks refer to.
var (
	srcGuide      = Source{"Amazon S3: Elements of a CORS configuration", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"}
	srcPut        = Source{"Amazon S3: PutBucketCors", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html"}
	srcRule       = Source{"Amazon S3: CORSRule", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html"}
	srcParse      = Source{"CloudServer: bucketCors.js", "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/bucket/bucketCors.js"}
	srcCloudPut   = Source{"CloudServer: bucketPutCors.js", "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/bucketPutCors.js"}
	srcMatch      = Source{"CloudServer: corsResponse.js", "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/object/corsResponse.js"}
	srcCLI        = Source{"AWS CLI: put-bucket-cors", "https://docs.aws.amazon.com/cli/latest/reference/s3api/put-bucket-cors.html"}
	srcOrigin     = Source{"HTML: serialization of an origin", "https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialization-of-an-origin"}
	srcCORS       = Source{"Fetch: CORS protocol", "https://fetch.spec.whatwg.org/#http-cors-protocol"}
	srcCreds      = Source{"Fetch: CORS protocol and credentials", "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"}
	srcForbidden  = Source{"Fetch: forbidden request-header", "https://fetch.spec.whatwg.org/#forbidden-request-header"}
	srcSafelist   = Source{"Fetch: CORS-safelisted response-header name", "https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name"}
	srcToken      = Source{"RFC 9110: tokens", "https://www.rfc-editor.org/rfc/rfc9110#name-tokens"}
	srcPreflight  = Source{"Fetch: CORS-preflight fetch", "https://fetch.spec.whatwg.org/#cors-preflight-fetch"}
	srcMDN        = Source{"MDN: Cross-Origin Resource Sharing", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS"}
	srcExploit    = Source{"PortSwigger: CORS vulnerabilities", "https://portswigger.net/web-security/cors"}
	srcXMLTags    = Source{"XML 1.0: start-tags, end-tags", "https://www.w3.org/TR/xml/#sec-starttags"}
	srcXMLDoc     = Source{"XML 1.0: well-formed documents", "https://www.w3.org/TR/xml/#sec-well-formed"}
	srcXMLText    = Source{"XML 1.0: character data and markup", "https://www.w3.org/TR/xml/#syntax"}
	srcNamespaces = Source{"Namespaces in XML 1.0", "https://www.w3.org/TR/xml-names/"}
	srcJSON       = Source{"RFC 8259: the JSON format", "https://www.rfc-editor.org/rfc/rfc8259"}
)

// example wraps the lines of one rule, with their tags, into a document:
// "<AllowedMethod>GET</AllowedMethod>".
func example(lines ...string) string {
	return rulesExample(lines)
}

// rulesExample wraps the lines of several rules into a document.
func rulesExample(rules ...[]string) string {
	var s strings.Builder
	s.WriteString("<CORSConfiguration>\n")
	for _, lines := range rules {
		s.WriteString("  <CORSRule>\n")
		for _, line := range lines {
			s.WriteString("    " + line + "\n")
		}
		s.WriteString("  </CORSRule>\n")
	}
	return s.String() + "</CORSConfiguration>\n"
}

// jsonExample wraps the lines of one rule into a JSON document.
func jsonExample(lines ...string) string {
	var s strings.Builder
	s.WriteString("[\n  {\n")
	for _, line := range lines {
		s.WriteString("    " + line + "\n")
	}
	return s.String() + "  }\n]\n"
}

// Lines of examples.
const (
	anOrigin = "<AllowedOrigin>https://www.example.com</AllowedOrigin>"
	aMethod  = "<AllowedMethod>GET</AllowedMethod>"
	aPut     = "<AllowedMethod>PUT</AllowedMethod>"

	// placeholder stands for an origin that only the reader knows; example.com
	// is reserved for that (RFC 2606).
	placeholder = "https://www.example.com"
)
