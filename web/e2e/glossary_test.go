package e2e

import "testing"

// A word's meaning opens beside it by a click or by the keyboard, and closing it
// gives the keyboard back.
func TestMeanings(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.focus(`#request label a.term`)
	p.key("Enter")
	p.eventually(`document.querySelector("#meaning:popover-open")?.textContent.includes("Scheme, host and port") && document.activeElement.id === "meaning"`)
	if !eval[bool](p, `(() => { const b = document.querySelector("#meaning").getBoundingClientRect(); return b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight })()`) {
		t.Error("the meaning is not in the window")
	}
	p.key("Escape")
	p.eventually(`document.querySelector("#meaning:popover-open") === null && document.activeElement.matches("#request label a.term")`)

	p.exec(`[...document.querySelectorAll("a.term")].find(a => a.hash === "#preflight").click()`)
	p.eventually(`document.querySelector("#meaning:popover-open h2").textContent === "Preflight"`)
	if eval[string](p, `location.pathname + location.hash`) != "/" {
		t.Error("the page is left")
	}
	// From one meaning to the next, and to the glossary.
	p.exec(`[...document.querySelectorAll("a.term")].find(a => a.hash === "#exposed-header")?.click() ?? document.querySelector('#request a.term[href$="#mode"]').click()`)
	p.eventually(`["Exposed header", "Mode"].includes(document.querySelector("#meaning:popover-open h2").textContent)`)
	p.size(390, 844)
	p.exec(`document.querySelector('#request a.term[href$="#credentials-mode"]').click()`)
	p.eventually(`document.querySelector("#meaning:popover-open h2").textContent === "Credentials mode"`)
	p.exec(`document.querySelector('#meaning p a').click()`)
	p.eventually(`document.querySelector("#meaning:popover-open h2").textContent === "Credentials"`)
	p.exec(`document.querySelector('#meaning > a').click()`)
	p.eventually(`location.pathname + location.hash === "/reference/glossary#credentials"`)
}

// Without the glossary the link leads there.
func TestMeaningThatDoesNotCome(t *testing.T) {
	p := blank(t, browser)
	p.early(`const open = XMLHttpRequest.prototype.open; XMLHttpRequest.prototype.open = function (method, address, ...more) {
		if (address.endsWith("/glossary")) throw new Error("no");
		return open.call(this, method, address, ...more);
	}`)
	p.goTo("/learn/permission")
	p.exec(`document.querySelector('main a[href="/reference/glossary#origin"]').click()`)
	p.eventually(`location.pathname + location.hash === "/reference/glossary#origin"`)
}
