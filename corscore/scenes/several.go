package scenes

import (
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
)

// Several lets each of requests meet b. What comes is that of
// [exchange.Simulation.Fetch], but for the lines of a refused document in the
// message.
func Several(b *exchange.Bucket, requests []fetch.Request) []*exchange.Fetch {
	all := make([]*exchange.Fetch, len(requests))
	for i := range requests {
		all[i] = exchange.New(b, &requests[i]).Fetch(nil)
	}
	return all
}
