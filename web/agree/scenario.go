package main

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/wire"
)

// scenario is one request of a page and the bucket that answers it: either one
// with a document, or one that answers as it is told.
type scenario struct {
	id      int
	place   place
	request fetch.Request
	bucket  *corscore.Input      // document, dialect and object; nil = the answers are given
	given   *corscore.FetchInput // the answers
}

// place is a page that scenarios run in.
type place int

const (
	onLoopback  place = iota // 127.0.0.1, another port than the bucket's
	onLocalhost              // localhost
	onBucket                 // the bucket's own origin
	inFrame                  // a sandboxed frame: opaque origin
	inSandbox                // a sandboxed page: opaque origin, but no frame
	numPlaces
)

var placeNames = [numPlaces]string{"127.0.0.1", "localhost", "the bucket's origin", "sandboxed frame", "sandboxed page"}

// origins are the origins that a run has, none with a slash at its end. Redirects
// lead to any of them.
type origins struct{ bucket, away, loopback, localhost string }

// of is what the browser makes the origin of a page.
func (o *origins) of(p place) string {
	switch p {
	case onLoopback:
		return o.loopback
	case onLocalhost:
		return o.localhost
	case onBucket:
		return o.bucket
	}
	return "null"
}

// at is the origin that a page is loaded from.
func (o *origins) at(p place) string {
	if p == inFrame || p == inSandbox {
		return o.loopback
	}
	return o.of(p)
}

// objectPath is where the object of one scenario is that hop redirects lead to:
// each has its own, so that neither preflight cache nor HTTP cache joins two.
func objectPath(id, hop int) string {
	return "/bucket/" + strconv.Itoa(id) + "/" + strconv.Itoa(hop)
}

// parseObjectPath is the inverse of [objectPath].
func parseObjectPath(path string) (id, hop int, ok bool) {
	rest, ok := strings.CutPrefix(path, "/bucket/")
	first, second, _ := strings.Cut(rest, "/")
	id, err := strconv.Atoi(first)
	hop, err2 := strconv.Atoi(second)
	return id, hop, ok && err == nil && err2 == nil && hop >= 0
}

// predict is what the core says of the scenario.
func (s *scenario) predict() *corscore.Fetch {
	if s.given != nil {
		return corscore.FetchAnswers(*s.given)
	}
	return corscore.Run(*s.bucket).Fetch
}

// answer is what is answered to a request as it came over the wire, behind hop
// redirects.
func (s *scenario) answer(hop int, r *wire.Request) wire.Response {
	if s.given == nil {
		return s.respond(hop, r)
	}
	answers := corscore.GivenAnswers{Preflight: s.given.Preflight, Actual: s.given.Actual}
	if 0 < hop && hop <= len(s.given.Redirects) {
		answers = s.given.Redirects[hop-1]
	}
	given := answers.Actual
	if observe.IsPreflight(r) {
		given = answers.Preflight
	}
	return wire.Response{Status: given.Status, Headers: given.Headers}
}

// respond is what the core answers. Its CORS half is that of the request as it
// came; the rest is the scenario's object, and behind a redirect what the core
// says that S3 serves.
func (s *scenario) respond(hop int, r *wire.Request) wire.Response {
	_, path, _ := strings.Cut(strings.TrimPrefix(r.URL, "http://"), "/")
	a := corscore.Respond(corscore.RespondInput{
		Config: &s.bucket.Config, Dialect: s.bucket.Dialect,
		Request: corscore.RespondRequest{Method: r.Method, Path: "/" + path, Headers: r.Headers},
	})
	ids := []wire.Header{{"x-amz-request-id", "R1"}, {"x-amz-id-2", "I1"}}
	switch {
	case a.Code != "":
		return wire.Response{Status: a.Status, Headers: append(append(ids, a.Headers...), wire.Header{"Content-Type", "application/xml"}, wire.Header{"Content-Length", "0"})}
	case r.Method == "OPTIONS":
		return wire.Response{Status: a.Status, Headers: append(append(ids, a.Headers...), wire.Header{"Content-Length", "0"})}
	case hop > 0:
		status, headers := s.served(hop, r.Method)
		return wire.Response{Status: status, Headers: append(headers, a.Headers...)}
	}
	o := s.bucket.Object
	return wire.Response{Status: o.Status, Headers: append(slices.Clone(o.Headers), a.Headers...)}
}

// served is what the core says of the object behind a redirect, but for the
// headers of CORS.
func (s *scenario) served(hop int, method string) (status int, headers []wire.Header) {
	res := resultOf(s.predict())
	all := res.Exchanges
	for _, e := range res.Engines {
		all = append(all, e.Exchanges...)
	}
	for _, x := range all {
		if x.Kind != fetch.Actual || x.Request.Method != method || !strings.Contains(x.Request.URL, objectPath(s.id, hop)) {
			continue
		}
		for _, h := range x.Response.Headers {
			if name := strings.ToLower(h[0]); !strings.HasPrefix(name, "access-control-") && name != "vary" {
				headers = append(headers, h)
			}
		}
		return x.Response.Status, headers
	}
	return 200, []wire.Header{{"Content-Length", "0"}}
}
