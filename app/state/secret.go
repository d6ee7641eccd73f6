package state

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

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
		if secret.IsName(h[0]) {
			if value := secret.Value(h[1]); value != h[1] {
				h[1] = value
				left = append(left, h[0])
			}
		}
		r.Headers[i] = h
	}
	url, names := secret.URL(r.URL)
	r.URL = url
	in.Request = &r
	return in, append(left, names...)
}
