package fetch

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// mostRedirects is how many redirects a browser follows in a row.
const mostRedirects = 20

// redirected is HTTP fetch, 6, and reports whether the response is a redirect:
// it is followed then by [HTTP-redirect fetch], or it blocks the request.
//
// [HTTP-redirect fetch]: https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
func (f *flow) redirected(response wire.Response) bool {
	location, ok := wire.First(response.Headers, "Location")
	if !ok || !isRedirect(response.Status) {
		return false
	}
	const title = "Is the response a redirect?"
	r := &f.r
	// 3: the Location, read as a URL beside the one it comes from.
	next, target, ok := resolve(&r.target, location)
	origin, _ := wire.Origin(next)
	ref, why := "", ""
	f.next = next
	f.odd = f.odd || target.UserInfo != ""
	switch {
	case !ok:
		ref, why = "http-redirect-fetch/5", "that is not a valid URL"
	case target.Scheme != "http" && target.Scheme != "https":
		ref, why = "http-redirect-fetch/6", "only http and https can be followed"
	case f.hop == mostRedirects:
		ref, why = "http-redirect-fetch/7", "the browser follows 20 redirects and no more"
	case target.UserInfo != "" && r.mode == CORS && origin != r.origin:
		ref, why = "http-redirect-fetch/9", "a user name or password in it is not allowed with CORS"
	case target.UserInfo != "" && f.tainting == Allowed:
		ref, why = "http-redirect-fetch/10", "a user name or password in it is not allowed once the request has left the page's origin"
	case target.UserInfo != "" && f.b.refusesUserInfo && !isXHR(r.api) && r.api != Element:
		ref, why = "http-redirect-fetch/9", "Chromium follows none with a user name or password in it"
	case r.stream && response.Status != 303:
		ref, why = "http-redirect-fetch/11", "a stream as the body cannot be sent twice"
	case f.hop == f.hops && f.taints(origin):
		ref, why = "http-redirect-fetch/22", "the browser asks there anew with Origin: null and without Authorization, and that answer must pass as well"
	case f.hop == f.hops:
		ref, why = "http-redirect-fetch/22", "the browser asks there anew, and that answer must pass as well"
	}
	lead := "The response redirects (" + strconv.Itoa(response.Status) + ") to " + words.Quote(location)
	late := ref == "http-redirect-fetch/9" && f.b.refusesLate && f.tainting == ""
	if late {
		f.doomed = &Blocked{Stage: StageActual, Reason: Redirect, Message: lead + "; " + why}
	}
	if ref != "" && !late {
		f.fail(ref, title, StageActual, Redirect, lead+"; "+why)
		f.badRedirect = ref
		return true
	}
	f.checkStrictly(response)
	f.step("http-redirect-fetch/22", title, source.Info, lead+", and the browser follows", f.follow(response.Status, origin)...)
	r.url, r.target, r.targetOrigin = next, target, origin
	f.hop++
	f.mainFetch()
	return true
}

// taints reports whether going on to origin makes the request's own origin
// opaque: it has left the page's origin before, and moves again ([redirect-taint]).
//
// [redirect-taint]: https://fetch.spec.whatwg.org/#concept-request-redirect-taint
func (f *flow) taints(origin string) bool {
	return origin != f.r.targetOrigin && !f.r.sameOrigin()
}

// follow changes the request as a redirect to origin does, and tells how.
func (f *flow) follow(status int, origin string) (steps []source.Step) {
	r := &f.r
	if f.b.removesOnce {
		r.headers = f.first.headers
	}
	// 12: GET instead of a POST (301, 302) or of anything (303), without body and its headers.
	if (status == 301 || status == 302) && r.method == "POST" || status == 303 && r.method != "GET" && r.method != "HEAD" {
		steps = append(steps, step("http-redirect-fetch/12", "Does the method stay?", source.Info, r.method+" becomes GET, and body and Content-Type are gone"))
		r.method, r.hasBody, r.stream = "GET", false, false
		r.headers = withoutAll(r.headers, "content-encoding", "content-language", "content-location", "content-type")
	}
	if f.b.deleteBecomesGET && r.method == "DELETE" && origin != r.targetOrigin {
		r.method = "GET"
	}
	// 13: Authorization stays with the origin that it was for.
	if _, ok := r.get("authorization"); ok && origin != r.targetOrigin {
		steps = append(steps, step("http-redirect-fetch/13", "Does Authorization stay?", source.Info, "No, it is not sent to another origin"))
		r.headers = without(r.headers, "authorization")
	}
	if f.b.dropsHints && origin != r.origin {
		r.headers = withoutAll(r.headers, "dpr", "width", "viewport-width", "downlink", "device-memory", "rtt", "ect")
	}
	if !f.b.asksForRemoved {
		f.unsafe, _ = unsafeNames(r.headers, f.b)
	}
	// 18: the URL list grows, and with it may the taint.
	if f.taints(origin) && r.sends != "null" {
		r.sends = "null"
		steps = append(steps, step("http-redirect-fetch/18", "Whose request is it?", source.Info,
			r.targetOrigin+", which is not the page, sends it on to "+origin+": from here on the Origin is null"))
	}
	return steps
}

// withoutAll removes the headers of all these names.
func withoutAll(headers []header, names ...string) []header {
	for _, name := range names {
		headers = without(headers, name)
	}
	return headers
}

// checkStrictly is WebKit's own CORS check of a response that redirects. It takes
// effect only when the next preflight is sent, if one is.
func (f *flow) checkStrictly(response wire.Response) {
	if !f.b.redirectsStrictly || f.tainting != Allowed || !f.first.sameOrigin() || f.r.credentials != SameOriginCreds {
		return
	}
	strict := f.r
	strict.credentials = Include
	if reason, message, _ := corsCheck(&strict, response, "The response"); reason != "" {
		f.doomed = &Blocked{Stage: StageActual, Reason: reason, Message: message}
	}
}

// trusted is the response as if it passed the CORS check of r.
func trusted(r *request, response wire.Response) wire.Response {
	headers := []wire.Header{{"Access-Control-Allow-Origin", r.sends}, {"Access-Control-Allow-Credentials", "true"}}
	for _, h := range response.Headers {
		if !wire.EqualName(h[0], headers[0][0]) && !wire.EqualName(h[0], headers[1][0]) {
			headers = append(headers, h)
		}
	}
	response.Headers = headers
	return response
}

// resolve is the [URL parser] for a Location beside the URL base, as far as an
// HTTP URL needs it: it returns the absolute URL and its parts.
//
// [URL parser]: https://url.spec.whatwg.org/#concept-url-parser
func resolve(base *wire.URL, location string) (string, wire.URL, bool) {
	location = trimHTTP(location)
	here := base.Scheme + "://" + base.Host
	if base.Port != "" {
		here += ":" + base.Port
	}
	full, _, _ := strings.Cut(base.Rest, "#")
	path, _, _ := strings.Cut(full, "?")
	if path == "" {
		path = "/"
	}
	if _, ok := wire.ParseURL(location); !ok {
		switch {
		case strings.HasPrefix(location, "//"):
			location = base.Scheme + ":" + location
		case strings.Contains(location, "://"):
			return location, wire.URL{}, false
		case location == "" || location[0] == '#':
			location = here + full + location
		case location[0] == '/':
			location = here + location
		case location[0] == '?':
			location = here + path + location
		default:
			location = here + path[:strings.LastIndexByte(path, '/')+1] + location
		}
	}
	target, ok := wire.ParseURL(location)
	if !ok || target.Host == "" {
		return location, target, ok
	}
	start := target.Scheme + "://"
	if target.UserInfo != "" {
		start += target.UserInfo + "@"
	}
	return start + hostAndRest(&target), target, true
}

// hostAndRest is what follows the user name in a URL, with at least "/" as its path.
func hostAndRest(u *wire.URL) string {
	host, rest := u.Host, u.Rest
	if u.Port != "" {
		host += ":" + u.Port
	}
	if rest == "" || rest[0] != '/' {
		return host + "/" + rest
	}
	tail := ""
	if at := strings.IndexAny(rest, "?#"); at >= 0 {
		rest, tail = rest[:at], rest[at:]
	}
	return host + withoutDots(rest) + tail
}

// withoutDots resolves "." and ".." in a path that begins with "/".
func withoutDots(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	var kept []string
	parts := strings.Split(path[1:], "/")
	for i, part := range parts {
		switch part {
		case ".", "..":
			if part == ".." && len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if i == len(parts)-1 {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, part)
		}
	}
	return "/" + strings.Join(kept, "/")
}
