// Package secret answers which headers and query parameters hold credentials,
// and writes them without their values. CORS looks only at names, so an answer
// stays the same.
package secret

import (
	"slices"
	"strings"
)

// Whoever knows the value of such a header or query parameter may get in: parts
// of their names, in lower case. The names that only look so are harmless to
// hide.
var words = []string{
	"authorization", "token", "secret", "password", "passwd", "signature", "credential", "cookie", "api-key", "apikey",
	"customer-key", "accesskey", "access-key", "private-key", "session",
}

// names are the short ones, whole.
var names = []string{"sig", "key-pair-id", "policy", "googleaccessid"}

// Hidden stands in the place of what is left out.
const Hidden = "..."

// IsName reports whether a header or query parameter called name holds a
// credential.
func IsName(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.HasSuffix(name, "-md5") || strings.HasSuffix(name, "-algorithm") || strings.HasPrefix(name, "access-control-") || name == "x-amz-signedheaders" {
		return false
	}
	for _, word := range words {
		if strings.Contains(name, word) {
			return true
		}
	}
	return slices.Contains(names, name)
}

// schemes are the authentication schemes that are told apart, in lower case.
var schemes = []string{
	"basic", "bearer", "digest", "negotiate", "ntlm", "oauth", "token", "aws", "aws4-hmac-sha256", "aws4-ecdsa-p256-sha256", "goog4-hmac-sha256", "goog4-rsa-sha256",
}

// Value is value without what is secret in it. A known authentication scheme
// stays: it helps to read the case.
func Value(value string) string {
	scheme, rest, ok := strings.Cut(value, " ")
	if value == "" || value == Hidden {
		return value
	}
	if ok && rest != "" && slices.Contains(schemes, strings.ToLower(scheme)) {
		return scheme + " " + Hidden
	}
	return Hidden
}

// URL is url without what it holds of credentials: user and password, query
// parameters, and the fragment, which no server gets. left names them.
func URL(url string) (clean string, left []string) {
	url, fragment, _ := strings.Cut(url, "#")
	if fragment != "" {
		left = append(left, "fragment of the URL")
	}
	base, query, ok := strings.Cut(url, "?")
	if scheme, rest, ok := strings.Cut(base, "://"); ok {
		host, path, slash := strings.Cut(rest, "/")
		if at := strings.LastIndexByte(host, '@'); at >= 0 && host[:at] != Hidden {
			left = append(left, "user of the URL")
			base = scheme + "://" + Hidden + host[at:]
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
		if ok && value != "" && value != Hidden && IsName(name) {
			parts[i] = name + "=" + Hidden
			left = append(left, name)
		}
	}
	return base + "?" + strings.Join(parts, "&"), left
}
