package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// TeachNow asks for the lessons again.
const TeachNow ui.Command = "lessons"

const lessonID = "lesson" // the pane

// Lesson is what the learner is to reach, and how far that is.
type Lesson struct {
	app.Compo
	L      view.Lesson
	List   []view.LessonEntry
	Wanted bool   // it is on its way
	Failed bool   // it did not come
	Said   string // what is announced
}

func (c *Lesson) Render() app.UI {
	l := &c.L
	switch {
	case l.ID != "":
	case c.Failed:
		return ui.Tag("section", "pane lesson", ui.Tag("div", "row lesson-wait", ui.TextIn("p", "", "The lesson could not be loaded."),
			ui.On(ui.Button("Try again", ""), "click", ui.SendCommand(TeachNow)))).Attr("aria-label", "Lesson")
	case c.Wanted:
		return ui.Tag("section", "pane lesson", ui.TextIn("p", "quiet lesson-wait", "Loading the lesson…")).Attr("aria-label", "Lesson")
	default:
		return ui.Gone()
	}
	var goals []app.UI
	for _, g := range l.Goals {
		goals = append(goals, ui.Tag("li", "goal", ui.Icon(g.Tone), ui.Said(g.Word+": "), ui.TextIn("span", "", g.Text)))
	}
	var apart app.UI
	if l.Apart != "" {
		apart = ui.Quiet(l.Apart)
	}
	return ui.Pane(lessonID, "Lesson", []app.UI{
		ui.TextIn("span", "lesson-title", l.Title).ID("lesson-title").TabIndex(-1), ui.TextIn("span", "quiet", l.Place),
		ui.Spacer(), c.menu(),
		ui.On(ui.IconButton(ui.ShapeRemove, "Leave the lesson"), "click", ui.Send(state.LeaveLesson{})),
	},
		ui.Tag("div", "lesson-text",
			ui.Tag("div", "lesson-body",
				ui.Tag("div", "lesson-task", append(paragraphs(l.Task), c.story(), c.help())...),
				ui.Tag("div", "lesson-goals", ui.TextIn("h3", "", "Goals"), ui.Tag("ul", "", goals...), apart),
			),
			c.done(),
		),
		ui.TextIn("p", "sr", c.Said).Attr("role", "status"),
	).Class("lesson")
}

// story is what the page wanted and what happened.
func (c *Lesson) story() app.UI {
	return ui.Tag("details", "stored", append([]app.UI{ui.TextIn("summary", "", "What happened")}, paragraphs(c.L.Story)...)...).Attr("open", "true")
}

// help is the hints that were asked for, and what asks for more.
func (c *Lesson) help() app.UI {
	l := &c.L
	var hints []app.UI
	for _, h := range l.Hints {
		hints = append(hints, ui.Tag("li", "", paragraphs(guide.Paragraphs(h))...))
	}
	next := ui.On(ui.Button("Show the answer", ""), "click", ui.Send(state.ShowAnswer{}))
	switch {
	case len(hints) == 0 && l.More > 0:
		next = ui.On(ui.Button("Show a hint", ""), "click", ui.Send(state.NextHint{}))
	case l.More > 0:
		next = ui.On(ui.Button("Another hint", ""), "click", ui.Send(state.NextHint{}))
	}
	row := []app.UI{next.ID("lesson-help")}
	if l.Changed {
		row = append(row, ui.On(ui.Button("Start again", ""), "click", ui.Send(state.OpenLesson{ID: l.ID})))
	}
	return ui.Tag("div", "", ui.Tag("ul", "hints", hints...).Attr("aria-live", "polite"), ui.Tag("div", "row", row...))
}

// done is what to remember of the lesson, and the way on.
func (c *Lesson) done() app.UI {
	l := &c.L
	if !l.Reached {
		return nil
	}
	way := app.UI(ui.TextIn("a", "button primary", "All lessons").Attr("href", "/learn/"))
	if l.Next != "" {
		way = ui.On(ui.Button("Next: "+l.NextTitle, "primary"), "click", ui.Send(state.OpenLesson{ID: l.Next}))
	}
	return ui.Tag("div", "lesson-done", ui.Icon(view.OK), ui.Tag("div", "", append(
		[]app.UI{ui.TextIn("h3", "", "Done")}, append(paragraphs(l.Learned), ui.Tag("div", "row", way))...)...))
}

// menu lists the lessons, and which are done.
func (c *Lesson) menu() app.UI {
	var list []app.UI
	n := 0
	for _, e := range c.List {
		title := []app.UI{ui.TextIn("span", "", e.Title)}
		if e.Done {
			n++
			title = append(title, ui.Icon(view.OK), ui.Said("done"))
		}
		item := ui.Tag("button", "item", ui.Tag("span", "item-title row", title...), ui.TextIn("span", "item-about", e.About)).Attr("type", "button")
		if e.Here {
			item = item.Attr("aria-current", "true")
		}
		list = append(list, ui.On(item, "click", ui.Send(state.OpenLesson{ID: e.ID})))
	}
	list = append(list, ui.TextIn("a", "item", "All lessons, as pages to read").Attr("href", "/learn/"))
	if n > 0 {
		list = append(list, ui.Tag("div", "works", ui.Entry("Forget which are done", "only this browser knows", ui.Send(state.SetDone{}))))
	}
	return ui.Menu("lessons", []app.UI{app.Text("Lessons"), ui.TextIn("span", "quiet", strconv.Itoa(n)+" of "+strconv.Itoa(len(c.List))+" done")}, list...)
}

// paragraphs are texts of ours with code and links.
func paragraphs(list []string) (out []app.UI) {
	for _, text := range list {
		out = append(out, ui.Tag("p", "", marked(text)...))
	}
	return out
}

func marked(text string) (out []app.UI) {
	for _, p := range guide.Pieces(text) {
		e := app.UI(app.Text(p.Text))
		if p.Code {
			e = ui.TextIn("code", "", p.Text)
		}
		if p.Link != "" {
			e = ui.Tag("a", "", e).Attr("href", p.Link)
		}
		out = append(out, e)
	}
	return out
}
