package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/source"
)

// playground is the root: it holds the state, asks the core, and does what
// follows from an action. Everything else on the page shows a part of it.
type playground struct {
	app.Compo
	state    state.State
	in       corscore.Input     // what report answers
	report   corscore.Report    // the core's answer
	page     view.Page          // report in words
	calm     []panels           // what each panel shows while it is out of sight
	calmPut  view.Put           // what the panel of PUT ?cors shows while it is out of sight
	listed   int                // how many problems are drawn
	scene    view.Scene         // what happens through what is in between
	tests    view.Tests         // the test table
	given    view.Given         // answers that stand in for the server's
	matrix   matrix             // what each origin may do
	review   view.Review        // what changes from the old document
	reviewed *state.State       // what review is about, nil = nothing yet
	all      comparison         // what every server makes of it, and later visits
	link     string             // of the share dialog, made when it opens
	markdown string             // of the share dialog: the case for an issue thread
	frame    string             // of the share dialog: the case in small, for a page
	left     []string           // names of the credentials that the link leaves out
	opened   string             // the fragment that was looked at last
	earlier  []pane.EarlierWork // what storage holds beside the work on show
	work     *keeper
	offered  string // the document of what the last start did not finish opening
	apply    sender
	learning learning

	noLibraries bool // the table of libraries did not come

	ctx      app.Context
	ed       box      // the editor; does nothing before the page is mounted
	previews bool     // the editor shows what a fix would change
	marks    string   // reference whose place is marked in the editor
	here     []string // references that the caret or pointer in the editor is at

	focused app.Value // what had the keyboard last, outside of the message

	reviewing bool // the review is made after the next paint

	due        bool // an answer comes after the next paint
	judging    bool // an answer is being made in steps
	judgeAgain bool // and then another one
	keeping    bool // the work will be written to storage soon
	unkept     fate // what was said of it last
	notices    int  // counts messages

	// later calls a function in a task of its own, after a time in milliseconds:
	// [browser.Later], but in a test.
	later func(ms int, f func())

	wide   bool // some panels stay open beside the one that was chosen
	narrow bool // the document is a tab like the others

	secretsSaid bool // it was said that the document has credentials
}

func newPlayground(s state.State) *playground {
	p := &playground{state: s, work: &keeper{own: &record{}}, listed: fewListed, later: browser.Later}
	if app.IsServer { // a browser asks when it knows what about
		p.ask()
		p.compare()
	}
	return p
}

// OnInit runs before the first drawing in a browser: what the reader had, or
// what the link holds, replaces the built-in example.
func (p *playground) OnInit() {
	if app.IsClient {
		p.restore()
		p.ask()
	}
}

// OnMount builds the editor and listens to the page.
func (p *playground) OnMount(ctx app.Context) {
	defer browser.Guard()
	p.ctx = ctx
	ctx.Handle(ui.ActionName, p.onAction)
	ctx.Handle(ui.CommandName, p.onCommand)
	ctx.Handle(ui.FixName, p.onFix)
	p.ed = newBox(p)
	browser.IfCrashed(func() string {
		text, _ := p.ed.text()
		return text
	}, func() (ok bool) {
		p.work.keep(p.state, true, func(f fate) { ok = f == kept })
		return ok
	})
	p.restoreHistory()
	p.ed.diagnostics(p.report.Diagnostics)
	p.listen()
	p.compareSoon()
	p.listMore()
	p.reviewSoon()
	p.learnAfter(state.State{})
	p.restSoon()
	p.offerUnfinished()
	browser.WhenIdle(func() { settleStores(state.MaxSmall, p.listEarlierSoon) })
	browser.Mounted()
}

func (p *playground) onAction(_ app.Context, a app.Action) {
	defer browser.Guard()
	p.reduce(a.Value.(state.Action))
}

// reduce changes the state and does what follows. The caller sees to it that
// the page is drawn.
func (p *playground) reduce(a state.Action) {
	if _, typed := a.(state.Typed); !typed {
		p.catchUp()
	}
	before := p.state
	p.change(a)
	if isOther(&p.state, &before) || p.state.Given != before.Given {
		p.askSoon()
	}
}

// change is reduce for whoever asks the core for an answer too.
func (p *playground) change(a state.Action) {
	before := p.state
	p.state = state.Reduce(before, a)
	p.follow(before, a)
}

// catchUp takes over what was typed since the editor last told: it tells after
// its paint, and nothing else may be judged, or written over, by an older text.
func (p *playground) catchUp() {
	if text, ok := p.ed.text(); ok && text != p.state.Config {
		p.reduce(state.Typed{Text: text})
	}
}

// fix finds a finding's fix, or a remedy; it has no edits if there is none.
func (p *playground) fix(f ui.FixRef) source.Fix {
	r := &p.report
	if f.Finding < 0 && f.N < len(r.Remedies) {
		return source.Fix{Title: r.Remedies[f.N].Title, Edits: r.Remedies[f.N].Edits}
	}
	if f.N == ui.AllFixes && f.Finding < len(r.Diagnostics) {
		return view.FixAll(p.in, r.Diagnostics[f.Finding].Check)
	}
	if f.Finding >= 0 && f.Finding < len(r.Diagnostics) && f.N < len(r.Diagnostics[f.Finding].Fixes) {
		return r.Diagnostics[f.Finding].Fixes[f.N]
	}
	return source.Fix{}
}

func (p *playground) Render() app.UI {
	s, v := &p.state, &p.page
	now := p.now()
	panes := "panes"
	if s.Layout.Review {
		panes = "panes aside"
	}
	b := view.BadgesOf(now.page, now.scene, now.visits, now.servers, now.tests)
	lesson := view.LessonOf(*s, p.goals())
	return ui.Tag("div", "app",
		&pane.Header{Theme: s.Theme, Earlier: p.earlier, Back: backLabel(s.Offer), Box: s.Box},
		ui.Tag("main", "page",
			&pane.Lesson{
				L: lesson, List: view.LessonList(*s),
				Wanted: s.Lesson.ID != "" || s.Wanted.ID != "", Failed: p.learning.failed, Said: p.learning.said,
			},
			&pane.Verdict{V: v.Verdict.InLesson(s, lesson.Reached), F: p.foreign(), Servers: pane.Servers},
			p.reviewPane(),
			ui.Tag("div", panes+" on-"+string(s.OpenTab()),
				ui.Tag("div", "column document",
					&pane.Config{OneLine: pane.OneLine(s.Config), Note: pane.SizeNote(len(s.Config), p.ed.large())},
					pane.Split(drawerSplit, "Height of the problems", "horizontal"),
					p.drawer(b),
				),
				pane.Split(columnSplit, "Width of the configuration", "vertical"),
				ui.Tag("div", "column result", append([]app.UI{
					ui.Tag("div", "asking",
						&pane.Request{Form: s.Form, Open: s.Layout.Editing || v.Verdict.Unfinished, Wrong: v.Verdict.Field, Responds: s.Responds()},
						&pane.Told{T: s.Told},
					),
					&pane.Tabs{Label: "Results", Class: "results", List: resultTabs(b), Open: s.OpenTab()},
				}, p.results(&now)...)...),
			),
		),
		&pane.VerdictStrip{Tone: v.Verdict.Tone, Title: v.Verdict.Title, Text: v.Verdict.Text},
		&pane.Notice{N: s.Notice.Text, Bad: s.Notice.Bad, Back: backLabel(s.Notice.Back)},
		&pane.ShareDialog{Open: s.Dialog == state.ShareDialog, Link: p.link, Markdown: p.markdown, Frame: p.frame, Left: p.left, Says: p.linkSays()},
		&pane.TestsDialog{Open: s.Dialog == state.TestsDialog, Table: s.Table, Tests: s.Tests, Repo: p.repository()},
		&pane.LibrariesDialog{Open: s.Dialog == state.LibrariesDialog, All: s.Libraries, Failed: p.noLibraries},
		&pane.ConvertDialog{Open: s.Dialog == state.ConvertDialog, Config: shownIf(s.Dialog == state.ConvertDialog, s.Config), Into: s.Into},
		&pane.RemoveDialog{Open: s.Dialog == state.RemoveDialog, R: p.removal()},
		&pane.UnfinishedDialog{Open: s.Dialog == state.UnfinishedDialog, Link: p.work.pending.link != "", Text: p.offered},
		&pane.HelpDialog{Open: s.Dialog == state.HelpDialog, Editor: editorKeys(s.Dialog == state.HelpDialog)},
	).ID("app")
}

func backLabel(p *state.Past) string {
	if p == nil {
		return ""
	}
	return p.Label()
}

// present is what the bucket has, as far as it was read, for a dialog that is open.
func (p *playground) present(open bool) string {
	if config := p.apply.present.Config; open && config != nil {
		return *config
	}
	return ""
}

// repository is how the case is checked elsewhere, for a dialog that is open.
func (p *playground) repository() view.Repository {
	if p.state.Dialog != state.TestsDialog {
		return view.Repository{}
	}
	return view.RepositoryOf(p.state.Input(), strings.TrimSuffix(browser.PageURL(), "/"), len(p.state.Tests) > 0)
}

// shownIf is text for a dialog that is open: a closed one is not drawn again
// for it.
func shownIf(open bool, text string) string {
	if open {
		return text
	}
	return ""
}
