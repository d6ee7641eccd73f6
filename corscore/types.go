package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Input is everything [Run] depends on. A permalink is an encoded Input.
type Input struct {
	Config  string         `json:"config"`            // the document as typed, XML or JSON
	Dialect string         `json:"dialect,omitempty"` // id of the S3 implementation, "" = "scality"
	Request *fetch.Request `json:"request,omitempty"` // what the page does, nil = check the document only
	Object  *Object        `json:"object,omitempty"`  // what the bucket would serve, nil = what S3 sends
}

// Object is what the bucket serves besides the CORS headers.
type Object struct {
	Status  int           `json:"status,omitempty"` // 0 = 200
	Headers []wire.Header `json:"headers"`
}

// Report is everything the playground says about an [Input].
type Report struct {
	Format      string              `json:"format"` // "xml" or "json"
	Put         put.Answer          `json:"put"`
	Diagnostics []source.Diagnostic `json:"diagnostics"` // in document order; of each check the first, see [source.Diagnostic.More]
	Rules       []RuleInfo          `json:"rules"`
	Fetch       *Fetch              `json:"fetch"`
	Remedies    []Remedy            `json:"remedies"`    // smallest edits first, see [Remedy]
	Advice      []Advice            `json:"advice"`      // what to change besides the document
	PutDoubtful bool                `json:"putDoubtful"` // whether the server takes the document is not known
	PutUnknown  []string            `json:"putUnknown"`  // what is not known of the server and matters for Put, as sentences
}

// RuleInfo is one CORSRule of the document.
type RuleInfo struct {
	Span      source.Span `json:"span"`
	ID        string      `json:"id"`
	Reachable bool        `json:"reachable"` // false: earlier rules take every request
}

// Remedy is an edit of the document that makes a blocked request pass.
type Remedy = analyze.Remedy

// Advice says what to change where no document helps.
type Advice = analyze.Advice

// Fetch is the whole exchange between a page and a bucket.
type Fetch struct {
	Outcome          fetch.Outcome  `json:"outcome"`
	Preflight        bool           `json:"preflight"`
	PreflightReasons []string       `json:"preflightReasons"`
	Blocked          *Blocked       `json:"blocked"`
	Exchanges        []Exchange     `json:"exchanges"`
	Readable         []string       `json:"readable"`
	Hidden           []string       `json:"hidden"`
	Steps            []source.Step  `json:"steps"`
	Engines          []fetch.Engine `json:"engines"`
	Console          fetch.Console  `json:"console"`
	Unknown          []string       `json:"unknown"`  // what is not known of the server and matters here, as sentences
	Doubtful         bool           `json:"doubtful"` // it may change the outcome
}

// Condition is one comparison of a request with a rule.
type Condition = match.Condition

// Exchange is one request and its answer, with the server's reasoning.
type Exchange struct {
	Kind     fetch.Kind        `json:"kind"` // "preflight" or "actual"
	Request  wire.Request      `json:"request"`
	Response wire.Response     `json:"response"`
	Rule     int               `json:"rule"`  // 1-based matched rule, 0 = none
	Trace    []match.RuleTrace `json:"trace"` // per rule
}

// Blocked says who blocks the request, and why.
type Blocked struct {
	By      string       `json:"by"`    // "document", "server", "browser" or "request"
	Stage   fetch.Stage  `json:"stage"` // "before", "preflight" or "actual"
	Reason  fetch.Reason `json:"reason"`
	Rule    int          `json:"rule"`    // nearest rule, 0 = none
	Message string       `json:"message"` // one sentence that names every difference at once
}
