package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/corscore/source"
)

// Works are kept in two stores. The small one, the site's localStorage, answers
// at once, also while the page goes away, and all tabs hear of changes: it holds
// every ordinary work whole, and of each other one its first line, so that a list
// needs no other store. The large one, IndexedDB, holds what is longer than
// [state.MaxSmall], and what the small one has no room for. A work's line is
// written when the work is safely in the large store, never before.
//
// Nothing that a person made is ever removed to make room for something else.

// keeper keeps the work of this tab, under an id that no other tab writes to. A
// duplicated tab starts with the id of the tab it was made from: whichever finds
// the other's writing under its id takes a new one.
type keeper struct {
	own     *record
	first   state.State // what the page opens with, if ok
	ok      bool
	other   state.Case // another tab's work, which this one began with
	left    []leftWork
	pending unfinished // what is offered instead of opened
	opening []string   // names of what is being opened, until the page is at rest
	since   int64      // when the last of them was marked, milliseconds since 1970
	unread  bool       // the work to open with could not be read
	from    string     // id of the work that the page opened with
	history undone     // what storage has of the editor's history
	clean   state.Cleaner
}

// record is a work as this tab knows it.
type record struct {
	id    string // "" until something is kept
	small string // what the small store holds, as last read or written by this tab
	turn  int    // counts writes: the line of the last one is what counts
	busy  int    // writes to the large store that have not ended
}

// leftWork is where the tab left the work that something else was opened over.
type leftWork struct {
	*record
	c state.Case
}

// fate is what became of work that was to be kept.
type fate int

const (
	kept fate = iota
	notKept
	tooLong
)

// readWork reads a work from wherever it is, "" if it is not there.
func readWork(id string, done func(text string)) {
	text := browser.Stored(state.WorkKey + id)
	if w, ok := state.WorkOf(id, text); !ok || !w.Large {
		done(text)
		return
	}
	browser.ReadLarge(id, func(text string, ok bool) {
		if ok && text == "" { // the browser threw the large store away
			browser.Unstore(state.WorkKey + id)
		}
		done(text)
	})
}

// keep writes s, and says what became of it. A page that is going away, or has
// crashed, writes at once what it can.
func (k *keeper) keep(s state.State, leaving bool, done func(fate)) {
	if len(s.Config) > state.MaxKept {
		done(tooLong) // what was kept before stays
		return
	}
	if k.own.id == "" || k.own.lost() {
		k.own = &record{id: browser.NewID()}
	}
	browser.StoreIn(browser.TabStorage, state.TabKey, k.own.id)
	most := state.MaxSmall
	if leaving {
		most = state.MaxInline
	}
	k.own.write(state.Keep(s, browser.Now(), &k.clean), most, func(f fate) {
		if f == kept && browser.StorageBlocked() {
			f = notKept
		}
		done(f)
	})
	for _, w := range state.Surplus(works(), k.own.id) {
		remove(w)
	}
}

// write writes text to the small store if it is at most so long and fits, else
// to the large one, else to the small one after all.
func (r *record) write(text string, most int, done func(fate)) {
	r.turn++
	before, _ := state.WorkOf(r.id, r.small)
	if len(text) <= most && r.put(text) {
		if before.Large && len(text) <= state.MaxSmall {
			browser.RemoveLargeKey(r.id)
		}
		done(kept)
		return
	}
	turn := r.turn
	r.busy++
	browser.WriteLarge(r.id, text, func(ok bool) {
		r.busy--
		switch {
		case turn != r.turn: // a newer one follows
		case ok:
			r.point(text, done)
		case len(text) <= state.MaxInline && r.put(text):
			done(kept)
		default:
			done(notKept)
		}
	})
}

// point writes the line of a work that is in the large store. If there is no
// room for it, other works move to the large store too.
func (r *record) point(text string, done func(fate)) {
	line, turn := state.Elsewhere(text), r.turn
	if r.put(line) {
		done(kept)
		return
	}
	settleStores(0, func() {
		if turn != r.turn {
			return
		}
		if r.put(line) {
			done(kept)
		} else {
			done(notKept)
		}
	})
}

// put writes to the small store. What was there stays if it cannot.
func (r *record) put(text string) bool {
	if !browser.Store(state.WorkKey+r.id, text) {
		return false
	}
	r.small = text
	return true
}

// lost reports whether somebody else has written under r's id. That a work has
// moved to the large store is no change of it.
func (r *record) lost() bool {
	there := browser.Stored(state.WorkKey + r.id)
	return r.id != "" && there != "" && there != r.small && there != state.Elsewhere(r.small)
}

// gone reports whether storage does not hold what this tab wrote there.
func (r *record) gone() bool {
	return r.id != "" && (r.lost() || r.small != "" && browser.Stored(state.WorkKey+r.id) == "")
}

// remove removes a work from both stores.
func remove(w state.Work) {
	browser.Unstore(state.WorkKey + w.ID)
	browser.RemoveLarge(w.ID) // a small one may have its history there
}

// turn keeps what s replaced where it is, if it was work, and takes up the id
// under which this tab left s, if it did. What becomes of the work that was
// replaced is told to done.
func (k *keeper) turn(before, s state.State, done func(fate)) {
	if before.Changed() {
		if k.own.id != "" || !before.Case.Equal(k.other) {
			k.keep(before, false, done)
			k.left = append(k.left, leftWork{k.own, before.Case})
		}
		k.own = &record{}
	}
	i := slices.IndexFunc(k.left, func(l leftWork) bool { return l.c.Equal(s.Case) })
	if i < 0 || !s.Changed() {
		return
	}
	if w, ok := state.WorkOf(k.own.id, k.own.small); ok && k.own.id != "" && !k.own.gone() { // an example that was only looked at
		remove(w)
	}
	k.own = k.left[i].record
	k.left = slices.Delete(k.left, i, i+1)
}

// works are the works in storage, newest first.
func works() []state.Work {
	var found []state.Work
	for _, key := range browser.StoredKeys() {
		if id, ok := strings.CutPrefix(key, state.WorkKey); ok {
			if w, ok := state.WorkOf(id, browser.Stored(key)); ok {
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

// earlier are the works beside the one on show, newest first, each once.
func (k *keeper) earlier() (list []pane.EarlierWork) {
	seen := map[string]bool{content(k.own.small): true}
	for _, w := range works() {
		text := content(browser.Stored(state.WorkKey + w.ID))
		if w.ID != k.own.id && w.Changed && !seen[text] && len(list) < maxEarlier {
			seen[text] = true
			list = append(list, pane.EarlierWork{ID: w.ID, When: browser.ShortTime(w.At), About: w.About})
		}
	}
	return list
}

// content is what tells a kept text from others: what follows its line, or the
// line where the work is elsewhere.
func content(small string) string {
	line, rest, _ := strings.Cut(small, "\n")
	return cmp.Or(rest, line)
}

// listEarlierSoon brings the menu's list up to date when the browser is idle.
func (p *playground) listEarlierSoon() {
	browser.WhenIdle(func() {
		if list := p.work.earlier(); !slices.Equal(list, p.earlier) {
			p.earlier = list
			p.draw()
		}
	})
}

func (p *playground) openEarlier(id string) {
	readWork(id, func(text string) {
		if s, ok := state.Kept(text); ok {
			p.act(state.Open{Case: s.Case, Opened: &s.Opened, Title: "your earlier work"})
			return
		}
		p.tell("That work is no longer in this browser.", true)
		p.listEarlierSoon()
	})
}

// keepDelay is how long work waits to be written, in milliseconds: storage is
// written at once and blocks the page. A megabyte waits a quarter of a second
// longer.
func (p *playground) keepDelay() int { return 400 + len(p.state.Config)>>12 }

func (p *playground) keepSoon() {
	if p.keeping {
		return
	}
	p.keeping = true
	browser.Later(p.keepDelay(), func() { p.keep(false) })
}

// keep writes the work to storage.
func (p *playground) keep(leaving bool) {
	p.keeping = false
	before := p.work.own
	p.work.keep(p.state, leaving, p.sayKept)
	p.saySecrets()
	p.keepHistorySoon()
	if p.work.own != before || before.small == "" {
		p.listEarlierSoon()
	}
}

// sayKept says, once, that the work is not kept: whoever relies on it copies it
// in time. It takes no other message's place.
func (p *playground) sayKept(f fate) {
	if f == kept {
		p.unkept = kept
	} else if _, mounted := p.ed.text(); mounted && p.unkept != f && p.state.Notice.Text == "" {
		p.unkept = f
		p.tell(f.unkept(), true)
	}
}

// unkept says why work is not kept, and what to do.
func (f fate) unkept() string {
	if f == tooLong {
		return "This document is larger than " + strconv.Itoa(state.MaxKept>>20) + " MB: it is not kept. Download it, or copy it, before you leave."
	}
	return "Your work is not kept: the browser's storage is blocked or full. Copy the document, or share it, before you leave."
}

// sayReplaced says that the work is not kept that something else was opened over.
func (p *playground) sayReplaced(f fate) {
	if f == kept {
		return
	}
	n := state.Notify{Text: "Your work before this is not kept: it is too large, or the browser's storage is blocked or full. Go back to it, and download it, before you leave.", Bad: true}
	if _, mounted := p.ed.text(); mounted {
		p.act(n)
	} else {
		p.state = state.Reduce(p.state, n)
	}
}

// keepNow writes what is typed at this moment: the page may be going away.
func (p *playground) keepNow(leaving bool) {
	p.catchUp()
	if p.keeping || p.work.own.gone() || leaving && p.work.own.busy > 0 {
		p.keep(leaving)
	}
	if leaving {
		p.leaveHistory()
	} else {
		p.keepHistory()
	}
}

// onStorage hears what other tabs write.
func (p *playground) onStorage(e app.Value) {
	key, written := e.Get("key"), e.Get("newValue")
	if key.Truthy() && key.String() == state.LessonsKey {
		p.act(state.SetDone{IDs: state.KeptDone(browser.Stored(state.LessonsKey))})
	}
	if !key.Truthy() || !strings.HasPrefix(key.String(), state.WorkKey) {
		return
	}
	if key.String() == state.WorkKey+p.work.own.id && written.Truthy() && p.work.own.lost() {
		p.keep(false) // a duplicate of this tab writes there: this one moves
	}
	p.listEarlierSoon()
}
