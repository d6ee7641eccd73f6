package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// The lines that two parts of the page are resized with.
const (
	columnSplit = "split-columns"
	drawerSplit = "split-drawer"
)

// split is one of them: how large what is before it is, in percent of both.
type split struct {
	id       string
	property string // the CSS variable that holds the size
	standard int
	vertical bool
}

var splits = [...]split{
	{columnSplit, "--left", 43, true},
	{drawerSplit, "--top", 66, false},
}

// The least and the most of a part, in percent.
const (
	leastPart = 20
	mostPart  = 80
)

// listenSplits has the lines dragged, by pointer and by keyboard, and sets the
// sizes that were kept.
func listenSplits() {
	kept := strings.Split(browser.Stored(state.SplitKey), " ")
	for i, s := range splits {
		el := app.Window().GetElementByID(s.id)
		if !el.Truthy() {
			continue
		}
		size := s.standard
		if len(kept) == len(splits) {
			if n, err := strconv.Atoi(kept[i]); err == nil {
				size = n
			}
		}
		s.set(el, size)
		browser.Listen(el, "pointerdown", func(e app.Value) {
			el.Call("setPointerCapture", e.Get("pointerId"))
			e.Call("preventDefault")
			el.Call("focus", map[string]any{"preventScroll": true})
		})
		browser.Listen(el, "pointermove", func(e app.Value) {
			if el.Call("hasPointerCapture", e.Get("pointerId")).Bool() {
				s.set(el, s.at(el, e))
			}
		})
		browser.Listen(el, "pointerup", func(app.Value) { keepSplits() })
		browser.Listen(el, "dblclick", func(app.Value) {
			s.set(el, s.standard)
			keepSplits()
		})
		browser.Listen(el, "keydown", func(e app.Value) {
			by := map[string]int{"ArrowLeft": -2, "ArrowUp": -2, "ArrowRight": 2, "ArrowDown": 2, "Home": -100, "End": 100}[e.Get("key").String()]
			if by == 0 {
				return
			}
			e.Call("preventDefault")
			s.set(el, sizeOf(el)+by)
			keepSplits()
		})
	}
}

// at is the size at which the pointer is.
func (s *split) at(el, e app.Value) int {
	box := el.Get("parentElement").Call("getBoundingClientRect")
	if s.vertical {
		return int(100 * (e.Get("clientX").Float() - box.Get("left").Float()) / box.Get("width").Float())
	}
	return int(100 * (e.Get("clientY").Float() - box.Get("top").Float()) / box.Get("height").Float())
}

// set sets the size.
func (s *split) set(el app.Value, size int) {
	size = min(max(size, leastPart), mostPart)
	el.Call("setAttribute", "aria-valuenow", size)
	browser.Document().Get("documentElement").Get("style").Call("setProperty", s.property, strconv.Itoa(size)+"%")
}

func sizeOf(el app.Value) int {
	n, _ := strconv.Atoi(el.Call("getAttribute", "aria-valuenow").String())
	return n
}

// keepSplits keeps the sizes for the next visit.
func keepSplits() {
	var sizes []string
	for _, s := range splits {
		sizes = append(sizes, strconv.Itoa(sizeOf(app.Window().GetElementByID(s.id))))
	}
	browser.Store(state.SplitKey, strings.Join(sizes, " "))
}
