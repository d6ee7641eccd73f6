package e2e

import (
	"strings"
	"testing"
)

// A fix shows its change in the editor while the keyboard or the pointer is on
// it, whichever part of the page offers it.
func TestFixIsPreviewed(t *testing.T) {
	p := open(t, "/")
	p.edit(strings.Replace(allowing, ">PUT<", ">GET<", 1))
	p.verdict("Blocked")
	p.eventually(`document.querySelector("#verdict [data-fix]") !== null`)
	before := p.config()
	p.exec(`document.querySelector("#verdict [data-fix]").focus()`)
	p.eventually(`document.querySelector(".ed-ghost .ed-comes") !== null`)
	p.focus("#config")
	p.eventually(`document.querySelector(".ed-ghost") === null`)
	p.exec(`document.querySelector("#verdict [data-fix] span").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
	p.eventually(`document.querySelector(".ed-ghost .ed-comes") !== null`)
	p.has(before)
	p.exec(`document.querySelector("#verdict [data-fix]").click()`)
	p.eventually(`document.querySelector(".ed-ghost") === null && document.querySelector("#config").value !== ` + quote(before))
}

// The list of problems does not tell of a word that is half typed, and does when
// typing rests.
func TestProblemsWait(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	const told = `document.querySelector("#problems").textContent.includes("AllowedMethods")`
	// Typing does not rest before it is said that it does.
	p.exec(`window.resting = []; const real = window.setTimeout; window.setTimeout = (f, ms, ...a) => ms >= 900 && ms <= 1000 ? resting.push(f) : real(f, ms, ...a);
		window.rests = () => { window.setTimeout = real; resting.forEach(f => real(f)); }`)
	p.caret("<AllowedMethod")
	p.typeText("s")
	p.verdict("Blocked") // the core has found it
	p.eventually(`resting.length > 0`)
	if eval[bool](p, told) {
		t.Error("it is told of at once")
	}
	p.exec(`rests()`)
	p.eventually(told)
}
