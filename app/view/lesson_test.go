package view

import (
	"testing"

	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
)

func TestLesson(t *testing.T) {
	course := guide.Lessons()
	s := state.Reduce(state.State{Course: course}, state.OpenLesson{ID: "preflight"})
	if v := LessonOf(state.State{Course: course}, nil); v.ID != "" {
		t.Errorf("without a lesson: %+v", v)
	}
	v := LessonOf(s, nil)
	if v.Title != "The preflight" || v.Place != "4 of "+itoa(len(course)) || v.Next != "headers" || v.More != 2 || v.Reached || v.Goals[0].Tone != Neutral || v.Apart != "" || v.Changed {
		t.Errorf("at its start: %+v", v)
	}
	v = LessonOf(s, []bool{false, false, true, true})
	if v.Reached || v.Learned != nil || v.Goals[0].Word != "not yet" || v.Goals[2] != (Goal{"POST stays blocked", OK, "reached"}) {
		t.Errorf("half: %+v", v)
	}
	s = state.Reduce(state.Reduce(s, state.NextHint{}), state.Typed{Text: "x"})
	v = LessonOf(s, []bool{true, true, true, true})
	if !v.Reached || len(v.Learned) != 2 || len(v.Hints) != 1 || v.More != 1 || !v.Changed {
		t.Errorf("done: %+v", v)
	}
	if v := LessonOf(state.Reduce(s, state.SetServer{ID: "aws"}), nil); v.Apart == "" {
		t.Error("another server is on show, and nothing says so")
	}
	last := course[len(course)-1]
	s = state.Reduce(s, state.OpenLesson{ID: last.ID})
	if v := LessonOf(s, nil); v.Next != "" || v.Apart != "" {
		t.Errorf("the last: %+v", v)
	}
	s = state.Reduce(s, state.OpenLesson{ID: "purge"})
	if v := LessonOf(state.Reduce(s, state.SetLayer{ID: "cf-legacy"}), nil); v.Apart != "" {
		t.Error("what is in between is said to be apart, where the lesson asks to change it")
	}
	if v := LessonOf(state.Reduce(s, state.AddRow{Kind: "bare"}), nil); v.Apart != "" {
		t.Error("a row of the timeline is said to be apart")
	}
	s = state.Reduce(s, state.OpenLesson{ID: "not-cors"})
	if v := LessonOf(state.Reduce(s, state.Typed{Text: "y"}), nil); v.Apart == "" {
		t.Error("another document is on show than a lesson about the request asks about")
	}
	if v := LessonOf(state.Reduce(s, state.SetField{Field: state.URL, Value: "https://media.example.com/cat.jpg"}), nil); v.Apart != "" {
		t.Error("what the lesson asks to change is said to be apart")
	}
}

func TestLessonList(t *testing.T) {
	s := state.State{Course: guide.Lessons(), Done: []string{"origin"}, Lesson: state.Lesson{ID: "headers"}}
	list := LessonList(s)
	if len(list) != len(s.Course) || !list[1].Done || list[0].Done || list[1].Title != "2. What an origin is" || !list[4].Here || list[1].Here {
		t.Errorf("got %+v", list[:5])
	}
}

func TestGoalsReached(t *testing.T) {
	l, _ := guide.LessonByID("preflight")
	for _, test := range []struct {
		before, met []bool
		want        string
	}{
		{nil, []bool{true, true, true, true}, ""},
		{[]bool{false, true, true, true}, []bool{false, false, true, true}, ""},
		{[]bool{false, false, false, false}, []bool{false, false, true, false}, "Goal reached: POST stays blocked. "},
		{[]bool{false, true, true, true}, []bool{true, true, true, true}, "Goal reached: The request passes. The lesson is done."},
	} {
		if got := GoalsReached(&l, test.before, test.met); got != test.want {
			t.Errorf("%v to %v: %q, want %q", test.before, test.met, got, test.want)
		}
	}
}

// In a lesson the verdict keeps what helps until the second hint, or until the goals
// are reached; the recap keeps it to the end.
func TestVerdictInLesson(t *testing.T) {
	v := Verdict{Remedies: []Remedy{{Title: "Add PUT"}}, Settings: []Setting{{Title: "Use https"}}, Advice: []Advice{{Title: "Leave it out"}}}
	kept := func(s state.State, reached bool) bool {
		got := v.InLesson(&s, reached)
		if got.Kept != (got.Remedies == nil && got.Settings == nil && got.Advice == nil) {
			t.Errorf("some are kept, and some are not: %+v", got)
		}
		return got.Kept
	}
	s := state.State{Course: guide.Lessons()}
	if kept(s, false) {
		t.Error("the fixes are kept without a lesson")
	}
	s = state.Reduce(s, state.OpenLesson{ID: "preflight"})
	one := state.Reduce(s, state.NextHint{})
	two := state.Reduce(one, state.NextHint{})
	if !kept(s, false) || !kept(one, false) || kept(two, false) || kept(s, true) {
		t.Error("the fixes come before the second hint, or after it they do not")
	}
	recap := state.Reduce(s, state.OpenLesson{ID: "recap"})
	if !kept(state.Reduce(recap, state.NextHint{}), false) {
		t.Error("the recap gives its fixes away")
	}
}
