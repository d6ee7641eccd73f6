package main

import (
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/wire"
)

// observation is what was seen of one scenario, by its page and by the servers.
type observation struct {
	*scenario
	page     *pageReport
	requests []wire.Request // as they came over the wire
}

// pageReport is what the page says of one scenario.
type pageReport struct {
	ID       int           `json:"id"`
	Outcome  fetch.Outcome `json:"outcome"` // loaded is what an XMLHttpRequest can tell
	Readable []string      `json:"readable"`
	Error    string        `json:"error"` // as the browser words it
}

// loaded is the outcome of an XMLHttpRequest that gets a response: it does not
// say of which type.
const loaded fetch.Outcome = "loaded"

// differences says in what engine does otherwise than predicted.
func (o *observation) differences(engine string) []string {
	res := resultOf(o.predict())
	want := observe.Expect(res, engine)
	for i := range want.Requests {
		if o.namesItself(engine, want, i) {
			r := &want.Requests[i]
			r.Headers = append(slices.Clone(r.Headers), wire.Header{"Origin", o.request.Origin})
		}
	}
	o.forgetOrigins(want)
	seen := &observe.Seen{Outcome: o.page.Outcome, Readable: o.page.Readable, Requests: o.requests}
	if seen.Outcome == loaded {
		seen.Outcome = fetch.Allowed
		if want.Outcome == fetch.NotCrossOrigin {
			seen.Outcome = want.Outcome
		}
	}
	found := seen.Differences(want)
	if len(found) == 0 {
		found = o.carried(want)
	}
	return found
}

// resultOf is the part of a prediction that can be observed.
func resultOf(f *corscore.Fetch) *fetch.Result {
	r := &fetch.Result{Outcome: f.Outcome, Preflight: f.Preflight, Readable: f.Readable, Engines: f.Engines}
	for _, x := range f.Exchanges {
		r.Exchanges = append(r.Exchanges, fetch.Exchange{Kind: x.Kind, Request: x.Request, Response: x.Response})
	}
	return r
}

// namesItself reports a request that carries Origin although no CORS check has a
// part in it, which the core leaves out:
//   - GET and HEAD with credentials in mode no-cors from a frame of another site,
//     as the [Storage Access API] wants it; fetch.Request knows no frames;
//   - in WebKit, GET behind a redirect within one origin if the request that
//     redirects did, before it became GET.
//
// [Storage Access API]: https://privacycg.github.io/storage-access-headers/
func (o *observation) namesItself(engine string, want *observe.Seen, i int) bool {
	if i == 0 {
		return o.place == inFrame && engine != "webkit" && want.Outcome == fetch.Opaque && o.request.Credentials == fetch.Include &&
			wire.NormalizeMethod(o.request.Method) != "POST"
	}
	_, before := wire.Get(want.Requests[i-1].Headers, "Origin")
	_, ok := wire.Get(want.Requests[i].Headers, "Origin")
	from, _ := wire.Origin(want.Requests[i-1].URL)
	to, _ := wire.Origin(want.Requests[i].URL)
	return engine == "webkit" && want.Requests[i].Method == "GET" && before && !ok && from == to
}

// forgetOrigins takes the Origin of requests in mode no-cors behind a redirect as
// it is: engines differ in whether it is the page's, null or missing, and nothing
// depends on it.
func (o *observation) forgetOrigins(want *observe.Seen) {
	if o.request.Mode != fetch.NoCORS || len(want.Requests) != len(o.requests) {
		return
	}
	for i := 1; i < len(want.Requests); i++ {
		r := &want.Requests[i]
		r.Headers = slices.DeleteFunc(slices.Clone(r.Headers), func(h wire.Header) bool { return wire.EqualName(h[0], "Origin") })
		if origin, ok := wire.Get(o.requests[i].Headers, "Origin"); ok {
			r.Headers = append(r.Headers, wire.Header{"Origin", origin})
		}
	}
}

// carried says which headers that script set are missing in the request or
// behind its first redirect, or arrive although they should be dropped. Behind
// further redirects Firefox and WebKit send some of them again. What browsers
// make of values on the way, such as of a second Content-Type, is no part of
// CORS.
func (o *observation) carried(want *observe.Seen) (found []string) {
	actuals := 0
	for i := range o.requests {
		if observe.IsPreflight(&o.requests[i]) {
			continue
		}
		if actuals++; actuals > 2 {
			break
		}
		for _, h := range o.request.Headers {
			_, kept := wire.Get(want.Requests[i].Headers, h[0])
			arrived, ok := wire.Get(o.requests[i].Headers, h[0])
			switch {
			case kept && !ok && o.request.Mode != fetch.NoCORS: // there each engine keeps what it takes for safelisted
				found = append(found, h[0]+" is dropped")
			case !kept && ok && arrived == strings.Trim(h[1], " \t\r\n"):
				found = append(found, h[0]+" is not dropped")
			}
		}
	}
	return found
}
