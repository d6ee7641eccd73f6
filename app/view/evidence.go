package view

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Evidence is what a text was recognised as, if it is one thing.
type Evidence struct {
	Known   bool
	Kind    string   // "a curl command"
	Some    bool     // it tells only some of the request
	Asked   bool     // the browser sent a preflight
	Taken   []string // its pieces, by name: their values may be secrets
	Ignored []string
	Hidden  []string // names whose values are left out, because they are secrets
	Means   []string // what a console's line says, as sentences
	Request *fetch.Request
	// The answers as HTTP, "" = none.
	Preflight, Actual string
}

// evidenceNames are what texts are, with an article.
var evidenceNames = map[evidence.Kind]string{
	evidence.FetchCall:  "a call of fetch()",
	evidence.XHR:        "code with XMLHttpRequest",
	evidence.Curl:       "a curl command",
	evidence.PowerShell: "a PowerShell command",
	evidence.HAR:        "an HTTP archive",
	evidence.HTTP:       "an HTTP message",
	evidence.Library:    "a call of axios or jQuery",
	evidence.SDK:        "a command of the AWS SDK",
	evidence.Address:    "a URL",
	evidence.Console:    "a line from a browser’s console",
}

// KindOf is what a text of the kind k is, with an article.
func KindOf(k evidence.Kind) string { return evidenceNames[k] }

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
		return Evidence{}
	}
	e := Evidence{
		Known: true, Kind: evidenceNames[res.Kind], Some: res.Kind == evidence.Console || res.Kind == evidence.Address,
		Request: res.Request, Hidden: res.Hidden,
	}
	e.Preflight, e.Actual = givenText(res.Preflight), givenText(res.Actual)
	for _, p := range res.Parts {
		if piece := named(p.What, p.Note); p.Taken {
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
		e.Asked = e.Asked || m.Preflight
		e.Means = append(e.Means, EngineName(t.Engine)+": "+t.Means)
		if t.Misleads != "" {
			e.Means = append(e.Means, "But: "+t.Misleads)
		}
		if i > 0 {
			if url := m.Request.URL; url != "" && url != lines[0].Request.URL {
				e.Ignored = append(e.Ignored, named("another request", "one request at a time"))
			}
			continue
		}
		for _, v := range m.Values {
			e.Taken = append(e.Taken, printedPiece(v[0]))
		}
		if m.Request.Credentials != "" {
			e.Taken = append(e.Taken, named("credentials", "the browser prints this of such requests only"))
		}
	}
}

// printedNames are the names of a template's values, where they are not words
// of the form.
var printedNames = map[string]string{"url": "URL", "initialUrl": "URL before the redirect", "kind": "made by"}

func printedPiece(name string) string {
	if name == "status" {
		return named(name, "what your document would answer is worked out anew")
	}
	if other := printedNames[name]; other != "" {
		return other
	}
	return name
}

// named is a piece, with what became of it in brackets.
func named(what, note string) string {
	if note == "" {
		return what
	}
	return what + " (" + note + ")"
}

func givenText(g *corscore.GivenResponse) string {
	if g == nil {
		return ""
	}
	return ResponseText(wire.Response{Status: g.Status, Headers: g.Headers})
}
