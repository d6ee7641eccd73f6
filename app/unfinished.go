package app

import (
	"hash/fnv"
	"strconv"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
)

// A work or a link can be such that the page never comes to rest: a mistake of
// ours, of go-app's or of the browser's. So that the next start does not end the
// same way, a page leaves a mark before it opens something, and takes it away
// when it rests, or when it goes away of its own accord. What is still marked at
// a start is offered and not opened.

// unfinished is what the last start did not finish opening.
type unfinished struct {
	id     string  // of a work, or
	link   string  // a fragment, "" = neither
	record *record // the work's, if it is this tab's own
}

// linkName is the name that a link is marked with.
func linkName(fragment string) string {
	h := fnv.New64a()
	h.Write([]byte(fragment))
	return "link-" + strconv.FormatUint(h.Sum64(), 36)
}

// starting is how long, in milliseconds, a page of another tab is given to come
// to rest: several tabs may open the same thing at once.
const starting = 10_000

// start marks what is called name as being opened.
func (k *keeper) start(name string) {
	at := strconv.FormatInt(browser.Now(), 10)
	browser.StoreIn(browser.TabStorage, state.StartKey+name, at)
	browser.Store(state.StartKey+name, at)
	k.opening, k.since = append(k.opening, name), browser.Now()
}

// rest takes the marks away: what was being opened is open.
func (k *keeper) rest() {
	for _, name := range k.opening {
		browser.UnstoreIn(browser.TabStorage, state.StartKey+name)
		browser.Unstore(state.StartKey + name)
	}
	k.opening = nil
}

// leave takes the marks away because the page goes away, unless it should have
// come to rest long ago.
func (k *keeper) leave() {
	if browser.Now()-k.since < starting {
		k.rest()
	}
}

// restSoon takes the marks away when the page has answered and has nothing more
// urgent to do.
func (p *playground) restSoon() {
	browser.Later(compareDelay, func() {
		browser.WhenIdle(func() { browser.Later(0, p.work.rest) })
	})
}

// read reads what is offered.
func (u unfinished) read(now state.State, done func(state.Action)) {
	if u.link != "" {
		done(openLink(u.link, now))
		return
	}
	readWork(u.id, func(text string) {
		s, ok := state.Kept(text)
		if !ok {
			done(state.Notify{Text: "That work is no longer in this browser.", Bad: true})
			return
		}
		done(state.Open{Case: s.Case, Opened: &s.Opened, Title: "your last work", Lesson: s.Lesson.ID})
	})
}

// documentOf is the document that a opens, "" if it opens none.
func documentOf(a state.Action) string {
	if o, ok := a.(state.Open); ok {
		return o.Case.Config
	}
	return ""
}

// offerUnfinished opens the dialog if there is something to offer.
func (p *playground) offerUnfinished() {
	if u := p.work.pending; u.link != "" || u.id != "" {
		u.read(p.state, func(a state.Action) {
			p.offered = documentOf(a)
			p.act(state.Show{Dialog: state.UnfinishedDialog})
		})
	}
}

// openUnfinished opens what the dialog offers, marked as at a start.
func (p *playground) openUnfinished() {
	u := p.work.pending
	p.work.pending, p.offered = unfinished{}, ""
	p.act(state.Close{Dialog: state.UnfinishedDialog})
	if u.link != "" {
		p.opens(linkName(u.link), p.onHash)
		return
	}
	u.read(p.state, func(a state.Action) {
		if o, ok := a.(state.Open); ok && u.record != nil { // it goes on under its own id
			u.record.small = browser.Stored(state.WorkKey + u.id)
			p.work.left = append(p.work.left, leftWork{u.record, o.Case})
		}
		p.opens(u.id, func() { p.act(a) })
	})
}

// opens does what opens the thing that is called name, between the marks.
func (p *playground) opens(name string, open func()) {
	p.work.start(name)
	browser.Later(0, func() {
		open()
		p.restSoon()
	})
}

// onLink opens the link that was pasted over the address.
func (p *playground) onLink() {
	if f := browser.Fragment(); f != "" {
		p.opens(linkName(f), p.onHash)
		return
	}
	p.catchUp()
	p.opened = ""
	p.act(state.LeaveLink{}) // the browser went back to before the link
}

// downloadUnfinished saves the document that the dialog offers. Nothing has looked
// at what it is.
func (p *playground) downloadUnfinished() {
	p.work.pending.read(p.state, func(a state.Action) { browser.Download("cors.txt", documentOf(a)) })
}
