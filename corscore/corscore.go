// Package corscore answers what is wrong with an S3 CORS configuration, what
// the server makes of it, and what comes of a request that a page sends to the
// bucket: text in, [Report] out.
//
// Every function is total (any input gives an answer, never a panic) and pure
// (no clock, network or randomness).
package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// Run says everything about in. An unknown dialect counts as the default one.
func Run(in Input) Report {
	d := dialect.Of(in.Dialect)
	doc := s3cors.Decode(syntax.Parse(in.Config))
	upload := put.NewUpload(doc)
	answer := upload.Put(d)
	found := diagnose(doc, upload, d, in.Request)
	r := Report{
		Format:      doc.Tree.Format.String(),
		Put:         answer.Answer,
		Diagnostics: found.listed(),
		Rules:       make([]RuleInfo, len(doc.Rules)),
		Remedies:    []Remedy{},
		Advice:      []Advice{},
		PutDoubtful: answer.Doubtful,
		PutUnknown:  filled(answer.Unknown),
	}
	if r.Put.Rules == nil {
		r.Put.Rules = []put.Rule{}
	}
	for i := range doc.Rules {
		rule := &doc.Rules[i]
		r.Rules[i] = RuleInfo{Span: rule.Span, Reachable: true}
		if ids := rule.Get(s3cors.ID); len(ids) > 0 {
			r.Rules[i].ID = ids[0].Text
		}
	}
	for i := range found.all {
		if g := &found.all[i]; g.Check == check.UnreachableRule && g.Rule > 0 {
			r.Rules[g.Rule-1].Reachable = false
		}
	}
	for _, i := range analyze.Unreached(answer.Stored, d) {
		if number := answer.Stored[i].Number; number <= len(r.Rules) {
			r.Rules[number-1].Reachable = false
		}
	}
	if in.Request != nil {
		r.Fetch, r.Remedies, r.Advice = simulate(in, doc, d, answer, found)
	}
	return r
}

// diagnose runs the checks and says which servers refuse the document because
// of which finding. Fixes are for the page that sends r, if there is one.
func diagnose(doc *s3cors.Document, upload *put.Upload, d *dialect.Dialect, r *fetch.Request) *findings {
	found := newFindings(check.Find(doc, d, pageOf(r)))
	if len(found.all) == 0 {
		return found
	}
	for _, other := range dialect.All {
		found.markRefused(other, upload.Violations(other), other == d)
	}
	return found
}

// pageOf is the origin of the page that sends r, "" if there is none.
func pageOf(r *fetch.Request) string {
	if r == nil {
		return ""
	}
	return r.Origin
}

// RespondInput asks what a server answers to one raw HTTP request.
type RespondInput struct {
	Config  *string        `json:"config"` // nil = the bucket has no configuration
	Dialect string         `json:"dialect,omitempty"`
	Request RespondRequest `json:"request"`
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
// the server's PUT refuses is none. A request is signed if it has an Authorization
// header: some servers answer it differently.
func Respond(in RespondInput) RespondAnswer {
	d := dialect.Of(in.Dialect)
	var bucket match.Bucket
	if in.Config != nil {
		result := put.Try(s3cors.Decode(syntax.Parse(*in.Config)), d)
		bucket = match.Bucket{Configured: result.Accepted, Rules: result.Stored}
	}
	a := match.Respond(bucket, d, wire.Request{Method: in.Request.Method, URL: in.Request.Path, Headers: in.Request.Headers})
	out := RespondAnswer{Status: a.Status, Code: a.Code, Message: a.Message, Headers: a.Headers, Rule: a.Rule, Trace: a.Trace}
	if out.Headers == nil {
		out.Headers = []wire.Header{}
	}
	if out.Trace == nil {
		out.Trace = []match.RuleTrace{}
	}
	return out
}
