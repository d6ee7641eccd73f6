package fetch

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// actualRequest is the request as it goes out: [HTTP-network-or-cache fetch] as
// far as CORS is concerned. What a browser adds to any request (Host,
// User-Agent, Referer, cookies and so on) is left out.
//
// [HTTP-network-or-cache fetch]: https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
func (f *flow) actualRequest(outcome Outcome) wire.Request {
	r := &f.r
	headers := make([]wire.Header, 0, len(r.headers)+2)
	for _, h := range r.headers {
		headers = append(headers, wire.Header{h.written, h.value})
	}
	// Fetch, 12: a request without Accept gets */*.
	if _, ok := r.get("accept"); !ok {
		headers = append(headers, wire.Header{"Accept", "*/*"})
	}
	// 8.12: append a request Origin header.
	if origin, ok := originHeader(r, outcome); ok {
		headers = append(headers, wire.Header{"Origin", origin})
	}
	return wire.Request{Method: r.method, URL: withoutFragment(r.url), Headers: headers}
}

// originHeader is [append a request Origin header], for the referrer policy
// strict-origin-when-cross-origin that pages have unless they say otherwise.
//
// [append a request Origin header]: https://fetch.spec.whatwg.org/#append-a-request-origin-header
func originHeader(r *request, outcome Outcome) (string, bool) {
	switch {
	// 2: with response tainting cors always.
	case outcome == Allowed:
		return r.sends, true
	// 3: otherwise only with methods that may change something.
	case r.method == "GET" || r.method == "HEAD":
		return "", false
	// 3.1: and not from https to http, except in mode cors.
	case r.mode != CORS && strings.HasPrefix(r.origin, "https:") && r.target.Scheme != "https":
		return "null", true
	}
	return r.sends, true
}

// send makes the actual request.
func (f *flow) send(request wire.Request) wire.Response {
	response := f.exchange(Actual, request)
	credentials := "Without cookies and other credentials: the credentials mode is " + string(f.r.credentials)
	if f.r.includes() || f.r.credentials == SameOriginCreds && f.r.sameOrigin() {
		credentials = "With cookies and other credentials: the credentials mode is " + string(f.r.credentials)
	}
	children := []source.Step{step("http-network-or-cache-fetch/8.3", "Does it carry credentials?", source.Info, credentials)}
	origin := "None"
	if value, ok := wire.First(request.Headers, "Origin"); ok {
		origin = value
	}
	children = append(children, step("http-network-or-cache-fetch/8.12", "Which Origin does it carry?", source.Info, origin))
	f.step("http-fetch/4.3", "What does the actual request get?", source.Info, request.Method+" "+request.URL+" is answered "+strconv.Itoa(response.Status), children...)
	return response
}

// exchange asks the server and keeps request and answer. The answer's values
// are normalized as HTTP parsers do.
func (f *flow) exchange(kind Kind, request wire.Request) wire.Response {
	response := f.server(f.hop, request)
	f.result.Exchanges = append(f.result.Exchanges, Exchange{kind, request, response})
	return f.asRead(normalized(response))
}

// asRead returns response as this engine reads it.
func (f *flow) asRead(response wire.Response) wire.Response {
	const name = "Access-Control-Allow-Credentials"
	value, _ := wire.Get(response.Headers, name)
	if !strings.HasPrefix(value, ", ") && !strings.HasSuffix(value, ", ") {
		return response
	}
	f.odd = true
	if f.b.skipsEmpty {
		kept := make([]wire.Header, 0, len(response.Headers))
		for _, h := range response.Headers {
			if h[1] != "" || !wire.EqualName(h[0], name) {
				kept = append(kept, h)
			}
		}
		response.Headers = kept
	}
	return response
}

// normalized returns response with header values without spaces around them.
func normalized(response wire.Response) wire.Response {
	for i, h := range response.Headers {
		if trimHTTP(h[1]) == h[1] {
			continue
		}
		headers := make([]wire.Header, len(response.Headers))
		copy(headers, response.Headers)
		for j := i; j < len(headers); j++ {
			headers[j][1] = trimHTTP(headers[j][1])
		}
		response.Headers = headers
		break
	}
	return response
}
