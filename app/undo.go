package app

import (
	"strings"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// The editor's history is kept with the work, so that undo goes on after a
// reload. It belongs to one text: the editor takes up no other's. A page that is
// going away cannot wait for the large store, and leaves what is newer in the
// storage of the tab.

// undone is what storage has of the history.
type undone struct {
	id    string // of the work that it was written for
	turns int    // which state of the history it is
	timer int    // counts requests to write
}

// undoPart is the key of a work's history in the large store, after its id.
const undoPart = "/undo"

const (
	historyDelay  = 2000      // how long nothing changes before the history is written, in milliseconds
	maxLeft       = 256 << 10 // bytes of a history that the tab's storage gets
	maxHistorical = 1 << 20   // bytes of a document whose history is kept
)

func (p *playground) keepHistorySoon() {
	h := &p.work.history
	h.timer++
	mine := h.timer
	browser.Later(historyDelay, func() {
		if h.timer == mine {
			browser.WhenIdle(p.keepHistory)
		}
	})
}

// unkeptHistory is the history where storage has another; false if there is
// nothing to write. A history that has the credentials of the form is not kept.
func (p *playground) unkeptHistory() (stored string, ok bool) {
	h, id, turns := &p.work.history, p.work.own.id, p.ed.turns()
	if id == "" || turns == 0 || h.id == id && h.turns == turns || len(p.state.Config) > maxHistorical {
		return "", false
	}
	stored = p.ed.history(p.work.clean.Storable)
	if browser.Held.Cover(stored) != stored {
		stored = ""
	}
	return stored, true
}

// keepHistory writes the history to the large store.
func (p *playground) keepHistory() {
	stored, ok := p.unkeptHistory()
	if !ok {
		return
	}
	id, turns := p.work.own.id, p.ed.turns()
	done := func(ok bool) {
		if ok {
			p.work.history.id, p.work.history.turns = id, turns
		}
	}
	if stored == "" {
		browser.RemoveLargeKey(id + undoPart)
		done(true)
	} else {
		browser.WriteLarge(id+undoPart, stored, done)
	}
}

// leaveHistory writes what the large store does not have.
func (p *playground) leaveHistory() {
	if stored, ok := p.unkeptHistory(); ok && stored != "" && len(stored) <= maxLeft {
		browser.StoreIn(browser.TabStorage, state.UndoKey, p.work.own.id+"\n"+stored)
	}
}

// restoreHistory gives the editor the history of the work that the page opened
// with.
func (p *playground) restoreHistory() {
	left := browser.StoredIn(browser.TabStorage, state.UndoKey)
	browser.UnstoreIn(browser.TabStorage, state.UndoKey)
	id := p.work.from
	if id == "" {
		return
	}
	if own, stored, _ := strings.Cut(left, "\n"); own == id && p.ed.restore(stored) {
		return
	}
	browser.ReadLarge(id+undoPart, func(stored string, _ bool) { p.ed.restore(stored) })
}
