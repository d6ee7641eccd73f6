package corscore

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// RespondInput asks what a server answers to one raw HTTP request.
type RespondInput struct {
	Config  *string        `json:"config"` // nil = the bucket has no configuration
	Dialect string         `json:"dialect,omitempty"`
	Request RespondRequest `json:"request"`
	// Anonymous: a request without a signature was sent without one. Otherwise
	// the capture is taken to have left it out.
	Anonymous bool `json:"anonymous,omitempty"`
}

// RespondRequest is an HTTP request as it was captured.
type RespondRequest struct {
	Method  string        `json:"method"`
	Path    string        `json:"path"`
	Headers []wire.Header `json:"headers"`
}

// RespondAnswer is the server's CORS half of an answer. Of the headers, only
// the CORS ones and Vary are there. Status is that of a refusal, 200 otherwise.
type RespondAnswer struct {
	Status  int               `json:"status"`
	Code    string            `json:"code"`
	Message string            `json:"message"`
	Headers []wire.Header     `json:"headers"`
	Rule    int               `json:"rule"`
	Trace   []match.RuleTrace `json:"trace"`
}

// Respond answers one raw HTTP request, an OPTIONS preflight or an actual
// request, as that server does with that configuration. A configuration that
// the server's PUT refuses is none. An actual request is taken for a signed one,
// unless in says that it is anonymous: captures leave the signature out.
func Respond(in RespondInput) RespondAnswer {
	d := dialect.Of(in.Dialect)
	var bucket match.Bucket
	if in.Config != nil {
		result := put.Read(s3cors.Parse(*in.Config)).Put(d)
		bucket = match.Bucket{Configured: result.Accepted, Rules: result.Stored, Unreadable: result.Unreadable}
	}
	headers := in.Request.Headers
	if _, ok := wire.First(headers, "Authorization"); !ok && !in.Anonymous && in.Request.Method != "OPTIONS" && !strings.Contains(in.Request.Path, "X-Amz-Signature=") {
		headers = append(slices.Clip(headers), wire.Header{"Authorization", "AWS4-HMAC-SHA256"})
	}
	a := match.Respond(bucket, d, wire.Request{Method: in.Request.Method, URL: in.Request.Path, Headers: headers})
	out := RespondAnswer{Status: a.Status, Code: a.Code, Message: a.Message, Headers: a.Headers, Rule: a.Rule, Trace: a.Trace}
	if out.Headers == nil {
		out.Headers = []wire.Header{}
	}
	if out.Trace == nil {
		out.Trace = []match.RuleTrace{}
	}
	return out
}
