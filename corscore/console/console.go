// Package console answers what a line that a browser printed about CORS means:
// which text of which engine it is, what it tells of the request, and where it
// misleads.
package console

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Template is one text of one engine.
type Template struct {
	Engine string // "chromium", "firefox" or "webkit"
	ID     string // slug, unique within the engine
	Text   string // with {name} where values stand
	Means  string // what happened, as a sentence
	// Misleads is what the text suggests and is not so, "" = it is right.
	Misleads string
	Stage    fetch.Stage // where the request is stopped, "" = the text does not tell
	Old      bool        // no current version prints it
}

// Match is what a pasted line says.
type Match struct {
	Template *Template
	// Values are what stands at the template's names: url, initialUrl, origin,
	// kind, value, method, header, status, token, location, scheme, space.
	Values []wire.Header
	// Redirected: the request was redirected on its way to url.
	Redirected bool
	// Preflight: the line says that the preflight failed.
	Preflight bool
	// Request is what the line tells of the page's request; what it does not
	// tell is empty.
	Request fetch.Request
	// Response is what the line tells of the answer at Stage; what it does not
	// tell is zero.
	Response wire.Response
}
