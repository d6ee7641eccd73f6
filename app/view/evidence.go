package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Evidence is what a pasted text was recognised as.
type Evidence struct {
	Known   bool
	What    string // "curl command"
	Some    bool   // it tells only some of the request
	Taken   []Piece
	Ignored []Piece
	Hidden  []string // names whose values are left out, because they are secrets
	Means   []string // what a console's line says, as sentences
	Request *fetch.Request
	// The answers as HTTP, "" = none.
	Preflight, Actual string
}

// Piece is one piece of the text.
type Piece struct{ What, Text, Note string }

var evidenceNames = map[evidence.Kind]string{
	evidence.FetchCall: "call of fetch()", evidence.XHR: "XMLHttpRequest code", evidence.Curl: "curl command",
	evidence.PowerShell: "PowerShell command", evidence.HAR: "HTTP archive", evidence.HTTP: "HTTP message",
	evidence.Console: "console's line",
}

// EvidenceOf reads a pasted text.
func EvidenceOf(text string) Evidence {
	var lines []console.Match
	res, ok := evidence.Read(text, func(line string) (evidence.Result, bool) {
		lines = console.Recognise(line)
		if len(lines) == 0 {
			return evidence.Result{}, false
		}
		return printedLine(&lines[0]), true
	})
	if !ok {
		return Evidence{}
	}
	e := Evidence{Known: true, What: evidenceNames[res.Kind], Some: res.Kind == evidence.Console, Request: res.Request, Hidden: res.Hidden}
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
	for i := range lines {
		t := lines[i].Template
		e.Means = append(e.Means, EngineName(t.Engine)+": "+t.Means)
		if t.Misleads != "" {
			e.Means = append(e.Means, "But: "+t.Misleads)
		}
	}
	return e
}

// printedLine is what a console's line tells.
func printedLine(m *console.Match) evidence.Result {
	r := m.Request
	res := evidence.Result{Kind: evidence.Console, Request: &r}
	if m.Response.Status != 0 || len(m.Response.Headers) > 0 {
		given := &corscore.GivenResponse{Status: m.Response.Status, Headers: m.Response.Headers}
		if m.Preflight {
			res.Preflight = given
		} else {
			res.Actual = given
		}
	}
	for _, v := range m.Values {
		res.Parts = append(res.Parts, evidence.Part{What: v[0] + ": " + short(v[1], 70), Taken: true})
	}
	return res
}

func givenText(g *corscore.GivenResponse) string {
	if g == nil {
		return ""
	}
	status := g.Status
	if status == 0 {
		status = 200
	}
	return ResponseText(wire.Response{Status: status, Headers: g.Headers})
}
