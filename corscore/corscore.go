// Package corscore answers what is wrong with an S3 CORS configuration, what
// the server makes of it, and the outcome of a request that a page sends to the
// bucket: text in, [Report] out.
//
// Every function is total (any input gives an answer, never a panic) and pure
// (no clock, network or randomness).
package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/infer"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/scenes"
	"s3cors.playground/corscore/source"
)

// Run says everything about in. An unknown dialect counts as the default one.
func Run(in Input) Report {
	r := Begin(in)
	for r.Step() {
	}
	return r.Report()
}

// Simulate is [Run] without the diagnosis, for programs that show none: what the
// causes consist of is then no part of them.
func Simulate(in Input) Report {
	r := begin(in)
	for r.step() {
	}
	r.report.through(&in)
	return r.report
}

// through lets the request meet what is between the page and the bucket. What helps
// in the document is about the bucket alone.
func (r *Report) through(in *Input) {
	if s := in.Layer.Resolved(); s != nil && r.Fetch != nil {
		r.Fetch = layer.Through(s, bucket(*in), in.Request, r.Fetch)
	}
}

// simulate says the outcome of a request, and what helps where it is blocked.
func (r *Report) simulate(s *exchange.Simulation, found *findings.Set) {
	r.Fetch = s.Fetch(found)
	if q := analyze.Ask(s, r.Fetch, found); q != nil {
		r.Remedies = filled(analyze.Remedies(q))
	}
	r.Advice = filled(analyze.Advise(analyze.CaseOf(s, r.Fetch, len(r.Remedies) > 0)))
}

// filled returns list, empty instead of nil: JSON's [] instead of null.
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// pageOf is the origin of the page that sends r, "" if there is none.
func pageOf(r *fetch.Request) string {
	if r == nil {
		return ""
	}
	return r.Origin
}

// FindingsOf returns the findings of one check, at most [check.MostKept] of them: a
// [Report] lists fewer. RefusedBy is left empty.
func FindingsOf(in Input, id string) []source.Diagnostic {
	return findings.In(in.sent().Doc, in.server(), pageOf(in.Request)).Of(id)
}

// FetchAnswers runs the browser half alone, against responses given as they are.
func FetchAnswers(in FetchInput) *Fetch { return exchange.FetchAnswers(in) }

// Servers says what every server makes of in, in the order of [dialect.All]. The
// document is read once.
func Servers(in Input) []ServerAnswer {
	return scenes.Servers(in.sent().Doc, in.Way, in.Request, in.Object)
}

// NewSurvey is [Servers] for whoever asks a few servers at a time.
func NewSurvey(in Input) *Survey {
	return scenes.NewSurvey(s3cors.Parse(in.Config), in.Way, in.Request, in.Object)
}

// Visits returns what happens to the request of in when it is made more than once.
// It is empty if there is no request.
func Visits(in Input) []Visit {
	if in.Request == nil {
		return []Visit{}
	}
	return scenes.Visits(bucket(in), *in.Request)
}

// Scene returns what each step gets when a CDN, a reverse proxy or a cache is between
// pages and a bucket.
func Scene(in SceneInput) []Happened { return layer.Play(in) }

// SceneOf returns the scene of in: its bucket and what is between the page and the
// bucket, without steps.
func SceneOf(in Input) SceneInput {
	s := SceneInput{Dialect: in.server(), Layer: in.Layer.Resolved()}
	if in.Config != "" {
		s.Config = &in.Config
	}
	if o := in.Object; o != nil {
		s.Object = layer.Object{Status: o.Status, Code: o.Code, Headers: o.Headers}
	}
	return s
}

// Several lets each of requests meet the document, server and object of in,
// whose own request does not count. What comes is [Report.Fetch] of each, but for
// the lines of a refused document in the message.
func Several(in Input, requests []fetch.Request) []*Fetch {
	return scenes.Several(bucket(in), requests)
}

// NewMatrix is the matrix of the origins of in's document, and of others, by
// methods. Of in's request, the URL and the credentials count.
func NewMatrix(in Input, others []string) *Matrix {
	page := fetch.Request{URL: "https://bucket.s3.example.com/key"}
	if in.Request != nil {
		page = *in.Request
	}
	return scenes.NewMatrix(bucket(in), page, others)
}

// Infer says which document of a server ("" = the default one) could have given
// the responses of in.
func Infer(in FetchInput, dialectID string) Inference { return infer.Infer(in, dialect.Of(dialectID)) }

// bucket is a bucket of in's server after PUT of its document.
func bucket(in Input) *exchange.Bucket {
	sent := in.sent()
	if sent.Refusal != "" {
		return &exchange.Bucket{Doc: sent.Doc, Dialect: in.server(), Object: in.Object}
	}
	return exchange.PutDocument(sent.Doc, in.server(), in.Object)
}
