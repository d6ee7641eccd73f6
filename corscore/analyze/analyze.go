// Package analyze answers what follows from a document as a whole: which edit
// of it lets a blocked request through, what to change where no edit helps,
// how two documents differ, and what of a document has no effect.
package analyze

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// allows reports whether a rule, or the server's own, takes req.
func allows(b match.Bucket, d *dialect.Dialect, req wire.Request) bool {
	a := match.Decide(b, d, req)
	return a.Rule > 0 || a.Default
}

// preflight is the OPTIONS request for a method and header names.
func preflight(url, origin, method string, names []string) wire.Request {
	headers := []wire.Header{{"Origin", origin}, {"Access-Control-Request-Method", method}}
	if len(names) > 0 {
		headers = append(headers, wire.Header{"Access-Control-Request-Headers", strings.Join(names, ",")})
	}
	return wire.Request{Method: "OPTIONS", URL: url, Headers: headers}
}

// needsPreflight reports whether a browser asks before it sends the method.
func needsPreflight(method string) bool {
	return method != "GET" && method != "HEAD" && method != "POST"
}

// texts are the values of r's field f.
func texts(r *s3cors.Rule, f s3cors.Field) []string {
	values := r.Get(f)
	all := make([]string, len(values))
	for i := range values {
		all[i] = values[i].Text
	}
	return all
}
