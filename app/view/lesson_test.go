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
	if v.Title != "The preflight" || v.Place != "4 of 21" || v.Next != "headers" || v.More != 2 || v.Reached || v.Goals[0].Tone != Neutral || v.Apart != "" || v.Changed {
		t.Errorf("at its start: %+v", v)
	}
	v = LessonOf(s, []bool{false, true, true})
	if v.Reached || v.Learned != nil || v.Goals[0].Word != "not yet" || v.Goals[1] != (Goal{"DELETE stays blocked", OK, "reached"}) {
		t.Errorf("half: %+v", v)
	}
	s = state.Reduce(state.Reduce(s, state.NextHint{}), state.Typed{Text: "x"})
	v = LessonOf(s, []bool{true, true, true})
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
	if v := LessonOf(state.Reduce(s, state.SetLayer{ID: "cf-legacy"}), nil); v.Apart != "" {
		t.Error("what is in between is said to be apart, where the lesson asks to change it")
	}
	if v := LessonOf(state.Reduce(s, state.AddRow{Kind: "bare"}), nil); v.Apart != "" {
		t.Error("a row of the timeline is said to be apart")
	}
	s = state.Reduce(s, state.OpenLesson{ID: "cached-image"})
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
		{nil, []bool{true, true, true}, ""},
		{[]bool{false, true, true}, []bool{false, false, true}, ""},
		{[]bool{false, false, false}, []bool{false, true, false}, "Goal reached: DELETE stays blocked. "},
		{[]bool{false, true, true}, []bool{true, true, true}, "Goal reached: The request passes. The lesson is done."},
	} {
		if got := GoalsReached(&l, test.before, test.met); got != test.want {
			t.Errorf("%v to %v: %q, want %q", test.before, test.met, got, test.want)
		}
	}
}
