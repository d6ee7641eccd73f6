package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const (
	consoleLine = "Access to fetch at 'https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png' from origin 'http://localhost:5173' has been blocked by CORS policy: " +
		"Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	consoleJSON = "[\n  {\n    \"AllowedHeaders\": [\"*\"],\n    \"AllowedMethods\": [\"GET\", \"HEAD\"],\n    \"AllowedOrigins\": [\"http://localhost:3000\"],\n    \"ExposeHeaders\": [\"ETag\"]\n  }\n]"
)

// told waits until the line about what was taken contains text.
func (p *page) told(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#told").textContent.includes(` + quote(text) + `)`)
}

// field waits until the control id has value.
func (p *page) field(id, value string) {
	p.Helper()
	p.eventually(`document.getElementById(` + quote(id) + `).value === ` + quote(value))
}

// copied presses what copies the document, and returns what is in the clipboard.
func (p *page) copied(press func()) string {
	p.Helper()
	p.exec(`window.copied = null; navigator.clipboard.writeText = async text => { window.copied = text }`)
	press()
	p.eventually(`window.copied !== null`)
	return eval[string](p, `window.copied`)
}

// fixed checks what the task ends with.
func (p *page) fixed(text string) {
	p.Helper()
	if !strings.Contains(text, "http://localhost:5173") || !strings.Contains(text, `"PUT"`) || strings.Contains(text, "<") {
		p.Errorf("the clipboard has\n%s", text)
	}
}

// From a console's line and the JSON of the AWS console to the JSON that works:
// paste, paste, fix, copy.
func TestTask(t *testing.T) {
	p := open(t, "/")
	p.told("This is a sample")
	p.eventually(`document.querySelector("#server").value === "auto" && document.querySelector("#server").selectedOptions[0].textContent === "Amazon S3 (from the address)"`)
	p.exec(`document.activeElement.blur()`)
	p.paste(consoleLine)
	p.told("an upload is taken, PUT with a content-type")
	p.field("request-url", "https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png")
	p.field("request-method", "PUT")
	p.has("")
	p.paste(consoleJSON)
	p.has(consoleJSON)
	p.verdict("the page is on port 5173, the rule says port 3000")
	p.press("#verdict .fix", "")
	p.verdict("Allowed")
	p.fixed(p.copied(func() { p.press("#copy-config", "") }))
}

// The same by a finger on a phone.
func TestTaskByTouch(t *testing.T) {
	p := blank(t, browser)
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 1})
		return err
	}), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 1, Mobile: true})
		return err
	}))
	p.goTo("/")
	p.running()
	p.told("This is a sample")
	if !eval[bool](p, `matchMedia("(pointer: coarse)").matches && document.querySelector("#box").getBoundingClientRect().height >= 44`) {
		t.Error("the box is too low for a finger")
	}
	for _, text := range []string{consoleLine, consoleJSON} {
		p.tap("#box")
		p.eventually(`document.activeElement.id === "box"`)
		p.paste(text)
		p.eventually(`document.activeElement === document.body && document.querySelector("#box").value === ""`) // no keyboard covers what there is to see
	}
	p.has(consoleJSON)
	p.verdict("the page is on port 5173, the rule says port 3000")
	p.tap("#verdict .fix")
	p.verdict("Allowed")
	p.fixed(p.copied(func() { p.press("#copy-config", "") }))
}

// The same by keyboard alone, from the top of the page, in at most 12 keys. Ctrl+V
// is one, and so is each Tab.
func TestTaskByKeyboard(t *testing.T) {
	p := open(t, "/")
	p.told("This is a sample")
	p.exec(`document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)`)
	keys := 0
	reach := func(selector string) {
		t.Helper()
		for range 30 {
			if eval[bool](p, `document.activeElement.matches(`+quote(selector)+`)`) {
				return
			}
			p.key("Tab")
			keys++
		}
		t.Fatalf("30 tabs do not reach %s", selector)
	}
	for _, text := range []string{consoleLine, consoleJSON} {
		p.paste(text)
		p.eventually(`document.querySelector("#told").textContent.includes("taken")`)
		keys++
	}
	p.has(consoleJSON)
	p.verdict("the page is on port 5173, the rule says port 3000")
	reach("#verdict .fix")
	p.key("Enter")
	keys++
	p.verdict("Allowed")
	p.rest()
	reach("#copy-config")
	p.fixed(p.copied(func() { p.key("Enter") }))
	if keys++; keys > 12 {
		t.Errorf("%d keys", keys)
	}
}

// tap touches the middle of the element that selector finds.
func (p *page) tap(selector string) {
	p.Helper()
	p.act(selector, "", `el.scrollIntoView({block: "nearest"})`)
	p.rest()
	at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(`+quote(selector)+`).getBoundingClientRect())`)
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, e := range []input.DispatchTouchEventParams{
			{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}},
			{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}},
		} {
			if _, err := cdp.Call(ctx, t, input.DispatchTouchEvent, e); err != nil {
				return err
			}
		}
		return nil
	}))
}

// One paste may hold everything; what was taken is said, goes back as one step,
// and no secret stays.
func TestBox(t *testing.T) {
	p := open(t, "/")
	before := p.shown()
	p.exec(`document.activeElement.blur()`)
	p.paste("what is this")
	p.eventually(`document.querySelector("#box-said").textContent.includes("Nothing changes") && document.activeElement.id === "box" && document.querySelector("#box").value === "what is this"`)
	p.key("Escape")
	p.eventually(`document.activeElement.id !== "box" && document.querySelector("#box-said").textContent === ""`)
	p.press("#paste-button", "")
	p.eventually(`document.activeElement.id === "box"`)
	p.key("Control+a")
	top := eval[float64](p, `document.querySelector("main").getBoundingClientRect().y`)
	p.typeText("curl -X DELETE --compressed -H 'Origin: https://shop.example' -H 'Authorization: AWS4-HMAC-SHA256 Credential=AKIAPLANTED' https://b.s3.example.com/k")
	p.key("Shift+Enter")
	p.key("Shift+Enter")
	p.eventually(`document.querySelector("#box").rows === 3`)
	if y := eval[float64](p, `document.querySelector("main").getBoundingClientRect().y`); y != top {
		t.Errorf("the page moves from %g to %g", top, y)
	}
	p.paste(consoleJSON) // into what is typed: it waits for Enter
	p.eventually(`document.querySelector("#box").value.includes("AllowedOrigins")`)
	p.key("Enter")
	p.has(consoleJSON)
	p.eventually(`document.activeElement.id === "box"`)
	p.field("request-method", "DELETE")
	p.field("request-origin", "https://shop.example")
	p.told("From your paste: a curl command and a configuration. Left out as secrets: Authorization")
	p.eventually(`/a request: DELETE https:\/\/b.s3.example.com\/k.*--compressed/.test(document.querySelector("#told").textContent)`)
	p.rest()
	if eval[bool](p, `document.documentElement.outerHTML.includes("AKIAPLANTED") || JSON.stringify(localStorage).includes("AKIAPLANTED") || document.getElementById("box").value !== ""`) {
		t.Errorf("the secret is still there: %q", eval[[]string](p, `[document.documentElement.outerHTML, JSON.stringify(localStorage), document.getElementById("box").value].map(x => { const i = x.indexOf("AKIAPLANTED"); return i < 0 ? x.slice(0, 40) : x.slice(Math.max(0, i - 100), i + 40) })`))
	}
	p.press("#take-back", "")
	p.told("This is a sample")
	if after := p.shown(); after != before {
		t.Errorf("Back shows\n%s\nnot\n%s", after, before)
	}
	p.click("button", "Use the paste again")
	p.has(consoleJSON)
	p.field("request-method", "DELETE")
	p.rest()
	p.do(chromedp.Reload())
	p.running()
	p.told("From your paste: a curl command")
}

// Evidence that lands where it does not belong is offered as what it is, and
// never taken by force.
func TestPasteElsewhere(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.focus("#config")
	p.key("Control+a")
	p.paste(consoleLine)
	p.has(consoleLine)
	p.eventually(`document.querySelector("#box-said").textContent.includes("This is a line from a browser’s console.")`)
	p.field("request-origin", "https://app.example.com")
	p.click("button", "Use it as evidence")
	p.has(allowing)
	p.field("request-origin", "http://localhost:5173")
	p.eventually(`document.activeElement.id === "config"`)

	p.paste("curl -X DELETE https://b.s3.example.com/k")
	p.eventually(`document.querySelector("#box-said").textContent.includes("This is a curl command.")`)
	p.click("button", "Keep it as text")
	p.eventually(`document.querySelector("#box-said").textContent === "" && document.querySelector("#config").value.includes("curl -X DELETE")`)
	p.field("request-method", "PUT")

	p.focus("#request-url")
	p.key("Control+a")
	p.paste("https://b.s3.example.com/other")
	p.field("request-url", "https://b.s3.example.com/other")
	p.rest()
	if eval[string](p, `document.querySelector("#box-said").textContent`) != "" {
		t.Error("an address is offered as evidence where it belongs")
	}
	p.key("Control+a")
	p.paste("curl -X DELETE https://b.s3.example.com/k")
	p.click("button", "Use it as evidence")
	p.field("request-url", "https://b.s3.example.com/k")
	p.field("request-method", "DELETE")
}

// Who comes with a link, or has work here, is shown no sample while the program
// loads; who has neither is.
func TestSampleIsNobodysCase(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	address := p.link()
	const hidden = `window.seen = []; new MutationObserver(() => {
		const pane = document.querySelector("#verdict");
		if (pane && document.documentElement.dataset.app !== "running") window.seen.push(pane.checkVisibility({visibilityProperty: true}));
	}).observe(document, {subtree: true, childList: true, attributes: true})`
	for name, c := range map[string]struct {
		address string
		work    bool
		sample  bool
	}{"link": {address, false, false}, "work": {"/", true, false}, "neither": {"/", false, true}} {
		other := p
		if !c.work {
			other = blank(t, browser)
		} else {
			p.rest()
			p.leave()
		}
		other.early(hidden)
		other.goTo(c.address)
		other.running()
		seen := eval[[]bool](other, `window.seen`)
		for _, s := range seen {
			if s != c.sample {
				t.Errorf("%s: the sample is seen: %v", name, s)
				break
			}
		}
		if len(seen) == 0 || eval[bool](other, `"opening" in document.documentElement.dataset`) {
			t.Errorf("%s: nothing was seen, or it never ends", name)
		}
	}
}

// A text that cannot be used is said to be none at once, and what is pasted beside it
// is read by itself.
func TestPasteOfSomethingElse(t *testing.T) {
	p := open(t, "/")
	p.press("#paste-button", "")
	p.eventually(`document.activeElement.id === "box"`)
	p.paste("Roses are red,\nviolets are blue.")
	p.eventually(`document.querySelector("#box-said").textContent.includes("Nothing changes") && document.querySelector("#box").value.includes("violets")`)
	p.paste(consoleJSON)
	p.has(consoleJSON)
	p.eventually(`document.querySelector("#box").value === "" && document.querySelector("#box-said").textContent === ""`)
}
