package app

import (
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore/source"
)

// keeper keeps the work of this tab in the browser's storage, under an id that
// no other tab writes to. A duplicated tab starts with the id of the tab it
// was made from: whichever finds the other's writing under its id takes a new
// one.
type keeper struct {
	id    string     // "" until something is kept
	text  string     // what was last read, or written under it
	other state.Case // another tab's work, which this one began with
	left  []leftWork
}

// leftWork is where the tab left the work that something else was opened over.
type leftWork struct {
	id, text string
	c        state.Case
}

// open is what this tab kept, else the newest work of all tabs; false if there
// is none.
func (k *keeper) open() (state.State, bool) {
	if id := storedIn(tabStorage, state.TabKey); id != "" {
		text := stored(state.WorkKey + id)
		if s, ok := state.Kept(text); ok {
			k.id, k.text = id, text
			return s, true
		}
	}
	for _, w := range works() {
		text := stored(state.WorkKey + w.ID)
		if s, ok := state.Kept(text); ok {
			k.text, k.other = text, s.Case
			return s, true
		}
	}
	return state.State{}, false
}

// keep writes s, and reports whether it is kept.
func (k *keeper) keep(s state.State) bool {
	if now := stored(state.WorkKey + k.id); k.id == "" || now != "" && now != k.text {
		k.id = newID()
	}
	k.text = state.Keep(s, time.Now().UnixMilli())
	storeIn(tabStorage, state.TabKey, k.id)
	for _, w := range state.Surplus(works(), k.id) {
		unstore(state.WorkKey + w.ID)
	}
	for !store(state.WorkKey+k.id, k.text) { // storage is full, or blocked
		list := slices.DeleteFunc(works(), func(w state.Work) bool { return w.ID == k.id })
		if len(list) == 0 {
			return false
		}
		unstore(state.WorkKey + list[len(list)-1].ID)
	}
	return !storageBlocked()
}

// turn keeps what s replaced where it is, if it was work, and takes up the id
// under which this tab left s, if it did.
func (k *keeper) turn(before, s state.State) {
	if before.Changed() {
		if k.id != "" || !before.Case.Equal(k.other) {
			k.keep(before)
			k.left = append(k.left, leftWork{k.id, k.text, before.Case})
		}
		k.id, k.text = "", ""
	}
	i := slices.IndexFunc(k.left, func(l leftWork) bool { return l.c.Equal(s.Case) })
	if i < 0 || !s.Changed() {
		return
	}
	if k.id != "" && !k.lost() { // an example that was only looked at
		unstore(state.WorkKey + k.id)
	}
	k.id, k.text = k.left[i].id, k.left[i].text
	k.left = slices.Delete(k.left, i, i+1)
}

// lost reports whether storage does not hold, under this tab's id, what the tab
// wrote there.
func (k *keeper) lost() bool { return k.id != "" && stored(state.WorkKey+k.id) != k.text }

// works are the works in storage, newest first.
func works() []state.Work {
	var found []state.Work
	for _, key := range storedKeys() {
		if id, ok := strings.CutPrefix(key, state.WorkKey); ok {
			if w, ok := state.WorkOf(id, stored(key)); ok {
				found = append(found, w)
			}
		}
	}
	var list []state.Work
	for _, i := range source.Order(len(found), func(i int) int { return -int(found[i].At) }) {
		list = append(list, found[i])
	}
	return list
}

// maxEarlier is how many works the menu lists.
const maxEarlier = 6

// earlierWork is an entry of the menu.
type earlierWork struct{ ID, When, About string }

// earlier are the works beside the one on show, newest first, each once.
func (k *keeper) earlier() (list []earlierWork) {
	_, mine, _ := strings.Cut(k.text, "\n")
	seen := map[string]bool{mine: true}
	for _, w := range works() {
		_, record, _ := strings.Cut(stored(state.WorkKey+w.ID), "\n")
		if w.ID != k.id && w.Changed && !seen[record] && len(list) < maxEarlier {
			seen[record] = true
			list = append(list, earlierWork{w.ID, shortTime(w.At), w.About})
		}
	}
	return list
}

// listEarlierSoon brings the menu's list up to date when the browser is idle.
func (p *playground) listEarlierSoon() {
	whenIdle(func() {
		if list := p.work.earlier(); !slices.Equal(list, p.earlier) {
			p.earlier = list
			p.draw()
		}
	})
}

// earlierCommand begins the command that opens an earlier work; its id follows.
const earlierCommand = "earlier "

func (p *playground) openEarlier(id string) {
	if s, ok := state.Kept(stored(state.WorkKey + id)); ok {
		p.act(state.Open{Case: s.Case, Opened: &s.Opened, Title: "your earlier work"})
		return
	}
	p.tell("That work is no longer in this browser.", true)
	p.listEarlierSoon()
}

// keepDelay is how long work waits to be written, in milliseconds: storage is
// written at once and blocks the page.
const keepDelay = 400

func (p *playground) keepSoon() {
	if p.keeping {
		return
	}
	p.keeping = true
	later(keepDelay, p.keep)
}

// keep writes the work to storage.
func (p *playground) keep() {
	p.keeping = false
	before := p.work.id
	p.sayKept(p.work.keep(p.state))
	p.saySecrets()
	if p.work.id != before {
		p.listEarlierSoon()
	}
}

// sayKept says, once, that the work is not kept: whoever relies on it copies it
// in time. It takes no other message's place.
func (p *playground) sayKept(ok bool) {
	if ok {
		p.unkept = false
	} else if _, mounted := p.ed.text(); mounted && !p.unkept && p.state.Notice.Text == "" {
		p.unkept = true
		p.tell("Your work is not kept: the browser's storage is blocked or full. Copy the document, or share it, before you leave.", true)
	}
}

// keepNow writes what is typed at this moment: the page may be going away.
func (p *playground) keepNow() {
	p.catchUp()
	if p.keeping || p.work.lost() {
		p.keep()
	}
}

// onStorage hears what other tabs write.
func (p *playground) onStorage(e app.Value) {
	key, written := e.Get("key"), e.Get("newValue")
	if key.Truthy() && key.String() == state.LessonsKey {
		p.act(state.SetDone{IDs: state.KeptDone(stored(state.LessonsKey))})
	}
	if !key.Truthy() || !strings.HasPrefix(key.String(), state.WorkKey) {
		return
	}
	if key.String() == state.WorkKey+p.work.id && written.Truthy() && p.work.lost() {
		p.keep() // a duplicate of this tab writes there: this one moves
	}
	p.listEarlierSoon()
}
