package e2e

import (
	"strings"
	"testing"
)

// histories is a JavaScript expression: the histories in the large store.
const histories = `(async () => {
	const db = await new Promise((ok, fail) => { const r = indexedDB.open("s3cors", 1); r.onsuccess = () => ok(r.result); r.onerror = fail; r.onupgradeneeded = () => r.transaction.abort(); });
	const store = db.transaction("works").objectStore("works");
	const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()].map(r => new Promise(ok => { r.onsuccess = () => ok(r.result); })));
	db.close();
	return keys.map((k, i) => [k, values[i]]).filter(([k]) => k.endsWith("/undo"));
})()`

// undoes undoes until the document is want: the large store answers when it
// can.
func (p *page) undoes(want string) {
	p.Helper()
	p.focus("#config")
	before := p.config()
	p.until("undo leads to "+want, func() (bool, error) {
		if now := p.config(); now != before {
			return now == want, nil
		}
		p.key("Control+z")
		return false, nil
	})
}

// Undo goes on after a reload: what the page left when it went away at once, and
// what it kept while it was at rest.
func TestUndoAfterReload(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.edit(former)
	p.reload() // at once
	p.has(former)
	p.undoes(allowing)
	p.key("Control+Shift+z")
	p.has(former)
	p.key("Control+z")
	p.has(allowing)
	p.eventually(histories + `.then(all => all.length === 1 && all[0][1].includes('"done":'))`)
	p.caret("<CORSConfiguration>")
	p.typeText("x")
	p.eventually(histories + `.then(all => all.length === 1 && all[0][1].includes('"in":"x"'))`)
	typed := p.config()
	p.goTo("/servers/")
	p.exec(`sessionStorage.removeItem("s3cors.undo")`) // as if the browser had ended
	p.goTo("/")
	p.running()
	p.has(typed)
	p.undoes(allowing)
}

// Neither what the page keeps nor what it leaves has a secret that was in the
// document at any time.
func TestUndoHasNoSecrets(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.edit("curl -H 'Authorization: Bearer " + plantedKey + "' -u user:" + plantedToken + " https://media.s3.example.com/cat.jpg")
	p.message("has what looks like credentials")
	p.edit(former)
	p.caret("<CORSConfiguration>")
	p.typeText("y")
	p.eventually(histories + `.then(all => all.length === 1 && all[0][1].includes('"in":"y"'))`)
	p.unstored("the history is kept")
	p.key("Control+z")
	p.has(former)
	p.key("Control+z")
	p.eventually(`document.querySelector("#config").value.startsWith("curl")`)
	p.eventually(histories + `.then(all => all.length === 0)`)
	p.goTo("/servers/")
	if text := eval[string](p, `JSON.stringify({...sessionStorage, ...localStorage})`); strings.Contains(text, plantedKey) || strings.Contains(text, plantedToken) {
		t.Errorf("the page is left with\n%s", text)
	}
	p.goTo("/")
	p.running()
	if text := p.config(); strings.Contains(text, plantedKey) {
		t.Errorf("the document is\n%s", text)
	}
	p.key("Control+Shift+z")
	p.unstored("the page is there again")
}

// A work that is removed takes its history with it.
func TestHistoryGoesWithItsWork(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.eventually(histories + `.then(all => all.length === 1)`)
	p.goTo("/servers/")
	p.exec(`Object.keys(localStorage).filter(k => k.startsWith("s3cors.work.")).forEach(k => localStorage.removeItem(k)); sessionStorage.clear()`)
	p.goTo("/")
	p.running()
	p.eventually(histories + `.then(all => all.length === 0)`)
}
