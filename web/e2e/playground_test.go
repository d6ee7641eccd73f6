package e2e

import (
	"strings"
	"testing"
)

// verdict waits until the verdict's text contains want.
func (p *page) verdict(want string) {
	p.Helper()
	p.eventually(`document.querySelector("#verdict").textContent.includes(` + quote(want) + `)`)
}

// squiggles waits until the editor underlines something, or nothing.
func (p *page) squiggles(some bool) {
	p.Helper()
	if some {
		p.eventually(`document.querySelectorAll(".ed-sq").length > 0`)
	} else {
		p.eventually(`document.querySelectorAll(".ed-sq").length === 0`)
	}
}

// The way of the product: the example is blocked, an edit lets it through, a
// mistake is underlined and blocks it again.
func TestEditCheckSimulate(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.verdict("content-type")

	p.edit(allowing)
	p.verdict("Allowed")
	p.squiggles(false)

	p.caret("<AllowedMethod")
	p.typeText("s")
	p.squiggles(true)
	p.eventually(`document.querySelector("#problems li").textContent.includes("AllowedMethods")`)
	p.verdict("Blocked")
	p.key("Backspace")
	p.verdict("Allowed")
	p.squiggles(false)
}

// A fix is reached, applied and taken back without the mouse.
func TestFixByKeyboard(t *testing.T) {
	p := open(t, "/")
	p.edit(misspelt)
	p.eventually(`[...document.querySelectorAll(".ed-sq")].some(s => s.textContent.includes("AllowedMethods"))`) // the first document had one too
	p.eventually(`document.querySelector("#problems li").textContent.includes("AllowedMethod")`)                 // until then, the findings are those of the first document
	p.verdict("refuses")
	p.key("F8")
	p.eventually(`document.activeElement.id === "config"`)
	p.key("Control+.")
	p.eventually(`document.activeElement.closest(".ed-card") !== null`)
	p.key("Enter")
	p.eventually(`document.querySelector("#config").value === ` + quote(allowing))
	p.verdict("Allowed")
	p.eventually(`document.activeElement.id === "config"`)
	p.key("Control+z")
	p.eventually(`document.querySelector("#config").value === ` + quote(misspelt))
	p.verdict("Blocked")
}

// The request form takes part at once.
func TestRequestForm(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.focus("#request-origin")
	p.key("Control+a")
	p.typeText("https://other.example")
	p.verdict("Blocked by your configuration")
	p.eventually(`document.querySelector("#exchange").textContent.includes("https://other.example")`)
	p.key("Control+a")
	p.typeText("https://app.example.com")
	p.verdict("Allowed")
	p.click("button", "Add a header")
	p.eventually(`document.activeElement.id.endsWith("name")`)
	p.typeText("x-custom")
	p.key("Tab")
	p.typeText("1")
	p.verdict("Blocked")
	p.eventually(`document.querySelector("#exchange").textContent.includes("x-custom")`)
}

// The server changes what is answered.
func TestServer(t *testing.T) {
	p := open(t, "/")
	p.edit("<CORSConfiguration><CORSRule/></CORSConfiguration>")
	p.eventually(`document.querySelector("#put").textContent.includes("MalformedXML")`)
	p.rest()
	amazon := eval[string](p, `document.querySelector("#put").textContent`)
	p.choose("server", "scality")
	p.eventually(`document.querySelector("#put").textContent !== ` + quote(amazon))
}

// Undo brings back what an example replaced: one step, by the editor's undo.
func TestExampleIsUndone(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.menu("examples", "slash")
	p.eventually(`document.querySelector("#config").value.includes("https://app.example.com/<")`)
	p.focus("#config")
	p.key("Control+z")
	p.eventually(`document.querySelector("#config").value === ` + quote(allowing))
	p.verdict("Allowed")
}

// The work is there again after a reload.
func TestWorkIsKept(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.rest()
	p.goTo("/")
	p.running()
	p.has(allowing)
}

// What a person typed last is kept even when the page goes away at once.
func TestWorkIsKeptOnLeaving(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.leave()
	p.goTo("/")
	p.running()
	p.has(allowing)
}

// 64 KB is the largest document a server takes.
func TestPaste64KB(t *testing.T) {
	p := open(t, "/")
	text := manyRules(100)
	text = strings.Replace(text, "</CORSConfiguration>", "<!--"+strings.Repeat("x", 64<<10-len(text)-len("<!---->\n"))+"-->\n</CORSConfiguration>", 1)
	if len(text) != 64<<10 {
		t.Fatalf("the document has %d bytes", len(text))
	}
	p.edit(text)
	p.verdict("Allowed")
	p.caret("<CORSConfiguration")
	p.typeText("x")
	p.squiggles(true)
}

func TestHundredRules(t *testing.T) {
	p := open(t, "/")
	p.edit(manyRules(100))
	p.verdict("Allowed")
	p.verdict("Rule 100")
	p.eventually(`document.querySelector("#rules .matched") !== null`)
}

func TestEmpty(t *testing.T) {
	p := open(t, "/")
	p.focus("#config")
	p.key("Control+a")
	p.key("Delete")
	p.eventually(`document.querySelector("#config").value === ""`)
	p.eventually(`document.querySelector("#problems").textContent.includes("Paste a CORS configuration")`)
	p.key("Control+z")
	p.verdict("Blocked by your configuration")
}

func TestTheme(t *testing.T) {
	p := open(t, "/")
	background := `getComputedStyle(document.body).backgroundColor`
	light := eval[string](p, background)
	p.prefer("prefers-color-scheme", "dark")
	p.eventually(background + ` !== ` + quote(light))
	dark := eval[string](p, background)
	p.press("#theme", "")
	p.eventually(background + ` === ` + quote(light))
	p.goTo("/")
	p.eventually(background + ` === ` + quote(light))
	p.running()
	p.press("#theme", "")
	p.prefer("prefers-color-scheme", "light")
	p.eventually(background + ` === ` + quote(dark))
}

// A mistake of ours does not cost the text.
func TestCrash(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	// The page breaks what the program relies on.
	p.watch.forgive("broken on purpose")
	p.exec(`document.querySelectorAll = () => { throw new Error("broken on purpose") };
		document.querySelector("#examples summary").click();`)
	p.eventually(`document.querySelector("[role=alert]") !== null`)
	p.node("button", "Copy the text")
	if text := eval[string](p, `document.querySelector("[role=alert] textarea").value`); text != allowing {
		t.Errorf("the crash screen has the text\n%s", text)
	}
}

// What is about a piece of the document marks that piece, and the other way
// round.
func TestMarks(t *testing.T) {
	p := open(t, "/")
	p.edit(misspelt)
	// The first document had a finding too: wait for this one's.
	p.eventually(`[...document.querySelectorAll(".ed-sq")].some(s => s.textContent.includes("AllowedMethods")) &&
		document.querySelector("#problems li").textContent.includes("AllowedMethod")`)
	p.verdict("refuses")
	p.focus("#problems button[data-ref]")
	p.eventually(`[...document.querySelectorAll(".ed-mark")].some(m => m.textContent.includes("AllowedMethod"))`)
	p.caret("<AllowedMeth")
	p.eventually(`document.querySelector("#problems [data-here]") !== null`)
	p.caret("<MaxAge")
	p.eventually(`document.querySelector("#problems [data-here]") === null`)
}

// Every link to a standard opens beside the page, which stays as it is; the
// others lead to the site's own pages.
func TestReferences(t *testing.T) {
	p := open(t, "/")
	p.eventually(`document.querySelectorAll("#steps a[href]").length > 3`)
	p.rest()
	if other := eval[[]string](p, `[...document.querySelectorAll("a[href]")]
		.filter(a => a.origin === location.origin ? !/^\/(learn|examples|reference|servers|layers|checks|causes)\//.test(a.pathname)
			: a.target !== "_blank" || !a.relList.contains("noopener") || a.protocol !== "https:").map(a => a.href)`); len(other) > 0 {
		t.Errorf("links that leave the page: %q", other)
	}
}
