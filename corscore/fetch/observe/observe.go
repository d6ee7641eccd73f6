// Package observe answers whether what a browser was seen to do is what the core
// said it would do.
package observe

import (
	"fmt"
	"slices"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Engines are the names of the shipped engines, as in [fetch.Engine].
var Engines = []string{"chromium", "firefox", "webkit"}

// Seen is what one browser was seen to do with one request: the page saw Outcome
// and Readable, the server the rest.
type Seen struct {
	Outcome  fetch.Outcome
	ACRM     string   // Access-Control-Request-Method of the preflight, "" = none was sent
	ACRH     string   // Access-Control-Request-Headers of the preflight, "" = none
	Asks     string   // Origin of the preflight
	Sent     string   // method of the actual request, "" = none was sent
	Origin   string   // Origin of the actual request, "" = none
	Readable []string // response header names, lower case, in any order
}

// Differences says in what seen differs from what res expects of engine, each as
// "what SEEN, want EXPECTED"; none if res explains it all.
func Differences(res *fetch.Result, engine string, seen *Seen) []string {
	d := &differences{}
	if at := slices.IndexFunc(res.Engines, func(e fetch.Engine) bool { return e.Engine == engine }); at >= 0 {
		d.deviation(&res.Engines[at], seen)
	} else {
		d.result(res, seen)
	}
	return d.found
}

type differences struct{ found []string }

func (d *differences) differ(what string, got, want any) {
	if fmt.Sprint(got) != fmt.Sprint(want) {
		d.found = append(d.found, fmt.Sprintf("%s %v, want %v", what, orNone(got), orNone(want)))
	}
}

func orNone(value any) any {
	switch value {
	case "":
		return "none"
	case true:
		return "yes"
	case false:
		return "no"
	}
	return value
}

// result compares with what res says of every engine without an entry.
func (d *differences) result(res *fetch.Result, seen *Seen) {
	want := Seen{Outcome: res.Outcome, Readable: res.Readable}
	for _, x := range res.Exchanges {
		origin, _ := wire.Get(x.Request.Headers, "Origin")
		if x.Kind == fetch.Preflight {
			want.ACRM, _ = wire.Get(x.Request.Headers, "Access-Control-Request-Method")
			want.ACRH, _ = wire.Get(x.Request.Headers, "Access-Control-Request-Headers")
			want.Asks = origin
		} else {
			want.Sent, want.Origin = x.Request.Method, origin
		}
	}
	d.page(&want, seen)
	d.differ("Access-Control-Request-Method", seen.ACRM, want.ACRM)
	d.differ("Access-Control-Request-Headers", seen.ACRH, want.ACRH)
	d.differ("the preflight's Origin", seen.Asks, want.Asks)
	d.differ("actual request", seen.Sent, want.Sent)
	d.differ("its Origin", seen.Origin, want.Origin)
}

// deviation compares with what e says, which is less than a Result does: not
// which method a preflight asks for, nor at which stage a request is blocked.
func (d *differences) deviation(e *fetch.Engine, seen *Seen) {
	d.page(&Seen{Outcome: e.Outcome, Readable: e.Readable}, seen)
	d.differ("preflight", seen.ACRM != "", e.Preflight)
	d.differ("Access-Control-Request-Headers", seen.ACRH, e.RequestHeaders)
	if e.Outcome != fetch.BlockedOutcome {
		d.differ("actual request sent", seen.Sent != "", true)
	}
}

// page compares what the page sees.
func (d *differences) page(want, seen *Seen) {
	d.differ("outcome", seen.Outcome, want.Outcome)
	d.differ("readable headers", names(seen.Readable), names(want.Readable))
}

func names(list []string) string { return strings.Join(slices.Sorted(slices.Values(list)), " ") }
