//go:build js && wasm

package editor

import (
	"strconv"
	"syscall/js"

	"s3cors.playground/corscore/source"
)

// ghosts are what is drawn over the text, and goes by itself.
type ghosts struct {
	e       *Editor
	preview []js.Value
	flashes []js.Value
	fade    timer
}

// flashTime is how long, in ms, what changed is marked; editor.css says the
// same.
const flashTime = 900

// Preview shows what edits, which are those of [Editor.Text], would change;
// without edits it shows that no more.
func (e *Editor) Preview(edits []source.Edit) {
	g := &e.ghosts
	removeAll(&g.preview)
	if len(edits) == 0 || e.view.large {
		return
	}
	for _, one := range e.model.preview(edits) {
		box := g.box("ed-ghost", one.line)
		for _, p := range one.pieces {
			if p.kind == stays {
				box.Call("append", p.text)
				continue
			}
			piece := e.element("span", map[ghostKind]string{comes: "ed-comes", goes: "ed-goes"}[p.kind])
			piece.Set("textContent", p.text)
			box.Call("append", piece)
		}
		g.preview = append(g.preview, box)
	}
}

// flash marks once what edits changed.
func (e *Editor) flash(edits []source.Edit) {
	g := &e.ghosts
	removeAll(&g.flashes)
	if e.view.large {
		return
	}
	for _, lines := range changedLines(e.model, edits) {
		box := g.box("ed-flash", lines[0])
		box.Get("style").Call("setProperty", "--ed-lines", strconv.Itoa(lines[1]-lines[0]+1))
		g.flashes = append(g.flashes, box)
	}
	g.fade.start(flashTime)
}

// box is an element over the text from a line on.
func (g *ghosts) box(class string, line int) js.Value {
	el := g.e.element("div", class)
	attributes(el, "aria-hidden", "true")
	el.Get("style").Call("setProperty", "--ed-at", strconv.Itoa(line))
	g.e.view.code.Call("append", el)
	return el
}

// clear removes everything: the text is another.
func (g *ghosts) clear() {
	if len(g.preview)+len(g.flashes) > 0 {
		removeAll(&g.preview)
		removeAll(&g.flashes)
	}
}

func removeAll(list *[]js.Value) {
	for _, el := range *list {
		el.Call("remove")
	}
	*list = nil
}
