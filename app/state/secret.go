package state

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// secretHeaders are the request headers whose value lets somebody else in.
var secretHeaders = []string{"authorization", "x-amz-security-token", "cookie", "x-api-key", "proxy-authorization"}

// secretQuery are the query parameters of presigned URLs that do.
var secretQuery = []string{"x-amz-signature", "x-amz-credential", "x-amz-security-token", "signature", "awsaccesskeyid", "token"}

const hidden = "..."

// WithoutSecrets returns in with every credential's value replaced by "...",
// and the names of those that were: this is what leaves the page's memory, in
// a link or in storage. CORS looks only at the names, so the answer stays the
// same.
func WithoutSecrets(in corscore.Input) (corscore.Input, []string) {
	if in.Request == nil {
		return in, nil
	}
	var left []string
	r := *in.Request
	r.Headers = make([]wire.Header, len(in.Request.Headers))
	for i, h := range in.Request.Headers {
		if isSecret(h[0], secretHeaders) {
			if value := hideValue(h[1]); value != h[1] {
				h[1] = value
				left = append(left, h[0])
			}
		}
		r.Headers[i] = h
	}
	url, names := hideQuery(r.URL)
	r.URL = url
	in.Request = &r
	return in, append(left, names...)
}

func isSecret(name string, names []string) bool {
	for _, n := range names {
		if strings.EqualFold(strings.TrimSpace(name), n) {
			return true
		}
	}
	return false
}

// hideValue keeps the authentication scheme, which helps to read the case.
func hideValue(value string) string {
	scheme, rest, ok := strings.Cut(value, " ")
	if value == "" || value == hidden || rest == hidden {
		return value
	}
	if ok && len(scheme) < 20 {
		return scheme + " " + hidden
	}
	return hidden
}

func hideQuery(url string) (string, []string) {
	base, query, ok := strings.Cut(url, "?")
	if !ok {
		return url, nil
	}
	query, fragment, hasFragment := strings.Cut(query, "#")
	var left []string
	parts := strings.Split(query, "&")
	for i, part := range parts {
		name, value, ok := strings.Cut(part, "=")
		if ok && value != "" && value != hidden && isSecret(name, secretQuery) {
			parts[i] = name + "=" + hidden
			left = append(left, name)
		}
	}
	url = base + "?" + strings.Join(parts, "&")
	if hasFragment {
		url += "#" + fragment
	}
	return url, left
}
