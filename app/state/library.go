package state

import (
	"slices"

	s3 "s3cors.playground/app/bucket"
	"s3cors.playground/corscore/library"
	"s3cors.playground/corscore/wire"
)

type (
	// KnowLibraries brings the table of libraries.
	KnowLibraries struct{ All []library.Library }
	// UseLibrary opens what the library with this ID needs: its configuration, and its
	// requests as the test table.
	UseLibrary struct{ ID string }
)

func (KnowLibraries) action() {}
func (UseLibrary) action()    {}

// useLibrary opens what a library needs, for the page and the bucket that the form
// names. One undo takes it back.
func (s State) useLibrary(id string) State {
	i := slices.IndexFunc(s.Libraries, func(l library.Library) bool { return l.ID == id && len(l.Asks) > 0 })
	if i < 0 {
		return s
	}
	l, page, bucket := &s.Libraries[i], library.Page, library.Bucket
	if o, ok := wire.Origin(s.Form.Origin); ok {
		page = o
	}
	if base := s3.Base(s.Form.URL, exampleBucket); base != "" {
		bucket = base
	}
	rows := l.Rows(page, bucket)
	s.Dialog = NoDialog
	s = open(s, Open{
		Case:  Case{Config: l.Config(page), Dialect: s.Dialect, Auto: s.Auto, Tests: rows, Form: FormOf(&rows[0].Request)},
		Title: "what " + l.Name + " needs",
	})
	return s.showTab(TestsTab)
}
