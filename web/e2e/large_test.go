package e2e

import "testing"

// A page that is left while it opens the large store for the first time holds it
// for nobody. Where nothing is done against it, Chromium freezes the page and the
// store with it in about one of three rounds; what is done leaves one of sixty.
func TestLeftWhileOpening(t *testing.T) {
	const says = `{
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...args) {
		window.opening = true;
		return open.apply(this, args);
	};
	addEventListener("pagehide", e => e.stopImmediatePropagation(), true);
}`
	held := 0
	for range 16 {
		p := shelf(t, says, 0)
		p.exec(`await new Promise(done => { indexedDB.deleteDatabase("s3cors").onsuccess = done })`)
		p.goTo("/")
		p.eventually(`window.opening`)
		p.goTo("/servers/")
		if !eval[bool](p, `new Promise(done => {
			indexedDB.open("s3cors", 1).onsuccess = () => done(true);
			setTimeout(() => done(false), 5000);
		})`) {
			held++
		}
		if held > 2 {
			t.Fatal("a page that was left has the large store for itself")
		}
	}
}
