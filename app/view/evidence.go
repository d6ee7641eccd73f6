package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/wire"
)

// Evidence is what a pasted text was recognised as.
type Evidence struct {
	Known bool
	// Document: it is no request but a configuration, which belongs into the editor.
	Document bool
	Title    string // "A curl command"
	What     string // "curl command"
	Some     bool   // it tells only some of the request
	Taken    []Piece
	Ignored  []Piece
	Hidden   []string // names whose values are left out, because they are secrets
	Means    []string // what a console's line says, as sentences
	Request  *fetch.Request
	// The answers as HTTP, "" = none.
	Preflight, Actual string
}

// Piece is one piece of the text.
type Piece struct{ What, Text, Note string }

// evidenceNames are what texts are: with an article, and as the end of "what the …
// tells".
var evidenceNames = map[evidence.Kind][2]string{
	evidence.FetchCall:  {"A call of fetch()", "call of fetch()"},
	evidence.XHR:        {"Code with XMLHttpRequest", "code with XMLHttpRequest"},
	evidence.Curl:       {"A curl command", "curl command"},
	evidence.PowerShell: {"A PowerShell command", "PowerShell command"},
	evidence.HAR:        {"An HTTP archive", "HTTP archive"},
	evidence.HTTP:       {"An HTTP message", "HTTP message"},
	evidence.Library:    {"A call of axios or jQuery", "call of axios or jQuery"},
	evidence.SDK:        {"A command of the AWS SDK", "command of the AWS SDK"},
	evidence.Address:    {"A URL", "URL"},
	evidence.Console:    {"A line from a browser’s console", "line from the console"},
}

// EvidenceOf reads a pasted text.
func EvidenceOf(text string) Evidence {
	var lines []console.Match
	res, ok := evidence.One(text, func(line string) (evidence.Result, bool) {
		lines = console.Recognise(line)
		if len(lines) == 0 {
			return evidence.Result{}, false
		}
		return evidence.Result{Kind: evidence.Console, Request: &lines[0].Request}, true
	})
	if !ok {
		return Evidence{Document: format.Detect(text) != ""}
	}
	names := evidenceNames[res.Kind]
	e := Evidence{
		Known: true, Title: names[0], What: names[1], Some: res.Kind == evidence.Console || res.Kind == evidence.Address,
		Request: res.Request, Hidden: res.Hidden,
	}
	e.Preflight, e.Actual = givenText(res.Preflight), givenText(res.Actual)
	for _, p := range res.Parts {
		piece := Piece{What: p.What, Note: p.Note}
		if p.Span.Start >= 0 && p.Span.End <= len(text) && p.Span.Start < p.Span.End {
			piece.Text = short(strings.Join(strings.Fields(text[p.Span.Start:min(p.Span.End, p.Span.Start+400)]), " "), 70)
		}
		if p.Taken {
			e.Taken = append(e.Taken, piece)
		} else {
			e.Ignored = append(e.Ignored, piece)
		}
	}
	e.printed(lines)
	return e
}

// printed takes over what a console's lines say. They tell of a request and
// what became of it, never a whole answer: the document stays in force.
func (e *Evidence) printed(lines []console.Match) {
	for i := range lines {
		m := &lines[i]
		t := m.Template
		e.Means = append(e.Means, EngineName(t.Engine)+": "+t.Means)
		if t.Misleads != "" {
			e.Means = append(e.Means, "But: "+t.Misleads)
		}
		if i > 0 {
			if url := m.Request.URL; url != "" && url != lines[0].Request.URL {
				e.Ignored = append(e.Ignored, Piece{What: "another request", Text: short(url, 70), Note: "one request at a time"})
			}
			continue
		}
		for _, v := range m.Values {
			e.Taken = append(e.Taken, printedPiece(v))
		}
		if m.Request.Credentials != "" {
			e.Taken = append(e.Taken, Piece{"credentials", string(m.Request.Credentials), "the browser prints this of such requests only"})
		}
	}
}

// printedNames are the names of a template's values, where they are not words
// of the form.
var printedNames = map[string]string{"url": "URL", "initialUrl": "URL before the redirect", "kind": "made by"}

func printedPiece(v wire.Header) Piece {
	p := Piece{What: v[0], Text: short(v[1], 70)}
	if name := printedNames[v[0]]; name != "" {
		p.What = name
	}
	if v[0] == "status" {
		p.Note = "what your document would answer is worked out anew"
	}
	return p
}

func givenText(g *corscore.GivenResponse) string {
	if g == nil {
		return ""
	}
	return ResponseText(wire.Response{Status: g.Status, Headers: g.Headers})
}
