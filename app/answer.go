package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
)

// ask asks the core about the state and puts the answer into words.
func (p *playground) ask() {
	run := corscore.Begin(p.state.Input())
	for run.Step() {
	}
	p.judge(run)
}

// judge puts the core's answer into words.
func (p *playground) judge(run *corscore.Running) {
	in, report := run.Input(), run.Report()
	agrees := report.Diagnosis.Agrees != nil && *report.Diagnosis.Agrees && strings.TrimSpace(in.Config) != ""
	switch {
	case agrees:
		p.state.Explained = true
	case p.state.Explained && in.Observed != nil:
		// An earlier document explains what was seen: that says nothing about this one.
		in.Observed, report = nil, run.ReportUnseen()
	}
	p.in, p.report = in, report
	p.scene, p.state.FirstRows = view.SceneOf(p.in, p.state.Rows)
	p.tests = view.TestsOf(p.in, p.state.Tests, state.MaxTests)
	p.given = view.Given{}
	if g := p.state.Given; p.in.Request != nil {
		p.given.Begin = view.Began(&p.report)
		if g.On {
			p.answered(g)
		}
	}
	p.put()
}

// answered lets the browser meet the answers that the person gives.
func (p *playground) answered(g state.Given) {
	preflight, actual, ignored := g.Answers()
	res, from := view.Answered(p.in, preflight, actual)
	p.report.Fetch, p.report.Remedies = res, nil
	p.given = view.Given{
		On: true, Preflight: g.Preflight, Actual: g.Actual, Begin: p.given.Begin, Ignored: ignored,
		Config: from.Config, Exact: from.Exact, Differ: from.Differences,
	}
}

// put puts the report into words.
func (p *playground) put() {
	report := p.report
	report.Diagnostics = p.ed.settled(report.Diagnostics)
	before := p.page.Problems
	p.page = view.Of(p.in, &report, p.state.Selected, pane.Servers, p.given.On)
	if p.listed > manyListed && !p.page.Problems.InPlaceOf(&before) {
		p.listed = fewListed
	}
	if why := p.state.Broken; why != "" {
		p.page.Verdict = view.BrokenLink(why, p.state.Changed())
	}
	if p.page.Verdict.Belongs.ID != "" && p.state.Form.Sample() { // whose address it has says nothing about the person's server
		p.page.Verdict.Belongs = view.Server{}
	}
	p.page.Through(&p.scene)
	p.page.Verdict.Server = view.ServerOf(&p.state, pane.Servers)
	p.page.Verdict.Pick = view.LayerPickOf(&p.state)
}

// atOnce is how long a document may be, in bytes, of which all is done in one go.
// With a longer one, keys and paints get their turn between the parts.
const atOnce = 8 << 10

// answer asks the core, shows its findings in the editor, and has the panes
// drawn. It runs as something dispatched to go-app, whose wait for the next
// drawing begins with that: the core's time is no longer added to it.
func (p *playground) answer() {
	p.due = false
	if len(p.state.Config) > atOnce {
		p.answerInSteps()
		return
	}
	p.ctx.Dispatch(func(app.Context) {
		defer browser.Guard()
		p.ask()
		p.ed.diagnostics(p.report.Diagnostics)
		p.afterAnswer()
	})
}

// answerInSteps is [playground.answer] for a long document. What changes meanwhile is
// answered after it, once for all changes: however fast somebody types, some answer
// comes.
func (p *playground) answerInSteps() {
	if p.judging {
		p.judgeAgain = true
		return
	}
	p.judging = true
	p.step(corscore.Begin(p.state.Input()))
}

// step is one step of the core, or what follows its last one.
func (p *playground) step(run *corscore.Running) {
	if run.Step() {
		p.later(0, func() { p.step(run) })
		return
	}
	p.later(0, func() {
		p.judge(run)
		p.later(0, p.judged)
	})
}

// judged shows the answer to a long document.
func (p *playground) judged() {
	if text, ok := p.ed.text(); ok && text == p.in.Config { // else the places are of another text
		p.ed.diagnostics(p.report.Diagnostics)
	}
	p.judging = false
	if p.judgeAgain {
		p.judgeAgain = false
		p.draw()
		p.later(0, p.answer)
		return
	}
	p.afterAnswer()
}

// afterAnswer has the answer drawn, and asks what is asked less urgently.
func (p *playground) afterAnswer() {
	p.drawAnd(p.listMore)
	p.planSoon() // whether the server takes the document is part of it
	p.compareSoon()
	p.checkSoon()
}

// draw has the page drawn in the next frame.
func (p *playground) draw() { p.drawAnd(func() {}) }

// drawAnd is [playground.draw]; then is called when the page is drawn.
func (p *playground) drawAnd(then func()) {
	p.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) {
			p.showHere()
			then()
		})
	})
}

// fewListed is how many problems are drawn at once.
const fewListed = 8

// manyListed is how many may be made anew at once: drawing them takes longer than the
// page may be busy.
const manyListed = 24

// listMore draws more of the problems, a few at a time, when nothing else is to do.
func (p *playground) listMore() {
	rows := p.page.Problems.Rows()
	p.listed = max(fewListed, min(p.listed, rows))
	if rows > p.listed {
		browser.WhenIdle(func() {
			p.listed += fewListed
			p.drawAnd(p.listMore)
		})
	}
}
