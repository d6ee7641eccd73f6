package exchange

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Object is what the bucket serves besides the CORS headers.
type Object struct {
	Status  int           `json:"status,omitempty"` // 0 = 200
	Headers []wire.Header `json:"headers"`
	// Code is S3's error code, "" = none. Whether an error carries CORS headers
	// depends on it.
	Code string `json:"code,omitempty"`
}

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
	// Layer is how the request got through what is in between, nil = nothing is.
	Layer *Passage `json:"layer,omitempty"`
}

// Blocked says who blocks the request, and why.
type Blocked struct {
	By      string       `json:"by"`    // "document", "server", "browser", "request" or "layer"
	Stage   fetch.Stage  `json:"stage"` // "before", "preflight" or "actual"
	Reason  fetch.Reason `json:"reason"`
	Rule    int          `json:"rule"`    // nearest rule, 0 = none
	Message string       `json:"message"` // one sentence that names every difference at once

	Brief   string `json:"-"` // Message without the details in brackets; "" = it has none
	Mistake string `json:"-"` // what is wrong in the line because of which the server refuses the document; "" = several lines, or not known
}
