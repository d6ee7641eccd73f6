// Package fetch is the browser half: the Fetch standard's CORS algorithms,
// step by step. It knows nothing of S3.
package fetch

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Request is what a page does, in the terms of the [Fetch standard].
//
// [Fetch standard]: https://fetch.spec.whatwg.org/#concept-request
type Request struct {
	Origin        string        `json:"origin"`                  // serialized origin of the page, "null" for an opaque one
	URL           string        `json:"url"`                     // the object or bucket URL
	Method        string        `json:"method"`                  // as the script wrote it, "" = GET
	Headers       []wire.Header `json:"headers"`                 // as the script set them, order kept
	Mode          Mode          `json:"mode,omitempty"`          // "" = cors
	Credentials   Credentials   `json:"credentials,omitempty"`   // "" = same-origin
	PreflightFlag bool          `json:"preflightFlag,omitempty"` // Fetch's use-CORS-preflight flag
	API           API           `json:"api,omitempty"`           // "" = fetch
	Body          Body          `json:"body,omitempty"`          // "" = none
	Destination   Destination   `json:"destination,omitempty"`   // what an element loads, "" = image
}

// Mode is the request's mode.
type Mode string

const (
	CORS       Mode = "cors"
	NoCORS     Mode = "no-cors"
	SameOrigin Mode = "same-origin"
)

// Credentials is the request's credentials mode.
type Credentials string

const (
	Omit            Credentials = "omit"
	SameOriginCreds Credentials = "same-origin"
	Include         Credentials = "include"
)

// API is who makes the request.
type API string

const (
	FetchAPI API = "fetch"
	XHR      API = "xhr"
	Element  API = "element"
)

// Body says whether a request body is sent.
type Body string

const (
	NoBody Body = "none"
	Bytes  Body = "bytes"
	Stream Body = "stream"
)

// Destination is what an element loads: the [request destination].
//
// [request destination]: https://fetch.spec.whatwg.org/#concept-request-destination
type Destination string

const (
	Image    Destination = "image"
	Video    Destination = "video"
	Audio    Destination = "audio"
	Font     Destination = "font"
	Script   Destination = "script"
	Style    Destination = "style"
	Document Destination = "document" // a navigation: a link, or a form that is sent
)

// Kind tells the two exchanges apart.
type Kind string

const (
	Preflight Kind = "preflight"
	Actual    Kind = "actual"
)

// Outcome is what the page gets.
type Outcome string

const (
	Allowed        Outcome = "allowed"     // script gets the response
	BlockedOutcome Outcome = "blocked"     // network error
	Opaque         Outcome = "opaque"      // no-cors response
	NotCrossOrigin Outcome = "same-origin" // CORS does not apply
)

// Stage is where a blocked request was stopped.
type Stage string

const (
	StageBefore    Stage = "before"
	StagePreflight Stage = "preflight"
	StageActual    Stage = "actual"
)

// Reason is why a request is blocked: a closed set.
type Reason string

const (
	// The server's reasons; package corscore finds them, the browser cannot.
	NoConfiguration       Reason = "no-configuration"
	ConfigurationRejected Reason = "configuration-rejected"
	OriginReason          Reason = "origin"
	MethodReason          Reason = "method"
	HeaderReason          Reason = "header"
	RulesNotCombined      Reason = "rules-not-combined"

	// The browser's own checks.
	AllowOriginMissing      Reason = "allow-origin-missing"
	AllowOriginMismatch     Reason = "allow-origin-mismatch"
	WildcardWithCredentials Reason = "wildcard-with-credentials"
	AllowCredentialsMissing Reason = "allow-credentials-missing"
	PreflightStatus         Reason = "preflight-status"
	AllowMethods            Reason = "allow-methods"
	AllowHeaders            Reason = "allow-headers"
	AuthorizationNotCovered Reason = "authorization-not-covered"
	InvalidHeaderValue      Reason = "invalid-header-value" // a list in the preflight's answer has an item that is not a name
	ForbiddenMethod         Reason = "forbidden-method"
	MixedContent            Reason = "mixed-content"
	UnsupportedScheme       Reason = "unsupported-scheme"
	Redirect                Reason = "redirect"        // a redirect that the browser does not follow, or that leads where nothing is known
	InvalidRequest          Reason = "invalid-request" // fetch() or send() throws, or mode same-origin goes elsewhere
)

// Blocked says where and why the browser stops a request.
type Blocked struct {
	Stage   Stage
	Reason  Reason
	Message string   // one sentence that names every difference at once
	Missing []string // what the preflight does not cover: the method if it is not allowed, then lower-case header names
}

// Exchange is one request and its answer.
type Exchange struct {
	Kind     Kind
	Request  wire.Request
	Response wire.Response
}

// Engine says how one shipped engine differs from the rest of a Result.
type Engine struct {
	Engine    string   `json:"engine"` // chromium, firefox or webkit
	Outcome   Outcome  `json:"outcome"`
	Preflight bool     `json:"preflight"`
	Readable  []string `json:"readable"`
	// RequestHeaders is the engine's Access-Control-Request-Headers, "" = none.
	RequestHeaders string `json:"requestHeaders"`
	Why            string `json:"why"`
	Source         string `json:"source"`
	// Exchanges are the engine's, as those of the Result.
	Exchanges []Exchange `json:"-"`
}

// Console is what each engine prints, a line an element.
type Console struct {
	Chromium []string `json:"chromium"`
	Firefox  []string `json:"firefox"`
	WebKit   []string `json:"webkit"`
}

// Result is the outcome of a [Request].
type Result struct {
	Outcome          Outcome
	Preflight        bool     // the browser sends a CORS-preflight request
	PreflightReasons []string // why, as sentences
	Blocked          *Blocked // nil unless Outcome is blocked
	Exchanges        []Exchange
	Readable         []string // response header names, lower case, sorted
	Hidden           []string
	Steps            []source.Step
	Engines          []Engine
	Console          Console
}
