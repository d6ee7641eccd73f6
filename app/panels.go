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
	scene   *view.Scene
	servers view.Servers
	matrix  view.Matrix
	asked   state.AskFor // the page's request, in the matrix
}

// now is what they show at this moment.
func (p *playground) now() panels {
	return panels{page: &p.page, tests: p.tests, given: p.given, visits: p.visits(), scene: &p.scene, servers: p.servers(), matrix: p.matrix.v, asked: state.AskFor{Origin: p.state.Form.Origin, Method: p.state.Form.Method}}
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
// is to do. Those of a long document are drawn one by one.
func (p *playground) settle() {
	page, scene := p.page, p.scene
	p.calmPut = page.Put
	now := p.now()
	now.page, now.scene = &page, &scene
	if p.calm == nil {
		p.calm = make([]panels, len(panelsOf))
	}
	if len(p.in.Config) > atOnce {
		p.settleFrom(0, p.all.asked, &now)
		return
	}
	for i := range p.calm {
		p.calm[i] = now
	}
	p.draw()
}

// settleFrom is [playground.settle] for the panels from number i on, unless every
// server is asked about something else meanwhile.
func (p *playground) settleFrom(i, asked int, now *panels) {
	for ; i < len(panelsOf) && asked == p.all.asked; i++ {
		p.calm[i] = *now
		if !p.inSight(panelsOf[i].tab) {
			p.drawAnd(func() { browser.WhenIdle(func() { p.settleFrom(i+1, asked, now) }) })
			return
		}
	}
}

// result is a panel of the result: its tab, and how it is drawn. selected is the
// exchange on show.
type result struct {
	tab   state.Tab
	name  string
	badge func(b *view.Badges) view.Badge // nil = none
	draw  func(p *playground, v *panels, selected int) app.UI
}

// panelsOf are the panels of the result, in the order of [state.Tabs].
var panelsOf = [...]result{
	{state.SequenceTab, "What happens", nil, func(_ *playground, v *panels, selected int) app.UI {
		return &pane.Diagram{D: v.page.Diagram, Selected: selected}
	}},
	{state.RulesTab, "Rules", func(b *view.Badges) view.Badge { return b.Rules }, func(_ *playground, v *panels, _ int) app.UI {
		return &pane.Rules{R: v.page.Rules}
	}},
	{state.MessagesTab, "Messages", nil, func(_ *playground, v *panels, selected int) app.UI {
		return &pane.Exchange{List: v.page.Exchanges, Selected: min(selected, len(v.page.Exchanges)-1), Headers: v.page.Headers, Given: v.given}
	}},
	{state.CausesTab, "Causes", func(b *view.Badges) view.Badge { return b.Causes }, func(_ *playground, v *panels, _ int) app.UI {
		return &pane.Causes{C: v.page.Causes}
	}},
	{state.ConsoleTab, "Console", nil, func(_ *playground, v *panels, _ int) app.UI {
		return &pane.Console{C: v.page.Console}
	}},
	{state.AgainTab, "Again", func(b *view.Badges) view.Badge { return b.Again }, func(_ *playground, v *panels, _ int) app.UI {
		return &pane.Visits{List: v.visits, Scene: *v.scene}
	}},
	{state.ServersTab, "Servers", func(b *view.Badges) view.Badge { return b.Servers }, func(p *playground, v *panels, _ int) app.UI {
		return &pane.EveryServer{S: v.servers, Request: p.asks(), Alone: view.BucketAlone(p.in.Layer)}
	}},
	{state.TestsTab, "Tests", func(b *view.Badges) view.Badge { return b.Tests }, func(p *playground, v *panels, _ int) app.UI {
		return &pane.TestTable{T: v.tests, Request: p.state.Form.On, Alone: view.BucketAlone(p.in.Layer)}
	}},
	{state.MatrixTab, "Matrix", nil, func(p *playground, v *panels, _ int) app.UI {
		return &pane.Matrix{M: v.matrix, Now: v.asked, Alone: view.BucketAlone(p.in.Layer)}
	}},
	{state.StepsTab, "Steps", nil, func(_ *playground, v *panels, _ int) app.UI {
		return &pane.Steps{S: v.page.Steps}
	}},
}

// results are the panels of the result, drawn.
func (p *playground) results(now *panels) (list []app.UI) {
	selected := view.Selected(&p.report, p.state.Selected)
	for i, r := range panelsOf {
		v := &panels{}
		if p.inSight(r.tab) {
			v = now
		} else if i < len(p.calm) {
			v = &p.calm[i]
		}
		body := ui.Gone()
		if v.page != nil {
			body = r.draw(p, v, selected)
		}
		list = append(list, pane.Panel(r.tab, r.tab == p.state.OpenTab(), body))
	}
	return list
}

// resultTabs are the tabs of the result; on a narrow page the document is the
// first of them.
func resultTabs(b view.Badges) []pane.TabEntry {
	list := []pane.TabEntry{{Tab: state.ConfigTab, Name: "Configuration"}}
	for _, r := range panelsOf {
		t := pane.TabEntry{Tab: r.tab, Name: r.name}
		if r.badge != nil {
			g := r.badge(&b)
			t.Badge, t.Tone = g.Text, g.Tone
		}
		list = append(list, t)
	}
	return list
}

// putShown is what the panel of PUT ?cors shows. It holds the whole document, so each key
// would have it drawn: out of sight it follows when nothing else is to do.
// all says that panels out of sight are drawn too.
func (p *playground) putShown(all bool) view.Put {
	if all || p.state.OpenDrawer() == state.PutTab {
		return p.page.Put
	}
	return p.calmPut
}

// drawer is what is below the document: its problems, the server's answer to
// it, and Apply.
func (p *playground) drawer(b view.Badges) app.UI {
	s, v := &p.state, &p.page
	open := s.OpenDrawer()
	return ui.Tag("div", "drawer drawer-"+string(open),
		&pane.Tabs{Label: "About the configuration", Class: "drawers", Open: open, List: []pane.TabEntry{
			{Tab: state.ProblemsTab, Name: "Problems", Badge: b.Problems.Text, Tone: b.Problems.Tone},
			{Tab: state.PutTab, Name: "PUT ?cors", Badge: b.Put.Text, Tone: b.Put.Tone},
			{Tab: state.ApplyTab, Name: "Apply"},
		}},
		pane.Panel(state.ProblemsTab, open == state.ProblemsTab, &pane.ForeignText{F: p.foreign()}, &pane.Problems{List: v.Problems, Empty: s.Config == "", Most: p.listed}),
		pane.Panel(state.PutTab, open == state.PutTab, &pane.Answer{P: p.putShown(app.IsServer)}),
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

// moveCell moves the keyboard to a neighbor of a cell of the matrix, or to the
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
