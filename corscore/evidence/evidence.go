// Package evidence answers what a pasted text tells of a request and of what
// became of it. [Read] takes a text apart: lines of consoles, commands with their
// output, HTTP messages, HAR files, error bodies, messages of tools, code, URLs,
// configurations and prose. A request is read from a fetch() call, XMLHttpRequest
// code, a call of axios, jQuery or the AWS SDK, a URL, a curl or PowerShell command
// line, a HAR file, HTTP messages, header lists of developer tools, and JSON that
// describes one. Read runs nothing; what is not in the text is not guessed, and
// everything that was taken or ignored is listed.
//
// Values of credentials never leave the text.
package evidence

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Kind says what a text was recognized as.
type Kind string

const (
	FetchCall  Kind = "fetch"      // fetch() in JavaScript
	XHR        Kind = "xhr"        // XMLHttpRequest in JavaScript
	Curl       Kind = "curl"       // a curl command line, of sh or of Windows' cmd
	PowerShell Kind = "powershell" // Invoke-WebRequest
	HAR        Kind = "har"        // an HTTP archive, or one entry of it
	HTTP       Kind = "http"       // raw messages, curl -i, curl -v, or a header list of developer tools
	Library    Kind = "library"    // a call of axios or jQuery
	SDK        Kind = "sdk"        // a command of the AWS SDK for JavaScript v3
	Address    Kind = "address"    // a URL alone, perhaps presigned
	Console    Kind = "console"    // a line that a browser printed
	Described  Kind = "request"    // a request that somebody describes in JSON
)

// Result is what a text says. Whatever it does not say has its zero value.
type Result struct {
	Kind      Kind
	Request   *fetch.Request          // nil: the text holds only answers
	Preflight *corscore.GivenResponse // the answer to the preflight, nil = not in the text
	Actual    *corscore.GivenResponse // the answer to the request, nil = not in the text
	Parts     []Part                  // what was taken and what was ignored, in document order
	Hidden    []string                // headers and query parameters whose values were replaced by "..."
}

// Part is one piece of the pasted text.
type Part struct {
	Span  source.Span
	What  string // "method", "header X-Amz-Date", "option --compressed"
	Taken bool
	Note  string // why it was ignored, or what became of it; "" = nothing to say
}

// MaxText is the length in bytes beyond which no text is read.
const MaxText = 16 << 20

// maxParts bounds how many pieces are listed.
const maxParts = 400

// reader collects a Result.
type reader struct {
	Result
	text string
	raw  []exchange // what was captured, as it was sent
}

func (r *reader) took(span source.Span, what, note string) { r.part(Part{span, what, true, note}) }

func (r *reader) left(span source.Span, what, why string) { r.part(Part{span, what, false, why}) }

func (r *reader) part(p Part) {
	if len(r.Parts) < maxParts {
		p.What = words.ClipLine(p.What, 80)
		r.Parts = append(r.Parts, p)
	}
}

// finish puts the parts into document order and takes the secrets out.
func (r *reader) finish() {
	parts := make([]Part, 0, len(r.Parts))
	for _, i := range source.Order(len(r.Parts), func(i int) int { return r.Parts[i].Span.Start }) {
		parts = append(parts, r.Parts[i])
	}
	r.Parts = parts
	if r.Request != nil {
		url, first := secret.URL(r.Request.URL) // listed before the headers, as the text has it
		r.Request.URL, r.Hidden = url, append(r.Hidden, first...)
		clean, names := secret.Request(r.Request)
		*r.Request, r.Hidden = clean, append(r.Hidden, names...)
	}
	for _, given := range [...]*corscore.GivenResponse{r.Preflight, r.Actual} {
		if given != nil {
			clean, names := secret.Headers(given.Headers)
			given.Headers, r.Hidden = clean, append(r.Hidden, names...)
		}
	}
}

// originOf is the origin of a URL or referrer, "" if it has none.
func originOf(url string) string {
	u, ok := wire.ParseURL(url)
	if !ok || u.Host == "" {
		return ""
	}
	origin, ok := wire.Origin(url)
	if !ok {
		return ""
	}
	return origin
}
