package app

import (
	"slices"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/dialect"
)

// comparison is what every server makes of a document and a request. It is
// asked for when nothing else is to do: it costs several times what the other
// panes cost, and stands last.
type comparison struct {
	in      corscore.Input // what answers are about, whatever its dialect
	answers []corscore.ServerAnswer
	foreign view.Foreign     // what the text is if it is no document of S3
	visits  []corscore.Visit // of the selected server
	visited string           // that server
	asked   int              // counts what was asked for; only the last is answered
}

// compareDelay is how long typing must pause, in milliseconds.
const compareDelay = 300

// compare asks every server.
func (p *playground) compare() {
	for _, ask := range append(p.comparing(), p.filling()...) {
		ask()
	}
}

// comparing are the parts of asking every server. Each may take a while with a
// large document; what they find is shown when the last is done.
func (p *playground) comparing() []func() {
	next := comparison{in: p.in, asked: p.all.asked}
	var survey *corscore.Survey
	parts := []func(){func() { survey = corscore.NewSurvey(next.in) }}
	few := max(1, surveyed/max(1, len(next.in.Config)))
	for at := 0; at < len(dialect.All); at += few {
		parts = append(parts, func() { survey.Ask(few) })
	}
	return append(parts,
		func() { next.answers = survey.Answers },
		func() { next.foreign = view.ForeignOf(next.in.Config, p.report.Diagnostics) },
		func() { next.visits, next.visited = corscore.Visits(p.in), p.state.Server() },
		func() { p.all = next })
}

// surveyed is how many bytes of documents servers read before keys get their turn.
const surveyed = 256 << 10

// matrix is what each origin may do, and what it was asked of.
type matrix struct {
	in    corscore.Input
	tests []cases.Case
	v     view.Matrix
}

// filling are the parts of asking what each origin may do, a row each: none if
// that is known.
func (p *playground) filling() []func() {
	if p.matrix.v.Methods != nil && p.matrix.in.Dialect == p.in.Dialect && state.SameQuestion(p.matrix.in, p.in) && state.SameTests(p.matrix.tests, p.state.Tests) {
		return nil
	}
	next := matrix{in: p.in, tests: p.state.Tests}
	var m *corscore.Matrix
	parts := []func(){func() { m, next.v = view.NewMatrix(next.in, next.tests) }}
	for i := range corscore.MatrixOrigins {
		parts = append(parts, func() {
			if i < len(m.Origins) {
				next.v.Rows = append(next.v.Rows, view.MatrixRowOf(m, i))
			}
		})
	}
	return append(parts, func() { p.matrix = next })
}

// visit asks the outcome of the request when it is made again.
func (p *playground) visit() { p.all.visits, p.all.visited = corscore.Visits(p.in), p.state.Server() }

// compareSoon asks every server once nothing has changed for a while and the
// browser has nothing else to do. Another server alone is no other question.
func (p *playground) compareSoon() {
	p.all.asked++
	if p.all.answers != nil && state.SameQuestion(p.in, p.all.in) {
		asked := p.all.asked
		browser.Later(compareDelay, func() {
			p.inTurn(asked, append(append([]func(){func() {
				if p.all.visited != p.state.Server() {
					p.visit()
				}
			}}, p.filling()...), p.settle))
		})
		return
	}
	asked := p.all.asked
	browser.Later(compareDelay, func() {
		if asked != p.all.asked {
			return
		}
		p.inTurn(asked, slices.Concat(p.comparing(), p.filling(), []func(){p.settle, browser.Tidy}))
	})
}

// inTurn calls each function when the browser has nothing else to do, unless
// every server is asked about something else meanwhile.
func (p *playground) inTurn(asked int, list []func()) {
	browser.WhenIdle(func() {
		if asked != p.all.asked || len(list) == 0 {
			return
		}
		list[0]()
		p.inTurn(asked, list[1:])
	})
}

// asks reports whether every server was asked about a request.
func (p *playground) asks() bool { return p.all.in.Request != nil && !p.page.Verdict.Unfinished }

// servers is the comparison in words.
func (p *playground) servers() view.Servers {
	return view.ServersOf(p.all.answers, p.asks(), p.report.Format == "json", p.state.Server())
}

// foreign is what the text is if it is no document of S3; nothing until it was
// looked at.
func (p *playground) foreign() view.Foreign {
	if p.all.in.Config != p.in.Config {
		return view.Foreign{}
	}
	return p.all.foreign
}

// visits are the scenes in words; answers that stand in for the server's come
// but once.
func (p *playground) visits() []view.Visit {
	if p.given.On || p.page.Verdict.Unfinished {
		return nil
	}
	return view.VisitsOf(p.all.visits)
}
