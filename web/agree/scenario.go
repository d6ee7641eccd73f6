package main

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// scenario is one request of a page and the bucket that answers it: either one
// with a document, or one that answers as it is told.
type scenario struct {
	id      int
	place   place
	request fetch.Request
	bucket  *corscore.Input      // document, dialect and object; nil = the answers are given
	given   *corscore.FetchInput // preflight and actual
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

// origins are the origins that a run has, none with a slash at its end.
type origins struct{ bucket, loopback, localhost string }

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

// objectPath is where the bucket keeps the object of one scenario: each has its
// own, so that neither preflight cache nor HTTP cache joins two.
const objectPath = "/bucket/"

// scenarioOf is the number of the scenario that a request for path belongs to;
// -1 if it belongs to none.
func scenarioOf(path string) int {
	rest, ok := strings.CutPrefix(path, objectPath)
	number, _, _ := strings.Cut(rest, "/")
	id, err := strconv.Atoi(number)
	if !ok || err != nil {
		return -1
	}
	return id
}

// predict is what the core says of the scenario.
func (s *scenario) predict() *corscore.Fetch {
	if s.given != nil {
		return corscore.FetchAnswers(*s.given)
	}
	return corscore.Run(*s.bucket).Fetch
}

// isPreflight: script cannot set this header.
func isPreflight(r wire.Request) bool {
	_, ok := wire.First(r.Headers, "Access-Control-Request-Method")
	return ok
}

// answer is what the bucket answers to a request as it came over the wire.
func (s *scenario) answer(r wire.Request) wire.Response {
	if s.given != nil {
		given := s.given.Actual
		if isPreflight(r) {
			given = s.given.Preflight
		}
		return wire.Response{Status: given.Status, Headers: given.Headers}
	}
	_, path, _ := strings.Cut(strings.TrimPrefix(r.URL, "http://"), "/")
	a := corscore.Respond(corscore.RespondInput{
		Config: &s.bucket.Config, Dialect: s.bucket.Dialect,
		Request: corscore.RespondRequest{Method: r.Method, Path: "/" + path, Headers: r.Headers},
	})
	ids := []wire.Header{{"x-amz-request-id", "R1"}, {"x-amz-id-2", "I1"}}
	switch {
	case a.Code != "":
		return wire.Response{Status: a.Status, Headers: append(ids, wire.Header{"Content-Type", "application/xml"}, wire.Header{"Content-Length", "0"})}
	case r.Method == "OPTIONS":
		return wire.Response{Status: a.Status, Headers: append(append(ids, a.Headers...), wire.Header{"Content-Length", "0"})}
	}
	o := s.bucket.Object
	return wire.Response{Status: o.Status, Headers: append(append([]wire.Header{}, o.Headers...), a.Headers...)}
}
