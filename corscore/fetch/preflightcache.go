package fetch

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// Repeat says of one engine whether a request that follows another sends a
// preflight.
type Repeat struct {
	Engine    string // "" = the standard, which sets no limit to Access-Control-Max-Age
	Preflight bool
	Seconds   int    // how long the first preflight's answer is remembered, 0 = not at all
	Why       string // a sentence
}

// Again says whether the request second sends a preflight if it is made a number
// of seconds after first, by the same page: for the standard, then for Chromium,
// Firefox and WebKit. server answers first. The rules are those of the
// [CORS-preflight cache], and of the caches of the three engines as they were
// recorded (testdata/README.md).
//
// [CORS-preflight cache]: https://fetch.spec.whatwg.org/#concept-cache
func Again(first, second Request, seconds int, server func(wire.Request) wire.Response) []Repeat {
	all := []Repeat{again(nil, first, second, seconds, server)}
	for _, e := range engines {
		all = append(all, again(e, first, second, seconds, server))
	}
	return all
}

func again(e *engine, first, second Request, seconds int, server func(wire.Request) wire.Response) Repeat {
	b, name := behavior{}, ""
	if e != nil {
		b, name = e.behavior(), e.name
	}
	a, c := construct(first), construct(second)
	one := newFlow(b.adapt(a.r), b, 0, func(_ int, request wire.Request) wire.Response { return server(request) })
	two := newFlow(b.adapt(c.r), b, 0, nil)
	if a.blocked == nil {
		one.mainFetch()
	}
	r := &two.r
	if c.blocked != nil || r.mode != CORS || r.sameOrigin() || !r.isHTTP() || isMixed(r) || !two.needsPreflight() {
		return Repeat{name, false, 0, "The request needs no preflight"}
	}
	if !one.result.Preflight {
		return Repeat{name, true, 0, "The first request sent no preflight, so nothing is remembered"}
	}
	blocked := one.result.Blocked
	if blocked != nil && blocked.Stage == StagePreflight {
		return Repeat{name, true, 0, "The first preflight failed, and only an answer that allows something is remembered"}
	}
	// 7.8 to 7.11 of CORS-preflight fetch: how long.
	answer := one.answer(Preflight)
	limit, why := maxAge(name, answer.Headers)
	out := Repeat{name, true, limit, ""}
	switch missing := two.uncached(one, answer, name); {
	case limit <= 0:
		out.Seconds, out.Why = 0, why
	case blocked != nil && (name == "" || name == "firefox"):
		// HTTP fetch, 4.4: a request that fails takes its entries with it; Chromium and WebKit keep them.
		out.Seconds, out.Why = 0, "The first request failed after its preflight, which makes the browser forget the preflight"
	case one.r.origin != r.origin:
		out.Why = "A preflight is remembered for one page origin"
	case withoutFragment(one.r.url) != withoutFragment(r.url):
		out.Why = "A preflight is remembered for one URL, with its query: another URL asks again"
	case r.includes() != one.r.includes() && (name == "firefox" || r.includes()):
		out.Why = "A preflight without credentials is not taken for a request with them"
		if one.r.includes() {
			out.Why = "Firefox remembers preflights with and without credentials apart"
		}
	case missing != "":
		out.Why = "The answer that is remembered does not cover " + missing
	case seconds >= limit:
		out.Why = why + ", which are over"
	default:
		out.Preflight, out.Why = false, why
	}
	return out
}

// uncached names what r asks for and the remembered answer does not cover, ""
// if it covers all: the cache entry matches of Fetch. Firefox remembers just
// what was asked for and named, not *.
func (f *flow) uncached(one *flow, answer wire.Response, engine string) string {
	methods, _ := headerList(answer.Headers, "Access-Control-Allow-Methods")
	names, _ := headerList(answer.Headers, "Access-Control-Allow-Headers")
	anyMethod := slices.Contains(methods, "*") && !f.r.includes()
	anyName := slices.Contains(names, "*") && !f.r.includes()
	if methods == nil && one.r.preflight { // 7.4 of CORS-preflight fetch
		methods = []string{one.r.method}
	}
	method, firefox := f.r.method, engine == "firefox"
	listed := slices.Contains(methods, method) && (!firefox || method == one.r.method) || anyMethod && !firefox
	if !listed && (!isSafelistedMethod(method) || f.r.preflight && engine == "") {
		return "the method " + method
	}
	for _, name := range f.unsafe {
		listed := slices.ContainsFunc(names, func(n string) bool { return lower(n) == name }) && (!firefox || slices.Contains(one.unsafe, name))
		if !listed && (firefox || !anyName || name == "authorization" && engine != "webkit") {
			return "the header " + name
		}
	}
	return ""
}

// maxAge returns how many seconds an engine ("" = the standard) remembers a
// preflight's answer, at most 0 if it does not, and says so.
func maxAge(engine string, headers []wire.Header) (seconds int, why string) {
	most := map[string]int{"chromium": 7200, "firefox": 86400, "webkit": 600}[engine]
	value, _ := wire.Get(headers, "Access-Control-Max-Age")
	sign := value
	if engine == "chromium" || engine == "webkit" { // they read a number, the others digits
		sign = strings.TrimPrefix(strings.TrimPrefix(value, "-"), "+")
	}
	valid := value != "" && sign != "" && strings.Trim(sign, "0123456789") == "" && len(value)-len(sign) < 2
	n, err := strconv.ParseInt(value, 10, 64)
	switch {
	case engine == "firefox" && !valid:
		return 0, "Firefox caches a preflight only if Access-Control-Max-Age is present and a plain number"
	case !valid, err != nil && engine != "" && engine != "firefox":
		return 5, "Without a valid Access-Control-Max-Age a preflight is remembered for 5 seconds"
	case most > 0 && (n > int64(most) || err != nil):
		return most, "Access-Control-Max-Age is " + value + ", and " + engine + " remembers a preflight for at most " + strconv.Itoa(most) + " seconds"
	case n <= 0:
		return 0, "Access-Control-Max-Age is " + value + ", so the preflight is not remembered"
	}
	return int(min(n, 1<<31-1)), "Access-Control-Max-Age is " + value + ": the preflight is remembered for that many seconds"
}
