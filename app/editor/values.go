package editor

import "s3cors.playground/corscore/s3cors"

// fieldDetail says what each field is for.
var fieldDetail = map[s3cors.Field]string{
	s3cors.ID:            "name of the rule, at most 255 characters",
	s3cors.AllowedMethod: "method the page may use",
	s3cors.AllowedOrigin: "page that may read, scheme://host[:port]",
	s3cors.AllowedHeader: "header the page may send",
	s3cors.ExposeHeader:  "response header the page may read",
	s3cors.MaxAgeSeconds: "how long a browser may keep the preflight",
}

// proposal is a usual value of a field.
type proposal struct{ value, detail string }

// proposals are usual values. What browsers make of Max-Age is from
// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age.
var proposals = map[s3cors.Field][]proposal{
	s3cors.AllowedMethod: {
		{"GET", "read, list"},
		{"PUT", "upload"},
		{"HEAD", "read headers only"},
		{"POST", "form upload, multipart"},
		{"DELETE", "delete"},
	},
	s3cors.AllowedOrigin: {
		{"*", "any page"},
		{"https://", ""},
		{"https://*.", "any subdomain"},
		{"http://localhost:3000", "local development"},
		{"http://localhost:5173", "local development, Vite"},
		{"http://localhost:8080", "local development"},
	},
	s3cors.AllowedHeader: {
		{"*", "any header"},
		{"Content-Type", ""},
		{"Authorization", "signed requests"},
		{"Content-MD5", ""},
		{"Cache-Control", ""},
		{"Content-Disposition", ""},
		{"Content-Encoding", ""},
		{"Range", ""},
		{"x-amz-*", "every S3 header"},
		{"x-amz-acl", ""},
		{"x-amz-content-sha256", "SigV4"},
		{"x-amz-date", "SigV4"},
		{"x-amz-security-token", "temporary credentials"},
		{"x-amz-user-agent", "AWS SDK"},
		{"x-amz-sdk-checksum-algorithm", "AWS SDK"},
		{"x-amz-checksum-crc32", "AWS SDK"},
		{"x-amz-meta-*", "own metadata"},
		{"x-amz-tagging", ""},
		{"x-amz-server-side-encryption", ""},
		{"amz-sdk-invocation-id", "AWS SDK"},
		{"amz-sdk-request", "AWS SDK"},
	},
	s3cors.ExposeHeader: {
		{"ETag", "needed for multipart uploads"},
		{"x-amz-request-id", ""},
		{"x-amz-id-2", ""},
		{"x-amz-version-id", ""},
		{"x-amz-delete-marker", ""},
		{"x-amz-server-side-encryption", ""},
		{"x-amz-checksum-crc32", ""},
		{"Accept-Ranges", ""},
		{"Content-Range", ""},
		{"Content-Disposition", ""},
		{"Content-Encoding", ""},
		{"Location", ""},
		{"Date", ""},
	},
	s3cors.MaxAgeSeconds: {
		{"3000", "the value of the AWS examples"},
		{"0", "ask each time"},
		{"300", "5 minutes"},
		{"600", "10 minutes"},
		{"3600", "1 hour"},
		{"7200", "2 hours, the most in Chromium"},
		{"86400", "1 day, the most in Firefox"},
	},
}

// fieldNamed returns the field whose XML element or JSON key is name.
func fieldNamed(name string) (s3cors.Field, bool) {
	for _, f := range s3cors.Fields {
		if f.Element() == name || f.Key() == name {
			return f, true
		}
	}
	return 0, false
}
