package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// reviewPane is the comparison with the old document, while it is open.
func (p *playground) reviewPane() app.UI {
	s := &p.state
	if !s.Layout.Review {
		return &pane.Review{}
	}
	r := p.review
	if p.reviewed == nil { // it is made after this drawing
		r = view.Review{Nothing: true}
	}
	opened := s.Opened.Config
	if opened == s.Config {
		opened = ""
	}
	return &pane.Review{
		Open: true, R: r, Form: s.Form, Old: s.Other, Edit: s.Layout.EditOld,
		Bucket: p.present(true), Opened: opened, Server: view.ServerName(pane.Servers, s.Server()),
	}
}

// reviewSoon makes the review after the next paint, if it is open and about
// something else than before.
func (p *playground) reviewSoon() {
	s := &p.state
	if !s.Layout.Review || p.reviewing || p.reviewed != nil && p.reviewed.SameReview(s) {
		return
	}
	p.reviewing = true
	browser.AfterPaint(func() {
		p.reviewing = false
		now := p.state
		p.review = view.ReviewOf(now.Other, now.Input(), now.Tests)
		p.reviewed = &now
		p.draw()
	})
}

// reviewAfter follows a change of what is compared, and puts the keyboard where
// it is needed.
func (p *playground) reviewAfter(before state.State) {
	p.reviewSoon()
	now, was := p.state.Layout, before.Layout
	switch {
	case now.Review && now.EditOld && !(was.Review && was.EditOld):
		p.ctx.Defer(func(app.Context) { browser.FocusID(state.OtherControl) })
	case now.Review && !was.Review:
		p.ctx.Defer(func(app.Context) { browser.FocusID(pane.BackToEditorID) })
	case was.Review && !now.Review:
		p.ctx.Defer(func(app.Context) { browser.FocusID(browser.TextID) })
	}
}

// copyReview copies the review as Markdown, with a link to it.
func (p *playground) copyReview() {
	s := &p.state
	link, _ := p.address()
	p.copyOut(view.ReviewMarkdown(s.Other, s.Input(), s.Tests, link, pane.Servers), "The comparison is in the clipboard.")
}
