//go:build js && wasm

package editor

import (
	"slices"
	"strconv"
	"strings"
	"syscall/js"
)

// view is the colored layer and the gutter: what lies under the textarea.
type view struct {
	e      *Editor
	m      *model
	code   js.Value // holds the textarea and the layer
	layer  js.Value
	gutter gutter
	chunks []chunk
	cols   int  // width of code in columns
	large  bool // the text is shown by the textarea alone

	lineHeight float64 // px
	advance    float64 // of a character, px
	font       string  // that the characters are aligned for
	first, end int     // lines [first, end) are near the viewport
}

type chunk struct {
	el      js.Value
	lines   int
	colored bool
}

func (v *view) newChunk(lines int) chunk {
	c := chunk{el: v.e.element("div", "ed-chunk")}
	v.resize(&c, lines)
	return c
}

func (v *view) resize(c *chunk, lines int) {
	if c.lines != lines {
		c.lines = lines
		c.el.Get("style").Call("setProperty", "--ed-lines", lines)
	}
}

// apply shows what an edit changed.
func (v *view) apply(p patch) {
	if v.large || v.m.large {
		v.applyLarge()
		return
	}
	sizes := make([]int, len(v.chunks))
	for i, c := range v.chunks {
		sizes[i] = c.lines
	}
	from, to, offset, keep, fresh := splice(sizes, p)
	first := p.at - offset // first line of chunk from
	if keep {
		c := &v.chunks[from]
		v.resize(c, fresh[0])
		if c.colored {
			v.replaceLines(c.el, p, offset)
		} else {
			v.plain(c, first)
		}
	} else {
		v.replaceChunks(from, to, fresh, first)
	}
	v.restyle(p.at+p.added, p.restyled)
	if p.added != p.removed {
		v.gutter.setLines(v.m.lines())
		v.near()
	}
	v.setWidth()
}

// applyLarge is apply for a text that is too large for colors, or was: it has
// one chunk without text, as high as its lines.
func (v *view) applyLarge() {
	if v.large != v.m.large || len(v.chunks) != 1 {
		v.rebuild()
		return
	}
	v.resize(&v.chunks[0], v.m.lines())
	v.gutter.setLines(v.m.lines())
	v.near()
	v.setWidth()
}

// near shows what belongs to the lines near the viewport.
func (v *view) near() {
	v.colorVisible()
	v.gutter.show(v.first, v.end)
	v.gutter.setMarks(v.m, v.first, v.end)
}

// replaceLines changes lines of a colored chunk, offset lines after its start.
func (v *view) replaceLines(el js.Value, p patch, offset int) {
	lines := el.Get("childNodes")
	at := lines.Index(offset)
	if p.before != nil {
		v.patchLine(at, p.before, v.m.segments(p.at))
		return
	}
	for range p.removed - 1 {
		at.Get("nextSibling").Call("remove")
	}
	v.fillLine(at, p.at)
	for i := 1; i < p.added; i++ {
		next := v.lineElement(p.at + i)
		at.Call("after", next)
		at = next
	}
}

// replaceChunks replaces chunks [from, to) by plain ones of the given sizes.
func (v *view) replaceChunks(from, to int, sizes []int, first int) {
	fresh := make([]chunk, len(sizes))
	for i, n := range sizes {
		fresh[i] = v.newChunk(n)
		v.plain(&fresh[i], first)
		first += n
	}
	for _, c := range fresh {
		v.layer.Call("insertBefore", c.el, v.chunks[from].el)
	}
	for _, c := range v.chunks[from:to] {
		c.el.Call("remove")
	}
	v.chunks = slices.Replace(v.chunks, from, to, fresh...)
	v.colorVisible()
}

// plain shows a chunk as one text node.
func (v *view) plain(c *chunk, first int) {
	start, end := v.m.starts[first], v.m.lineSpan(first+c.lines-1).End
	c.el.Set("textContent", v.m.text[start:end])
	c.colored = false
}

// colorVisible colors the chunks near the viewport.
func (v *view) colorVisible() {
	if v.large {
		return
	}
	at := 0
	for i := range v.chunks {
		c := &v.chunks[i]
		if !c.colored && at < v.end && at+c.lines > v.first {
			v.color(c, at)
		}
		at += c.lines
	}
}

func (v *view) color(c *chunk, first int) {
	c.el.Set("textContent", "")
	for i := range c.lines {
		c.el.Call("appendChild", v.lineElement(first+i))
	}
	c.colored = true
}

// restyle redraws n lines from line at where they are colored.
func (v *view) restyle(at, n int) {
	for i := at; i < at+n; i++ {
		v.redraw(i)
	}
}

// redrawLines makes lines, which ascend, anew where they are colored.
func (v *view) redrawLines(lines []int) {
	at := 0
	for _, c := range v.chunks {
		for ; len(lines) > 0 && lines[0] < at+c.lines; lines = lines[1:] {
			if c.colored {
				v.fillLine(c.el.Get("childNodes").Index(lines[0]-at), lines[0])
			}
		}
		at += c.lines
	}
}

// redraw makes line i anew if it is colored.
func (v *view) redraw(i int) {
	if el, ok := v.lineNode(i); ok {
		v.fillLine(el, i)
	}
}

// redrawAll makes every colored chunk anew.
func (v *view) redrawAll() {
	at := 0
	for i := range v.chunks {
		if v.chunks[i].colored {
			v.color(&v.chunks[i], at)
		}
		at += v.chunks[i].lines
	}
}

// lineNode returns the element of line i; a line of a plain chunk has none.
func (v *view) lineNode(i int) (js.Value, bool) {
	for _, c := range v.chunks {
		if i < c.lines {
			if !c.colored {
				return js.Value{}, false
			}
			return c.el.Get("childNodes").Index(i), true
		}
		i -= c.lines
	}
	return js.Value{}, false
}

func (v *view) lineElement(i int) js.Value {
	el := v.e.element("div", "ed-l")
	for _, s := range v.m.segments(i) {
		el.Call("appendChild", v.node(s))
	}
	return el
}

func (v *view) fillLine(el js.Value, i int) {
	el.Set("textContent", "")
	for _, s := range v.m.segments(i) {
		el.Call("appendChild", v.node(s))
	}
}

// node makes the text node or span of a segment.
func (v *view) node(s segment) js.Value {
	class := s.classes()
	if class == "" {
		return v.e.doc.Call("createTextNode", s.text)
	}
	el := v.e.element("span", class)
	el.Set("textContent", s.text)
	return el
}

// patchLine changes only the nodes in which two looks of a line differ.
func (v *view) patchLine(el js.Value, before, after []segment) {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	old, fresh := before[head:len(before)-tail], after[head:len(after)-tail]
	nodes := el.Get("childNodes")
	if len(old) == 1 && len(fresh) == 1 && old[0].classes() == fresh[0].classes() {
		node := nodes.Index(head)
		if fresh[0].classes() != "" {
			node = node.Get("firstChild")
		}
		node.Set("data", fresh[0].text)
		return
	}
	behind := nodes.Index(head + len(old))
	for range old {
		nodes.Index(head).Call("remove")
	}
	for _, s := range fresh {
		el.Call("insertBefore", v.node(s), orNull(behind))
	}
}

// orNull turns undefined into null, which insertBefore wants at the end.
func orNull(v js.Value) js.Value {
	if v.IsUndefined() {
		return js.Null()
	}
	return v
}

// classes are the CSS classes of a segment, "" for a plain text node.
func (s segment) classes() string {
	class := s.class
	if s.worst != "" {
		class += " ed-sq ed-" + string(s.worst)
	}
	if s.mark {
		class += " ed-mark"
	}
	return class
}

// slack is how many columns there are after the longest line: room for what
// is typed before the width follows, and for characters wider than estimated.
const slack = 16

// setWidth makes the code as wide as its longest line, in steps, so that
// typing there does not lay out everything at each key.
func (v *view) setWidth() {
	cols := (v.m.cols/slack + 1) * slack
	if cols != v.cols {
		v.cols = cols
		v.code.Get("style").Call("setProperty", "--ed-cols", strconv.Itoa(cols))
		v.code.Get("style").Call("removeProperty", "--ed-wide")
	}
}

// rebuild shows the whole text anew.
func (v *view) rebuild() {
	v.layer.Set("textContent", "")
	v.chunks = v.chunks[:0]
	v.large = v.m.large
	v.e.host.Get("classList").Call("toggle", "ed-plain", v.large)
	sizes := []int{v.m.lines()}
	if !v.large {
		sizes = chunkSizes(v.m.lines())
	}
	at := 0
	for _, n := range sizes {
		c := v.newChunk(n)
		if !v.large {
			v.plain(&c, at)
		}
		v.layer.Call("appendChild", c.el)
		v.chunks = append(v.chunks, c)
		at += n
	}
	v.gutter.setLines(v.m.lines())
	v.near()
	v.setWidth()
}

// firstScreen is how many lines are colored while the editor has no size yet.
const firstScreen = 100

// remeasure is [view.measure] when the size of the lines may be another.
func (v *view) remeasure() {
	v.lineHeight = 0
	v.measure()
}

// measure finds which lines are near the viewport and colors them.
func (v *view) measure() {
	if v.lineHeight == 0 {
		v.align()
		first := v.layer.Get("firstChild")
		v.lineHeight = first.Call("getBoundingClientRect").Get("height").Float() / float64(v.chunks[0].lines)
	}
	scroller := v.e.scroller
	top, height := scroller.Get("scrollTop").Float(), scroller.Get("clientHeight").Float()
	if v.lineHeight == 0 || height == 0 { // not shown
		return
	}
	v.first = max(0, int((top-height)/v.lineHeight))
	v.end = int((top+2*height)/v.lineHeight) + 1
	v.near()
}

// widen makes the code as wide as the textarea's content and takes back that
// the textarea scrolled.
func (v *view) widen() {
	area := v.e.area
	if area.Get("scrollLeft").Float() > 0 {
		v.cols = 0
		v.code.Get("style").Call("setProperty", "--ed-wide", px(area.Get("scrollWidth").Float()+slack*8))
	}
	area.Set("scrollLeft", 0)
	area.Set("scrollTop", 0)
}

// align makes the width of a character a multiple of 1/64 px by a little space
// between characters. Browsers round the width of each span up to that; the
// textarea has no spans, and the two texts would drift apart, by a pixel in a
// hundred spans.
func (v *view) align() {
	font := v.e.window.Call("getComputedStyle", v.code).Get("font").String()
	if font == v.font {
		return
	}
	v.font = font
	const n = 1 << 14 // the ruler's own rounding is divided by this
	style := v.code.Get("style")
	style.Call("setProperty", "letter-spacing", "0")
	ruler := v.e.element("span", "ed-ruler")
	ruler.Set("textContent", strings.Repeat("0", n))
	v.code.Call("append", ruler)
	width := ruler.Call("getBoundingClientRect").Get("width").Float() / n
	ruler.Call("remove")
	v.advance = width + alignment(width)
	style.Call("setProperty", "letter-spacing", strconv.FormatFloat(alignment(width), 'f', 8, 64)+"px")
}
