package state

import (
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// Whoever knows the value of such a header or query parameter may get in: parts
// of their names, in lower case. The names that only look so are harmless to
// hide: CORS looks at names.
var secretWords = []string{
	"authorization", "token", "secret", "password", "passwd", "signature", "credential", "cookie", "api-key", "apikey",
	"customer-key", "accesskey", "access-key", "private-key", "session",
}

// secretNames are the short ones, whole.
var secretNames = []string{"sig", "key-pair-id", "policy", "googleaccessid"}

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
		if isSecret(h[0]) {
			if value := hideValue(h[1]); value != h[1] {
				h[1] = value
				left = append(left, h[0])
			}
		}
		r.Headers[i] = h
	}
	url, names := hideURL(r.URL)
	r.URL = url
	in.Request = &r
	return in, append(left, names...)
}

func isSecret(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.HasSuffix(name, "-md5") || strings.HasSuffix(name, "-algorithm") || strings.HasPrefix(name, "access-control-") || name == "x-amz-signedheaders" {
		return false
	}
	for _, word := range secretWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return slices.Contains(secretNames, name)
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

// hideURL hides what a URL holds of credentials: user and password, query
// parameters, and the fragment, which no server gets.
func hideURL(url string) (string, []string) {
	var left []string
	url, fragment, _ := strings.Cut(url, "#")
	if fragment != "" {
		left = append(left, "fragment of the URL")
	}
	base, query, ok := strings.Cut(url, "?")
	if scheme, rest, ok := strings.Cut(base, "://"); ok {
		host, path, slash := strings.Cut(rest, "/")
		if at := strings.LastIndexByte(host, '@'); at >= 0 && host[:at] != hidden {
			left = append(left, "user of the URL")
			base = scheme + "://" + hidden + host[at:]
			if slash {
				base += "/" + path
			}
		}
	}
	if !ok {
		return base, left
	}
	parts := strings.Split(query, "&")
	for i, part := range parts {
		name, value, ok := strings.Cut(part, "=")
		if ok && value != "" && value != hidden && isSecret(name) {
			parts[i] = name + "=" + hidden
			left = append(left, name)
		}
	}
	return base + "?" + strings.Join(parts, "&"), left
}
