package view

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// Given is what the page shows of answers that stand in for the server's.
type Given struct {
	On        bool
	Preflight string // the texts, as they were given
	Actual    string
	// Begin are the simulated answers, which the person may start from.
	Begin   [2]string
	Ignored []string // lines that say nothing
	// Config is a document that gives these answers, "" = none does.
	Config string
	Exact  bool     // it gives just these
	Differ []string // what no document explains, as sentences
}

// Answered is what the browser makes of answers that are given. An empty value
// stands for an answer without headers.
func Answered(in corscore.Input, preflight, actual wire.Response) (*corscore.Fetch, corscore.Inference) {
	asked := corscore.FetchInput{
		Request:   *in.Request,
		Preflight: &corscore.GivenResponse{Status: preflight.Status, Headers: preflight.Headers},
		Actual:    &corscore.GivenResponse{Status: actual.Status, Headers: actual.Headers},
	}
	return corscore.FetchAnswers(asked), corscore.Infer(asked, in.Dialect)
}

// Began are the answers of report, which changing them begins with.
func Began(report *corscore.Report) (texts [2]string) {
	if report.Fetch == nil {
		return texts
	}
	for i := range report.Fetch.Exchanges {
		e := &report.Fetch.Exchanges[i]
		text := ResponseText(wire.Response{Status: e.Response.Status, Headers: e.Response.Headers})
		if e.Kind == "preflight" {
			texts[0] = text
		} else {
			texts[1] = text
		}
	}
	return texts
}

// given makes p that of answers which are not the server's: no rule gave them.
func (p *Page) given() {
	p.Rules = Rules{Empty: "No rule is asked: the answers are yours, not the server's"}
	if p.Diagram.Lanes[Bucket] != "" {
		p.Diagram.Lanes[Bucket] = "Your answers"
	}
	p.Diagram.Lanes[Between] = ""
	p.Verdict.Given = true
}
