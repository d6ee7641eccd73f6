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

// observation is what was seen of one scenario, by page and bucket.
type observation struct {
	*scenario
	page                *pageReport
	preflights, actuals []wire.Request // as they came over the wire
}

// pageReport is what the page says of one scenario.
type pageReport struct {
	ID       int           `json:"id"`
	Outcome  fetch.Outcome `json:"outcome"`
	Readable []string      `json:"readable"`
	Error    string        `json:"error"` // as the browser words it
}

// differences says in what engine does otherwise than predicted.
func (o *observation) differences(engine string) []string {
	want := o.expected(engine)
	found := observe.Differences(want, engine, o.seen())
	if n := len(o.preflights); n > 1 {
		found = append(found, strconv.Itoa(n)+" preflights")
	}
	if n := len(o.actuals); n > 1 {
		found = append(found, strconv.Itoa(n)+" actual requests")
	}
	if !slices.ContainsFunc(want.Engines, func(e fetch.Engine) bool { return e.Engine == engine }) {
		found = append(found, o.carried(want)...)
	}
	return found
}

func (o *observation) seen() *observe.Seen {
	seen := &observe.Seen{Outcome: o.page.Outcome, Readable: o.page.Readable}
	if len(o.preflights) > 0 {
		headers := o.preflights[0].Headers
		seen.ACRM, _ = wire.Get(headers, "Access-Control-Request-Method")
		seen.ACRH, _ = wire.Get(headers, "Access-Control-Request-Headers")
		seen.Asks, _ = wire.Get(headers, "Origin")
	}
	if len(o.actuals) > 0 {
		seen.Sent = o.actuals[0].Method
		seen.Origin, _ = wire.Get(o.actuals[0].Headers, "Origin")
	}
	return seen
}

// expected is the part of the prediction that can be observed.
func (o *observation) expected(engine string) *fetch.Result {
	f := o.predict()
	r := &fetch.Result{Outcome: f.Outcome, Preflight: f.Preflight, Readable: f.Readable, Engines: f.Engines}
	for _, x := range f.Exchanges {
		if x.Kind == fetch.Actual && o.namesFrame(engine, f) {
			x.Request.Headers = append(slices.Clone(x.Request.Headers), wire.Header{"Origin", o.request.Origin})
		}
		r.Exchanges = append(r.Exchanges, fetch.Exchange{Kind: x.Kind, Request: x.Request, Response: x.Response})
	}
	return r
}

// namesFrame reports a request that carries Origin only because it comes from a
// frame of another site, as the [Storage Access API] wants it of GET and HEAD
// with credentials. The core cannot predict it: fetch.Request knows no frames.
//
// [Storage Access API]: https://privacycg.github.io/storage-access-headers/
func (o *observation) namesFrame(engine string, f *corscore.Fetch) bool {
	method := wire.NormalizeMethod(o.request.Method)
	return o.place == inFrame && engine != "webkit" && f.Outcome == fetch.Opaque && o.request.Credentials == fetch.Include && method != "POST"
}

// carried says which headers that script set are missing, or arrive although
// they should be dropped. What browsers make of values on the way, such as of a
// second Content-Type, is no part of CORS.
func (o *observation) carried(want *fetch.Result) (found []string) {
	at := slices.IndexFunc(want.Exchanges, func(x fetch.Exchange) bool { return x.Kind == fetch.Actual })
	if at < 0 || len(o.actuals) == 0 {
		return nil
	}
	for _, h := range o.request.Headers {
		_, kept := wire.Get(want.Exchanges[at].Request.Headers, h[0])
		arrived, ok := wire.Get(o.actuals[0].Headers, h[0])
		switch {
		case kept && !ok && o.request.Mode != fetch.NoCORS: // there each engine keeps what it takes for safelisted
			found = append(found, h[0]+" is dropped")
		case !kept && ok && arrived == strings.Trim(h[1], " \t\r\n"):
			found = append(found, h[0]+" is not dropped")
		}
	}
	return found
}
