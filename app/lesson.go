package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// teachNow asks for the lessons again.
const teachNow command = "lessons"

const lessonID = "lesson" // the pane

// lesson is what the learner is to reach, and how far that is.
type lesson struct {
	app.Compo
	L      view.Lesson
	List   []view.LessonEntry
	Wanted bool   // it is on its way
	Failed bool   // it did not come
	Said   string // what is announced
}

func (c *lesson) Render() app.UI {
	l := &c.L
	switch {
	case l.ID != "":
	case c.Failed:
		return tag("section", "pane lesson", tag("div", "row lesson-wait", textIn("p", "", "The lesson could not be loaded."),
			on(button("Try again", ""), "click", sendCommand(teachNow)))).Attr("aria-label", "Lesson")
	case c.Wanted:
		return tag("section", "pane lesson", textIn("p", "quiet lesson-wait", "Loading the lesson…")).Attr("aria-label", "Lesson")
	default:
		return gone()
	}
	var goals []app.UI
	for _, g := range l.Goals {
		goals = append(goals, tag("li", "goal", icon(g.Tone), said(g.Word+": "), textIn("span", "", g.Text)))
	}
	var apart app.UI
	if l.Apart != "" {
		apart = quiet(l.Apart)
	}
	return pane(lessonID, "Lesson", []app.UI{
		textIn("span", "lesson-title", l.Title).ID("lesson-title").TabIndex(-1), textIn("span", "quiet", l.Place),
		spacer(), c.menu(),
		on(iconButton(shapeRemove, "Leave the lesson"), "click", send(state.LeaveLesson{})),
	},
		tag("div", "lesson-text",
			tag("div", "lesson-body",
				tag("div", "lesson-task", append(paragraphs(l.Task), c.story(), c.help())...),
				tag("div", "lesson-goals", textIn("h3", "", "Goals"), tag("ul", "", goals...), apart),
			),
			c.done(),
		),
		textIn("p", "sr", c.Said).Attr("role", "status"),
	).Class("lesson")
}

// story is what the page wanted and what happened.
func (c *lesson) story() app.UI {
	return tag("details", "stored", append([]app.UI{textIn("summary", "", "What happened")}, paragraphs(c.L.Story)...)...)
}

// help is the hints that were asked for, and what asks for more.
func (c *lesson) help() app.UI {
	l := &c.L
	var hints []app.UI
	for _, h := range l.Hints {
		hints = append(hints, tag("li", "", paragraphs(guide.Paragraphs(h))...))
	}
	next := on(button("Show the answer", ""), "click", send(state.ShowAnswer{}))
	switch {
	case len(hints) == 0:
		next = on(button("Show a hint", ""), "click", send(state.NextHint{}))
	case l.More > 0:
		next = on(button("Another hint", ""), "click", send(state.NextHint{}))
	}
	row := []app.UI{next.ID("lesson-help")}
	if l.Changed {
		row = append(row, on(button("Start again", ""), "click", send(state.OpenLesson{ID: l.ID})))
	}
	return tag("div", "", tag("ul", "hints", hints...).Attr("aria-live", "polite"), tag("div", "row", row...))
}

// done is what the lesson comes to, and the way on.
func (c *lesson) done() app.UI {
	l := &c.L
	if !l.Reached {
		return nil
	}
	way := app.UI(textIn("a", "button primary", "All lessons").Attr("href", "/learn/"))
	if l.Next != "" {
		way = on(button("Next: "+l.NextTitle, "primary"), "click", send(state.OpenLesson{ID: l.Next}))
	}
	return tag("div", "lesson-done", icon(view.OK), tag("div", "", append(
		[]app.UI{textIn("h3", "", "Done")}, append(paragraphs(l.Learned), tag("div", "row", way))...)...))
}

// menu lists the lessons, and which are done.
func (c *lesson) menu() app.UI {
	var list []app.UI
	n := 0
	for _, e := range c.List {
		title := []app.UI{textIn("span", "", e.Title)}
		if e.Done {
			n++
			title = append(title, icon(view.OK), said("done"))
		}
		item := tag("button", "item", tag("span", "item-title row", title...), textIn("span", "item-about", e.About)).Attr("type", "button")
		if e.Here {
			item = item.Attr("aria-current", "true")
		}
		list = append(list, on(item, "click", send(state.OpenLesson{ID: e.ID})))
	}
	list = append(list, textIn("a", "item", "All lessons, as pages to read").Attr("href", "/learn/"))
	if n > 0 {
		list = append(list, tag("div", "works", entry("Forget which are done", "only this browser knows", send(state.SetDone{}))))
	}
	return menu("lessons", []app.UI{app.Text("Lessons"), textIn("span", "quiet", strconv.Itoa(n)+" of "+strconv.Itoa(len(c.List))+" done")}, list...)
}

// paragraphs are texts of ours with code and links.
func paragraphs(list []string) (out []app.UI) {
	for _, text := range list {
		out = append(out, tag("p", "", marked(text)...))
	}
	return out
}

func marked(text string) (out []app.UI) {
	for _, p := range guide.Pieces(text) {
		e := app.UI(app.Text(p.Text))
		if p.Code {
			e = textIn("code", "", p.Text)
		}
		if p.Link != "" {
			e = tag("a", "", e).Attr("href", p.Link)
		}
		out = append(out, e)
	}
	return out
}
