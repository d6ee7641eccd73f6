package corscore

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// Several lets each of requests meet the document, server and object of in,
// whose own request does not count. The document is read once. What comes is
// [Report.Fetch] of each, but for the lines of a refused document in the
// message.
func Several(in Input, requests []fetch.Request) []*Fetch {
	d := dialect.Of(in.Dialect)
	doc := s3cors.Decode(syntax.Parse(in.Config))
	answer := put.Try(doc, d)
	all := make([]*Fetch, len(requests))
	for i := range requests {
		in.Request = &requests[i]
		_, all[i] = exchange(in, doc, d, answer, nil)
	}
	return all
}
