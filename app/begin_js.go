package app

import (
	"strconv"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// begin finds what the page opens with, and marks it: the link in the address,
// else the work. It waits: nothing is drawn before it is known.
func (k *keeper) begin() {
	link := browser.Fragment()
	if link != "" && halted(linkName(link)) {
		k.pending.link, link = link, ""
	}
	known := make(chan struct{})
	k.open(func(id string) {
		switch {
		case link != "":
			k.start(linkName(link))
		case id != "":
			k.start(id)
		}
		browser.Later(0, func() { close(known) }) // browsers store when a task has ended
	})
	<-known
}

// open finds what this tab kept, else the newest work of all tabs, and calls done
// with its id when it has been read, with "" if there is nothing to open.
func (k *keeper) open(done func(id string)) {
	k.own = &record{id: browser.StoredIn(browser.TabStorage, state.TabKey)}
	id, mine := k.own.id, true
	if _, ok := state.WorkOf(id, browser.Stored(state.WorkKey+id)); id == "" || !ok {
		k.own, mine = &record{}, false
		list := works()
		if len(list) == 0 {
			done("")
			return
		}
		id = list[0].ID
	}
	if halted(id) {
		k.pending.id = id
		if mine {
			k.pending.record, k.own = k.own, &record{}
		}
		done("")
		return
	}
	readWork(id, func(text string) {
		k.first, k.ok = state.Kept(text)
		if !k.ok { // it stays where it is
			k.own, k.unread = &record{}, true
			done("")
			return
		}
		k.own.small, k.from = browser.Stored(state.WorkKey+id), id
		if !mine {
			k.other = k.first.Case
		}
		done(id)
	})
}

// halted reports whether the last start with what is called name did not finish.
func halted(name string) bool {
	if browser.StoredIn(browser.TabStorage, state.StartKey+name) != "" {
		return true
	}
	at, err := strconv.ParseInt(browser.Stored(state.StartKey+name), 10, 64)
	return err == nil && browser.Now()-at > starting
}
