//go:build !js

package app

import (
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
)

// A key has the panel of PUT ?cors drawn only where it is in sight, though what it shows
// changes with each: it is drawn where that is not what it was before.
func TestPutIsDrawnInSightOnly(t *testing.T) {
	for tab, want := range map[state.Tab]int{state.ProblemsTab: 0, state.PutTab: 20, state.ApplyTab: 0} {
		p := newPlayground(pane.Start())
		p.state = state.Reduce(p.state, state.ShowTab{Tab: tab})
		p.ask()
		drawn, before := 0, p.putShown(false)
		for range 20 {
			p.state = state.Reduce(p.state, state.Typed{Text: p.state.Config + " "})
			p.ask()
			if now := p.putShown(false); !reflect.DeepEqual(before, now) {
				drawn, before = drawn+1, now
			}
		}
		if drawn != want {
			t.Errorf("%s is open: after 20 keys the panel is drawn %d times, want %d", tab, drawn, want)
		}
		p.state = state.Reduce(p.state, state.ShowTab{Tab: state.PutTab})
		if now := p.putShown(false); !strings.HasPrefix(now.Status, "200") || !reflect.DeepEqual(now, p.page.Put) {
			t.Errorf("%s was open: the panel that opens shows %+v", tab, now.Status)
		}
	}
}
