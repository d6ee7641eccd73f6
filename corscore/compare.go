package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/way"
	"s3cors.playground/corscore/wire"
)

// CompareInput asks how two documents differ on one server.
type CompareInput struct {
	A       string      `json:"a"`
	B       string      `json:"b"`
	Dialect string      `json:"dialect,omitempty"` // "" = "scality"
	Way     dialect.Way `json:"way,omitempty"`     // of the documents, see [Input]
}

// Comparison says which requests only one of two documents allows, and which
// requests get other answers where both allow them: preflights and actual
// requests, as [Respond] takes them.
type Comparison struct {
	Relation string           `json:"relation"` // "equal", "narrower" (a allows less), "wider" or "different"
	OnlyA    []RespondRequest `json:"onlyA"`    // examples, verified by Respond; empty exactly if there are none
	OnlyB    []RespondRequest `json:"onlyB"`
	Complete bool             `json:"complete"` // false: the documents are too large, there may be more differences

	Reads           []ReadDifference  `json:"reads"`           // requests that both allow, whose response script reads differently
	Caches          []CacheDifference `json:"caches"`          // preflights that both allow, which a browser keeps for another time
	AnswersComplete bool              `json:"answersComplete"` // false: there may be more of Reads and Caches
}

// ReadDifference is a request of which script can read other response headers
// with the one document than with the other.
type ReadDifference struct {
	Request RespondRequest `json:"request"`
	OnlyA   []string       `json:"onlyA"` // in lower case; "*" stands for every other header
	OnlyB   []string       `json:"onlyB"`
}

// CacheDifference is a preflight whose answer a browser keeps for another time.
type CacheDifference struct {
	Request RespondRequest `json:"request"`
	A       string         `json:"a"` // Access-Control-Max-Age, seconds as the server writes them; "" = not sent, a browser then keeps the answer for 5 seconds
	B       string         `json:"b"`
}

// Compare says how two documents differ in the requests that they allow, and in
// the answers to those that both allow. A document that the server's PUT refuses
// is none.
func Compare(in CompareInput) Comparison {
	d := dialect.Of(in.Dialect).Sent(in.Way)
	a, b := bucketOf(in.A, in.Way, d), bucketOf(in.B, in.Way, d)
	c := analyze.Compare(a, b, d)
	answers := Comparison{
		Relation: c.Relation, OnlyA: rawRequests(c.OnlyA), OnlyB: rawRequests(c.OnlyB), Complete: c.Complete,
		Reads: []ReadDifference{}, Caches: []CacheDifference{},
	}
	reads, caches, complete := analyze.Answers(a, b, d)
	for i := range reads {
		r := &reads[i]
		answers.Reads = append(answers.Reads, ReadDifference{rawRequest(&r.Request), filled(r.OnlyA), filled(r.OnlyB)})
	}
	for i := range caches {
		answers.Caches = append(answers.Caches, CacheDifference{rawRequest(&caches[i].Request), caches[i].A, caches[i].B})
	}
	answers.AnswersComplete = complete
	return answers
}

// bucketOf is a bucket after PUT of a document.
func bucketOf(config string, w dialect.Way, d *dialect.Dialect) match.Bucket {
	result := put.Read(way.Send(config, w, d).Doc).Put(d)
	return match.Bucket{Configured: result.Accepted, Rules: result.Stored, Unreadable: result.Unreadable}
}

func rawRequests(all []wire.Request) []RespondRequest {
	raw := make([]RespondRequest, len(all))
	for i := range all {
		raw[i] = rawRequest(&all[i])
	}
	return raw
}

func rawRequest(r *wire.Request) RespondRequest {
	return RespondRequest{Method: r.Method, Path: r.URL, Headers: r.Headers}
}

// SimplifyInput asks for a shorter document.
type SimplifyInput struct {
	Config  string      `json:"config"`
	Dialect string      `json:"dialect,omitempty"` // "" = "scality"
	Way     dialect.Way `json:"way,omitempty"`     // of the documents, see [Input]
}

// Simplify returns an edit after which the document is shorter and the server
// answers every request as before, nil if none is known. What it leaves out: values
// and rules without effect, and a rule that differs from the one before it in its
// origins or in its methods alone.
func Simplify(in SimplifyInput) *source.Fix {
	d := dialect.Of(in.Dialect).Sent(in.Way)
	doc := way.Send(in.Config, in.Way, d).Doc
	answer := put.Read(doc).Put(d)
	if !answer.Accepted {
		return nil
	}
	return analyze.Simplify(doc, d, answer.Stored)
}
