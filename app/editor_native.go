//go:build !js

package app

import (
	"s3cors.playground/app/pane"
	"s3cors.playground/app/ui"
	"s3cors.playground/corscore/source"
)

// box stands in for the editor where there is no browser: a prerendered page
// shows the text as it is.
type box struct{}

const (
	nextProblem     ui.Command = "next-problem"
	previousProblem ui.Command = "previous-problem"
	undo            ui.Command = "undo"
	redo            ui.Command = "redo"
)

func newBox(*playground) box                                     { return box{} }
func (box) text() (string, bool)                                 { return "", false }
func (box) large() bool                                          { return false }
func (box) replace(string)                                       {}
func (box) apply(source.Fix)                                     {}
func (box) preview([]source.Edit)                                {}
func (box) history(func(string) bool) string                     { return "" }
func (box) turns() int                                           { return 0 }
func (box) restore(string) bool                                  { return false }
func (box) diagnostics([]source.Diagnostic)                      {}
func (box) settled(list []source.Diagnostic) []source.Diagnostic { return list }
func (box) mark([]source.Span)                                   {}
func (box) reveal(source.Span)                                   {}
func (box) left()                                                {}
func (box) do(ui.Command)                                        {}
func editorKeys(bool) []pane.Key                                 { return nil }
