// Package editor answers what is in the box: a text editor for one document,
// with colors, problems, fixes, completion and formatting.
//
// It owns the page below one host element and changes it by direct calls: per
// line, straight from the input event. What it knows is in files without build
// tag and tested natively; files ending in _js.go only show it.
//
// Every place is a byte offset into [Editor.Text]. A textarea knows only "\n"
// as line end, so the text has no "\r", whatever was pasted or set.
package editor

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// Options are what an editor is made with. Callbacks may be nil; they run
// after the paint of what caused them, and once for several causes before it.
type Options struct {
	ID          string // of the textarea, "" = "config"
	Placeholder string // what an empty editor says
	Label       string // accessible name of the textarea
	Text        string // to start with

	// OnChange is called with the whole text after it changed in any way.
	OnChange func(text string)
	// OnCaret is called with the place of the caret after it moved.
	OnCaret func(offset int)
	// OnHover is called with the place of the problem that the pointer or the
	// caret is at, and with on false when it is at none any more.
	OnHover func(span source.Span, on bool)
	// OnRest is called when what [Editor.Waiting] told of waits no more.
	OnRest func()
	// OnCommand is called with the name of a command of [Commands] that the
	// editor does not do itself.
	OnCommand func(name string)
	// OnMessage is called with a sentence for the user: a file that cannot be
	// read, an edit that could not be made.
	OnMessage func(text string)
	// Words returns what the server itself says about a problem, "" = nothing.
	Words func(d source.Diagnostic) string
	// CheckURL returns the address of a check's page; nil = "/checks/" + id.
	CheckURL func(check string) string
}

// Mark is how a severity is shown besides its color.
type Mark struct {
	Severity source.Severity
	Symbol   string // one character
	Word     string
}

var marks = [severities]Mark{
	{},
	{source.Suggestion, "i", "Suggestion"},
	{source.Warning, "▲", "Warning"},
	{source.SecurityWarning, "◆", "Security warning"},
	{source.Error, "✗", "Error"},
}

// MarkOf returns the mark of a severity.
func MarkOf(s source.Severity) Mark { return marks[rank(s)] }

// CountProblems says how many problems there are, listed or not, worst first:
// "2 errors, 1 warning", or "No problems".
func CountProblems(list []source.Diagnostic) string {
	var counts [severities]int
	for _, d := range list {
		counts[rank(d.Severity)] += d.Count()
	}
	nouns := [severities]string{"", "suggestion", "warning", "security warning", "error"}
	out := ""
	for r := severities - 1; r >= 0; r-- {
		n := counts[r]
		if n == 0 {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += words.Count(n, nouns[r])
	}
	if out == "" {
		return "No problems"
	}
	return out
}
