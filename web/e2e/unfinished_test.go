package e2e

import (
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// neverRests is a script by which a page does not come to rest, and gets no chance
// to say goodbye, until the tab is healed: what a page is like that has to be
// killed.
const neverRests = `if (!sessionStorage.getItem("healed")) {
	window.requestIdleCallback = () => 0;
	addEventListener("pagehide", e => e.stopImmediatePropagation(), true);
}`

// offered waits for the offer, and for an example in the place of what is offered.
func (p *page) offered(text string) {
	p.Helper()
	p.running()
	p.eventually(`document.querySelector("#unfinished").open && document.querySelector("#unfinished-text").value === ` + quote(text))
	p.eventually(`document.querySelector("#config").value.includes("public-read")`)
}

// A work whose page did not come to rest is offered by the next start, until it
// opens and the page rests.
func TestUnfinishedWorkIsOffered(t *testing.T) {
	p := shelf(t, neverRests, 0)
	p.goTo("/")
	p.running()
	p.has(three[2])
	p.goTo("/servers/")
	p.exec(`sessionStorage.setItem("healed", "yes")`)
	p.goTo("/")
	p.offered(three[2])
	p.key("Escape")
	p.eventually(`!document.querySelector("#unfinished").open`)
	p.reload()
	p.offered(three[2]) // nobody has decided yet
	p.click("button", "Open it")
	p.has(three[2])
	p.eventually(`!document.querySelector("#unfinished").open && !Object.keys(localStorage).some(k => k.startsWith("s3cors.start."))`)
	p.keepsAll()
	p.reload()
	p.has(three[2])
	if eval[bool](p, `document.querySelector("#unfinished").open`) {
		t.Error("what opened is offered again")
	}
}

// So is a link, and the work beside it is not touched.
func TestUnfinishedLinkIsOffered(t *testing.T) {
	p := shelf(t, neverRests, 0)
	link := "/#" + share.Encode(corscore.Input{Config: one})
	p.goTo(link)
	p.running()
	p.has(one)
	p.goTo("/servers/")
	p.exec(`sessionStorage.setItem("healed", "yes")`)
	p.goTo(link)
	p.running()
	p.eventually(`document.querySelector("#unfinished").open && document.querySelector("#unfinished-text").value === ` + quote(one))
	p.has(three[2])
	p.click("button", "Open it")
	p.has(one)
	p.eventually(`!Object.keys(localStorage).some(k => k.startsWith("s3cors.start."))`)
	p.click("button", "Back to my work")
	p.has(three[2])
	p.keepsAll()
}

// A page that another tab is opening just now is no reason to offer anything; one
// that another tab did not finish long ago is.
func TestOtherTabsStart(t *testing.T) {
	p := shelf(t, "", 0)
	p.exec(`localStorage.setItem("s3cors.start.own2", Date.now() + 3600000)`)
	p.goTo("/")
	p.running()
	p.has(three[2])
	p.goTo("/servers/")
	p.exec(`sessionStorage.clear(); localStorage.setItem("s3cors.start.own2", Date.now() - 3600000)`)
	p.goTo("/")
	p.offered(three[2])
}
