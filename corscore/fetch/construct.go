package fetch

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// constructor makes a [request] of what the page asks for, or finds that the
// browser refuses it before anything is sent.
type constructor struct {
	in      Request
	r       request
	steps   []source.Step
	blocked *Blocked
}

// construct runs what is before fetching: the Request constructor, the
// three calls of an XMLHttpRequest, or what HTML does for an element.
func construct(in Request) *constructor {
	c := &constructor{in: in, steps: make([]source.Step, 0, 16)} // 16: as many as most requests need in all
	c.r.api = in.API
	if c.r.destination = in.Destination; in.API == Element && in.Destination == "" {
		c.r.destination = Image
	}
	c.pageOrigin()
	switch {
	case c.blocked != nil:
	case in.API == Element:
		c.element()
	case isXHR(in.API):
		c.xmlHTTPRequest()
	default:
		c.requestConstructor()
	}
	return c
}

func (c *constructor) step(ref, title string, outcome source.StepOutcome, detail string, children ...source.Step) {
	c.steps = append(c.steps, step(ref, title, outcome, detail, children...))
}

// refuse ends the construction: nothing leaves the page.
func (c *constructor) refuse(ref, title string, reason Reason, message string) {
	c.step(ref, title, source.Fail, message)
	c.blocked = &Blocked{Stage: StageBefore, Reason: reason, Message: message}
}

// pageOrigin serializes the page's origin, which may be given as any URL.
func (c *constructor) pageOrigin() {
	const title = "What is the page's origin?"
	given := trimHTTP(c.in.Origin)
	if given == "null" {
		c.r.origin, c.r.sends = given, given
		c.step("origin/1", title, source.Info, "It is opaque: the browser sends the word null")
		return
	}
	origin, ok := wire.Origin(given)
	switch {
	case !ok:
		c.refuse("origin/3", title, InvalidRequest, "The page's origin "+words.Quote(given)+" is not of the form https://host")
	case origin == "null":
		c.step("origin/1", title, source.Info, "A page at "+words.Quote(given)+" has an opaque origin: the browser sends the word null")
	case origin != given:
		c.step("origin/3", title, source.Info, "The browser sends "+origin+" for "+words.Quote(given)+": scheme and host in lower case, no default port, no path")
	default:
		c.step("origin/3", title, source.Info, origin)
	}
	c.r.origin, c.r.sends = origin, origin
}

// parseURL sets the request's URL; it is not ok if there is none.
func (c *constructor) parseURL(ref string) bool {
	const title = "Is the URL valid?"
	url := trimHTTP(c.in.URL)
	target, ok := wire.ParseURL(url)
	if !ok {
		c.refuse(ref, title, InvalidRequest, words.Quote(url)+" is not a full URL with scheme and host")
		return false
	}
	c.r.url, c.r.target = url, target
	c.r.targetOrigin, _ = wire.Origin(url)
	c.step(ref, title, source.Pass, url)
	return true
}

// setMethod normalizes and sets the method; it is not ok if script may not use
// it. refused and normalized are the refs of the two steps.
func (c *constructor) setMethod(refused, normalized string) bool {
	const title = "May script use the method?"
	method := c.in.Method
	if method == "" {
		method = "GET"
	}
	switch {
	case !wire.IsToken(method):
		c.refuse(refused, title, InvalidRequest, words.Quote(method)+" is not a method name")
		return false
	case wire.IsForbiddenMethod(method):
		c.refuse(refused, title, ForbiddenMethod, "No page may use the method "+method+": CONNECT, TRACE and TRACK are forbidden in any case")
		return false
	}
	c.step(refused, title, source.Pass, method)
	c.r.method = wire.NormalizeMethod(method)
	const normalize = "Is the method written in capitals?"
	switch {
	case c.r.method != method:
		c.step(normalized, normalize, source.Info, method+" goes out as "+c.r.method)
	case lower(method) == "patch" && method != "PATCH":
		c.step(normalized, normalize, source.Info, method+" stays as it is: only DELETE, GET, HEAD, OPTIONS, POST and PUT are put in capitals, and methods are compared with case")
	}
	return true
}

// requestConstructor is the constructor of Request, which fetch() runs.
func (c *constructor) requestConstructor() {
	// 5.2: the URL must parse. 6 (input is a Request) is left out: the request is given whole.
	if !c.parseURL("request-constructor/5.2") {
		return
	}
	// 5.3: the URL must not hold a user name or password.
	if c.r.target.UserInfo != "" {
		c.refuse("request-constructor/5.3", "Is the URL free of user name and password?", InvalidRequest,
			"fetch() refuses a URL with a user name or password in it")
		return
	}
	// 12: everything from script carries the unsafe-request flag.
	c.r.unsafe = true
	// 16 to 19: mode (cors unless given) and credentials mode (same-origin unless given).
	if !c.setModes() {
		return
	}
	// 25.2: no method name, or a forbidden one. 25.3: normalize.
	if !c.setMethod("request-constructor/25.2", "request-constructor/25.3") {
		return
	}
	// 32.1: mode no-cors allows GET, HEAD and POST alone.
	if c.r.mode == NoCORS {
		const title = "Is the method one that mode no-cors allows?"
		if !isSafelistedMethod(c.r.method) {
			c.refuse("request-constructor/32.1", title, InvalidRequest, "Mode no-cors allows GET, HEAD and POST only, not "+c.r.method)
			return
		}
		c.step("request-constructor/32.1", title, source.Pass, c.r.method)
	}
	// 33: take over the headers that script may set.
	if !c.setHeaders(fetchHeaders) {
		return
	}
	c.r.hasBody = c.in.Body != "" && c.in.Body != NoBody
	// 35: GET and HEAD have no body.
	if c.r.hasBody && (c.r.method == "GET" || c.r.method == "HEAD") {
		c.refuse("request-constructor/35", "May the request have a body?", InvalidRequest, "fetch() refuses a body with "+c.r.method)
		return
	}
	// 37.4 (Content-Type of the body) is left out: the headers given hold it already.
	// 39: a stream body sets the use-CORS-preflight flag, and needs mode cors or same-origin ([flow.start]).
	c.r.preflight = c.in.PreflightFlag
	if c.in.Body == Stream {
		c.r.stream, c.r.preflight = true, true
		if c.r.mode != NoCORS {
			c.step("request-constructor/39.3", "Is the body a stream?", source.Info, "Yes, which sets the use-CORS-preflight flag")
		}
	}
}

// setModes checks the two modes, which are enumerations.
func (c *constructor) setModes() bool {
	c.r.mode, c.r.credentials = c.in.Mode, c.in.Credentials
	switch c.r.mode {
	case "":
		c.r.mode = CORS
	case CORS, NoCORS, SameOrigin:
	default:
		c.refuse("request-constructor/17", "Is the mode known?", InvalidRequest, words.Quote(string(c.r.mode))+" is not one of the modes cors, no-cors and same-origin")
		return false
	}
	switch c.r.credentials {
	case "":
		c.r.credentials = SameOriginCreds
	case Omit, SameOriginCreds, Include:
	default:
		c.refuse("request-constructor/19", "Is the credentials mode known?", InvalidRequest, words.Quote(string(c.r.credentials))+" is not one of the credentials modes omit, same-origin and include")
		return false
	}
	return true
}

// xmlHTTPRequest is open(), setRequestHeader() and send().
func (c *constructor) xmlHTTPRequest() {
	// open(), 2 and 3: no method name, or a forbidden one. 4: normalize.
	if !c.setMethod("xhr-open/3", "xhr-open/4") {
		return
	}
	// open(), 6: the URL must parse.
	if !c.parseURL("xhr-open/6") {
		return
	}
	c.r.unsafe = true
	// send(), 6: mode is cors; credentials are withCredentials.
	if !c.setModes() {
		return
	}
	c.r.mode = CORS
	// setRequestHeader(), 4: bad name or value. 5: forbidden. 6: combine.
	if !c.setHeaders(xhrHeaders) {
		return
	}
	// send(), 3: GET and HEAD have no body.
	c.r.hasBody = c.in.Body != "" && c.in.Body != NoBody
	if c.r.hasBody && (c.r.method == "GET" || c.r.method == "HEAD") {
		c.r.hasBody = false
		c.step("xhr-send/3", "May the request have a body?", source.Info, "send() drops the body of "+c.r.method)
	}
	// send(), 5: a listener on upload sets the use-CORS-preflight flag.
	if c.in.PreflightFlag {
		c.r.preflight = true
		c.step("xhr-send/5", "Is there an upload listener?", source.Info, "Yes, which sets the use-CORS-preflight flag")
	}
}

// element is HTML's request for <img>, <script>, <link> and the like: GET
// without headers of the page, with mode cors where the element has the
// crossorigin attribute. Two things are its own: media elements ask for ranges,
// and a form can be sent by POST.
func (c *constructor) element() {
	if !c.parseURL("potential-cors-request/1") || !c.setModes() {
		return
	}
	c.r.method = "GET"
	detail := "GET without headers or body of the page; mode " + string(c.r.mode)
	switch c.r.destination {
	case Video, Audio:
		for _, h := range c.in.Headers {
			if lower(h[0]) == "range" && isSimpleRange(trimHTTP(h[1]), shipped) {
				c.r.headers = []header{{"range", h[0], trimHTTP(h[1])}}
				detail = "GET with a Range of the browser's own, nothing of the page; mode " + string(c.r.mode)
			}
		}
	case Document:
		if wire.NormalizeMethod(c.in.Method) == "POST" {
			c.r.method, c.r.hasBody = "POST", true
			detail = "A form sends POST with the types that forms have, and no header of the page"
		}
	}
	c.step("potential-cors-request/1", "What does an element send?", source.Info, detail)
}
