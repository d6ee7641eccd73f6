package e2e

import (
	"strings"
	"testing"
)

// crashes are the ways from the browser into the program, and what breaks on
// each: the page takes away what the program relies on.
var crashes = map[string]string{
	"a handler": `document.querySelectorAll = () => { throw new Error("broken on purpose") };
		document.querySelector("#examples summary").click()`,
	"a drawing": `Node.prototype.appendChild = Node.prototype.replaceChild = () => { throw new Error("broken on purpose") };
		document.getElementById("share-button").click()`,
	"a timer": `window.requestIdleCallback = () => { throw new Error("broken on purpose") };
		document.querySelector("#config").focus(); document.execCommand("insertText", false, " ")`,
	"a promise": `Array.from = () => { throw new Error("broken on purpose") };
		document.querySelector("#tab-apply").click()`,
	"an action": `HTMLElement.prototype.focus = () => { throw new Error("broken on purpose") };
		document.getElementById("add-header").click()`,
}

// Wherever a mistake of ours is made, the page says so, has the text, and comes
// back with it.
func TestCrashes(t *testing.T) {
	for name, script := range crashes {
		t.Run(name, func(t *testing.T) {
			p := open(t, "/")
			p.edit(allowing)
			p.verdict("Allowed")
			p.watch.forgive("broken on purpose") // the crash is printed
			p.exec(`const from = Array.from, focus = HTMLElement.prototype.focus;
				window.mend = () => { Array.from = from; HTMLElement.prototype.focus = focus; }`)
			p.exec(script)
			p.eventually(`document.querySelector("main.crash[role=alert]") !== null`)
			if text := eval[string](p, `document.querySelector(".crash textarea").value`); strings.TrimSpace(text) != strings.TrimSpace(allowing) {
				t.Errorf("the crash screen has the text\n%s", text)
			}
			p.eventually(`document.querySelector(".crash pre").textContent.includes("broken on purpose")`)
			p.exec(`mend(); navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }`)
			p.click("button", "Copy the text")
			p.eventually(`window.copied?.trim() === ` + quote(strings.TrimSpace(allowing)))
			p.click("button", "Reload the page")
			p.eventually(`document.querySelector(".crash") === null && document.documentElement.dataset.app === "running"`)
			p.eventually(`document.querySelector("#config").value.trim() === ` + quote(strings.TrimSpace(allowing)))
		})
	}
}
