package corscore

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/infer"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/scenes"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/way"
)

// Input is everything [Run] depends on. A permalink is an encoded Input.
type Input struct {
	Config  string         `json:"config"`            // the document as typed, XML or JSON
	Dialect string         `json:"dialect,omitempty"` // id of the S3 implementation, "" = "scality"
	Request *fetch.Request `json:"request,omitempty"` // what the page does, nil = check the document only
	Object  *Object        `json:"object,omitempty"`  // what the bucket would serve, nil = what S3 sends
	// Observed is what was seen of the request, nil = nothing.
	Observed *Observed `json:"observed,omitempty"`
	// Way is how the document is sent: "" = as the body of PUT ?cors, "auto" = as
	// somebody who has it in this form does, see [dialect.AutoWay].
	Way dialect.Way `json:"way,omitempty"`
	// Layer is the CDN, proxy or cache between the page and the bucket, nil = nothing.
	Layer *Layer `json:"layer,omitempty"`
}

// server is the S3 implementation as it meets the document.
func (in *Input) server() *dialect.Dialect { return dialect.Of(in.Dialect).Sent(in.Way) }

// sent is the document on its way to the server.
func (in *Input) sent() way.Sent { return way.Send(in.Config, in.Way, dialect.Of(in.Dialect)) }

// Report is everything the playground says about an [Input].
type Report struct {
	Format      string              `json:"format"` // "xml" or "json"; for a program or commands, their language
	Put         put.Answer          `json:"put"`
	Way         dialect.Way         `json:"way"`         // how the document is sent: "put", "aws-cli" or another of package way
	WayRefusal  string              `json:"wayRefusal"`  // what the tool says instead of sending it, in its own words; "" = it sends it
	Diagnostics []source.Diagnostic `json:"diagnostics"` // in document order; of each check the first, see [source.Diagnostic.More]
	Rules       []RuleInfo          `json:"rules"`
	Fetch       *Fetch              `json:"fetch"`
	Remedies    []Remedy            `json:"remedies"`    // smallest edits first, see [Remedy]
	Advice      []Advice            `json:"advice"`      // what to change besides the document
	PutDoubtful bool                `json:"putDoubtful"` // whether the server takes the document is not known
	PutUnknown  []string            `json:"putUnknown"`  // what is not known of the server and matters for Put, as sentences
	Diagnosis   Diagnosis           `json:"diagnosis"`   // what was seen, held against the simulation
}

// RuleInfo is one CORSRule of the document.
type RuleInfo struct {
	Span      source.Span `json:"span"`
	ID        string      `json:"id"`
	Reachable bool        `json:"reachable"` // false: earlier rules take every request
}

// What the parts of a [Report], and the other questions, consist of.
type (
	Object        = exchange.Object
	Observed      = observed.Observed
	Fetch         = exchange.Fetch
	Exchange      = exchange.Exchange
	Condition     = exchange.Condition
	Blocked       = exchange.Blocked
	FetchInput    = exchange.FetchInput
	GivenAnswers  = exchange.GivenAnswers
	GivenResponse = exchange.GivenResponse
	Remedy        = analyze.Remedy
	Advice        = analyze.Advice
	ServerAnswer  = scenes.ServerAnswer
	Survey        = scenes.Survey
	Visit         = scenes.Visit
	VisitEngine   = scenes.VisitEngine
	Layer         = layer.Setup
	SceneInput    = layer.Input
	SceneStep     = layer.SceneStep
	Happened      = layer.Happened
	Inference     = infer.Inference
	Diagnosis     = cause.Diagnosis
	Matrix        = scenes.Matrix
	MatrixOrigin  = scenes.MatrixOrigin
	MatrixCell    = scenes.MatrixCell
	MatrixState   = scenes.MatrixState
)

// Who blocks a request, see [exchange.ByDocument].
const (
	ByDocument = exchange.ByDocument
	ByServer   = exchange.ByServer
	ByBrowser  = exchange.ByBrowser
	ByRequest  = exchange.ByRequest
	ByLayer    = exchange.ByLayer
)

// MatrixOrigins is how many origins a [Matrix] has at most.
const MatrixOrigins = scenes.MostOrigins

// What a cell of a [Matrix] says.
const (
	MatrixAllowed = scenes.MatrixAllowed
	MatrixHeaders = scenes.MatrixHeaders
	MatrixBlocked = scenes.MatrixBlocked
	MatrixUnknown = scenes.MatrixUnknown
)

// UnknownRef is the reference of a step that tells what is not known of the
// server.
const UnknownRef = exchange.UnknownRef
