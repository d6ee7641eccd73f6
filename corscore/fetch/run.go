package fetch

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Follow runs the CORS algorithms of the [Fetch standard] for one request, as
// shipped browsers do, against server. It follows the first hops redirects. A
// further one blocks the request as [Redirect], because nothing is known of
// where it leads.
//
// server gets the number of redirects before a request, and the request: the
// preflight, if one is sent, then the actual request, if that is sent, and so on
// for every redirect. Those are the Exchanges. After that, server is asked again
// only for a browser engine that sends another preflight than the rest, to tell
// what that engine makes of it. So it must be a pure function.
//
// Follow is total: any request gives a Result whose slices are not nil.
//
// [Fetch standard]: https://fetch.spec.whatwg.org/
func Follow(req Request, hops int, server func(hop int, request wire.Request) wire.Response) Result {
	f, ok := follow(req, hops, server)
	if !ok {
		return *complete(&f.result)
	}
	return *complete(f.withEngines())
}

// FollowBriefly is [Follow] without what single browsers do differently and print.
func FollowBriefly(req Request, hops int, server func(hop int, request wire.Request) wire.Response) Result {
	f, _ := follow(req, hops, server)
	return *complete(&f.result)
}

// follow runs the algorithms. It reports false if the page cannot make the request.
func follow(req Request, hops int, server func(int, wire.Request) wire.Response) (*flow, bool) {
	c := construct(req)
	f := newFlow(c.r, shipped, hops, server)
	f.result.Steps = c.steps
	if c.blocked != nil {
		f.block(c.blocked)
		return f, false
	}
	f.start()
	return f, true
}

func newFlow(r request, b behavior, hops int, server func(int, wire.Request) wire.Response) *flow {
	f := &flow{r: r, first: r, b: b, hops: hops, server: server}
	f.unsafe, _ = unsafeNames(r.headers, b)
	f.firstUnsafe, f.firstAsks = f.unsafe, f.needsPreflight()
	return f
}

// withEngines adds to f's result which engines differ from it, and what each
// prints.
func (f *flow) withEngines() *Result {
	flows := [len(engines)]*flow{}
	for i, e := range engines {
		flows[i] = f.as(e)
		if flows[i] != f {
			if entry, differs := f.compare(flows[i], e); differs {
				f.result.Engines = append(f.result.Engines, entry)
			}
		}
	}
	f.result.Console = Console{chromiumConsole(flows[0]), firefoxConsole(flows[1]), webkitConsole(flows[2])}
	return &f.result
}

// as returns the flow of the same request through engine e: f itself if e does
// the same.
func (f *flow) as(e *engine) *flow {
	b := e.behavior()
	if space, secure := f.first.morePrivate(); b.privateRefused && space != "" && !secure {
		other := newFlow(f.first, b, f.hops, f.server)
		other.block(&Blocked{Stage: StageBefore, Reason: localNetwork})
		return other
	}
	r := b.adapt(f.first)
	refused := r.stream && b.streams == streamsRefused
	withCORS := f.first.mode == CORS && (f.hop > 0 || !f.first.sameOrigin()) && f.first.isHTTP()
	if !f.odd && !withCORS && !refused && r.stream == f.first.stream && r.mode == f.first.mode {
		return f // no other trait matters without CORS
	}
	other := newFlow(r, b, f.hops, f.server)
	if refused {
		other.block(&Blocked{Stage: StageBefore, Reason: InvalidRequest})
		return other
	}
	if f.hop == 0 && !f.odd && f.asksLike(other) {
		return f
	}
	other.start()
	return other
}

// asksLike reports whether both flows send the same first preflight, or both
// none.
func (f *flow) asksLike(other *flow) bool {
	if f.firstAsks != other.firstAsks || f.first.stream != other.first.stream || f.first.mode != other.first.mode {
		return false
	}
	return !f.firstAsks || slices.Equal(f.firstUnsafe, other.firstUnsafe)
}

// ends reports whether both flows come to the same, by the same preflights.
func (f *flow) ends(other *flow) bool {
	ours, theirs := f.result.Exchanges, other.result.Exchanges
	if f.result.Outcome != other.result.Outcome || len(ours) != len(theirs) {
		return false
	}
	for i := range ours {
		if ours[i].Kind != theirs[i].Kind || ours[i].Kind == Preflight && !slices.Equal(ours[i].Request.Headers, theirs[i].Request.Headers) {
			return false
		}
	}
	return true
}

// compare returns e's entry: how other, which is f's request through e, differs.
func (f *flow) compare(other *flow, e *engine) (entry Engine, differs bool) {
	complete(&other.result)
	if f.ends(other) {
		return entry, false
	}
	entry = Engine{
		Engine:    e.name,
		Outcome:   other.result.Outcome,
		Preflight: other.result.Preflight,
		Readable:  other.result.Readable,
		Why:       f.why(other, e),
		Source:    e.source,
		Exchanges: other.result.Exchanges,
	}
	if other.result.Preflight {
		entry.RequestHeaders = strings.Join(other.firstUnsafe, ",")
	}
	return entry, true
}

// why names the traits of e that have to do with its doing differently from how f:
// those that alone change what f does, and those without which e would not do as
// other does. Where no redirect is followed, that is seen from what is asked.
func (f *flow) why(other *flow, e *engine) string {
	if other.result.Blocked != nil && other.result.Blocked.Reason == localNetwork {
		return privateRefused
	}
	same := func(flow *flow, b behavior) bool {
		through := newFlow(b.adapt(f.first), b, f.hops, f.server)
		if f.hop == 0 && other.hop == 0 && !f.odd {
			return flow.asksLike(through)
		}
		through.start()
		return flow.ends(through)
	}
	var reasons []string
	for i, t := range e.traits {
		alone := shipped
		t.set(&alone)
		without := shipped
		for j, t := range e.traits {
			if j != i {
				t.set(&without)
			}
		}
		if f.first.stream && alone.streams != streamsSent || !same(f, alone) || !same(other, without) {
			reasons = append(reasons, t.why)
		}
	}
	return strings.Join(reasons, "; ")
}

// complete makes every slice of r non-nil.
func complete(r *Result) *Result {
	for _, names := range []*[]string{&r.PreflightReasons, &r.Readable, &r.Hidden, &r.Console.Chromium, &r.Console.Firefox, &r.Console.WebKit} {
		if *names == nil {
			*names = []string{}
		}
	}
	if r.Exchanges == nil {
		r.Exchanges = []Exchange{}
	}
	if r.Steps == nil {
		r.Steps = []source.Step{}
	}
	if r.Engines == nil {
		r.Engines = []Engine{}
	}
	return r
}
