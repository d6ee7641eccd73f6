package state

import (
	"slices"
	"strings"

	"s3cors.playground/app/guide"
)

// LessonsKey is the storage's key of the lessons that are done: their ids, with
// spaces between. web/static/learn.js reads it on the pages to read.
const LessonsKey = "s3cors.lessons"

// Lesson is the lesson that the case on show belongs to.
type Lesson struct {
	ID    string // "" = none
	Hints int    // how many are unfolded
}

// as is l if it is the lesson id, else that lesson at its start.
func (l Lesson) as(id string) Lesson {
	if l.ID == id {
		return l
	}
	return Lesson{ID: id}
}

type (
	// Teach brings the lessons.
	Teach struct{ Course []guide.Lesson }
	// OpenLesson opens a lesson at its start.
	OpenLesson struct {
		ID   string
		Link bool // it came from the address bar
	}
	// LeaveLesson keeps the case and puts the lesson away.
	LeaveLesson struct{}
	// NextHint unfolds one more hint.
	NextHint struct{}
	// ShowAnswer puts the answer of the lesson where the learner would.
	ShowAnswer struct{}
	// SetDone says which lessons are done.
	SetDone struct{ IDs []string }
)

func (Teach) action()       {}
func (OpenLesson) action()  {}
func (LeaveLesson) action() {}
func (NextHint) action()    {}
func (ShowAnswer) action()  {}
func (SetDone) action()     {}

// Taught is the lesson on show; nil if there is none, or no course yet.
func (s State) Taught() *guide.Lesson { return lessonIn(s.Course, s.Lesson.ID) }

func lessonIn(course []guide.Lesson, id string) *guide.Lesson {
	for i := range course {
		if course[i].ID == id {
			return &course[i]
		}
	}
	return nil
}

// Apart reports whether something else is on show than the goals are checked
// with, besides what the lesson asks to change.
func (s State) Apart() bool {
	l := s.Taught()
	if l == nil {
		return false
	}
	tried := CaseOf(l.Input)
	tried.Tests, tried.Object, tried.Rows = s.Tests, s.Object, s.Rows
	switch l.Change {
	case guide.Document:
		tried.Config = s.Config
	case guide.Layer:
		tried.Layer, tried.LayerAuto = s.Layer, s.LayerAuto
	default:
		tried.Form = s.Form.with(Origin, l.Input.Request.Origin)
	}
	return !s.Case.Equal(tried)
}

// learn is [Reduce] for the actions above.
func (s State) learn(a Action) State {
	l := s.Taught()
	switch a := a.(type) {
	case Teach:
		s.Course = a.Course
		if s.Lesson.ID != "" && s.Taught() == nil {
			return s.noLesson()
		}
		if a, wanted := s.Wanted, s.Wanted.ID != ""; wanted {
			s.Wanted = OpenLesson{}
			return s.learn(a)
		}
		return s.inSight()
	case OpenLesson:
		if s.Course == nil {
			s.Wanted = a
		} else if l = lessonIn(s.Course, a.ID); l == nil {
			return s.noLesson()
		} else {
			c := CaseOf(l.Input)
			c.Rows = l.Rows()
			return open(s, Open{Case: c, Title: "the lesson “" + l.Title + "”", Link: a.Link, Lesson: l.ID})
		}
	case LeaveLesson:
		s.Lesson = Lesson{}
	case NextHint:
		if l != nil {
			s.Lesson.Hints = min(s.Lesson.Hints+1, len(l.Hints))
		}
	case ShowAnswer:
		if l != nil {
			s = s.answered(l)
		}
	case SetDone:
		s.Done = a.IDs
	}
	return s
}

// inSight is s with the request's form unfolded if the lesson on show asks to change
// the request.
func (s State) inSight() State {
	if l := s.Taught(); l != nil && l.Change == guide.Request {
		s.Layout.Editing = true
	}
	return s
}

// noLesson is s where its lesson, or the one that was asked for, is unknown: a
// link of a newer version names it.
func (s State) noLesson() State {
	s.Lesson = Lesson{}
	s.Notice = Notice{Text: "The lesson of this link is not known here.", Bad: true, Back: s.Notice.Back}
	return s
}

// answered is s with the answer of l in place of what the learner has there,
// which is offered back.
func (s State) answered(l *guide.Lesson) State {
	back := s.past()
	back.Mine = true
	if l.Change == guide.Document {
		if s.Config == l.Answer.Config {
			return s
		}
		s.Config = l.Answer.Config
		s.Notice = Notice{Text: "The answer is in the editor. Your document is kept.", Back: &back}
		return s
	}
	if l.Change == guide.Layer {
		back.Layer = true
		s.Layer, s.LayerAuto = l.Answer.Layer, false
		s.Notice = Notice{Text: "The answer is in between now. Your setting is kept.", Back: &back}
		return s
	}
	back.Request = true
	s.Form, s.Selected = FormOf(l.Answer.Request), Last
	s.Notice = Notice{Text: "The answer is in the form. Your request is kept.", Back: &back}
	return s
}

// IsDone reports whether the lesson id is among those that are done.
func (s State) IsDone(id string) bool { return slices.Contains(s.Done, id) }

// DoneText is what storage holds of the lessons that are done, and KeptDone its
// inverse.
func DoneText(ids []string) string { return strings.Join(ids, " ") }

// KeptDone reads what [DoneText] wrote.
func KeptDone(text string) []string { return strings.Fields(text) }
