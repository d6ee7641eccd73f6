package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/source"
)

// listen attaches the few listeners that serve the whole page. What points at
// a place in the document carries a data-ref (see [view.Span]): one listener
// for all of them costs nothing while panes are drawn, and moving the pointer
// draws nothing anew.
func (p *playground) listen() {
	doc := browser.Document()
	browser.Listen(doc, "mouseover", func(e app.Value) { p.point(e.Get("target")) })
	browser.Listen(doc, "focusin", func(e app.Value) {
		leaveMenus(e.Get("target"))
		p.remember(e.Get("target"))
		p.point(e.Get("target"))
	})
	browser.Listen(doc, "focusout", func(e app.Value) {
		if !e.Get("relatedTarget").Truthy() { // nothing has the keyboard now
			p.focused = nil
		}
		p.unpoint()
	})
	browser.Listen(doc.Get("documentElement"), "mouseleave", func(app.Value) { p.unpoint() })
	browser.Listen(doc, "click", p.onClick)
	browser.Listen(doc, "keydown", p.onKey)
	browser.ListenFirst(doc, "paste", p.onPaste)
	browser.Listen(doc, "input", func(e app.Value) { p.onInput(e.Get("target")) })
	// Text has been told by then; a preset may have replaced it since.
	browser.Listen(doc, "change", func(e app.Value) {
		if target := e.Get("target"); !target.Call("matches", "input[type=text]").Bool() {
			p.onInput(target)
		}
	})
	pane.WatchVerdict()
	browser.Listen(doc, "beforematch", func(e app.Value) { p.found(e.Get("target")) })
	p.watchWidth()
	listenSplits()
	browser.Listen(app.Window(), "hashchange", func(app.Value) { p.onLink() })
	browser.Listen(app.Window(), "storage", p.onStorage)
	browser.Listen(app.Window(), "pagehide", func(app.Value) {
		p.keepNow(true)
		p.work.leave()
		p.forgetNow()
	})
	browser.Listen(app.Window(), "pageshow", func(app.Value) { p.keepNow(false) }) // another tab may have written meanwhile
	// A hidden page may end without another word.
	browser.Listen(doc, "visibilitychange", func(app.Value) { p.keepNow(false) })
	// go-app would parse the address and look for a page at each change of the
	// fragment; this page has nothing to do with either.
	app.Window().Set("onpopstate", app.Null())
	// The same for clicks on links: go-app would draw a page of its own for
	// /servers/ and /checks/, which are files.
	app.Window().Set("onclick", app.Null())
}

// point marks in the editor what target is about.
func (p *playground) point(target app.Value) {
	p.previewAt(target)
	ref := refOf(target)
	if ref == p.marks {
		return
	}
	p.marks = ref
	if s, ok := view.Span(&p.report, p.state.Selected, ref); ok && ref != "" {
		p.ed.mark([]source.Span{s})
	} else {
		p.ed.mark(nil)
	}
}

// remember keeps what has the keyboard, for when the message goes away.
func (p *playground) remember(target app.Value) {
	if !target.Call("closest", "#"+pane.MessageID).Truthy() {
		p.focused = target
	}
}

// previewAt shows in the editor what the fix at target would change.
func (p *playground) previewAt(target app.Value) {
	var edits []source.Edit
	if target.Truthy() && target.Get("closest").Truthy() {
		if f, ok := ui.FixAt(target); ok && p.in.Config == p.state.Config {
			edits = p.fix(f).Edits
		}
	}
	if p.previews || len(edits) > 0 {
		p.previews = len(edits) > 0
		p.ed.preview(edits)
	}
}

func (p *playground) unpoint() {
	p.previewAt(app.Null())
	if p.marks != "" {
		p.marks = ""
		p.ed.mark(nil)
	}
}

// refOf is the reference of the nearest element around target that has one.
func refOf(target app.Value) string {
	if !target.Truthy() || !target.Get("closest").Truthy() { // the document itself can be a target
		return ""
	}
	el := target.Call("closest", "[data-ref]")
	if !el.Truthy() {
		return ""
	}
	return el.Get("dataset").Get("ref").String()
}

func (p *playground) onClick(e app.Value) {
	target := e.Get("target")
	closeMenus(target)
	if target.Call("closest", "#"+pane.AddHeaderID).Truthy() {
		p.addHeader()
	}
	el := target.Call("closest", "[data-reveal]")
	if !el.Truthy() {
		return
	}
	if s, ok := view.Span(&p.report, p.state.Selected, el.Get("dataset").Get("reveal").String()); ok {
		if p.narrow { // where the document is a tab like the others
			p.reduce(state.ShowTab{Tab: state.ConfigTab})
			p.draw()
		}
		p.ed.reveal(s)
	}
}

// onInput takes over what is typed or chosen in a control of the page.
func (p *playground) onInput(target app.Value) {
	id := target.Get("id").String()
	if browser.Held.Typed(id, target.Get("value").String()) {
		p.planSoon()
		return
	}
	if id == pane.BoxID {
		p.inBox(target)
		return
	}
	a := state.Control(id, target.Get("value").String())
	if a != nil {
		p.act(a)
	}
}

// addHeader shows the spare row and moves the keyboard there, before the page
// is drawn anew: what is typed meanwhile must not be lost.
func (p *playground) addHeader() {
	id := state.RowControl(p.state.Form.Next) + "name"
	p.act(state.AddHeader{})
	if el := app.Window().GetElementByID(id); el.Truthy() {
		el.Call("closest", "."+pane.SpareClass).Get("classList").Call("remove", pane.SpareClass)
		el.Call("focus")
	}
}

// closeMenus closes every open menu but the one around target; a click on an
// entry closes that one too.
func closeMenus(target app.Value) {
	open := browser.Document().Call("querySelectorAll", "details.menu[open]")
	entry := target.Call("closest", ".item").Truthy()
	for i := range open.Length() {
		m := open.Index(i)
		if inside := m.Call("contains", target).Bool(); inside && !entry {
			continue
		} else if inside {
			m.Call("querySelector", "summary").Call("focus")
		}
		m.Set("open", false)
	}
}

func (p *playground) onKey(e app.Value) {
	if e.Get("defaultPrevented").Bool() || e.Get("isComposing").Truthy() {
		return
	}
	target := e.Get("target")
	switch name := e.Get("key").String(); name {
	case "Enter":
		if idOf(target) == pane.BoxID && !e.Get("shiftKey").Bool() {
			e.Call("preventDefault")
			browser.Later(takeDelay, p.takeBox)
		}
	case "Escape":
		if idOf(target) == pane.BoxID {
			p.leaveBox(target)
			return
		}
		if m := browser.Document().Call("querySelector", "details.menu[open]"); m.Truthy() {
			m.Set("open", false)
			m.Call("querySelector", "summary").Call("focus")
			e.Call("preventDefault")
		}
	case "F8":
		e.Call("preventDefault")
		if e.Get("shiftKey").Bool() {
			p.do(previousProblem)
		} else {
			p.do(nextProblem)
		}
	case "?":
		if !editable(target) && p.state.Dialog == state.NoDialog {
			e.Call("preventDefault")
			p.act(state.Show{Dialog: state.HelpDialog})
		}
	case "z", "Z", "y", "Y":
		if (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() && strings.EqualFold(name, "z")) && !editable(target) && p.state.Dialog == state.NoDialog {
			e.Call("preventDefault")
			p.travel(strings.EqualFold(name, "y") || e.Get("shiftKey").Bool())
		}
	case "ArrowUp", "ArrowDown":
		if moveCell(target, name) {
			e.Call("preventDefault")
			return
		}
		p.moveRow(e, target, name)
	case "ArrowLeft", "ArrowRight", "Home", "End":
		if moveCell(target, name) {
			e.Call("preventDefault")
			return
		}
		if target.Call("matches", "[role=tab]").Truthy() && moveTab(target, name) {
			e.Call("preventDefault")
		}
	}
}

// travel is undo, or redo, where no text field has the keyboard: what the
// message offers to take back or to use again, then the last paste, else the document's
// last change.
func (p *playground) travel(forward bool) {
	switch back := p.state.Notice.Back; {
	case back != nil && back.Again() == forward:
		p.act(state.GoBack{})
	case !forward && p.state.LastWasTaken():
		p.act(state.TakeBack{})
	case forward:
		p.do(redo)
	default:
		p.do(undo)
	}
}

// moveRow moves the header row that the keyboard is in.
func (p *playground) moveRow(e, target app.Value, name string) {
	id := target.Get("id").String()
	if !e.Get("altKey").Bool() || !strings.HasPrefix(id, "header-") {
		return
	}
	by := 1
	if name == "ArrowUp" {
		by = -1
	}
	for _, r := range p.state.Form.Rows {
		if strings.HasPrefix(id, state.RowControl(r.ID)) {
			e.Call("preventDefault")
			p.act(state.MoveHeader{ID: r.ID, By: by})
		}
	}
}

// editable reports whether keys typed at el are text.
func editable(el app.Value) bool {
	return el.Get("matches").Truthy() &&
		el.Call("matches", "input:not([type=checkbox]), textarea, select, [contenteditable]").Bool()
}

// onHash opens the link that was pasted over the address.
func (p *playground) onHash() {
	if f := browser.Fragment(); f != "" {
		p.catchUp()
		p.opened = f
		a := byLink(openLink(f, p.state))
		p.act(a)
		if _, ok := a.(state.LinkServer); ok {
			browser.DropFragment()
		}
	}
}

// showHere marks the elements of here. The attribute is none that go-app knows
// of, so drawing anew does not take it away from an element that now shows
// something else: it is set afresh after each drawing.
func (p *playground) showHere() {
	defer browser.Guard()
	// References are letters, digits, "/" and "." by construction.
	const each = `[data-ref="`
	want := ""
	if len(p.here) > 0 {
		want = each + strings.Join(p.here, `"],`+each) + `"]`
	}
	doc := browser.Document()
	old := doc.Call("querySelectorAll", "[data-here]")
	for i := range old.Length() {
		if el := old.Index(i); want == "" || !el.Call("matches", want).Bool() {
			el.Call("removeAttribute", "data-here")
		}
	}
	if want == "" {
		return
	}
	found := doc.Call("querySelectorAll", ":is("+want+"):not([data-here])")
	for i := range found.Length() {
		found.Index(i).Call("setAttribute", "data-here", "")
	}
}

// leaveMenus closes the open menus that target, which has the focus, is not in:
// they would cover what has it.
func leaveMenus(target app.Value) {
	menus := browser.Document().Call("querySelectorAll", ".menu[open]")
	for i := range menus.Get("length").Int() {
		if menu := menus.Index(i); !menu.Call("contains", target).Bool() {
			menu.Call("removeAttribute", "open")
		}
	}
}
