package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/corscore"
)

// onCommand does what needs the browser.
func (p *playground) onCommand(ctx app.Context, a app.Action) {
	defer browser.Guard()
	ctx.PreventUpdate()
	p.do(a.Value.(ui.Command))
}

func (p *playground) do(c ui.Command) {
	switch c {
	case "copy":
		p.copyOut(p.state.Config, "The configuration is in the clipboard.")
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
		fix := corscore.Simplify(corscore.SimplifyInput{Config: p.state.Config, Dialect: p.state.Dialect, Way: p.state.Way})
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

// copyOut copies text, and says so.
func (p *playground) copyOut(text, said string) {
	browser.CopyText(text, func(ok bool) {
		if ok {
			p.tell(said, false)
		} else {
			p.tell("The browser does not allow copying. Select the text and copy it by keyboard.", true)
		}
	})
}

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
		inVerdict := browser.KeyboardIn(pane.VerdictID)
		p.ed.apply(f)
		if inVerdict { // whose button goes away; what is next is to take the document along
			browser.FocusID(pane.CopyConfigID)
		}
	}
}
