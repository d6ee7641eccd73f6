package editor

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// A word that is half typed is wrong in ways that nobody needs to be told of:
// what is found about the token at the caret waits until the caret leaves it, or
// typing rests.

// maxToken is how many bytes on each side of the caret are looked at.
const maxToken = 512

// tokenAt returns the token that the caret is in or touches: a name with what
// begins its tag, a word, a value.
func tokenAt(text string, caret int) source.Span {
	const around = " \t\n<>\"'{}[],="
	s := source.Span{Start: caret, End: caret}
	for s.Start > max(0, caret-maxToken) && strings.IndexByte(around, text[s.Start-1]) < 0 {
		s.Start--
	}
	for s.End < min(len(text), caret+maxToken) && strings.IndexByte(around, text[s.End]) < 0 {
		s.End++
	}
	if s.Start > 0 && text[s.Start-1] == '<' {
		s.Start--
	}
	return s
}

// waiting says which findings are about the token at caret, and new: what is
// shown already stays.
func (m *model) waiting(list []source.Diagnostic, caret int) (out []bool, any bool) {
	token, line := tokenAt(m.text, caret), m.lineSpan(m.lineAt(caret))
	out = make([]bool, len(list))
	for i := range list {
		s := list[i].Span
		out[i] = s.Start >= line.Start && s.End <= line.End && s.Start <= token.End && s.End >= token.Start && !m.shows(&list[i])
		any = any || out[i]
	}
	return out, any
}

// shows reports whether a finding is among the problems, at its place.
func (m *model) shows(d *source.Diagnostic) bool {
	for i := range m.problems {
		if p := &m.problems[i]; p.Check == d.Check && p.Span == d.Span {
			return true
		}
	}
	return false
}

// without leaves out those of list that wait.
func without(list []source.Diagnostic, waiting []bool) (out []source.Diagnostic) {
	for i, d := range list {
		if !waiting[i] {
			out = append(out, d)
		}
	}
	return out
}
