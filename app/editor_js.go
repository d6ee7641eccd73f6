package app

import (
	"syscall/js"

	"s3cors.playground/app/editor"
	"s3cors.playground/corscore/source"
)

// box is the editor as the page uses it. The zero box does nothing.
type box struct{ e *editor.Editor }

// newBox builds the editor in its host element.
func newBox(p *playground) box {
	b := box{editor.New(js.Global().Get("document").Call("getElementById", editorID), editor.Options{
		Label:    "CORS configuration",
		Text:     p.state.Config,
		OnChange: p.typed,
	})}
	lastText = b.text
	return b
}

func (b box) text() string {
	if b.e == nil {
		return ""
	}
	return b.e.Text()
}

func (b box) replace(text string) {
	a := js.Global().Get("document").Call("getElementById", "config")
	a.Set("value", text)
	a.Call("dispatchEvent", js.Global().Get("Event").New("input"))
}
func (b box) apply(edits []source.Edit) {}
func (b box) diagnostics(list []source.Diagnostic) {
	if b.e != nil {
		b.e.SetDiagnostics(list)
	}
}
func (b box) mark(spans []source.Span) {}
func (b box) reveal(s source.Span)     {}
func (b box) focus()                   {}
func (b box) command(name string)      {}

const (
	nextProblem     command = "next-problem"
	previousProblem command = "previous-problem"
)

func editorKeys() []key { return nil }
