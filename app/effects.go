package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// follow does what a change of the state means outside of it.
func (p *playground) follow(before state.State, a state.Action) {
	s := &p.state
	if chosen, ok := a.(state.SetServer); ok {
		store(state.ServerKey, chosen.ID)
	}
	if text, ok := p.ed.text(); ok && text != s.Config {
		p.ed.replace(s.Config)
		if s.Shown != before.Shown {
			p.ed.reveal(source.Span{}) // another document is read from its start
		}
	}
	if oneLine(s.Config) && (before.Config == "" || !oneLine(before.Config)) {
		afterPaint(func() { p.ed.left() }) // its end says nothing
	}
	if s.Given != before.Given {
		p.askSoon()
	}
	if changed := !s.Case.Equal(before.Case); changed {
		p.askSoon()
		p.keepSoon()
	} else if s.Selected != before.Selected {
		p.put()
	}
	p.applyAfter(before)
	p.learnAfter(before)
	if before.Link && !s.Link && fragment() == p.opened { // and not one that comes just now
		dropFragment()
	}
	if s.Theme != before.Theme {
		showTheme(s.Theme)
	}
	if s.Shown != before.Shown {
		p.work.turn(before, *s, p.sayReplaced)
		p.listEarlierSoon()
	}
	p.dialogAfter(before)
	p.focusAfter(before, a)
}

// dialogAfter opens and closes dialogs when they are drawn, and puts the keyboard
// where the reader needs it.
func (p *playground) dialogAfter(before state.State) {
	now, was := p.state.Dialog, before.Dialog
	if now == was {
		return
	}
	if now == state.ShareDialog {
		p.makeLink()
	}
	p.ctx.Defer(func(app.Context) {
		defer guard()
		showDialog(string(was), false)
		showDialog(string(now), true)
		switch now {
		case state.ShareDialog:
			selectAll(shareLinkID)
		case state.CompareDialog:
			selectAll(state.OtherControl)
		case state.PasteDialog:
			selectAll(state.PastedControl)
		case state.RemoveDialog:
			focusID(keepID) // Enter alone must not remove anything
		}
	})
}

// askSoon asks the core after the next paint, once for several changes.
func (p *playground) askSoon() {
	if p.asking {
		return
	}
	p.asking = true
	afterPaint(func() {
		if p.asking {
			p.answer()
		}
	})
}

// restore decides what the page opens with: what the link holds, else the work
// that was kept, else the built-in example.
func (p *playground) restore() {
	defer guard()
	theme := state.Theme(stored(state.ThemeKey))
	if id := stored(state.ServerKey); id != "" && dialect.ByID(id) != nil {
		p.state = p.state.On(id)
	}
	if p.work.ok {
		p.state = p.work.first
	}
	p.state.Theme = theme
	p.state.Done = state.KeptDone(stored(state.LessonsKey))
	p.state.Apply = state.KeptApply(storedIn(tabStorage, state.ApplyKey))
	if f := fragment(); f != p.work.pending.link {
		p.opened = f
		before := p.state
		a := byLink(openLink(f, before))
		if o, ok := a.(state.Open); ok && reloaded() && before.Edits(o) {
			dropFragment() // the page went away before it could: the edits stay
			p.earlier = p.work.earlier()
			return
		}
		p.state = state.Reduce(before, a)
		if _, ok := a.(state.LinkServer); ok {
			p.keep(false)
			dropFragment()
		}
		if p.state.Shown != before.Shown {
			p.work.turn(before, p.state, p.sayReplaced)
		}
	}
	p.earlier = p.work.earlier()
	if p.work.unread && p.state.Notice.Text == "" {
		p.state.Notice = state.Notice{Text: "Your last work cannot be read: the browser has removed it, or does not answer. Reload the page to try again.", Bad: true}
	}
}

// openLink is what a fragment means: a case to open, or a message. A link
// without a document is about the one that now has.
func openLink(fragment string, now state.State) state.Action {
	lesson, hasLesson := beside(fragment, "lesson")
	if hasLesson && strings.HasPrefix(fragment, "lesson=") {
		return state.OpenLesson{ID: lesson, Link: true}
	}
	in, err := share.Decode(fragment)
	if err != nil {
		return state.Notify{Text: words.Capital(err.Error()) + ". The editor is as it was.", Bad: true}
	}
	var tests []cases.Case
	if packed, ok := beside(fragment, "tests"); ok {
		text, err := share.Unpack(packed)
		if err == nil {
			tests, err = cases.Parse(text)
		}
		if err != nil {
			return state.Notify{Text: words.Capital(err.Error()) + ". The editor is as it was.", Bad: true}
		}
	}
	if in.Config != "" {
		c := state.CaseOf(in)
		c.Tests = tests
		return state.Open{Case: c, Title: "a shared case", Link: true, Lesson: lesson}
	}
	if in.Request == nil && in.Object == nil {
		return state.SetServer{ID: in.Dialect}
	}
	c, opened := now.With(in)
	return state.Open{Case: c, Opened: &opened, Title: "a shared request", Link: true, Lesson: lesson}
}

// byLink is a as a link does it: a server that nobody chose is not remembered
// as chosen.
func byLink(a state.Action) state.Action {
	if s, ok := a.(state.SetServer); ok {
		return state.LinkServer(s)
	}
	return a
}

// makeLink makes the link that the share dialog shows.
func (p *playground) makeLink() {
	in, _ := state.WithoutSecrets(p.state.Input())
	p.left = p.state.Secrets()
	p.link = ""
	if f := share.Encode(in); f != "" {
		p.link = pageURL() + "#" + f
		p.frame = view.Frame(pageURL() + "embed#" + f)
		if p.state.Taught() != nil {
			p.link += "&lesson=" + p.state.Lesson.ID
		}
		if len(p.state.Tests) > 0 {
			p.link += "&tests=" + share.Pack(cases.JSON(p.state.Tests))
		}
	}
	p.markdown = view.Markdown(in, p.link, servers)
}

// holds says what is in the link.
func (p *playground) holds() []string {
	s := &p.state
	document := "the document, " + strconv.Itoa(len(s.Config)) + " bytes"
	if s.Config == "" {
		document = "no document: whoever opens it keeps the one they have"
	}
	out := []string{document, "the server, " + view.ServerName(servers, s.Server())}
	if l := s.Taught(); l != nil {
		out = append(out, "the lesson “"+l.Title+"”: whoever opens it goes on from here")
	}
	if n := len(s.Tests); n > 0 {
		out = append(out, "the test table, "+strconv.Itoa(n)+" rows")
	}
	if s.Form.On {
		out = append(out, "the request, "+s.Form.Method+" from "+s.Form.Origin)
	}
	return out
}

// onCommand does what needs the browser.
func (p *playground) onCommand(ctx app.Context, a app.Action) {
	defer guard()
	ctx.PreventUpdate()
	p.do(a.Value.(command))
}

func (p *playground) do(c command) {
	switch c {
	case "copy":
		copyText(p.state.Config, func(ok bool) {
			if ok {
				p.tell("The document is in the clipboard.", false)
			} else {
				p.tell("The browser does not allow copying. Select the text and copy it by keyboard.", true)
			}
		})
	case "download":
		name := "cors.xml"
		if p.report.Format == "json" {
			name = "cors.json"
		}
		download(name, p.state.Config)
	case openUnfinished:
		p.openUnfinished()
	case downloadUnfinished:
		p.downloadUnfinished()
	case "simplify":
		p.catchUp()
		fix := corscore.Simplify(corscore.SimplifyInput{Config: p.state.Config, Dialect: p.state.Dialect})
		if fix == nil {
			p.tell("It cannot be made shorter without changing what it allows.", false)
			return
		}
		p.ed.apply(*fix)
		p.tell(fix.Title+". The server answers every request as before.", false)
	case "clear":
		p.ed.replace("")
		focusID(textID)
	case "focus":
		focusID(textID)
	case sendNow:
		p.send()
	case stopNow:
		p.stopSending()
		focusID(applySendID) // the button that stops goes away
	case blindNow:
		p.sendBlind()
		focusID(applySendID) // the button goes away
	case undoNow:
		p.putBack()
		focusID(applySendID)
	case removeNow:
		p.removeNow()
	case forgetNow:
		p.forgetNow()
		p.tell("The credentials are forgotten.", false)
	case loadNow:
		p.load()
	case showVerdict:
		scrollToVerdict()
	case readNow:
		p.reduce(state.ShowOperation{Operation: bucket.Get})
		p.send()
	case probeNow:
		p.probeNow()
	case teachNow:
		p.teach()
		p.draw()
	default:
		if id, ok := strings.CutPrefix(string(c), earlierCommand); ok {
			p.openEarlier(id)
			return
		}
		if id, ok := strings.CutPrefix(string(c), recipeCommand); ok {
			p.copyRecipe(id)
			return
		}
		p.ed.do(c)
	}
}

// act is reduce for what did not come through go-app.
func (p *playground) act(a state.Action) {
	p.reduce(a)
	p.draw()
}

func (p *playground) tell(text string, bad bool) { p.act(state.Notify{Text: text, Bad: bad}) }

// onFix makes the edits of a fix or a remedy, as one step of the editor's
// history. They are those of the text that was judged.
func (p *playground) onFix(ctx app.Context, a app.Action) {
	defer guard()
	ctx.PreventUpdate()
	p.catchUp()
	f := p.fix(a.Value.(fixRef))
	switch {
	case len(f.Edits) == 0:
	case p.in.Config != p.state.Config:
		p.tell("The document has changed and the fix no longer fits. Wait until it is checked again.", true)
	default:
		p.ed.apply(f)
	}
}

// focusBack gives the keyboard back to what had it before the message.
func (p *playground) focusBack() {
	defer guard()
	if p.focused != nil {
		p.focused.Call("focus")
		if p.focused.Equal(document().Get("activeElement")) {
			return
		}
	}
	focusID(textID) // it is gone, or nothing had it
}

// focusAfter keeps the keyboard where the person is when rows come and go.
func (p *playground) focusAfter(before state.State, a state.Action) {
	id := ""
	rows := p.state.Form.Rows
	switch a := a.(type) {
	case state.Notify:
		if a.Text == "" && keyboardIn(messageID) {
			p.ctx.Defer(func(app.Context) { p.focusBack() })
		}
	case state.Simulate:
		if a.On && focusedID() == addRequestID {
			id = state.FieldControl(state.Origin)
		}
	case state.SetField:
		if keyboardIn(verdictID) { // whose button goes away
			id = state.FieldControl(a.Field)
		}
	case state.OpenLesson:
		if p.state.Shown != before.Shown {
			id = "lesson-title"
		}
	case state.LeaveLesson:
		id = textID
	case state.RemoveHeader:
		id = addHeaderID
		if len(rows) > 0 {
			next := min(max(before.Form.Index(a.ID), 0), len(rows)-1)
			id = state.RowControl(rows[next].ID) + "remove"
		}
	case state.RemoveTest:
		id = testsTextID
		if n := len(p.state.Tests); n > 0 {
			id = state.TestRemove(min(a.N, n-1))
		}
	case state.SetTests:
		if p.state.Dialog == state.TestsDialog {
			id = state.TableControl // the button is perhaps gone
		}
	case state.SetServer:
		if focusedID() == useServerID { // which goes away
			id = applySendID
		}
	case state.TakePlace:
		id = state.ApplyControl(state.ApplyEndpoint) // the button goes away
	case state.SetApply:
		if focusedID() == useEndpointID || focusedID() == useRegionID { // which go away
			id = state.ApplyControl(a.Field)
		}
	case state.MoveHeader:
		id = state.RowControl(a.ID) + "name"
		if f := focusedID(); f == state.RowControl(a.ID)+"value" || f == state.RowControl(a.ID)+"up" && p.state.Form.Index(a.ID) > 0 {
			id = f
		}
	}
	if id != "" {
		p.ctx.Defer(func(app.Context) { focusID(id) })
	}
}
