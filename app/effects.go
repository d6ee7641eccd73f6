package app

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
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
		browser.Store(state.ServerKey, chosen.ID)
	}
	if text, ok := p.ed.text(); ok && text != s.Config {
		p.ed.replace(s.Config)
		if s.Shown != before.Shown {
			p.ed.reveal(source.Span{}) // another document is read from its start
		}
	}
	if pane.OneLine(s.Config) && (before.Config == "" || !pane.OneLine(before.Config)) {
		browser.AfterPaint(func() { p.ed.left() }) // its end says nothing
	}
	if s.Given != before.Given {
		p.askSoon()
	}
	if changed := !s.Case.Equal(before.Case) || s.Server() != before.Server(); changed {
		p.askSoon()
		p.keepSoon()
	} else if s.Selected != before.Selected || s.From != before.From || s.Broken != before.Broken {
		p.put()
	}
	p.applyAfter(before)
	p.learnAfter(before)
	p.reviewAfter(before)
	if before.Link && !s.Link && browser.Fragment() == p.opened { // and not one that comes just now
		browser.DropFragment()
	}
	if s.Theme != before.Theme {
		browser.ShowTheme(s.Theme)
	}
	if s.Shown != before.Shown {
		p.work.turn(before, *s, p.sayReplaced)
		p.listEarlierSoon()
	}
	p.dialogAfter(before)
	if _, shows := a.(state.ShowTab); shows && p.narrow {
		p.ctx.Defer(func(app.Context) { pane.RevealTabs() })
	}
	if s.Notice.Text != before.Notice.Text && s.Notice.Text != "" {
		p.notices++
		p.fadeSoon(p.notices)
	}
	p.focusAfter(before, a)
}

// How long a message stays, in milliseconds, and how much longer for each of its
// bytes.
const (
	noticeStays = 8000
	noticeReads = 50
)

// fadeSoon takes message n away when it was there to read for long enough, and
// neither the keyboard nor the pointer is in it.
func (p *playground) fadeSoon(n int) {
	browser.Later(noticeStays+noticeReads*len(p.state.Notice.Text), func() {
		switch {
		case n != p.notices || p.state.Notice.Text == "":
		case browser.Within(pane.MessageID):
			p.fadeSoon(n)
		default:
			p.act(state.Fade{})
		}
	})
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
		defer browser.Guard()
		browser.ShowDialog(string(was), false)
		browser.ShowDialog(string(now), true)
		switch now {
		case state.ShareDialog:
			browser.SelectAll(pane.ShareLinkID)
		case state.RemoveDialog:
			browser.FocusID(pane.KeepID) // Enter alone must not remove anything
		}
	})
}

// askSoon asks the core after the next paint, once for several changes.
func (p *playground) askSoon() {
	if p.asking {
		return
	}
	p.asking = true
	browser.AfterPaint(func() {
		if p.asking {
			p.answer()
		}
	})
}

// restore decides what the page opens with: what the link holds, else the work
// that was kept, else the built-in example.
func (p *playground) restore() {
	defer browser.Guard()
	theme := state.Theme(browser.Stored(state.ThemeKey))
	if id := browser.Stored(state.ServerKey); id != "" && dialect.ByID(id) != nil {
		p.state = p.state.On(id)
	}
	if p.work.ok {
		p.state = p.work.first
	}
	p.state.Theme = theme
	p.state.Done = state.KeptDone(browser.Stored(state.LessonsKey))
	p.state.Apply = state.KeptApply(browser.StoredIn(browser.TabStorage, state.ApplyKey))
	if f := browser.Fragment(); f != p.work.pending.link {
		p.opened = f
		before := p.state
		a := byLink(openLink(f, before))
		if o, ok := a.(state.Open); ok && browser.Reloaded() && before.Edits(o) {
			browser.DropFragment() // the page went away before it could: the edits stay
			p.earlier = p.work.earlier()
			return
		}
		p.state = state.Reduce(before, a)
		if _, ok := a.(state.LinkServer); ok {
			p.keep(false)
			browser.DropFragment()
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
		return state.BadLink{Why: err.Error()}
	}
	old := ""
	if packed, ok := beside(fragment, oldDocument); ok {
		if old, err = share.Unpack(packed); err != nil {
			return state.Notify{Text: words.Capital(err.Error()) + ". The editor is as it was.", Bad: true}
		}
	}
	var tests []cases.Case
	if packed, ok := beside(fragment, "tests"); ok {
		text, err := share.Unpack(packed)
		if err == nil {
			tests, err = cases.Parse(text)
		}
		if err != nil {
			return state.BadLink{Why: err.Error()}
		}
	}
	picked, _ := beside(fragment, serverParam)
	auto := picked == state.AutoServer && in.Dialect != ""
	if in.Config != "" {
		c := state.CaseOf(in)
		c.Tests, c.Auto = tests, auto
		return state.Open{Case: c, Title: "a shared case", Link: true, Lesson: lesson, Other: old}
	}
	if in.Request == nil && in.Object == nil {
		return state.SetServer{ID: in.Dialect}
	}
	c, opened := now.With(in)
	if in.Dialect != "" {
		c.Auto, opened.Auto = auto, auto
	}
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

// serverParam says beside a case that nobody chose its server. The case names the
// one that it was shown with all the same, for whoever does not know this.
const serverParam = "server"

// shown is the case as a link holds it: without secrets, with its server by name.
// A link without one means what the first links meant.
func shown(s *state.State) corscore.Input {
	in, _ := state.WithoutSecrets(s.Input())
	in.Dialect = s.Server()
	if s.Explained { // whoever opens the mended document would take it for a riddle
		in.Observed = nil
	}
	return in
}

// address is a link to what is on show, without credentials, and the part behind
// # that says the case alone; "" = it is too long for a link.
func (p *playground) address() (link, fragment string) {
	s := &p.state
	f := share.Encode(shown(s))
	if f == "" {
		return "", ""
	}
	link = browser.PageURL() + "#" + f
	if s.Auto {
		link += "&" + serverParam + "=" + state.AutoServer
	}
	if s.Taught() != nil {
		link += "&lesson=" + s.Lesson.ID
	}
	if len(s.Tests) > 0 {
		link += "&tests=" + share.Pack(cases.JSON(s.Tests))
	}
	if old := s.Compared(); old != "" {
		clean, _ := state.DocumentWithoutSecrets(old)
		link += "&" + oldDocument + "=" + share.Pack(clean)
	}
	return link, f
}

// oldDocument is the parameter of a link that holds what the document is compared
// with.
const oldDocument = "compare"

// makeLink makes the link that the share dialog shows.
func (p *playground) makeLink() {
	in := shown(&p.state)
	p.left = p.state.Secrets()
	if _, left := state.DocumentWithoutSecrets(p.state.Compared()); left != nil {
		p.left = append(p.left, left...)
	}
	slices.Sort(p.left)
	p.left = slices.Compact(p.left)
	link, fragment := p.address()
	p.link = link
	if link != "" {
		p.frame = view.Frame(browser.PageURL() + "embed#" + fragment)
	}
	p.markdown = view.Markdown(in, p.link, pane.Servers)
}

// holds says what is in the link.
func (p *playground) holds() []string {
	s := &p.state
	document := "the document, " + strconv.Itoa(len(s.Config)) + " bytes"
	if s.Config == "" {
		document = "no document: whoever opens it keeps the one they have"
	}
	out := []string{document, "the server, " + p.page.Verdict.Server.Text()}
	if l := s.Taught(); l != nil {
		out = append(out, "the lesson “"+l.Title+"”: whoever opens it goes on from here")
	}
	if n := len(s.Tests); n > 0 {
		out = append(out, "the test table, "+strconv.Itoa(n)+" rows")
	}
	if n := len(s.Compared()); n > 0 {
		out = append(out, "the old document that it is compared with, "+strconv.Itoa(n)+" bytes")
	}
	if shown(s).Observed != nil {
		out = append(out, "what was seen: the console's lines, "+words.Count(len(s.Observed.Exchanges), "captured response"))
	}
	if s.Form.On {
		out = append(out, "the request, "+s.Form.Method+" from "+s.Form.Origin)
	}
	return out
}

// onCommand does what needs the browser.
func (p *playground) onCommand(ctx app.Context, a app.Action) {
	defer browser.Guard()
	ctx.PreventUpdate()
	p.do(a.Value.(ui.Command))
}

func (p *playground) do(c ui.Command) {
	switch c {
	case "copy":
		browser.CopyText(p.state.Config, func(ok bool) {
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
		browser.Download(name, p.state.Config)
	case pane.OpenUnfinished:
		p.openUnfinished()
	case pane.DownloadUnfinished:
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
		browser.FocusID(browser.TextID)
	case "focus":
		browser.FocusID(browser.TextID)
	case pane.CopyReview:
		p.copyReview()
	case pane.SendNow:
		p.send()
	case pane.StopNow:
		p.stopSending()
		browser.FocusID(pane.ApplySendID) // the button that stops goes away
	case pane.BlindNow:
		p.sendBlind()
		browser.FocusID(pane.ApplySendID) // the button goes away
	case pane.UndoNow:
		p.putBack()
		browser.FocusID(pane.ApplySendID)
	case pane.RemoveNow:
		p.removeNow()
	case pane.ForgetNow:
		p.forgetNow()
		p.tell("The credentials are forgotten.", false)
	case pane.LoadNow:
		p.load()
	case pane.ShowVerdict:
		pane.ScrollToVerdict()
	case pane.ReadNow:
		p.reduce(state.ShowOperation{Operation: bucket.Get})
		p.send()
	case pane.ProbeNow:
		p.probeNow()
	case pane.FocusBox:
		browser.FocusID(pane.BoxID)
	case pane.TeachNow:
		p.teach()
		p.draw()
	default:
		if id, ok := strings.CutPrefix(string(c), pane.EarlierCommand); ok {
			p.openEarlier(id)
			return
		}
		if id, ok := strings.CutPrefix(string(c), pane.RecipeCommand); ok {
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
	defer browser.Guard()
	ctx.PreventUpdate()
	p.catchUp()
	f := p.fix(a.Value.(ui.FixRef))
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
	defer browser.Guard()
	if p.focused != nil {
		p.focused.Call("focus")
		if p.focused.Equal(browser.Document().Get("activeElement")) {
			return
		}
	}
	browser.FocusID(browser.TextID) // it is gone, or nothing had it
}

// focusAfter keeps the keyboard where the person is when rows come and go.
func (p *playground) focusAfter(before state.State, a state.Action) {
	id := ""
	rows := p.state.Form.Rows
	switch a := a.(type) {
	case state.Notify:
		if a.Text == "" && browser.KeyboardIn(pane.MessageID) {
			p.ctx.Defer(func(app.Context) { p.focusBack() })
		}
	case state.TakeBack:
		if browser.KeyboardIn(pane.ToldID) { // whose button goes away
			id = pane.BoxID
		}
	case state.TakeOffer, state.KeepText:
		if id = browser.TextID; before.Box.Offer.In == state.InURL {
			id = state.FieldControl(state.URL)
		}
	case state.BadLink:
		if a.Why == "" {
			id = browser.TextID
		}
	case state.Simulate:
		if a.On && browser.FocusedID() == pane.AddRequestID {
			id = state.FieldControl(state.Origin)
		}
	case state.SetField:
		if browser.KeyboardIn(pane.VerdictID) { // whose button goes away
			id = state.FieldControl(a.Field)
		}
	case state.OpenLesson:
		if p.state.Shown != before.Shown {
			id = "lesson-title"
		}
	case state.LeaveLesson:
		id = browser.TextID
	case state.RemoveHeader:
		id = pane.AddHeaderID
		if len(rows) > 0 {
			next := min(max(before.Form.Index(a.ID), 0), len(rows)-1)
			id = state.RowControl(rows[next].ID) + "remove"
		}
	case state.RemoveTest:
		id = pane.TestsTextID
		if n := len(p.state.Tests); n > 0 {
			id = state.TestRemove(min(a.N, n-1))
		}
	case state.SetTests:
		if p.state.Dialog == state.TestsDialog {
			id = state.TableControl // the button is perhaps gone
		}
	case state.SetServer:
		if browser.FocusedID() == pane.UseServerID { // which goes away
			id = pane.ApplySendID
		}
	case state.TakePlace:
		id = state.ApplyControl(state.ApplyEndpoint) // the button goes away
	case state.SetApply:
		if browser.FocusedID() == pane.UseEndpointID || browser.FocusedID() == pane.UseRegionID { // which go away
			id = state.ApplyControl(a.Field)
		}
	case state.MoveHeader:
		id = state.RowControl(a.ID) + "name"
		if f := browser.FocusedID(); f == state.RowControl(a.ID)+"value" || f == state.RowControl(a.ID)+"up" && p.state.Form.Index(a.ID) > 0 {
			id = f
		}
	}
	if id != "" {
		p.ctx.Defer(func(app.Context) { browser.FocusID(id) })
	}
}
