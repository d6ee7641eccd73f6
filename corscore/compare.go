package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// CompareInput asks how two documents differ on one server.
type CompareInput struct {
	A       string `json:"a"`
	B       string `json:"b"`
	Dialect string `json:"dialect,omitempty"` // "" = "scality"
}

// Comparison says which requests only one of two documents allows: preflights
// and actual requests, as [Respond] takes them.
type Comparison struct {
	Relation string           `json:"relation"` // "equal", "narrower" (a allows less), "wider" or "different"
	OnlyA    []RespondRequest `json:"onlyA"`    // examples, verified by Respond; empty exactly if there are none
	OnlyB    []RespondRequest `json:"onlyB"`
	Complete bool             `json:"complete"` // false: the documents are too large, there may be more differences
}

// Compare says how two documents differ in the requests that they allow. A
// document that the server's PUT refuses is none.
func Compare(in CompareInput) Comparison {
	d := dialect.Of(in.Dialect)
	c := analyze.Compare(bucketOf(in.A, d), bucketOf(in.B, d), d)
	return Comparison{c.Relation, rawRequests(c.OnlyA), rawRequests(c.OnlyB), c.Complete}
}

// bucketOf is a bucket after PUT of a document.
func bucketOf(config string, d *dialect.Dialect) match.Bucket {
	result := put.Read(s3cors.Parse(config)).Put(d)
	return match.Bucket{Configured: result.Accepted, Rules: result.Stored}
}

func rawRequests(all []wire.Request) []RespondRequest {
	raw := make([]RespondRequest, len(all))
	for i := range all {
		raw[i] = RespondRequest{Method: all[i].Method, Path: all[i].URL, Headers: all[i].Headers}
	}
	return raw
}

// SimplifyInput asks for a shorter document.
type SimplifyInput struct {
	Config  string `json:"config"`
	Dialect string `json:"dialect,omitempty"` // "" = "scality"
}

// Simplify returns an edit after which the document is shorter and the server
// answers every request as before, nil if none is known. What it leaves out: values
// and rules without effect, and a rule that differs from the one before it in its
// origins or in its methods alone.
func Simplify(in SimplifyInput) *source.Fix {
	d := dialect.Of(in.Dialect)
	doc := s3cors.Parse(in.Config)
	answer := put.Read(doc).Put(d)
	if !answer.Accepted {
		return nil
	}
	return analyze.Simplify(doc, d, answer.Stored)
}
