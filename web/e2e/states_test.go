package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// states are what the page can be brought into by a step each, from the page as
// it opens: script runs, then the condition holds.
var states = []struct{ name, script, holds string }{
	{"every step unfolded", `for (let b; b = document.querySelector("#steps [aria-expanded=false]");) { b.click(); await new Promise(r => setTimeout(r, 50)) }`, `document.querySelector("#steps [aria-expanded=false]") === null`},
	{"a test, and other answers", `document.getElementById("add-test").click(); document.getElementById("own-answers").click()`, `document.getElementById("test-0-name") && document.getElementById("given-actual")`},
	{"answers with a line that is none", `const f = document.getElementById("given-actual"); f.value = "HTTP/1.1 200\nnonsense"; f.dispatchEvent(new Event("input", {bubbles: true}))`, `document.querySelector(".given").textContent.includes("nonsense")`},
	{"Apply, empty", `document.querySelector("#tab-apply").click()`, `document.querySelector("#apply-endpoint")`},
	{"Apply, with recipes", `for (const [id, text] of [["apply-endpoint", "http://192.168.7.7:7070"], ["apply-bucket", "media"]]) {
		const f = document.getElementById(id); f.value = text; f.dispatchEvent(new Event("input", {bubbles: true})) }`, `document.querySelector("#apply .recipes")`},
	{"Apply, with a mistake", `const f = document.getElementById("apply-region"); f.value = "eu west"; f.dispatchEvent(new Event("input", {bubbles: true}))`, `document.querySelector("#apply-region-wrong") && document.querySelector("#apply details.apply-part").textContent.includes("A region has letters")`},
	{"a link that cannot be read", `location.hash = "9zzz"`, `document.querySelector("#verdict").textContent.includes("newer")`},
	{"the menu Examples", `document.querySelector("#examples > summary").click()`, `document.querySelector("#examples[open]")`},
	{"the menu of presets", `document.querySelector("#examples").open = false; document.querySelector("#presets > summary").click()`, `document.querySelector("#presets[open]")`},
	{"the menu of the document", `document.querySelector("#presets").open = false; document.querySelector("#more > summary").click()`, `document.querySelector("#more[open]")`},
	{"the box", `document.querySelector("#more").open = false; document.getElementById("paste-button").click()`, `document.activeElement.id === "box"`},
	{"the box with what it cannot use", typedInBox("what is this\n?"), `document.querySelector("#box-said .icon")`},
	{"the box with a command", typedInBox("curl -X DELETE --compressed -H 'Origin: https://shop.example' -H 'Authorization: secret' https://b.s3.example.com/k"), `document.querySelector("#take-back")`},
	{"what it took", `document.querySelector(".told-more").open = true`, `document.querySelector(".told-more .pieces").checkVisibility()`},
	{"evidence in the editor", `const d = new DataTransfer(); d.setData("text/plain", "curl https://b.example/x"); document.getElementById("config").dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true}))`, `document.querySelector("#keep-text")`},
	{"the dialog of tests", `document.getElementById("keep-text").click(); document.getElementById("tests-text-button").click()`, `document.querySelector("#tests-text").open`},
	{"the same with a mistake", `const f = document.getElementById("table"); f.value = "{"; f.dispatchEvent(new Event("input", {bubbles: true}))`, `document.querySelector("#tests-text .evidence-kind")`},
	{"the review", `document.querySelector("#tests-text .dialog-head .button").click(); [...document.querySelectorAll("#more .item")].find(i => i.textContent.startsWith("Compare")).click()`, `document.querySelector(".review #other")`},
	{"the same with a document", `const f = document.getElementById("other"); f.value = "<CORSConfiguration><CORSRule><AllowedOrigin>https://old.example</AllowedOrigin><AllowedMethod>DELETE</AllowedMethod></CORSRule></CORSConfiguration>"; f.dispatchEvent(new Event("input", {bubbles: true}))`, `document.querySelector(".review .witness")`},
	{"the causes", `[...document.querySelectorAll(".review .button")].find(b => b.textContent === "Back to the editor").click(); document.getElementById("tab-causes").click()`, `document.querySelector("#causes .tick")?.checkVisibility() && [...document.querySelectorAll("#causes select")].every(s => s.selectedOptions[0]?.textContent === "not said")`},
	{"the causes of what was seen", `document.querySelector("#causes .tick").click()`, `document.querySelector("#forget-seen")`},
	{"the dialog to convert", `[...document.querySelectorAll("#export .item")].find(i => i.textContent.startsWith("Write as")).click()`, `document.querySelector("#convert pre")`},
	{"the dialog to share", `document.querySelector("#convert .dialog-head .button").click(); document.getElementById("share-button").click()`, `document.querySelector("#share-link")`},
	{"help", `document.querySelector("#share .dialog-head .button").click(); document.querySelector(".help").click()`, `document.querySelector("#help").open`},
	{"no document", `document.querySelector("#help .dialog-head .button").click(); [...document.querySelectorAll("#more .item")].find(i => i.textContent.startsWith("Clear")).click()`, `document.querySelector("#config").value === ""`},
}

// typedInBox is a script that types text into the box, and Enter.
func typedInBox(text string) string {
	return `const box = document.getElementById("box"); box.value = ` + quote(text) + `; box.dispatchEvent(new Event("input", {bubbles: true})); box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}))`
}

// In every state axe-core finds nothing, in both themes, and neither the page
// nor an open dialog is wider than a window at 200 % (720 px) or 400 % (320 px).
func TestStates(t *testing.T) {
	source := axe(t)
	p := open(t, "/")
	p.verdict("Blocked")
	p.do(script(source))
	for _, s := range states {
		p.exec(s.script)
		p.eventually(s.holds)
		p.exec(`await Promise.all(document.getAnimations().map(a => a.finished))`)
		for _, v := range eval[[]string](p, violations) {
			t.Errorf("%s: %s", s.name, v)
		}
		p.prefer("prefers-color-scheme", "dark")
		for _, v := range eval[[]string](p, strings.Replace(violations, "{", `{runOnly: ["color-contrast"], `, 1)) {
			t.Errorf("%s, dark: %s", s.name, v)
		}
		p.prefer("prefers-color-scheme", "light")
		for _, width := range []int64{720, 320} {
			p.size(width, 450)
			for _, wide := range eval[[]string](p, tooWide) {
				t.Errorf("%s, at %d px: %s", s.name, width, wide)
			}
		}
		p.size(1440, 900)
	}
}

// tooWide are the page, and the open dialog or menu, if they leave the window.
const tooWide = `[document.documentElement, ...document.querySelectorAll("dialog[open], .menu[open] .menu-list")].filter(el => {
	const box = el.getBoundingClientRect();
	return el.scrollWidth > el.clientWidth || el !== document.documentElement && (box.left < 0 || box.right > innerWidth + 0.5);
}).map(el => el.tagName + "#" + el.id + "." + el.className + " " + el.scrollWidth + " in " + innerWidth)`

// Pages to read, the same.
func TestPagesToReadReflow(t *testing.T) {
	p := blank(t, browser)
	for name, address := range documents {
		p.goTo(address)
		for _, width := range []int64{720, 320} {
			p.size(width, 450)
			for _, wide := range eval[[]string](p, tooWide) {
				t.Errorf("%s, at %d px: %s", name, width, wide)
			}
		}
		p.size(1440, 900)
	}
}

// Where the colors are the user's, what colors say is said otherwise.
func TestForcedColors(t *testing.T) {
	p := open(t, "/")
	p.edit(misspelt)
	p.squiggles(true)
	p.eventually(`document.querySelector("#steps .fold") && document.querySelector("#servers summary")`)
	p.prefer("forced-colors", "active")
	for what, condition := range map[string]string{
		"the chosen tab stands out":          `(([on, off]) => on.borderColor !== off.borderColor)(["true", "false"].map(v => getComputedStyle(document.querySelector("#console .tab[aria-pressed=" + v + "]"))))`,
		"a mistake is underlined":            `(s => s.textDecorationLine === "underline" && !/^rgba.*, 0\)$|transparent/.test(s.textDecorationColor))(getComputedStyle(document.querySelector(".ed-sq")))`,
		"a triangle is none of four borders": `["#steps .fold", "#servers summary"].every(at => (s => s.borderRightColor === "rgba(0, 0, 0, 0)" && s.borderLeftColor !== s.borderRightColor)(getComputedStyle(document.querySelector(at), "::before")))`,
		"arrows have the color of text":      `[...document.querySelectorAll(".arrow")].every(a => getComputedStyle(a).stroke === getComputedStyle(document.body).color)`,
		"verdicts have a shape beside color": `[...document.querySelectorAll("#verdict .verdict-title .icon, .server-verdict .icon, .step .icon")].every(i => i.querySelector("path").getAttribute("d"))`,
	} {
		if !eval[bool](p, condition) {
			t.Errorf("not so: %s", what)
		}
	}
	for _, at := range []string{"#theme", "#config", "#request-origin", "#steps .fold", "#sequence .select", "#server"} {
		p.focus("#request-method")
		p.focus(at)
		if !eval[bool](p, focusShows) {
			t.Errorf("the focus on %s is not visible", at)
		}
	}
}

// Who wants less motion gets none. The progress line has the page's only one.
func TestReducedMotion(t *testing.T) {
	const moves = `(() => {
		const slow = s => [s.transitionDuration, s.animationDuration].some(d => d.split(",").some(one => parseFloat(one) > 0.01));
		const pseudo = ["::before", "::after", "::backdrop"];
		const found = [...document.querySelectorAll("*")].filter(el => slow(getComputedStyle(el)) || pseudo.some(p => slow(getComputedStyle(el, p)))).map(el => el.outerHTML.slice(0, 80));
		const rules = (list, reduced) => [...list].flatMap(r => r.media ? rules(r.cssRules, r.media.mediaText.includes("prefers-reduced-motion") || reduced) : r.style && !reduced && slow({transitionDuration: r.style.transitionDuration || "0s", animationDuration: r.style.animationDuration || "0s"}) ? [r.selectorText] : []);
		return {found, moving: [...new Set([...document.styleSheets].flatMap(s => rules(s.cssRules, false)))]};
	})()`
	p := open(t, "/")
	p.prefer("prefers-reduced-motion", "reduce")
	p.press("#share-button", "")
	p.eventually(`document.querySelector("#share").open`)
	got := eval[struct{ Found, Moving []string }](p, moves)
	if len(got.Found) > 0 {
		t.Errorf("these move: %q", got.Found)
	}
	// shell.css takes this one's motion away; another needs the same.
	if len(got.Moving) != 1 || got.Moving[0] != "#progress::-webkit-progress-value" {
		t.Errorf("the rules that move something are %q", got.Moving)
	}
}

// A screen reader hears a new verdict once, and nothing of a key that leaves it
// as it is.
func TestVerdictIsSaidOnce(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.exec(`
		const live = document.querySelector("#verdict [aria-live=polite]");
		if (live.parentElement.closest("[aria-live], [role=status], [role=alert]") || live.querySelector("[aria-live], [role=status], [role=alert]")) throw new Error("one live part in another");
		window.heard = [];
		new MutationObserver(() => heard.push(live.isConnected ? live.textContent : "replaced")).observe(live, {subtree: true, childList: true, characterData: true});
		window.live = live;`)
	p.edit(allowing)
	p.verdict("Allowed")
	if heard := eval[[]string](p, `heard.splice(0)`); len(heard) != 1 || !strings.HasPrefix(heard[0], "Allowed") {
		t.Errorf("heard: %q", heard)
	}
	p.caret("</CORSConfiguration>")
	p.typeText(" ")
	p.focus("#request-url")
	p.key("End")
	p.typeText("x")
	p.eventually(`document.querySelector("#exchange").textContent.includes("=hostx ")`)
	if heard := eval[[]string](p, `heard.splice(0)`); len(heard) != 0 {
		t.Errorf("the verdict is the same, heard: %q", heard)
	}
	p.choose("request-initiator", "img")
	p.verdict("Loaded, but closed to script")
	if heard := eval[[]string](p, `heard.splice(0)`); len(heard) != 1 || !eval[bool](p, `live.isConnected`) {
		t.Errorf("heard: %q", heard)
	}
}

// A dialog gives the keyboard back to what opened it, and what goes away when it
// is pressed leaves the keyboard beside it.
func TestKeyboardComesBack(t *testing.T) {
	p := open(t, "/")
	for _, id := range []string{"tests-text-button", "share-button"} {
		p.focus("#" + id)
		p.key("Enter")
		p.eventually(`document.querySelector("dialog[open]") !== null && document.querySelector("dialog[open]").contains(document.activeElement)`)
		p.key("Escape")
		p.eventually(`document.querySelector("dialog[open]") === null && document.activeElement.id === ` + quote(id))
	}
	for range 3 {
		p.press("#add-test", "")
	}
	p.eventually(`document.getElementById("test-2-name") !== null`)
	for _, c := range []struct{ press, then string }{
		{"test-0-remove", "test-0-remove"}, {"test-1-remove", "test-0-remove"}, {"test-0-remove", "tests-text-button"},
	} {
		p.eventually(fmt.Sprintf(`document.getElementById(%q) !== null`, c.press))
		left := eval[int](p, `document.querySelectorAll("#tests .test").length`)
		p.focus("#" + c.press)
		p.key("Enter")
		p.eventually(fmt.Sprintf(`document.querySelectorAll("#tests .test").length === %d && document.activeElement.id === %q`, left-1, c.then))
	}
	p.press("#tests-text-button", "")
	p.eventually(`document.getElementById("table") !== null`)
	p.fill("table", `[{"name": "read", "request": {"origin": "https://a.example", "url": "https://b.example/x"}}]`)
	p.eventually(`document.getElementById("use-tests") !== null`)
	p.focus("#use-tests")
	p.key("Enter")
	p.eventually(`document.getElementById("test-0-name")?.value === "read" && document.querySelector("#tests-text").contains(document.activeElement)`)
	p.key("Escape")
	p.eventually(`document.querySelector("dialog[open]") === null && document.activeElement !== document.body`)
}
