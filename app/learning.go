package app

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// learning is how far the learner is in the lesson on show.
type learning struct {
	asked    bool // the lessons are on their way, or here
	failed   bool // they did not come
	checking bool // the goals will be checked soon
	of       string
	met      []bool // the goals of the lesson called of
	said     string // what is announced
}

// learnAfter does what follows from another lesson, or from lessons.
func (p *playground) learnAfter(before state.State) {
	s := &p.state
	if s.Course == nil && (s.Lesson.ID != "" || s.Wanted.ID != "") && !p.learning.asked {
		p.teach()
	}
	if s.Lesson != before.Lesson {
		p.keepSoon()
	}
	if s.Lesson.ID != before.Lesson.ID || s.Course != nil && before.Course == nil {
		p.checkSoon()
	}
	if !slices.Equal(s.Done, before.Done) {
		browser.Store(state.LessonsKey, state.DoneText(s.Done))
	}
}

// teach fetches the lessons. They are a file beside the program: few visitors
// open one.
func (p *playground) teach() {
	p.learning.asked, p.learning.failed = true, false
	fetchBeside("lessons", func(text string, ok bool) {
		course, err := guide.ParseCourse(text)
		if !ok || err != nil {
			p.learning.asked, p.learning.failed = false, true
			p.draw()
			return
		}
		p.act(state.Teach{Course: course})
	})
}

// checkSoon checks the goals when the browser has nothing more urgent to do: a
// key is painted, and the panes are drawn, before it.
func (p *playground) checkSoon() {
	if p.learning.checking || p.state.Taught() == nil {
		return
	}
	p.learning.checking = true
	browser.WhenIdle(func() {
		p.learning.checking = false
		p.check()
	})
}

// check checks the goals of the lesson on show. A lesson whose goals are all
// reached is done, unless it was opened so.
func (p *playground) check() {
	l, was := p.state.Taught(), &p.learning
	if l == nil {
		return
	}
	met := l.Met(p.state.Input())
	if was.of != l.ID {
		was.of, was.met, was.said = l.ID, nil, ""
	}
	if slices.Equal(met, was.met) {
		return
	}
	was.said = view.GoalsReached(l, was.met, met)
	was.met = met
	if !slices.Contains(met, false) && p.state.Changed() {
		// Another tab may have written meanwhile.
		if done := state.KeptDone(browser.Stored(state.LessonsKey)); !slices.Contains(done, l.ID) {
			p.act(state.SetDone{IDs: append(done, l.ID)})
			return
		}
	}
	p.draw()
}

// goals is which goals of the lesson on show are met, nil = not checked yet.
func (p *playground) goals() []bool {
	if p.learning.of != p.state.Lesson.ID {
		return nil
	}
	return p.learning.met
}

// fetchBeside fetches a file beside the program, by the name of the attribute that
// holds its address.
func fetchBeside(name string, done func(text string, ok bool)) {
	el := browser.Document().Call("querySelector", "[data-"+name+"]")
	if el.Truthy() {
		fetchText(el.Get("dataset").Get(name).String(), done)
	}
}

// fetchText fetches a file of the site.
func fetchText(address string, done func(text string, ok bool)) {
	fail := func([]app.Value) { done("", false) }
	app.Window().Call("fetch", address).Call("then", browser.Once(func(args []app.Value) {
		if !args[0].Get("ok").Bool() {
			done("", false)
			return
		}
		args[0].Call("text").Call("then", browser.Once(func(args []app.Value) { done(args[0].String(), true) }), browser.Once(fail))
	}), browser.Once(fail))
}

// beside is the parameter name of what a link holds beside its case.
func beside(fragment, name string) (value string, ok bool) {
	for param := range strings.SplitSeq(fragment, "&") {
		if value, ok = strings.CutPrefix(param, name+"="); ok {
			return value, true
		}
	}
	return "", false
}
