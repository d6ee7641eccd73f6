package layer

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Through returns what happens to a request of a page that nobody asked before: it
// meets a layer that has stored nothing. alone is what happens without the layer.
func Through(s *Settings, b *exchange.Bucket, r *fetch.Request, alone *exchange.Fetch) *exchange.Fetch {
	sim := exchange.Through(b, r, func(req wire.Request, bucket func(wire.Request) wire.Response) (wire.Response, exchange.Passage) {
		res, _ := Step(s, State{}, req, bucket)
		p := exchange.Passage{Cache: string(res.Cache), By: string(res.By), Asked: []wire.Request{}}
		for _, asked := range res.Asked {
			p.Asked = append(p.Asked, relevant(asked))
		}
		return res.Response, p
	})
	f := sim.Fetch(nil)
	if f.Blocked == nil || len(f.Exchanges) == 0 {
		return f
	}
	last := &f.Exchanges[len(f.Exchanges)-1]
	switch {
	case last.Layer == nil:
	case alone.Blocked == nil, len(last.Layer.Asked) == 0:
		// The bucket did not decide, so the reason is the browser's.
		f.Blocked.By, f.Blocked.Rule, f.Blocked.Reason = exchange.ByLayer, 0, sim.Result.Blocked.Reason
		f.Blocked.Message, f.Blocked.Brief, f.Blocked.Mistake = source.Visible(blame(last, f.Blocked.Message)), "", ""
	case alone.Blocked.Stage == f.Blocked.Stage:
		f.Blocked = alone.Blocked
	}
	return f
}

// blame says in one sentence how the layer spoils a response. block is what the
// browser says of it.
func blame(x *exchange.Exchange, block string) string {
	h := Happened{Status: x.Response.Status, Headers: corsHeaders(x.Response.Headers), Cache: Cache(x.Layer.Cache), Asked: x.Layer.Asked, By: By(x.Layer.By)}
	if !strings.HasPrefix(block, "Access-") {
		block = words.Lower(block)
	}
	if h.By == ByRefusal {
		return "The layer does not let " + x.Request.Method + " through: it answers with status " + strconv.Itoa(h.Status) + " itself, and the bucket is not asked"
	}
	allowed, _ := wire.Get(h.Headers, allowOrigin)
	switch classOf(&x.Request, &h, true, false) {
	case PreflightAnswer:
		return "The layer answers the preflight itself: " + block
	case OriginNotForwarded:
		return "The layer does not pass Origin on, so the bucket answers without CORS headers"
	case DoubledOrOverridden:
		if strings.Contains(allowed, ",") {
			return "The layer adds " + allowOrigin + " to the header that the bucket sends, and a browser accepts only one"
		}
		return "The layer changes the headers of the bucket: " + block
	}
	return "With the layer, " + block
}
