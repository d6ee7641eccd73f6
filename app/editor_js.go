package app

import (
	"slices"
	"syscall/js"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/editor"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/source"
)

const (
	nextProblem     ui.Command = editor.NextProblem
	previousProblem ui.Command = editor.PreviousProblem
	undo            ui.Command = editor.Undo
	redo            ui.Command = editor.Redo
)

// box is the editor as the page uses it. The zero box does nothing.
type box struct {
	e     *editor.Editor
	waits *int // how often a key put an answer off
}

// newBox builds the editor in its host element.
func newBox(p *playground) box {
	return box{waits: new(int), e: editor.New(js.Global().Get("document").Call("getElementById", pane.EditorID), editor.Options{
		ID:          browser.TextID,
		Label:       "CORS configuration",
		Placeholder: "Paste a CORSConfiguration, as XML or as JSON …",
		Text:        p.state.Config,
		OnChange:    p.typed,
		OnCaret:     p.at,
		OnHover: func(s source.Span, on bool) {
			if on {
				p.at(s.Start)
			} else {
				p.at(-1)
			}
		},
		OnCommand: func(name string) {
			defer browser.Guard()
			if name == editor.Help {
				p.act(state.Show{Dialog: state.HelpDialog})
			}
		},
		OnMessage: func(text string) {
			defer browser.Guard()
			p.tell(text, true)
		},
		OnRest: p.rested,
		Words:  p.words,
	})}
}

// text is what is in the editor; false if there is none yet.
func (b box) text() (string, bool) {
	if b.e == nil {
		return "", false
	}
	return b.e.Text(), true
}

// large reports whether the text is shown without colors.
func (b box) large() bool { return b.e != nil && b.e.Large() }

// replace makes text the text, as one step of the editor's history, read from
// its start.
func (b box) replace(text string) {
	if b.e != nil {
		b.e.SetText(text, true)
	}
}

// history is what storage may have of the editor's history, "" for nothing.
func (b box) history(storable func(text string) bool) string {
	if b.e == nil {
		return ""
	}
	return b.e.Stored(storable)
}

// turns counts the changes of the editor's history.
func (b box) turns() int {
	if b.e == nil {
		return 0
	}
	return b.e.Turns()
}

// restore takes up a history from storage, if it is that of the text.
func (b box) restore(stored string) bool { return b.e != nil && b.e.Restore(stored) }

func (b box) apply(f source.Fix) { b.e.ApplyEdits(f.Edits, f.Title) }

func (b box) diagnostics(list []source.Diagnostic) {
	if b.e != nil {
		b.e.SetDiagnostics(list)
	}
}

// settled is list with no severity for those of which the editor, too, does not
// tell yet: they are about a word that is half typed.
func (b box) settled(list []source.Diagnostic) []source.Diagnostic {
	if b.e == nil {
		return list
	}
	if waiting := b.e.Waiting(list); waiting != nil {
		list = slices.Clone(list)
		for i := range list {
			if waiting[i] {
				list[i].Severity = ""
			}
		}
	}
	return list
}

func (b box) preview(edits []source.Edit) {
	if b.e != nil {
		b.e.Preview(edits)
	}
}

func (b box) mark(spans []source.Span) { b.e.SetMarks(spans) }

// reveal goes to a place: the caret too, so that the keyboard is there.
func (b box) reveal(s source.Span) {
	b.e.Focus(s.Start)
	b.e.Reveal(s)
}

// left shows the start of lines.
func (b box) left() {
	defer browser.Guard()
	browser.Document().Call("querySelector", "#"+pane.EditorID+" .ed-scroll").Set("scrollLeft", 0)
}

func (b box) do(c ui.Command) { b.e.Do(string(c)) }

// editorKeys are the keys of the editor, for a dialog that is open.
func editorKeys(open bool) (list []pane.Key) {
	if !open {
		return nil
	}
	for _, c := range editor.Commands {
		if c.Keys != "" {
			list = append(list, pane.Key{Keys: c.Keys, Does: c.Text})
		}
	}
	return list
}

// typed is what the editor calls after the paint of a change.
func (p *playground) typed(text string) {
	defer browser.Guard()
	if text == p.state.Config {
		return
	}
	p.change(state.Typed{Text: text})
	if len(text) > pane.JudgedAtOnce {
		p.answerAtPause()
	} else {
		p.answer()
	}
}

// rested is what the editor calls when it shows all findings.
func (p *playground) rested() {
	defer browser.Guard()
	p.put()
	p.draw()
}

// answerAtPause asks the core when no key has come for a while.
func (p *playground) answerAtPause() {
	*p.ed.waits++
	mine := *p.ed.waits
	browser.Later(pane.PauseDelay, func() {
		if *p.ed.waits == mine {
			p.answer()
		}
	})
}

// at is what the editor calls when the caret or the pointer is somewhere else
// in it: the things on the page that are about that place are marked.
func (p *playground) at(offset int) {
	defer browser.Guard()
	p.here = view.At(&p.report, p.state.Selected, offset)
	p.showHere()
}

// words is what the server says about a finding because of which it refuses
// the document. It names only the first.
func (p *playground) words(d source.Diagnostic) string {
	if p.report.Put.Accepted || !slices.Contains(d.RefusedBy, p.state.Server()) {
		return ""
	}
	for i := range p.report.Diagnostics {
		if first := &p.report.Diagnostics[i]; slices.Contains(first.RefusedBy, p.state.Server()) {
			if first.Span == d.Span && first.Check == d.Check {
				return p.report.Put.Message
			}
			return ""
		}
	}
	return ""
}
