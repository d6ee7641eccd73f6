//go:build js && wasm

package editor

import (
	"slices"
	"strconv"
	"syscall/js"
)

// gutter is the column of line numbers and severity marks.
type gutter struct {
	e       *Editor
	el      js.Value
	numbers js.Value // blocks of numbers
	marks   js.Value
	lines   int
	digits  int
	shown   []gutterMark
}

type gutterMark struct {
	line int
	mark Mark
}

// numberBlock is how many line numbers are one text node.
const numberBlock = 100

// setLines numbers n lines.
func (g *gutter) setLines(n int) {
	if n == g.lines {
		return
	}
	for block := min(n, g.lines) / numberBlock; ; block++ {
		first, last := block*numberBlock+1, min(n, (block+1)*numberBlock)
		el := g.numbers.Get("children").Index(block)
		if first > n {
			for !el.IsUndefined() {
				el.Call("remove")
				el = g.numbers.Get("children").Index(block)
			}
			break
		}
		if el.IsUndefined() {
			el = g.e.element("div", "ed-nums")
			g.numbers.Call("appendChild", el)
		}
		var text []byte
		for i := first; i <= last; i++ {
			text = append(strconv.AppendInt(text, int64(i), 10), '\n')
		}
		el.Set("textContent", string(text))
	}
	g.lines = n
	digits := len(strconv.Itoa(n))
	if digits != g.digits {
		g.digits = digits
		g.e.scroller.Get("style").Call("setProperty", "--ed-digits", digits)
	}
}

// width is the width of the gutter in px.
func (g *gutter) width() float64 { return g.el.Get("offsetWidth").Float() }

// setMarks shows the worst severity of each line that has one.
func (g *gutter) setMarks(m *model) {
	var want []gutterMark
	last := -1
	for _, d := range m.problems {
		if line := m.lineAt(d.Span.Start); line != last {
			want = append(want, gutterMark{line, MarkOf(m.worstOn(line))})
			last = line
		}
	}
	if slices.Equal(want, g.shown) {
		return
	}
	g.shown = want
	g.marks.Set("textContent", "")
	for _, w := range want {
		el := g.e.element("span", "ed-gm ed-"+string(w.mark.Severity))
		el.Set("textContent", w.mark.Symbol)
		el.Get("style").Call("setProperty", "--ed-at", w.line)
		g.marks.Call("appendChild", el)
	}
}
