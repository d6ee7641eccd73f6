package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// CopyReview copies the comparison as Markdown.
const CopyReview ui.Command = "copy-review"

// BackToEditorID is the button that leaves the comparison.
const BackToEditorID = "back-to-editor"

// Review is the comparison of the document with an old one, in place of editor
// and result.
type Review struct {
	app.Compo
	Open   bool
	R      view.Review
	Form   state.Form // whose request may be one of the examples
	Old    string     // the old document, as it is typed
	Edit   bool       // its field is on show
	Bucket string     // what the bucket has, "" = it was not read
	Opened string     // the document as it was opened, "" = it is the same
	Server string     // its name
}

func (c *Review) Render() app.UI {
	if !c.Open {
		return ui.Gone()
	}
	var copies, share app.UI
	if !c.R.Nothing {
		copies = ui.On(ui.Button("Copy as Markdown", "").ID("copy-review"), "click", ui.SendCommand(CopyReview))
		share = ui.On(ui.Button("Share a link…", "").ID("share-review"), "click", ui.Send(state.Show{Dialog: state.ShareDialog}))
	}
	// Each button keeps its place: a click is lost if its button turns into another.
	return ui.Pane("review", "Compare", []app.UI{
		ui.Tag("div", "review-title", ui.Slot(c.title())).Attr("role", "status"), ui.Spacer(), ui.Slot(copies), ui.Slot(share),
		ui.On(ui.Button("Back to the editor", "").ID(BackToEditorID), "click", ui.Send(state.Review{})),
	}, c.old(), ui.Slot(c.body())).Class("review")
}

func (c *Review) title() app.UI {
	if c.R.Nothing {
		return nil
	}
	return ui.Tag("p", "review-said", ui.Icon(c.R.Tone), ui.TextIn("span", "", c.R.Title))
}

// old is where the old document is typed. Its field stays in its place: it may
// have the keyboard.
func (c *Review) old() app.UI {
	acts := []app.UI{ui.Gone(), ui.Gone(), ui.Gone()} // each has its place
	add := func(place int, id, text string, h ui.Handler) {
		acts[place] = ui.On(ui.Button(text, "").ID(id), "click", h)
	}
	if c.Bucket != "" && c.Bucket != c.Old {
		add(0, "take-bucket", "Use what the bucket has", ui.Send(state.CompareWith{Text: c.Bucket}).Scoped(c.Bucket))
	}
	if c.Opened != "" && c.Opened != c.Old {
		add(1, "take-opened", "Use the opened configuration", ui.Send(state.CompareWith{Text: c.Opened}).Scoped(c.Opened))
	}
	if !c.R.Nothing {
		add(2, "old-done", "Done", ui.Send(state.EditOld{}))
	}
	var hint app.UI
	if c.Bucket == "" {
		hint = ui.Quiet("What the bucket has can be used once Apply has read it with GET.")
	}
	e := ui.Tag("div", "review-old",
		ui.TextIn("label", "", "The old configuration: what the bucket has now, or had before. The new one is in the editor.").Attr("for", state.OtherControl),
		&ui.Area{ID: state.OtherControl, Value: c.Old, Placeholder: "<CORSConfiguration>…"},
		ui.Tag("div", "row", acts...),
		hint,
	)
	if !c.Edit {
		e = e.Attr("hidden", "true")
	}
	return e
}

func (c *Review) body() app.UI {
	if c.R.Nothing {
		return nil
	}
	said := []app.UI{}
	for _, note := range c.R.Notes {
		said = append(said, ui.Tag("p", "review-note", ui.Icon(view.Warning), ui.TextIn("span", "", note)))
	}
	said = append(said, ui.Quiet("Judged as "+c.Server+" does. Choose a request to make it the page's, and see both outcomes."))
	for i := range c.R.Lists {
		said = append(said, c.list(&c.R.Lists[i]))
	}
	return ui.Tag("div", "review-body",
		ui.Tag("div", "review-said-list", append(said, c.tests())...).Attr("role", "region").Attr("aria-label", "What changes").TabIndex(0),
		c.diff(),
	)
}

func (c *Review) list(l *view.ReviewList) app.UI {
	var items []app.UI
	for i := range l.Items {
		items = append(items, c.witness(&l.Items[i]))
	}
	return ui.Tag("section", "review-list "+string(l.Tone),
		ui.Tag("h3", "", ui.Icon(l.Tone), app.Text(l.Name+" "), ui.TextIn("span", "badge "+string(l.Tone), strconv.Itoa(len(l.Items)))),
		ui.Tag("ul", "", items...),
	)
}

// witness is a request that fares differently. The page's own request is opened:
// it says how it fares with both.
func (c *Review) witness(w *view.Witness) app.UI {
	open := c.Form.Asks(&w.Request)
	ask := []app.UI{ui.TextIn("code", "", w.Text)}
	if w.Detail != "" {
		ask = append(ask, ui.TextIn("span", "witness-detail", w.Detail))
	}
	b := ui.On(ui.Tag("button", "witness-ask", ask...).Attr("type", "button").Attr("aria-expanded", strconv.FormatBool(open)),
		"click", ui.Send(state.TryExample{Request: w.Request}))
	if !open {
		return ui.Tag("li", "witness", b)
	}
	return ui.Tag("li", "witness open", b,
		ui.Tag("dl", "fared", faredAs("Old", &w.Was), faredAs("New", &w.Is)),
		ui.On(ui.Button("Show what happens", ""), "click", ui.Send(state.ShowTab{Tab: state.SequenceTab})),
	)
}

func faredAs(name string, f *view.Fared) app.UI {
	return ui.Tag("div", "", ui.TextIn("dt", "", name), ui.Tag("dd", "", ui.Icon(f.Tone), ui.Prose("span", "", words.Capital(f.Text))))
}

func (c *Review) tests() app.UI {
	summary := c.R.Summary()
	if summary == "" {
		return nil
	}
	var items []app.UI
	for i := range c.R.Tests {
		t := &c.R.Tests[i]
		items = append(items, ui.Tag("li", "witness open", ui.Prose("p", "witness-name", t.Name), ui.Tag("dl", "fared", faredAs("Old", &t.Was), faredAs("New", &t.Is))))
	}
	return ui.Tag("section", "review-list review-tests", ui.Tag("h3", "", app.Text("Tests "), ui.TextIn("span", "quiet", summary)), ui.Tag("ul", "", items...))
}

// diff is both documents beside each other.
func (c *Review) diff() app.UI {
	d := &c.R.Diff
	var rows []app.UI
	for i := range d.Lines {
		rows = append(rows, diffRow(&d.Lines[i]))
	}
	columns := ui.Tag("colgroup", "", app.ElemSelfClosing("col").Class("numbers"), app.ElemSelfClosing("col"), app.ElemSelfClosing("col").Class("numbers"), app.ElemSelfClosing("col"))
	head := ui.Tag("thead", "", ui.Tag("tr", "",
		ui.Tag("th", "", app.Text("Old configuration"), ui.On(ui.Button("Change…", "").ID("change-old").Attr("aria-expanded", strconv.FormatBool(c.Edit)), "click", ui.Send(state.EditOld{On: !c.Edit}))).Attr("scope", "col").Attr("colspan", "2"),
		ui.TextIn("th", "", "New configuration").Attr("scope", "col").Attr("colspan", "2"),
	))
	var note app.UI
	if c.R.Same {
		note = ui.Quiet("Both texts are the same.")
	}
	return ui.Tag("div", "review-diff", ui.Tag("table", "diff", columns, head, ui.Tag("tbody", "", rows...)), ui.Slot(note), ui.More("p", d.More, " lines")).
		Attr("role", "region").Attr("aria-label", "Both configurations").TabIndex(0)
}

func diffRow(l *view.DiffLine) app.UI {
	if l.Skip > 0 {
		return ui.Tag("tr", "skip", ui.TextIn("td", "", words.Count(l.Skip, "line")+" that both have").Attr("colspan", "4"))
	}
	class := "changed"
	if l.Same {
		class = "same"
	}
	return ui.Tag("tr", class, lineNumber(l.Old, "was"), diffCell(l.Old, "was", "del", &l.Was), lineNumber(l.New, "is"), diffCell(l.New, "is", "ins", &l.Is))
}

func lineNumber(n int, class string) app.UI {
	if n == 0 {
		return ui.Tag("td", "line-number none "+class)
	}
	return ui.TextIn("td", "line-number "+class, strconv.Itoa(n))
}

func diffCell(n int, class, mark string, m *view.Marked) app.UI {
	if n == 0 {
		return ui.Tag("td", "none "+class)
	}
	if m.Mark == "" {
		return ui.TextIn("td", class, m.Whole())
	}
	return ui.Tag("td", class, app.Text(m.Before), ui.TextIn(mark, "", m.Mark), app.Text(m.After))
}
