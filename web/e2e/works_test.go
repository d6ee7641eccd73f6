package e2e

import (
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// three are works that somebody has in this browser.
var three = []string{former + "<!-- 1 -->\n", former + "<!-- 2 -->\n", former + "<!-- 3 -->\n"}

// shelf is a profile whose small store holds the three works, and filler, if
// there is any, so that only room bytes are left.
func shelf(t *testing.T, early string, room int) *page {
	t.Helper()
	p := blank(t, browser)
	p.goTo("/servers/")
	p.exec(`await new Promise(done => { // the large store is there, as in a profile that has works
			const open = indexedDB.open("s3cors", 1);
			open.onupgradeneeded = () => open.result.createObjectStore("works");
			open.onsuccess = () => { open.result.close(); done(); };
		})`)
	for i, text := range three {
		s := state.Reduce(state.New(state.CaseOf(corscore.Input{Config: "x"}), ""), state.Typed{Text: text})
		p.exec(`localStorage.setItem("s3cors.work.own` + strconv.Itoa(i) + `", ` + quote(state.Keep(s, int64(i+1), nil)) + `)`)
	}
	if room > 0 {
		p.exec(`for (let size = 1 << 22, text = ""; size >= 1; size >>= 1) {
				try { localStorage.setItem("filler", text + "x".repeat(size)); text += "x".repeat(size); } catch {}
			}
			localStorage.setItem("filler", localStorage.getItem("filler").slice(` + strconv.Itoa(room) + `))`)
	}
	p.early(early)
	return p
}

// whole is a JavaScript expression: the texts of all works in both stores.
const whole = `(async () => {
	const small = Object.keys(localStorage).filter(k => k.startsWith("s3cors.work.")).map(k => localStorage.getItem(k));
	const large = await new Promise((done, fail) => {
		try {
			const open = indexedDB.open("s3cors", 1);
			open.onerror = () => done([]);
			open.onupgradeneeded = () => open.transaction.abort();
			open.onsuccess = () => {
				const all = open.result.transaction("works").objectStore("works").getAll();
				all.onsuccess = () => { open.result.close(); done(all.result); };
			};
		} catch { done([]); }
	});
	return small.concat(large);
})()`

// keepsAll fails unless the three works are still there.
func (p *page) keepsAll() {
	p.Helper()
	for i := range three {
		p.eventually(whole + `.then(all => all.some(t => t.includes("<!-- ` + strconv.Itoa(i+1) + ` -->")))`)
	}
}

// noLarge are the ways in which a browser may have no large store.
var noLarge = map[string]string{
	"absent":  `Object.defineProperty(window, "indexedDB", {value: undefined});`,
	"throws":  throws("indexedDB"),
	"refuses": `IDBFactory.prototype.open = () => { const r = new EventTarget(); setTimeout(() => r.onerror?.(new Event("error"))); return r; };`,
	"full":    `IDBObjectStore.prototype.put = function () { this.transaction.abort(); };`,
}

// attacks put something into the page that is far longer than an ordinary work.
var attacks = map[string]struct {
	hash string
	text string
}{
	"a link of a million &": {hash: share.Encode(corscore.Input{Config: "<!--" + strings.Repeat("&", 1_000_000)}), text: `"<!--" + "&".repeat(1e6)`},
	"5.4 MB are pasted":     {text: `"x".repeat(5.4e6)`},
	"950,000 < are pasted":  {text: `"<".repeat(950000)`},
	"12 MB are pasted":      {text: `"x".repeat(12 << 20)`},
}

// attack opens the page in a state in which it keeps what comes.
func (p *page) attack(name string) {
	p.Helper()
	a := attacks[name]
	if a.hash != "" {
		p.goTo("/#" + a.hash)
		p.running()
		p.patiently(`document.querySelector("#config").value === ` + a.text)
		p.caret("<!--")
		p.typeText("x") // now it is somebody's own work
		return
	}
	p.goTo("/")
	p.running()
	p.has(three[2])
	p.becomes(a.text)
}

// becomes replaces the whole document by what a JavaScript expression gives.
func (p *page) becomes(text string) {
	p.Helper()
	p.exec(`const area = document.querySelector("#config"); area.focus(); area.value = ` + text + `; area.dispatchEvent(new Event("input", {bubbles: true}))`)
}

// put pastes a large document and waits until it is kept.
func (p *page) put(text string) {
	p.Helper()
	p.becomes(text)
	p.eventually(`Object.values(localStorage).some(t => t.includes('"large":true'))`)
}

// Whatever comes, and however little room there is, every work is still there,
// and what came as well, or it is said that it is not.
func TestNothingIsLost(t *testing.T) {
	for name := range attacks {
		for _, room := range []int{0, 2000} {
			t.Run(name+", room "+strconv.Itoa(room), func(t *testing.T) {
				p := shelf(t, "", room)
				p.attack(name)
				if strings.HasPrefix(name, "12 MB") {
					p.message("larger than 10 MB: it is not kept. Download it")
					p.keepsAll()
					p.reload()
					p.has(three[2])
					return
				}
				p.patiently(`Object.values(localStorage).some(t => t.includes('"large":true'))`)
				p.exec(`window.held = document.querySelector("#config").value.length`)
				p.keepsAll()
				held := eval[int](p, `held`)
				p.goTo("/servers/")
				p.goTo("/")
				p.running()
				p.patiently(`document.querySelector("#config").value.length === ` + strconv.Itoa(held))
				p.keepsAll()
			})
		}
	}
}

// Without the large store nothing is removed either, and it is said what is not
// kept.
func TestNothingIsLostWithoutLargeStore(t *testing.T) {
	for name, script := range noLarge {
		t.Run(name, func(t *testing.T) {
			p := shelf(t, script, 2000)
			p.attack("5.4 MB are pasted")
			p.message("Your work is not kept")
			p.keepsAll()
			p.reload()
			p.has(three[2])
			p.edit(one)
			p.reload()
			p.has(one)
			p.keepsAll()
		})
	}
}

// Works of an earlier version of the page, which kept all of them in the small
// store, move to the large one, and open from there.
func TestLongWorksMove(t *testing.T) {
	p := shelf(t, "", 0)
	p.exec(`const text = localStorage.getItem("s3cors.work.own0").replace("<!-- 1 -->", "<!-- 1 -->" + "y".repeat(300000));
		localStorage.setItem("s3cors.work.own0", text)`)
	p.goTo("/")
	p.running()
	p.has(three[2])
	p.eventually(`localStorage.getItem("s3cors.work.own0").length < 300`)
	p.keepsAll()
	p.exec(`const all = [...document.querySelectorAll("#examples .works .item")]; all.at(-1).click()`)
	p.eventually(`document.querySelector("#config").value.includes("<!-- 1 -->yyy")`)
	p.click("button", "Back to my work")
	p.has(three[2])

	// The browser throws its large store away.
	p.exec(`await new Promise(done => { indexedDB.deleteDatabase("s3cors").onsuccess = done })`)
	p.exec(`const all = [...document.querySelectorAll("#examples .works .item")]; all.at(-1).click()`)
	p.message("no longer in this browser")
}

// A page that went away before it wrote the line of a large work loses nothing.
func TestLargeWorkWithoutItsLine(t *testing.T) {
	p := shelf(t, "", 0)
	p.goTo("/")
	p.running()
	p.put(`"z".repeat(200000)`)
	p.goTo("/servers/")
	p.exec(`sessionStorage.clear(); for (const [k, v] of Object.entries(localStorage)) if (v.includes('"large":true')) localStorage.removeItem(k)`)
	p.goTo("/")
	p.running()
	p.eventually(`Object.values(localStorage).some(t => t.includes('"large":true'))`)
	p.keepsAll()
}

// What is typed last into a large document is kept though the page goes away in
// the same moment.
func TestLargeWorkTypedAtTheLastMoment(t *testing.T) {
	p := shelf(t, "", 0)
	p.goTo("/")
	p.running()
	p.put(`"z".repeat(200000)`)
	p.exec(`const area = document.querySelector("#config");
		area.focus(); area.setSelectionRange(0, 0);
		document.execCommand("insertText", false, "last");
		window.before = true; location.reload()`)
	p.eventually(`!("before" in window) && document.documentElement.dataset.app === "running"`)
	p.eventually(`document.querySelector("#config").value === "last" + "z".repeat(200000)`)
	p.keepsAll()
}
