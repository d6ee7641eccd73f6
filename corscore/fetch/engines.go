package fetch

import (
	"slices"
	"strings"
)

// behavior is how a browser engine differs from the standard in what this
// package simulates; the zero value is the standard. Where all three shipped
// engines differ from it in the same way, there is no field: the algorithm does
// what they do, and a step says that the standard differs.
type behavior struct {
	uploadNeedsBody   bool          // an upload listener asks for a preflight only if a body is sent
	dropsUserAgent    bool          // script cannot set User-Agent
	clientHints       bool          // client hints are safelisted
	joinsRepeated     bool          // fetch() joins the lines of one header before they are checked
	repeatsNames      bool          // Access-Control-Request-Headers names a header once a line
	noSumLimit        bool          // the 1,024 bytes are not checked
	strictContentType bool          // a comma, or a semicolon after the parameters, makes a Content-Type unsafe
	nonASCIIUnsafe    bool          // 0x80 to 0xFF are unsafe bytes
	looseRange        bool          // "Bytes=" and "+0" are fine in a Range
	rangeLimit        string        // smallest number that makes a Range unsafe, "" = none
	streams           streamSupport // what becomes of a ReadableStream as the body
	streamsAsCORS     bool          // a stream as the body makes mode cors of mode same-origin
	keepsPreflight    bool          // after a redirect it asks again even if what needed a preflight is gone
	asksForRemoved    bool          // and then it asks for the headers that are gone, too
	asksAsPage        bool          // a preflight after a redirect names the page's origin, not null
	trustsPage        bool          // the CORS check of a preflight that a redirect leads back to the page's origin is left out
	removesOnce       bool          // what one redirect removes from the headers is back after the next
	redirectsStrictly bool          // what redirects a request that began in its own origin is checked as if credentials were included
	deleteBecomesGET  bool          // a redirect to another origin makes GET of DELETE
	refusesUserInfo   bool          // fetch() follows no redirect to a URL with a user name or password
	refusesLate       bool          // a redirect to such a URL is refused only when the next preflight is sent
	skipsEmpty        bool          // an empty Access-Control-Allow-Credentials beside another does not count
	dropsHints        bool          // a redirect elsewhere than to the page drops client hints
	privateRefused    bool          // a page without https may not reach into a private network
}

// streamSupport is what an engine makes of a ReadableStream as a request body.
type streamSupport uint8

const (
	streamsSent    streamSupport = iota // as the standard says
	streamsAsText                       // the stream becomes the text "[object ReadableStream]"
	streamsRefused                      // fetch() throws
)

// shipped is what all three engines do where they agree against the standard.
var shipped = behavior{rangeLimit: "18446744073709551616"} // 2^64

// trait is one deviation of one engine.
type trait struct {
	set func(*behavior)
	why string
}

// engine is one shipped browser engine; its behavior is shipped with all of
// its traits.
type engine struct {
	name   string // as in [Engine]
	source string // of its traits
	traits []trait
}

// localNetwork is the reason of a refusal by one engine alone, so that no
// Result has it.
const localNetwork Reason = "local-network"

const privateRefused = "Chromium refuses requests into a private network to a page without https"

// The engines, as recorded in November 2026 (testdata/README.md).
var (
	chromium = engine{"chromium", "recorded from Chromium 156.0.8078.79, 2026-11", []trait{
		{func(b *behavior) { b.uploadNeedsBody = true }, "Chromium sends a preflight for an upload listener only if there is a body"},
		{func(b *behavior) { b.dropsUserAgent = true }, "Chromium drops a User-Agent that script sets"},
		{func(b *behavior) { b.clientHints = true }, "Chromium needs no preflight for client hints such as DPR and Width"},
		{func(b *behavior) { b.joinsRepeated = true }, "Chromium joins the lines of a repeated header before it looks at the value"},
		{func(b *behavior) { b.dropsHints = true }, "Chromium drops client hints such as DPR and Width when a redirect leads elsewhere than to the page"},
		{func(b *behavior) { b.refusesUserInfo = true }, "Chromium's fetch() follows no redirect to a URL with a user name or password"},
		{func(b *behavior) { b.streamsAsCORS = true }, "Chromium takes mode same-origin for cors if the body is a stream"},
		{func(b *behavior) { b.privateRefused = true }, privateRefused},
		{func(b *behavior) { b.rangeLimit = "9223372036854775807" }, "Chromium takes no Range number from 2^63-1 up"}, // 2^63-1
	}}
	firefox = engine{"firefox", "recorded from Firefox ESR 153.7.0, 2026-11", []trait{
		{func(b *behavior) { b.repeatsNames = true }, "Firefox names a repeated header once for every line in Access-Control-Request-Headers"},
		{func(b *behavior) { b.noSumLimit = true }, "Firefox does not limit the safelisted headers to 1,024 bytes together"},
		{func(b *behavior) { b.strictContentType = true }, "Firefox does not take a Content-Type with a comma, or with a semicolon after its parameters, for safe"},
		{func(b *behavior) { b.nonASCIIUnsafe = true }, "Firefox takes characters outside ASCII for unsafe"},
		{func(b *behavior) { b.keepsPreflight = true }, "Firefox sends a preflight after every redirect of a request that needed one"},
		{func(b *behavior) { b.asksAsPage = true }, "Firefox names the page's origin in a preflight after a redirect, and null in the request itself"},
		{func(b *behavior) { b.trustsPage = true }, "Firefox wants no Access-Control-Allow-Origin of a preflight that a redirect leads back to the page's origin"},
		{func(b *behavior) { b.removesOnce = true }, "Firefox sends headers that one redirect removed, such as Authorization, again after the next"},
		{func(b *behavior) { b.skipsEmpty = true }, "Firefox overlooks an empty Access-Control-Allow-Credentials beside another"},
		{func(b *behavior) { b.streams = streamsAsText }, "Firefox has no stream bodies: it sends the text [object ReadableStream]"},
	}}
	webkit = engine{"webkit", "recorded from WebKitGTK 2.50.6, 2026-11", []trait{
		{func(b *behavior) { b.joinsRepeated = true }, "WebKit joins the lines of a repeated header before it looks at the value"},
		{func(b *behavior) { b.looseRange = true }, "WebKit takes Bytes= in any case and a plus sign in a Range for safe"},
		{func(b *behavior) { b.keepsPreflight, b.asksForRemoved = true, true }, "WebKit sends a preflight after every redirect of a request that needed one, and asks for headers that are gone"},
		{func(b *behavior) { b.deleteBecomesGET = true }, "WebKit makes GET of DELETE when it is redirected to another origin"},
		{func(b *behavior) { b.redirectsStrictly = true }, "WebKit checks redirects of a request that began in its own origin as if credentials were included"},
		{func(b *behavior) { b.refusesLate = true }, "WebKit sends a preflight to where a redirect with a user name or password leads, before it refuses it"},
		{func(b *behavior) { b.streams = streamsRefused }, "WebKit has no stream bodies: fetch() throws"},
	}}
	engines = [...]*engine{&chromium, &firefox, &webkit}
)

// behavior is all of e's traits together.
func (e *engine) behavior() behavior {
	b := shipped
	for _, t := range e.traits {
		t.set(&b)
	}
	return b
}

// adapt returns r as an engine with behavior b makes it.
func (b behavior) adapt(r request) request {
	if b.uploadNeedsBody && isXHR(r.api) && !r.hasBody {
		r.preflight = false
	}
	if r.stream && b.streams == streamsAsText {
		r.stream, r.preflight = false, false
		if _, ok := r.get("content-type"); !ok {
			r.headers = append(r.headers[:len(r.headers):len(r.headers)], header{"content-type", "Content-Type", "text/plain;charset=UTF-8"})
		}
	}
	if b.streamsAsCORS && r.stream && r.mode == SameOrigin {
		r.mode = CORS
	}
	if b.dropsUserAgent {
		r.headers = without(r.headers, "user-agent")
	}
	if b.joinsRepeated && mayRepeat(r.headers) {
		r.headers = joinRepeated(r.headers)
	}
	return r
}

// without returns headers without those called name; headers itself stays.
func without(headers []header, name string) []header {
	if !slices.ContainsFunc(headers, func(h header) bool { return h.name == name }) {
		return headers
	}
	kept := make([]header, 0, len(headers))
	for _, h := range headers {
		if h.name != name {
			kept = append(kept, h)
		}
	}
	return kept
}

// mayRepeat reports whether a name may occur twice; it answers true for long
// lists rather than compare every pair.
func mayRepeat(headers []header) bool {
	if len(headers) > 16 {
		return true
	}
	for i, h := range headers {
		for _, other := range headers[:i] {
			if h.name == other.name {
				return true
			}
		}
	}
	return false
}

// isClientHint reports whether Chromium safelists the header: a client hint
// with a value of its form.
func isClientHint(name, value string) bool {
	switch name {
	case "dpr", "downlink", "device-memory":
		return isNumber(value)
	case "width", "viewport-width", "rtt":
		return value != "" && strings.Trim(value, "0123456789") == ""
	case "save-data":
		return lower(value) == "on"
	case "ect":
		return value == "slow-2g" || value == "2g" || value == "3g" || value == "4g"
	case "intervention":
		return true
	}
	return false
}

// isNumber reports a decimal number: digits, and perhaps a point and digits
// after them.
func isNumber(s string) bool {
	whole, fraction, point := strings.Cut(s, ".")
	return whole != "" && strings.Trim(whole+fraction, "0123456789") == "" && (fraction != "" || !point)
}
