package fetch

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// flow is one request on its way through one browser, and the outcome of it.
type flow struct {
	r      request // as it stands after the last redirect
	b      behavior
	server func(hop int, request wire.Request) wire.Response
	unsafe []string // CORS-unsafe request-header names
	result Result

	first       request // as the page made it
	firstAsks   bool    // it needs a preflight
	firstUnsafe []string
	hop, hops   int      // how many redirects were followed, and how many may be
	tainting    Outcome  // the response tainting: "" = basic, Allowed = cors, Opaque
	next        string   // where the last redirect leads
	odd         bool     // it met a response that some engine takes otherwise
	doomed      *Blocked // why the last redirect is refused once the next preflight is sent, nil = it is not
	badRedirect string   // ref of the step that a redirect was refused in
}

func (f *flow) step(ref, title string, outcome source.StepOutcome, detail string, children ...source.Step) {
	f.result.Steps = append(f.result.Steps, step(ref, title, outcome, detail, children...))
}

func (f *flow) block(blocked *Blocked) {
	f.result.Outcome, f.result.Blocked = BlockedOutcome, blocked
}

// needsPreflight is the condition of main fetch, 12: the flag, or a method or
// header that script could not have sent without fetch() and XMLHttpRequest.
func (f *flow) needsPreflight() bool {
	return f.r.preflight || f.b.keepsPreflight && f.hop > 0 && (f.result.Preflight || len(f.firstUnsafe) > 0) || f.r.unsafe && (!isSafelistedMethod(f.r.method) || len(f.unsafe) > 0)
}

// start is the last of the Request constructor that engines differ in, and main
// fetch.
func (f *flow) start() {
	// 39.2: a stream needs mode cors or same-origin.
	if f.r.stream && f.r.mode == NoCORS {
		f.refuse("request-constructor/39.2", "Is the body a stream?", InvalidRequest, "Mode no-cors allows no stream as the body")
		return
	}
	f.mainFetch()
}

// mainFetch is [main fetch]. Left out of it: Content Security Policy, HSTS, bad
// ports and integrity (3 to 6, 8 to 11, 15 to 24), which a bucket's CORS
// configuration has no part in.
//
// [main fetch]: https://fetch.spec.whatwg.org/#concept-main-fetch
func (f *flow) mainFetch() {
	// 6: what is only shown, not run, is fetched over https instead. 7: mixed content is blocked.
	f.upgrade()
	if f.mixedContent() {
		return
	}
	f.localNetwork()
	// 12: the first case that fits.
	const route = "main-fetch/12"
	const title = "Which way does the request go?"
	r := &f.r
	switch {
	case f.tainting == "" && r.sameOrigin(), r.target.Scheme == "data":
		detail := "Same origin: " + r.origin + " asks itself, so CORS has no part in it"
		if r.target.Scheme == "data" {
			detail = "A data: URL holds the answer itself, so CORS has no part in it"
		}
		f.step(route, title, source.Pass, detail)
		f.withoutCORS(NotCrossOrigin)
	case r.mode == SameOrigin:
		f.refuse(route, title, InvalidRequest, "The request's mode is same-origin, and "+f.targetName()+" is not the page's origin "+r.origin)
	case r.mode == NoCORS && !r.isHTTP():
		f.refuse("scheme-fetch/3", title, UnsupportedScheme, "A page can fetch http, https and data URLs of others, not "+r.target.Scheme+": URLs")
	case r.mode == NoCORS:
		detail := "Cross-origin in mode no-cors: it is sent without asking, and script cannot read the response"
		if r.destination == Document {
			detail = "A navigation: it is sent without asking, and the response replaces the page, so no script of the page reads it"
		}
		f.step(route, title, source.Pass, detail)
		f.withoutCORS(Opaque)
	case !r.isHTTP():
		f.refuse(route, title, UnsupportedScheme, "CORS works for http and https, not for "+r.target.Scheme+": URLs")
	default:
		f.step(route, title, source.Pass, "Cross-origin in mode cors: "+r.sends+" asks "+r.targetOrigin)
		f.httpFetch()
	}
}

// targetName is what a message calls the other side.
func (f *flow) targetName() string {
	if f.r.targetOrigin == "null" {
		return f.r.target.Scheme + ": URL"
	}
	return f.r.targetOrigin
}

func (f *flow) refuse(ref, title string, reason Reason, message string) {
	stage := StageBefore
	if f.hop > 0 {
		stage = StageActual
	}
	f.fail(ref, title, stage, reason, message)
}

func (f *flow) fail(ref, title string, stage Stage, reason Reason, message string) {
	f.step(ref, title, source.Fail, message)
	f.block(&Blocked{Stage: stage, Reason: reason, Message: message})
}

// upgrade is what Mixed Content does for images and media: their http URL in an
// https page is fetched over https.
func (f *flow) upgrade() {
	r := &f.r
	if r.api != Element || r.destination == Font || r.destination == Script || r.destination == Style || !isMixed(r) || strings.HasPrefix(r.target.Host, "[") || strings.Trim(r.target.Host, "0123456789.") == "" {
		return
	}
	_, rest, _ := strings.Cut(r.url, ":")
	r.url = "https:" + rest
	r.target, _ = wire.ParseURL(r.url)
	r.targetOrigin, _ = wire.Origin(r.url)
	f.step("main-fetch/6", "Is it mixed content that can be upgraded?", source.Info, "Images and media of an https page are fetched over https instead: "+r.url+" (scripts, styles and fonts would be blocked)")
}

// mixedContent is main fetch, 7, and reports whether the request is blocked.
func (f *flow) mixedContent() bool {
	const ref, title = "main-fetch/7", "Is it mixed content?"
	switch {
	case isMixed(&f.r):
		f.refuse(ref, title, MixedContent, "A page on https may not request "+f.r.targetOrigin+", which is not encrypted: use https there")
		return true
	case strings.HasPrefix(f.r.origin, "https:") && f.r.isHTTP():
		detail := "No: " + f.r.targetOrigin + " is encrypted"
		switch {
		case f.r.target.Scheme != "http":
		case f.r.destination == Document:
			detail = "No: a link or a form may lead anywhere"
		default:
			detail = "No: " + f.r.targetOrigin + " is on this machine, which Chromium and Firefox take for safe"
		}
		f.step(ref, title, source.Pass, detail)
	}
	return false
}

// isMixed reports a request from an https page over plain http, except to the
// machine itself, whose addresses are potentially trustworthy.
func isMixed(r *request) bool {
	return strings.HasPrefix(r.origin, "https:") && r.target.Scheme == "http" && r.destination != Document && spaceOf(r.target.Host) != loopbackSpace
}

// withoutCORS sends the request as it is; outcome says how its response counts.
func (f *flow) withoutCORS(outcome Outcome) {
	f.result.Outcome = outcome
	if !f.r.isHTTP() {
		return
	}
	if outcome == Opaque {
		f.tainting = Opaque
	}
	if f.cannotStream() {
		return
	}
	if response := f.send(f.actualRequest(outcome)); !f.redirected(response) {
		f.filter(response)
	}
}

// httpFetch is [HTTP fetch] with response tainting cors. Left out of it:
// service workers (3), the preflight cache (4.1, of which a single request
// knows nothing), timing (4.5) and cross-origin resource policy (5, which is
// for mode no-cors).
//
// [HTTP fetch]: https://fetch.spec.whatwg.org/#concept-http-fetch
func (f *flow) httpFetch() {
	// 4.1: preflight where it is needed.
	f.tainting = Allowed
	if f.decidePreflight() {
		asking := f.r
		if f.b.asksAsPage {
			asking.sends = asking.origin
		}
		request := preflightRequest(&asking, f.unsafe)
		response := f.exchange(Preflight, request)
		checked := response
		if f.b.trustsPage && f.hop > 0 && asking.sameOrigin() {
			checked = trusted(&asking, response)
		}
		blocked, steps := checkPreflight(&asking, f.unsafe, checked)
		f.step("cors-preflight-fetch/1", "Does the preflight let the request through?", passIf(blocked == nil), preflightVerdict(response, blocked), append(preflightSteps(request), steps...)...)
		if blocked != nil {
			f.block(blocked)
			return
		}
	}
	// 4.3: the actual request.
	if f.cannotStream() {
		return
	}
	if f.doomed != nil {
		f.block(f.doomed)
		return
	}
	response := f.send(f.actualRequest(Allowed))
	// 4.4: the CORS check of the actual response.
	reason, message, steps := corsCheck(&f.r, response, "The response")
	f.step("http-fetch/4.4", "Does the response pass the CORS check?", passIf(reason == ""), passedOr(message), steps...)
	if reason != "" {
		f.block(&Blocked{Stage: StageActual, Reason: reason, Message: message})
		return
	}
	// 6: a redirect.
	if f.redirected(response) {
		return
	}
	f.result.Outcome = Allowed
	f.filter(response)
}

// cannotStream blocks a request whose body is a stream if the connection cannot
// carry it: that takes HTTP/2, which no browser speaks over http.
func (f *flow) cannotStream() bool {
	if !f.r.stream || f.r.target.Scheme != "http" {
		return false
	}
	f.fail("http-network-fetch/8.3", "Can the connection carry a stream?", StageActual, InvalidRequest, "A stream as the body needs HTTP/2, which browsers speak over https only")
	return true
}

// decidePreflight answers whether a preflight is needed, and why.
func (f *flow) decidePreflight() bool {
	r := &f.r
	reasons := make([]string, 0, 2+len(r.headers))
	steps := make([]source.Step, 0, 3)
	because := func(title, detail string) {
		reasons = append(reasons, detail)
		steps = append(steps, step("main-fetch/12", title, source.Info, detail))
	}
	// The use-CORS-preflight flag is set.
	if r.preflight {
		detail := "An upload listener is registered on the XMLHttpRequest"
		if r.stream {
			detail = "The body is a stream"
		} else if !isXHR(r.api) {
			detail = "The use-CORS-preflight flag is set"
		}
		because("Is the use-CORS-preflight flag set?", detail)
	}
	if r.unsafe {
		// The method is not safelisted.
		const title = "Is the method GET, HEAD or POST?"
		if isSafelistedMethod(r.method) {
			steps = append(steps, step("main-fetch/12", title, source.Info, r.method))
		} else {
			because(title, "The method "+r.method+" is not GET, HEAD or POST")
		}
		// There is an unsafe header name.
		if len(r.headers) > 0 {
			why, children := f.explainHeaders()
			reasons = append(reasons, why...)
			detail := "None of them"
			if len(why) > 0 {
				detail = words.And(f.unsafe) + words.Plural(len(f.unsafe), " needs one", " need one")
			}
			steps = append(steps, step("main-fetch/12", "Which headers need a preflight?", source.Info, detail, children...))
		}
	}
	needed := f.needsPreflight()
	detail := "No: a form or an image could send the same"
	if needed {
		detail = "Yes: " + strings.Join(reasons, ". ")
		if !f.result.Preflight {
			f.result.Preflight, f.result.PreflightReasons = true, reasons
		}
	}
	f.step("main-fetch/12", "Does the browser send a preflight first?", source.Info, detail, steps...)
	return needed
}

// explainHeaders says of each header whether it needs permission: the reasons,
// and a step each.
func (f *flow) explainHeaders() (reasons []string, steps []source.Step) {
	const ref = "cors-safelisted-request-header/3"
	steps = make([]source.Step, 0, len(f.r.headers)+1)
	for _, h := range f.r.headers {
		why := unsafeBecause(h, f.b)
		if why == "" {
			steps = append(steps, step(ref, h.name, source.Info, "Needs none: "+words.Quote(h.value)))
			continue
		}
		reason := "The header " + h.name + " " + why
		reasons = append(reasons, reason)
		ref := "cors-safelisted-request-header/2"
		if isTooLong(h) {
			ref = "cors-safelisted-request-header/1"
		}
		steps = append(steps, step(ref, h.name, source.Info, reason))
	}
	if _, sum := unsafeNames(f.r.headers, f.b); sum > maxSafeSum && !f.b.noSumLimit {
		reason := "The values of the headers have " + strconv.Itoa(sum) + " bytes together, and only up to 1024 need no preflight"
		reasons = append(reasons, reason)
		steps = append(steps, step("cors-unsafe-request-header-names/5", "Sum of the values", source.Info, reason))
	}
	return reasons, steps
}

// preflightSteps tells what the preflight asks.
func preflightSteps(request wire.Request) []source.Step {
	method, _ := wire.First(request.Headers, "Access-Control-Request-Method")
	steps := []source.Step{
		step("cors-preflight-fetch/1", "Which request asks for permission?", source.Info, "OPTIONS "+request.URL+", without cookies and without the headers it asks about"),
		step("cors-preflight-fetch/3", "Which method is to follow?", source.Info, method),
	}
	if names, ok := wire.First(request.Headers, "Access-Control-Request-Headers"); ok {
		steps = append(steps, step("cors-preflight-fetch/5", "Which headers does it ask for?", source.Info, names))
	}
	return steps
}

func preflightVerdict(response wire.Response, blocked *Blocked) string {
	if blocked != nil {
		return blocked.Message
	}
	return "Yes: it is answered " + strconv.Itoa(response.Status) + " and allows everything that it asks for"
}
