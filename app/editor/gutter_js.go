//go:build js && wasm

package editor

import (
	"slices"
	"strconv"
	"syscall/js"
)

// gutter is the column of line numbers and severity marks. It shows those of
// the lines near the viewport.
type gutter struct {
	e       *Editor
	el      js.Value
	numbers js.Value
	marks   js.Value
	lines   int
	digits  int
	blocks  []numberBlock
	shown   []gutterMark
}

// numberBlock is a text node with the numbers of some lines.
type numberBlock struct {
	el    js.Value
	at    int // it is block number at
	count int // of its numbers
}

type gutterMark struct {
	line int
	mark Mark
}

// blockLines is how many line numbers are one block.
const blockLines = 100

// setLines says that there are n lines.
func (g *gutter) setLines(n int) {
	g.lines = n
	if digits := len(strconv.Itoa(n)); digits != g.digits {
		g.digits = digits
		g.e.scroller.Get("style").Call("setProperty", "--ed-digits", digits)
	}
}

// show numbers the lines [first, end), or a few more.
func (g *gutter) show(first, end int) {
	from, to := first/blockLines, min(end, g.lines-1)/blockLines+1
	g.blocks = slices.DeleteFunc(g.blocks, func(b numberBlock) bool {
		far := b.at < from || b.at >= to
		if far {
			b.el.Call("remove")
		}
		return far
	})
	for at := from; at < to; at++ {
		i := slices.IndexFunc(g.blocks, func(b numberBlock) bool { return b.at >= at })
		if i < 0 {
			i = len(g.blocks)
		}
		if i == len(g.blocks) || g.blocks[i].at != at {
			el := g.e.element("div", "ed-nums")
			el.Get("style").Call("setProperty", "--ed-at", at*blockLines)
			g.numbers.Call("insertBefore", el, orNull(g.numbers.Get("children").Index(i)))
			g.blocks = slices.Insert(g.blocks, i, numberBlock{el: el, at: at})
		}
		g.blocks[i].fill(min(blockLines, g.lines-at*blockLines))
	}
}

// fill gives a block count numbers.
func (b *numberBlock) fill(count int) {
	if b.count == count {
		return
	}
	b.count = count
	var text []byte
	for i := range count {
		text = append(strconv.AppendInt(text, int64(b.at*blockLines+i+1), 10), '\n')
	}
	b.el.Set("textContent", string(text))
}

// width is the width of the gutter in px.
func (g *gutter) width() float64 { return g.el.Get("offsetWidth").Float() }

// setMarks shows the worst severity of each of the lines [first, end) on which
// a problem begins.
func (g *gutter) setMarks(m *model, first, end int) {
	var want []gutterMark
	for i := m.firstProblem(first); i < len(m.problems); {
		line := m.lineAt(m.problems[i].Span.Start)
		if line >= end {
			break
		}
		want = append(want, gutterMark{line, MarkOf(m.worstOn(line))})
		i = m.firstProblem(line + 1)
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
