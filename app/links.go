package app

import (
	"slices"
	"strings"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
)

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
			return state.BadLink{Why: err.Error()}
		}
	}
	var tests []cases.Case
	var rows []layer.Row
	if packed, ok := beside(fragment, "tests"); ok {
		text, err := share.Unpack(packed)
		if err == nil {
			tests, err = cases.Parse(text)
		}
		if err != nil {
			return state.BadLink{Why: err.Error()}
		}
	}
	if text, ok := beside(fragment, state.RowsParam); ok {
		if text, err = share.Unpack(text); err != nil {
			return state.BadLink{Why: err.Error()}
		}
		rows = state.ReadRows(text)
	}
	told, _ := beside(fragment, layerParam)
	picked, _ := beside(fragment, serverParam)
	auto := picked == state.AutoServer && in.Dialect != ""
	if without, _ := beside(fragment, withoutParam); in.Config != "" || without == noConfig {
		c := state.CaseOf(in)
		c.Tests, c.Auto, c.Rows, c.LayerAuto = tests, auto, rows, told == state.AutoLayer
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

// layerParam says beside a case that nobody chose what is between page and bucket.
const layerParam = "between"

// withoutParam says beside a case that it has no configuration. Without that, readers of
// a link that holds none keep their own.
const (
	withoutParam = "without"
	noConfig     = "config"
)

// shown is the case as a link holds it: without secrets, with its server by name.
// A link without one means what the first links meant.
func (p *playground) shown() corscore.Input {
	s := &p.state
	in, _ := state.WithoutSecrets(s.Input())
	in.Dialect = s.Server()
	if s.Explained && p.in.Observed == nil { // it contradicts the configuration that was fixed since
		in.Observed = nil
	}
	return in
}

// address is a link to what is on show, without credentials, and the part after
// # that says the case alone; "" = it is too long for a link.
func (p *playground) address() (link, fragment string) {
	s := &p.state
	f := share.Encode(p.shown())
	if f == "" {
		return "", ""
	}
	link = browser.PageURL() + "#" + f
	if s.Auto {
		link += "&" + serverParam + "=" + state.AutoServer
	}
	if s.Config == "" {
		link += "&" + withoutParam + "=" + noConfig
	}
	if s.LayerAuto {
		link += "&" + layerParam + "=" + state.AutoLayer
	}
	if text := state.RowsText(s.Rows); text != "" {
		link += "&" + state.RowsParam + "=" + share.Pack(text)
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
	in := p.shown()
	p.left = p.state.LeftOut()
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
	p.markdown = view.Markdown(in, p.link, p.left, pane.Servers)
}

// linkSays says what is in the link and what is not, while the share dialog is open.
func (p *playground) linkSays() view.Link {
	if p.state.Dialog != state.ShareDialog {
		return view.Link{}
	}
	v := &p.page.Verdict
	return view.LinkOf(&p.state, p.shown(), v.Server.Text(), v.Pick.Name)
}
