//go:build !js

package app

import "s3cors.playground/corscore/source"

// box stands in for the editor where there is no browser: a prerendered page
// shows the text as it is.
type box struct{}

const (
	nextProblem     command = "next-problem"
	previousProblem command = "previous-problem"
	undo            command = "undo"
	redo            command = "redo"
)

func newBox(*playground) box                { return box{} }
func (box) text() (string, bool)            { return "", false }
func (box) large() bool                     { return false }
func (box) replace(string)                  {}
func (box) apply(source.Fix)                {}
func (box) diagnostics([]source.Diagnostic) {}
func (box) mark([]source.Span)              {}
func (box) reveal(source.Span)              {}
func (box) left()                           {}
func (box) do(command)                      {}
func editorKeys(bool) []key                 { return nil }
