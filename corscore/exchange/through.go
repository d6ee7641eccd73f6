package exchange

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// ByLayer is who blocks a request that the bucket alone would let through: what is
// between the page and the bucket.
const ByLayer = "layer"

// Passage is how a request got through what is between the page and the bucket.
type Passage struct {
	Cache string         `json:"cache"` // what the cache did: "HIT", "MISS", "PASS", "BYPASS" or "", as [Fetch] of a scene
	Asked []wire.Request `json:"asked"` // what reached the bucket; empty = nothing did
	By    string         `json:"-"`     // who made the response, as package layer names it
	// Status is of what the bucket answered, 0 = it was not asked.
	Status int `json:"-"`
}

// Through lets a page send r to b by way of something that answers for the bucket,
// or asks it. via must be a pure function, and say what it did beside its response.
func Through(b *Bucket, r *fetch.Request, via func(req wire.Request, bucket func(wire.Request) wire.Response) (wire.Response, Passage)) *Simulation {
	s := &Simulation{Bucket: b, Request: r}
	s.Result = fetch.Follow(*r, MaxRedirects, func(hop int, req wire.Request) wire.Response {
		var a match.Answer
		if hop > 0 { // the redirect leads past it
			a = b.respond(req)
			s.answers, s.passages = append(s.answers, a), append(s.passages, nil)
			return b.response(hop, req, a)
		}
		status := 0
		res, p := via(req, func(asked wire.Request) wire.Response {
			a = b.respond(asked)
			answer := b.response(hop, asked, a)
			status = answer.Status
			return answer
		})
		p.Status = status
		s.answers, s.passages = append(s.answers, a), append(s.passages, &p)
		return res
	})
	s.away = awayFrom(s.Result.Exchanges)
	return s
}
