package secret

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// scope is the part of the credential of a presigned URL that says for which
// day, region and service it was signed: "%2F20240914%2Fus-east-2%2Fs3%2Faws4_request".
// It is public, and tells why a signature is wrong. It is "" for a value of any
// other form.
func scope(value string) string {
	plain := wire.Unescape(value)
	parts := strings.Split(plain, "/")
	n := len(parts)
	if n != 5 || !strings.HasSuffix(parts[4], "4_request") || len(parts[4]) > 16 || len(parts[1]) != 8 || strings.Trim(parts[1], "0123456789") != "" {
		return ""
	}
	for _, part := range parts[2:] {
		if len(part) > 24 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return ""
		}
	}
	return wire.Escape("/"+strings.Join(parts[1:], "/"), "")
}
