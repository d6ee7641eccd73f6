package view

import (
	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
)

// Lesson is the lesson that the case belongs to, as far as the learner is.
type Lesson struct {
	ID, Title string
	Place     string // "4 of 14"
	Story     []string
	Task      []string
	Goals     []Goal
	Hints     []string // those that are unfolded
	More      int      // hints that are not
	Changed   bool     // there is something to begin anew
	Apart     string   // what the goals are checked with instead of what is on show, as a sentence
	Reached   bool     // every goal
	Learned   []string
	Next      string // id of the next lesson, "" = this is the last
	NextTitle string
}

// Goal is one goal of a lesson.
type Goal struct {
	Text string
	Tone Tone
	Word string
}

// LessonOf is the lesson on show; met is which of its goals are met, nil = that
// is not known yet. Its ID is "" if there is no lesson.
func LessonOf(s state.State, met []bool) Lesson {
	l := s.Taught()
	if l == nil {
		return Lesson{}
	}
	v := Lesson{
		ID: l.ID, Title: l.Title, Place: itoa(l.Number) + " of " + itoa(len(s.Course)),
		Story: guide.Paragraphs(l.Story), Task: guide.Paragraphs(l.Task),
		Hints: l.Hints[:min(s.Lesson.Hints, len(l.Hints))], Changed: s.Changed(), Reached: len(met) > 0,
	}
	v.More = len(l.Hints) - len(v.Hints)
	for i, g := range l.Goals {
		goal := Goal{g.String(), Neutral, "being checked"}
		if i < len(met) {
			goal.Tone, goal.Word = OK, "reached"
			if !met[i] {
				goal.Tone, goal.Word, v.Reached = Error, "not yet", false
			}
		}
		v.Goals = append(v.Goals, goal)
	}
	if v.Reached {
		v.Learned = guide.Paragraphs(l.Learned)
	}
	if l.Number < len(s.Course) {
		next := &s.Course[l.Number]
		v.Next, v.NextTitle = next.ID, next.Title
	}
	switch {
	case !s.Apart():
	case l.Change == guide.Document:
		v.Apart = "The goals are checked with the lesson’s own request and server, not with those on show."
	case l.Change == guide.Layer:
		v.Apart = "The goals are checked with the lesson’s own document, request and server, not with those on show."
	default:
		v.Apart = "The goals are checked with the lesson’s own document, page and server, not with those on show."
	}
	return v
}

// InLesson is v as the lesson on show has it: without what gives the answer away,
// until the learner has asked for the second hint or has reached the goals.
func (v Verdict) InLesson(s *state.State, reached bool) Verdict {
	l := s.Taught()
	if l == nil || reached || len(l.Hints) > 0 && s.Lesson.Hints >= min(2, len(l.Hints)) {
		return v
	}
	v.Kept = len(v.Remedies)+len(v.Settings)+len(v.Advice) > 0
	v.Remedies, v.Settings, v.Advice = nil, nil, nil
	return v
}

// LessonEntry is a line of the list of lessons.
type LessonEntry struct {
	ID, Title, About string
	Done, Here       bool
}

// LessonList is the list of lessons.
func LessonList(s state.State) []LessonEntry {
	list := make([]LessonEntry, len(s.Course))
	for i := range s.Course {
		l := &s.Course[i]
		list[i] = LessonEntry{l.ID, itoa(l.Number) + ". " + l.Title, l.About, s.IsDone(l.ID), l.ID == s.Lesson.ID}
	}
	return list
}

// GoalsReached says which goals of l have been reached since before, "" = none.
func GoalsReached(l *guide.Lesson, before, met []bool) string {
	text, all := "", true
	for i, g := range l.Goals {
		all = all && met[i]
		if met[i] && i < len(before) && !before[i] {
			text += "Goal reached: " + g.String() + ". "
		}
	}
	if text != "" && all {
		text += "The lesson is done."
	}
	return text
}
