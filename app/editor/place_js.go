//go:build js && wasm

package editor

import (
	"syscall/js"

	"s3cors.playground/corscore/source"
)

// place is where a character is on the screen, in px of the viewport.
type place struct{ left, top, bottom float64 }

// placeOf returns where the character at offset begins.
func (v *view) placeOf(offset int) place {
	line := v.m.lineAt(offset)
	rect := v.layer.Call("getBoundingClientRect")
	top := rect.Get("top").Float() + float64(line)*v.lineHeight
	p := place{rect.Get("left").Float(), top, top + v.lineHeight}
	el, ok := v.lineNode(line)
	if !ok { // it has no pieces that could be measured
		p.left += float64(columns(v.m.text[v.m.starts[line]:offset])) * v.advance
		return p
	}
	rest := offset - v.m.starts[line]
	nodes := el.Get("childNodes")
	for i, s := range v.m.segments(line) {
		node := nodes.Index(i)
		if node.IsUndefined() {
			break
		}
		if rest <= len(s.text) {
			if s.classes() != "" {
				node = node.Get("firstChild")
			}
			at := v.e.doc.Call("createRange")
			units := source.UTF16(s.text, rest)
			at.Call("setStart", node, units)
			at.Call("setEnd", node, units)
			if r := at.Call("getBoundingClientRect"); r.Get("height").Float() > 0 {
				p.left = r.Get("left").Float()
			}
			break
		}
		rest -= len(s.text)
	}
	return p
}

// problemUnder returns the place of the underlined piece of text at a point of
// the viewport, as an offset; ok is false if there is none.
func (v *view) problemUnder(x, y float64) (offset int, ok bool) {
	line, ok := v.lineUnder(y)
	if !ok {
		return 0, false
	}
	any := false
	v.m.problemsOn(line, func(problem) { any = true })
	el, colored := v.lineNode(line)
	if !any || !colored {
		return 0, false
	}
	nodes := el.Get("childNodes")
	at := v.m.starts[line]
	for i, s := range v.m.segments(line) {
		if s.worst != "" {
			if r := nodes.Index(i).Call("getBoundingClientRect"); r.Get("left").Float() <= x && x <= r.Get("right").Float() {
				return min(at, len(v.m.text)), true
			}
		}
		at += len(s.text)
	}
	return 0, false
}

// lineUnder returns the line at a height of the viewport.
func (v *view) lineUnder(y float64) (int, bool) {
	if v.lineHeight == 0 {
		return 0, false
	}
	dy := y - v.layer.Call("getBoundingClientRect").Get("top").Float()
	line := int(dy / v.lineHeight)
	return line, dy >= 0 && line < v.m.lines()
}

// showCaret scrolls so that the caret is in view.
func (e *Editor) showCaret() {
	e.Reveal(source.Span{Start: e.selection().End, End: e.selection().End})
}

// Reveal scrolls so that a place is in view; it does not move the caret.
func (e *Editor) Reveal(s source.Span) {
	s = clamp(s, len(e.model.text))
	v := e.view
	if v.lineHeight == 0 {
		return
	}
	above := v.layer.Get("offsetTop").Float()
	top := above + float64(e.model.lineAt(s.Start))*v.lineHeight
	bottom := above + float64(e.model.lineAt(s.End)+1)*v.lineHeight
	scroller := e.scroller
	height, at := scroller.Get("clientHeight").Float(), scroller.Get("scrollTop").Float()
	if to := scrollFor(top, bottom, at, height, v.lineHeight); to != at {
		scroller.Set("scrollTop", to)
		v.measure()
	}
	box := scroller.Call("getBoundingClientRect")
	left := box.Get("left").Float() + v.gutter.width()
	right := box.Get("left").Float() + scroller.Get("clientWidth").Float()
	x := v.placeOf(s.Start).left
	if x < left || x > right-v.lineHeight {
		by := x - left
		if x > right-v.lineHeight {
			by = x - right + 4*v.lineHeight
		}
		scroller.Set("scrollLeft", max(0, scroller.Get("scrollLeft").Float()+by))
	}
}

// Focus moves the focus to the editor and the caret to offset.
func (e *Editor) Focus(offset int) {
	e.area.Call("focus", map[string]any{"preventScroll": true})
	e.selectSpan(source.Span{Start: offset, End: offset})
	e.showCaret()
}

// put moves a floating box below a place, or above it where there is no room
// below, and inside the viewport.
func (e *Editor) put(el js.Value, p place) {
	const gap = 4
	style := el.Get("style")
	style.Call("setProperty", "left", "0") // where it is, it may be narrower than it can be
	box := el.Call("getBoundingClientRect")
	width, height := box.Get("width").Float(), box.Get("height").Float()
	left := min(p.left, e.window.Get("innerWidth").Float()-width-gap)
	top := p.bottom + gap
	if top+height > e.window.Get("innerHeight").Float() && p.top-gap-height > 0 {
		top = p.top - gap - height
	}
	style.Call("setProperty", "left", px(max(gap, left)))
	style.Call("setProperty", "top", px(max(gap, top)))
}
