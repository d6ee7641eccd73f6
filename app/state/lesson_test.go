package state

import (
	"slices"
	"testing"

	"s3cors.playground/app/guide"
)

func TestLessons(t *testing.T) {
	course := guide.Lessons()
	first, _ := guide.LessonByID("permission") // the document is changed
	request, _ := guide.LessonByID("simple-request")
	start := func(id string) State {
		return Reduce(base().with(func(s *State) { s.Course = course }), OpenLesson{ID: id})
	}
	tests := []struct {
		name string
		from State
		do   []Action
		want func(State) bool
	}{
		{"opened", base().with(func(s *State) { s.Course = course }), []Action{OpenLesson{ID: "permission"}}, func(s State) bool {
			return s.Lesson == Lesson{ID: "permission"} && s.Config == first.Input.Config && !s.Changed() && s.Taught().ID == "permission"
		}},
		{"opened before the lessons are there", base(), []Action{OpenLesson{ID: "permission"}}, func(s State) bool {
			return s.Config == base().Config && s.Lesson.ID == ""
		}},
		{"and then they come", base(), []Action{OpenLesson{ID: "permission", Link: true}, Teach{course}}, func(s State) bool {
			return s.Lesson.ID == "permission" && s.Config == first.Input.Config && s.Link && s.Wanted.ID == ""
		}},
		{"the form is unfolded where the request is to be changed", base().with(func(s *State) { s.Course = course }), []Action{OpenLesson{ID: "simple-request"}}, func(s State) bool {
			return s.Layout.Editing && !start("permission").Layout.Editing
		}},
		{"and where a link opens it before the lessons are there", base(), []Action{Open{Case: start("simple-request").Case, Lesson: "simple-request", Link: true}, Teach{course}}, func(s State) bool {
			return s.Layout.Editing
		}},
		{"come again", base(), []Action{OpenLesson{ID: "permission"}, Teach{course}, Typed{"x"}, Teach{course}}, func(s State) bool {
			return s.Config == "x"
		}},
		{"unknown", base(), []Action{OpenLesson{ID: "later"}, Teach{course}}, func(s State) bool {
			return s.Lesson.ID == "" && s.Notice.Bad && s.Config == base().Config
		}},
		{"of a link, unknown", base(), []Action{Open{Case: Case{Config: "c"}, Lesson: "later"}, Teach{course}}, func(s State) bool {
			return s.Lesson.ID == "" && s.Notice.Bad && s.Config == "c"
		}},
		{"of a link, with its own state", base(), []Action{Open{Case: Case{Config: "c"}, Lesson: "preflight", Link: true}, Teach{course}}, func(s State) bool {
			return s.Lesson.ID == "preflight" && s.Config == "c" && s.Link && !s.Changed()
		}},
		{"the same link again keeps the hints", start("preflight"), []Action{NextHint{}, Open{Case: start("preflight").Case, Lesson: "preflight"}}, func(s State) bool {
			return s.Lesson.Hints == 1
		}},
		{"work is offered back", base().with(func(s *State) { s.Course = course }), []Action{Typed{"mine"}, OpenLesson{ID: "permission"}, GoBack{}}, func(s State) bool {
			return s.Config == "mine" && s.Lesson.ID == ""
		}},
		{"and the lesson after it", base().with(func(s *State) { s.Course = course }), []Action{Typed{"mine"}, OpenLesson{ID: "permission"}, GoBack{}, GoBack{}}, func(s State) bool {
			return s.Config == first.Input.Config && s.Lesson.ID == "permission"
		}},
		{"undo takes the lesson away", base().with(func(s *State) { s.Course = course }), []Action{OpenLesson{ID: "permission"}, Typed{base().Config}}, func(s State) bool {
			return s.Lesson.ID == "" && s.Case.Equal(base().Case)
		}},
		{"an example is no lesson", start("permission"), []Action{OpenExample{Examples()[1].ID}}, func(s State) bool { return s.Lesson.ID == "" }},
		{"a preset is still one", start("permission"), []Action{UsePreset{Presets[1].ID}}, func(s State) bool { return s.Lesson.ID == "permission" }},
		{"left", start("permission"), []Action{Typed{"x"}, LeaveLesson{}}, func(s State) bool { return s.Lesson.ID == "" && s.Config == "x" }},
		{"about what is in between, opened with its timeline", start("purge"), nil, func(s State) bool {
			return s.Layer != nil && s.Layer.Preset == "cloudflare" && len(s.Rows) == 4 && !s.Changed()
		}},
		{"its answer is in between", start("purge"), []Action{ShowAnswer{}}, func(s State) bool {
			return s.Layer != nil && s.Layer.Settings != nil && s.Notice.Back != nil && s.Changed()
		}},
		{"and goes back", start("purge"), []Action{ShowAnswer{}, GoBack{}}, func(s State) bool {
			return s.Layer != nil && s.Layer.Settings == nil
		}},
		{"a hint", start("permission"), []Action{NextHint{}}, func(s State) bool { return s.Lesson.Hints == 1 }},
		{"no more hints than there are", start("permission"), []Action{NextHint{}, NextHint{}, NextHint{}}, func(s State) bool {
			return s.Lesson.Hints == len(first.Hints)
		}},
		{"hints without a lesson", base(), []Action{NextHint{}, ShowAnswer{}}, func(s State) bool { return s.Lesson == Lesson{} && s.Config == base().Config }},
		{"the answer", start("permission"), []Action{Typed{"tried"}, ShowAnswer{}}, func(s State) bool {
			return s.Config == first.Answer.Config && s.Lesson.ID == "permission" && s.Notice.Back != nil
		}},
		{"the answer taken back", start("permission"), []Action{Typed{"tried"}, ShowAnswer{}, GoBack{}}, func(s State) bool {
			return s.Config == "tried" && s.Lesson.ID == "permission"
		}},
		{"the answer twice", start("permission"), []Action{ShowAnswer{}, Notify{}, ShowAnswer{}}, func(s State) bool { return s.Notice.Back == nil }},
		{"the answer is a request", start("simple-request"), []Action{Typed{"x"}, ShowAnswer{}}, func(s State) bool {
			return s.Config == "x" && equalRequests(s.Form.Request(), FormOf(request.Answer.Request).Request())
		}},
		{"and taken back", start("simple-request"), []Action{ShowAnswer{}, GoBack{}}, func(s State) bool {
			return equalRequests(s.Form.Request(), FormOf(request.Input.Request).Request()) && s.Lesson.ID == "simple-request"
		}},
		{"start again", start("permission"), []Action{Typed{"x"}, OpenLesson{ID: "permission"}}, func(s State) bool {
			return s.Config == first.Input.Config && s.Notice.Back != nil
		}},
		{"done", base(), []Action{SetDone{[]string{"origin"}}}, func(s State) bool { return s.IsDone("origin") && !s.IsDone("preflight") }},
	}
	for _, test := range tests {
		s := test.from
		for _, a := range test.do {
			s = Reduce(s, a)
		}
		if !test.want(s) {
			t.Errorf("%s: lesson %+v, notice %+v, document %.60q", test.name, s.Lesson, s.Notice, s.Config)
		}
	}
}

// The lesson, and how far one is in it, is kept with the work.
func TestKeepLesson(t *testing.T) {
	s := base().with(func(s *State) { s.Lesson = Lesson{"origin", 2} })
	if got, ok := Kept(Keep(s, 1, nil)); !ok || got.Lesson != s.Lesson {
		t.Errorf("kept as %+v", got.Lesson)
	}
	if ids := []string{"a", "b-c"}; !slices.Equal(KeptDone(DoneText(ids)), ids) || len(KeptDone("")) > 0 {
		t.Errorf("kept as %q", KeptDone(DoneText(ids)))
	}
}
