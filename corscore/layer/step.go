package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// Cache is what the cache did with a request, as its log names it.
type Cache string

// The values of a [Cache].
const (
	NoLayer Cache = ""
	Hit     Cache = "HIT"
	Miss    Cache = "MISS"
	Pass    Cache = "PASS"   // the cache does not look
	Bypass  Cache = "BYPASS" // a header of the request says so
)

// Response is the response to one request.
type Response struct {
	wire.Response
	Cache Cache
	Asked []wire.Request // what reached the bucket
	Age   int            // the Age header, -1 = none
	// How the response was made, for the sentence about it.
	By          By
	Entry       *Entry // the one that was sent, or found too old; nil = none
	Stored      bool   // the response was stored
	Expired     bool   // Entry was too old
	Revalidated bool   // the bucket said that Entry is still good
}

// By is who made a response.
type By string

// The values of a [By].
const (
	ByBucket    By = "bucket"
	ByCache     By = "cache"
	ByRefusal   By = "refusal"   // the layer does not let the method through
	ByPreflight By = "preflight" // the layer answers preflights itself
)

// Step sends one request through a layer in a state, and returns the state after
// it. It does not change st. bucket answers what the layer asks, and must be a pure
// function.
func Step(s *Settings, st State, req wire.Request, bucket func(wire.Request) wire.Response) (Response, State) {
	switch {
	case !s.lets(req.Method):
		return s.refuse(&req), st
	case req.Method == "OPTIONS" && s.Preflight != nil:
		res := Response{Response: s.Preflight.answer(&req), Cache: Pass, Age: -1, By: ByPreflight}
		if s.Preflight.Edits {
			res.Headers = edited(res.Headers, s.Send, &req, res.Status)
		}
		return res, st
	case !s.stores(req.Method) || s.passes(&req):
		return s.pass(&req, Pass, bucket), st
	case s.bypasses(&req):
		return s.bypass(st, &req, bucket)
	}
	return s.cached(st, &req, bucket)
}

func (s *Settings) refuse(req *wire.Request) Response {
	res := Response{Response: wire.Response{Status: s.Refuse.Status, Headers: s.Refuse.Headers}, Cache: Pass, Age: -1, By: ByRefusal}
	if res.Status == 0 {
		res.Status = 403
	}
	if s.Refuse.CORS {
		res.Headers = edited(res.Headers, s.Send, req, res.Status)
	}
	return res
}

// pass asks the bucket and stores nothing.
func (s *Settings) pass(req *wire.Request, cache Cache, bucket func(wire.Request) wire.Response) Response {
	// nginx makes a GET for the whole object before it looks at the bypass.
	asked := s.forwarded(*req, s.Engine == Nginx && cache == Bypass)
	res := Response{Response: bucket(asked), Cache: cache, Asked: []wire.Request{asked}, Age: s.age(0, false), By: ByBucket}
	res.Headers = edited(res.Headers, s.Store, req, res.Status)
	res.Headers = edited(res.Headers, s.Send, req, res.Status)
	return res
}

func (s *Settings) bypass(st State, req *wire.Request, bucket func(wire.Request) wire.Response) (Response, State) {
	word := Bypass
	if s.Engine == Varnish {
		word = Pass
	}
	if !s.BypassStores {
		return s.pass(req, word, bucket), st
	}
	res := s.fetch(&st, req, found{at: -1}, bucket, true)
	res.Cache = word
	return s.send(res, req), st
}

// cached answers from the cache, or asks the bucket and stores.
func (s *Settings) cached(st State, req *wire.Request, bucket func(wire.Request) wire.Response) (Response, State) {
	f := s.find(&st, s.key(req), s.compared(req))
	if f.at >= 0 && st.Now < st.Entries[f.at].At+st.Entries[f.at].TTL+s.TTL.Grace {
		e := st.Entries[f.at]
		res := Response{Response: e.Response, Cache: Hit, Age: s.age(st.Now-e.At, true), By: ByCache, Entry: &e, Expired: !e.Fresh(st.Now)}
		if res.Expired {
			// The old response is sent, and a new one fetched for the next request.
			next := s.fetch(&st, req, f, bucket, false)
			res.Asked, res.Stored = next.Asked, next.Stored
		}
		return s.send(ranged(res, req), req), st
	}
	return s.send(ranged(s.fetch(&st, req, f, bucket, false), req), req), st
}

// compared returns the request whose headers Vary compares.
func (s *Settings) compared(req *wire.Request) *wire.Request {
	if s.VaryBy == VaryByViewer {
		return req
	}
	return new(s.forwarded(*req, true))
}

func (s *Settings) send(res Response, req *wire.Request) Response {
	res.Headers = edited(res.Headers, s.Send, req, res.Status)
	return res
}

// fetch asks the bucket for what st does not have, or has but too old, and stores
// the response.
func (s *Settings) fetch(st *State, req *wire.Request, f found, bucket func(wire.Request) wire.Response, bypassed bool) Response {
	asked := s.forwarded(*req, true)
	res := Response{Cache: Miss, Asked: []wire.Request{asked}, Age: s.age(0, false), By: ByBucket}
	if f.at >= 0 {
		res.Entry, res.Expired = new(st.Entries[f.at]), true
	}
	if etag := s.condition(res.Entry); etag != "" {
		asked.Headers = append(slices.Clip(asked.Headers), wire.Header{"If-None-Match", etag})
	}
	res.Response = bucket(asked)
	vary := varyOf(&res.Response)
	if res.Status == 304 && res.Entry != nil {
		res.Revalidated = true
		res.Response = s.revalidated(res.Entry, res.Headers)
		if own := varyOf(&res.Response); own != "" {
			vary = own
		}
	}
	res.Headers = edited(res.Headers, s.Store, req, res.Status)
	if len(s.Store) > 0 {
		vary = varyOf(&res.Response)
	}
	ttl := s.lifetime(&res.Response)
	if ttl <= 0 {
		return res
	}
	if s.Vary == IgnoreVary {
		vary = ""
	}
	origin, _ := wire.First(req.Headers, "Origin")
	res.Stored = true
	s.put(st, Entry{
		Key: s.key(req), Vary: vary, Asker: origin, Method: req.Method, Response: res.Response, At: st.Now, TTL: ttl,
		path: pathOf(req.URL), variant: variantOf(vary, s.compared(req)),
	}, f, bypassed)
	return res
}

// condition returns the ETag for If-None-Match, "" if the bucket is asked for the
// object.
func (s *Settings) condition(e *Entry) string {
	if e == nil || s.Revalidate == NoRevalidate || e.Response.Status != 200 {
		return ""
	}
	etag, _ := wire.First(e.Response.Headers, "ETag")
	return etag
}

// revalidated returns the response of e after a 304 with headers.
func (s *Settings) revalidated(e *Entry, headers []wire.Header) wire.Response {
	if s.Revalidate == KeepsStored {
		return e.Response
	}
	out := wire.Response{Status: e.Response.Status, Headers: slices.Clone(headers)}
	for _, h := range e.Response.Headers {
		if !given(headers, h[0]) {
			out.Headers = append(out.Headers, h)
		}
	}
	return out
}

// age returns the value of the Age header, -1 = none is sent.
func (s *Settings) age(seconds int, hit bool) int {
	if s.Engine == Nginx || s.Engine == "" && !hit {
		return -1
	}
	return seconds
}

// ranged answers a request for a part of a whole object with 206, and a request of
// a viewer that has the object with 304.
func ranged(res Response, req *wire.Request) Response {
	if res.Status != 200 {
		return res
	}
	etag, _ := wire.First(res.Headers, "ETag")
	if known, ok := wire.First(req.Headers, "If-None-Match"); ok && etag != "" && (known == "*" || strings.Contains(known, etag)) {
		res.Status = 304
	} else if value, ok := wire.First(req.Headers, "Range"); ok && req.Method == "GET" && oneRange(value) {
		res.Status = 206
	}
	return res
}

// oneRange reports whether the value of a Range header names one range by its
// first byte.
func oneRange(value string) bool {
	spec, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(value)), "bytes=")
	from, _, dash := strings.Cut(spec, "-")
	return ok && dash && from != "" && strings.Trim(from, "0123456789") == ""
}
