package engines

import (
	"strings"
	"testing"
)

const (
	consoleLine = "Access to fetch at 'https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png' from origin 'http://localhost:5173' has been blocked by CORS policy: " +
		"Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	consoleJSON = "[\n  {\n    \"AllowedHeaders\": [\"*\"],\n    \"AllowedMethods\": [\"GET\", \"HEAD\"],\n    \"AllowedOrigins\": [\"http://localhost:3000\"],\n    \"ExposeHeaders\": [\"ETag\"]\n  }\n]"
)

// From a console's line and the JSON of the AWS console to the JSON that works:
// paste, paste, fix, copy. The first is pasted without a field, the second in the
// box.
func TestTask(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.contains("#told", "This is a sample")
		p.copy(consoleLine)
		p.exec(`document.activeElement.blur()`)
		p.key("Control+v")
		p.solve()
	})
}

// solve goes on from the pasted line of the console to the JSON in the clipboard.
func (p *page) solve() {
	p.Helper()
	p.contains("#told", "an upload is taken, PUT with a content-type")
	p.eventually(`document.querySelector("#request-url").value === "https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png"`)
	p.eventually(`document.querySelector("#request-method").value === "PUT"`)
	p.has("")
	p.fillBox(consoleJSON)
	p.has(consoleJSON)
	p.verdict("the page is on port 5173, the rule says port 3000")
	p.click(`document.querySelector("#verdict .fix")`)
	p.verdict("Allowed")
	fixed := eval[string](p, `document.querySelector("#config").value`)
	if !strings.Contains(fixed, "http://localhost:5173") || !strings.Contains(fixed, `"PUT"`) || strings.Contains(fixed, "<") {
		p.Errorf("the fix leads to\n%s", fixed)
	}
	p.copy("nothing yet")
	p.click(`document.querySelector("#copy-config")`)
	p.eventually(`document.querySelector("#message").textContent.includes("The configuration is in the clipboard.")`)
	if pasted := p.pasted(); pasted != fixed {
		p.Errorf("the clipboard has\n%s\nnot\n%s", pasted, fixed)
	}
}

// fillBox pastes into the box at the top.
func (p *page) fillBox(text string) {
	p.Helper()
	p.copy(text)
	p.click(`document.querySelector("#box")`)
	p.eventually(`document.activeElement.id === "box"`)
	p.key("Control+v")
	p.eventually(`document.querySelector("#box").value === ""`)
}

// The arrow keys, Home, and End go along the tabs that are in sight, and open
// them.
func TestTabsByKeyboard(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.verdict("Blocked")
		p.focus("#tab-sequence")
		focused := func(tab string) string { return `document.activeElement.id === "tab-` + tab + `"` }
		last := eval[string](p, `[...document.querySelectorAll(".results [role=tab]")].filter(tab => tab.offsetWidth > 0).at(-1).id.slice(4)`)
		for _, step := range [][2]string{{"Right", "rules"}, {"End", last}, {"Right", "sequence"}, {"Left", last}, {"Home", "sequence"}} {
			p.key(step[0])
			p.eventually(focused(step[1]) + ` && document.querySelector("#tab-` + step[1] + `").getAttribute("aria-selected") === "true"`)
			p.eventually(`[...document.querySelectorAll(".result [role=tabpanel]")].filter(panel => panel.firstElementChild.checkVisibility()).map(panel => panel.id).join() === "panel-` + step[1] + `"`)
		}
		p.focus("#tab-problems")
		p.key("Right")
		p.eventually(`document.activeElement.id === "tab-put" && document.querySelector("#put").checkVisibility() && !document.querySelector("#problems").checkVisibility()`)
	})
}
