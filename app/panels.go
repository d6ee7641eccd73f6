package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// panels are what the panels of the result show.
type panels struct {
	page    *view.Page
	tests   view.Tests
	given   view.Given
	visits  []view.Visit
	servers view.Servers
	matrix  view.Matrix
	asked   state.AskFor // the page's request, in the matrix
}

// now is what they show at this moment.
func (p *playground) now() panels {
	page := p.page
	return panels{page: &page, tests: p.tests, given: p.given, visits: p.visits(), servers: p.servers(), matrix: p.matrix.v, asked: state.AskFor{Origin: p.state.Form.Origin, Method: p.state.Form.Method}}
}

// inSight reports whether a panel is. One that is out of sight is drawn when
// nothing else is to do, so that the browser's search finds what is in it and no
// key waits for it.
func (p *playground) inSight(t state.Tab) bool {
	open := p.state.OpenTab()
	return app.IsServer || t == open || t == state.SequenceTab && open == state.ConfigTab ||
		p.wide && (t == state.RulesTab || t == state.MessagesTab || t == state.SequenceTab)
}

// settle has the panels out of sight drawn as the page is now, when nothing else
// is to do.
func (p *playground) settle() {
	p.calm = p.now()
	p.draw()
}

// results are the panels of the result.
func (p *playground) results(now *panels) []app.UI {
	selected := view.Selected(&p.report, p.state.Selected)
	var list []app.UI
	for _, t := range state.Tabs {
		v := &p.calm
		if p.inSight(t) {
			v = now
		}
		body := ui.Gone()
		if v.page != nil {
			body = p.resultOf(t, v, selected)
		}
		list = append(list, pane.Panel(t, t == p.state.OpenTab(), body))
	}
	return list
}

func (p *playground) resultOf(t state.Tab, v *panels, selected int) app.UI {
	switch t {
	case state.SequenceTab:
		return &pane.Diagram{D: v.page.Diagram, Selected: selected}
	case state.RulesTab:
		return &pane.Rules{R: v.page.Rules}
	case state.MessagesTab:
		return &pane.Exchange{List: v.page.Exchanges, Selected: min(selected, len(v.page.Exchanges)-1), Headers: v.page.Headers, Given: v.given}
	case state.CausesTab:
		return &pane.Causes{C: v.page.Causes}
	case state.ConsoleTab:
		return &pane.Console{C: v.page.Console}
	case state.AgainTab:
		return &pane.Visits{List: v.visits}
	case state.ServersTab:
		return &pane.EveryServer{S: v.servers, Request: p.asks()}
	case state.TestsTab:
		return &pane.TestTable{T: v.tests, Request: p.state.Form.On}
	case state.MatrixTab:
		return &pane.Matrix{M: v.matrix, Now: v.asked}
	}
	return &pane.Steps{S: v.page.Steps}
}

// resultTabs are the tabs of the result; on a narrow page the document is the
// first of them.
func resultTabs(b view.Badges) []pane.TabEntry {
	tab := func(t state.Tab, name string, g view.Badge) pane.TabEntry {
		return pane.TabEntry{Tab: t, Name: name, Badge: g.Text, Tone: g.Tone}
	}
	return []pane.TabEntry{
		tab(state.ConfigTab, "Configuration", view.Badge{}),
		tab(state.SequenceTab, "What happens", view.Badge{}),
		tab(state.RulesTab, "Rules", b.Rules),
		tab(state.MessagesTab, "Messages", view.Badge{}),
		tab(state.CausesTab, "Causes", b.Causes),
		tab(state.ConsoleTab, "Console", b.Console),
		tab(state.AgainTab, "Again", b.Again),
		tab(state.ServersTab, "Servers", b.Servers),
		tab(state.TestsTab, "Tests", b.Tests),
		tab(state.MatrixTab, "Matrix", view.Badge{}),
		tab(state.StepsTab, "Steps", view.Badge{}),
	}
}

// drawer is what stands below the document: its problems, the server's answer to
// it, and Apply.
func (p *playground) drawer(b view.Badges) app.UI {
	s, v := &p.state, &p.page
	open := s.OpenDrawer()
	return ui.Tag("div", "drawer drawer-"+string(open),
		&pane.Tabs{Label: "About the document", Class: "drawers", Open: open, List: []pane.TabEntry{
			{Tab: state.ProblemsTab, Name: "Problems", Badge: b.Problems.Text, Tone: b.Problems.Tone},
			{Tab: state.PutTab, Name: "PUT ?cors", Badge: b.Put.Text, Tone: b.Put.Tone},
			{Tab: state.ApplyTab, Name: "Apply"},
		}},
		pane.Panel(state.ProblemsTab, open == state.ProblemsTab, &pane.ForeignText{F: p.foreign()}, &pane.Problems{List: v.Problems, Empty: s.Config == ""}),
		pane.Panel(state.PutTab, open == state.PutTab, &pane.Answer{P: v.Put}),
		pane.Panel(state.ApplyTab, open == state.ApplyTab, p.applyPane()),
	)
}

// watchWidth keeps whether the page is so wide that some panels stay open, and
// whether it is so narrow that the document is a tab.
func (p *playground) watchWidth() {
	watch := func(query string, set func(bool)) {
		list := app.Window().Call("matchMedia", query)
		set(list.Get("matches").Bool())
		browser.Listen(list, "change", func(e app.Value) {
			set(e.Get("matches").Bool())
			p.draw()
		})
	}
	watch("(min-width: 1800px)", func(on bool) { p.wide = on })
	watch("(max-width: 899.98px)", func(on bool) { p.narrow = on })
}

// found opens the panel that the browser's search found something in.
func (p *playground) found(target app.Value) {
	const panel = "panel-"
	el := target.Call("closest", "[role=tabpanel]")
	if !el.Truthy() {
		return
	}
	id := el.Get("id").String()
	if len(id) > len(panel) {
		p.act(state.ShowTab{Tab: state.Tab(id[len(panel):])})
	}
}

// moveTab moves the keyboard to the next tab in sight, the one before, the first,
// or the last, and opens it.
func moveTab(tab app.Value, key string) bool {
	list := app.Window().Get("Array").Call("from", tab.Get("parentElement").Get("children"))
	var seen []app.Value
	at := 0
	for i := range list.Length() {
		t := list.Index(i)
		if t.Get("offsetWidth").Int() == 0 {
			continue
		}
		if t.Equal(tab) {
			at = len(seen)
		}
		seen = append(seen, t)
	}
	switch key {
	case "ArrowLeft":
		at = (at + len(seen) - 1) % len(seen)
	case "ArrowRight":
		at = (at + 1) % len(seen)
	case "Home":
		at = 0
	case "End":
		at = len(seen) - 1
	default:
		return false
	}
	seen[at].Call("focus")
	seen[at].Call("click")
	return true
}

// moveCell moves the keyboard to a neighbour of a cell of the matrix, or to the
// first or last of its row. It reports whether target is one.
func moveCell(target app.Value, key string) bool {
	if !target.Call("matches", "."+pane.MatrixCell).Truthy() {
		return false
	}
	cell := target.Call("closest", "td")
	row := cell.Get("parentElement")
	at := cell.Get("cellIndex").Int()
	switch key {
	case "ArrowLeft":
		at--
	case "ArrowRight":
		at++
	case "Home":
		at = 1
	case "End":
		at = row.Get("cells").Length() - 1
	case "ArrowUp":
		row = row.Get("previousElementSibling")
	case "ArrowDown":
		row = row.Get("nextElementSibling")
	}
	if row.Truthy() && at > 0 && at < row.Get("cells").Length() {
		row.Get("cells").Index(at).Call("querySelector", "button").Call("focus")
	}
	return true
}
