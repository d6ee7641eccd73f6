package state

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/library"
)

// What a library needs is opened in one step, for the page and bucket of the form,
// and one undo takes it back.
func TestUseLibrary(t *testing.T) {
	mine := New(CaseOf(Start().Input), "").with(func(s *State) {
		s.Config, s.Dialect = "mine", "aws" // others refuse some requests whatever the configuration says
		s.Form.Origin, s.Form.URL = "https://www.example.net", "https://b.s3.eu-north-1.amazonaws.com/x"
		s.Dialog = LibrariesDialog
	})
	if s := Reduce(mine, UseLibrary{"uppy-aws-s3"}); !s.Case.Equal(mine.Case) {
		t.Error("a library is used before the table is loaded")
	}
	mine = Reduce(mine, KnowLibraries{library.All()})
	if s := Reduce(mine, UseLibrary{"tus-js-client"}); !s.Case.Equal(mine.Case) {
		t.Error("a library that needs nothing replaced the case")
	}
	s := Reduce(mine, UseLibrary{"uppy-aws-s3"})
	if s.Dialog != NoDialog || s.OpenTab() != TestsTab || len(s.Tests) < 2 || !strings.Contains(s.Config, "<AllowedOrigin>https://www.example.net<") {
		t.Fatalf("used: %+v", s.Case)
	}
	for i, r := range cases.Run(s.Input(), s.Tests) {
		if q := &s.Tests[i].Request; !r.Pass || q.Origin != "https://www.example.net" || !strings.HasPrefix(q.URL, "https://b.s3.eu-north-1.amazonaws.com/") {
			t.Errorf("row %d: %+v %+v", i, r, q)
		}
	}
	if f := corscore.Run(s.Input()).Fetch; f == nil || f.Blocked != nil {
		t.Errorf("its first request: %+v", f)
	}
	if back := Reduce(s, Typed{"mine"}); !back.Case.Equal(mine.Case) {
		t.Errorf("undone: %+v", back.Case)
	}
	if back := Reduce(s, GoBack{}); !back.Case.Equal(mine.Case) {
		t.Errorf("taken back: %+v", back.Case)
	}
}
