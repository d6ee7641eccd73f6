package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tab opens the playground in another tab of the same profile.
func (p *page) tab(address string) *page {
	p.Helper()
	other := p.emptyTab()
	other.goTo(address)
	other.running()
	return other
}

func (p *page) emptyTab() *page {
	p.Helper()
	other := &page{T: p.T, watch: p.watch}
	var cancel func()
	other.ctx, cancel = chromedp.NewContext(p.ctx, chromedp.WithListener(p.watch.event))
	p.Cleanup(cancel)
	other.set()
	return other
}

// reload loads the page anew, at once.
func (p *page) reload() {
	p.Helper()
	p.do(chromedp.Reload())
	p.running()
}

// message waits until the message at the foot contains text.
func (p *page) message(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#message").textContent.includes(` + quote(text) + `)`)
}

const (
	one = "<CORSConfiguration><!-- one --></CORSConfiguration>"
	two = "<CORSConfiguration><!-- two --></CORSConfiguration>"
)

// Two tabs keep two works; a third begins with the newer, and finds the other.
func TestTabsKeepTheirOwnWork(t *testing.T) {
	p := open(t, "/")
	p.edit(one)
	p.reload()
	p.has(one)
	q := p.tab("/")
	q.has(one) // the newest there is
	q.edit(two)
	q.reload()
	q.has(two)
	p.do(chromedp.Func(bringToFront))
	p.reload()
	p.has(one)
	q.do(chromedp.Func(bringToFront))
	q.edit(two + "\n")
	q.reload()

	r := p.tab("/")
	r.has(two + "\n")
	r.menu("examples", "Your work of")
	r.has(one)
	r.click("button", "Back to my work")
	r.has(two + "\n")
	q.reload()
	q.has(two + "\n")
}

// A duplicated tab starts with the id of its origin, and neither writes over
// the other's work.
func TestDuplicatedTab(t *testing.T) {
	p := open(t, "/")
	p.edit(one)
	p.reload()
	id := eval[string](p, `sessionStorage.getItem("s3cors.tab")`)
	if id == "" {
		t.Fatal("the tab has no id")
	}
	q := p.emptyTab()
	q.goTo("/servers/")
	q.exec(`sessionStorage.setItem("s3cors.tab", ` + quote(id) + `)`)
	q.goTo("/")
	q.running()
	q.has(one)
	q.edit(two)
	q.reload()
	q.has(two)
	p.eventually(`sessionStorage.getItem("s3cors.tab") !== ` + quote(id))
	p.do(chromedp.Func(bringToFront))
	p.reload()
	p.has(one)
}

// What is typed is kept though the page is left in the same moment.
func TestTypedAtTheLastMoment(t *testing.T) {
	p := open(t, "/")
	p.edit(one)
	p.reload()
	p.has(one)
	p.exec(`const area = document.querySelector("#config");
		area.focus(); area.setSelectionRange(0, 0);
		document.execCommand("insertText", false, "  ");
		window.before = true; location.reload()`)
	p.eventually(`!("before" in window) && document.documentElement.dataset.app === "running"`)
	p.has("  " + one)

	p.exec(`const input = document.querySelector("#request-origin");
		input.value = "https://last.example"; input.dispatchEvent(new Event("input", {bubbles: true}));
		window.before = true; location.reload()`)
	p.eventually(`!("before" in window) && document.documentElement.dataset.app === "running"`)
	p.eventually(`document.querySelector("#request-origin").value === "https://last.example"`)
}

// The other pages of the site, and back.
func TestBackFromOtherPages(t *testing.T) {
	for _, link := range []string{"#verdict a.server-facts", "#servers a.link", "#problems a.check"} {
		t.Run(link, func(t *testing.T) {
			p := open(t, "/")
			p.edit(misspelt)
			p.eventually(`document.querySelector("#problems li").textContent.includes("AllowedMethod")`)
			p.press(link, "")
			p.eventually(`/^.(servers|checks)./.test(location.pathname) && document.querySelector("h1") !== null`)
			p.exec(`history.back()`)
			p.eventually(`location.pathname === "/" && document.documentElement.dataset.app === "running"`)
			p.has(misspelt)
			p.verdict("refuses")
		})
	}
}

// A preset can be taken back, and a request that is switched off is kept.
func TestPresetIsTakenBack(t *testing.T) {
	p := open(t, "/")
	p.focus("#request-origin")
	p.key("Control+a")
	p.typeText("https://mine.example")
	p.focus("#request-url")
	p.key("End")
	p.typeText("mine")
	url := eval[string](p, `document.querySelector("#request-url").value`)
	p.menu("presets", "Web font")
	p.eventually(`document.querySelector("#request-url").value.endsWith("woff2")`)
	p.click("button", "Back to my request")
	p.eventually(`document.querySelector("#request-url").value === ` + quote(url))
	p.menu("presets", "No request")
	p.eventually(`document.querySelector("#request-url") === null`)
	p.reload()
	p.eventually(`document.querySelector("#request-url") === null`)
	p.click("button", "Add a request")
	p.eventually(`document.activeElement.id === "request-origin"`)
	p.eventually(`document.querySelector("#request-url").value === ` + quote(url))
}

// The way back outlives other messages, and the editor's undo brings back the
// whole case when there is no message any more.
func TestWayBack(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.choose("server", "aws")
	mine := eval[string](p, `document.querySelector("#request-url").value`)
	p.menu("examples", "ookies")
	p.message("Your work is kept")
	p.exec(`location.hash = "9nonsense"`)
	p.verdict("The link cannot be opened")
	p.click("button", "Back to my work")
	p.has(allowing)
	p.menu("examples", "slash")
	p.message("Your work is kept")
	p.click("button", "Dismiss")
	p.eventually(`document.querySelector("#message").textContent === ""`)
	p.focus("#config")
	p.key("Control+z")
	p.has(allowing)
	p.eventually(`document.querySelector("#request-url").value === ` + quote(mine) + ` && document.querySelector("#server").value === "aws"`)
}

// A link that says only what is requested leaves the document.
func TestLinkWithoutDocument(t *testing.T) {
	p := open(t, "/#origin=https://linked.example&method=PUT&url=https://b.example/k")
	p.eventually(`document.querySelector("#config").value.includes("public-read")`) // as a first visit shows it
	p.eventually(`document.querySelector("#request-origin").value === "https://linked.example"`)
	p.edit(one)
	p.exec(`location.hash = "origin=https://other.example&method=GET&url=https://b.example/k"`)
	p.eventually(`document.querySelector("#request-origin").value === "https://other.example"`)
	p.has(one)
	p.click("button", "Back to my work")
	p.eventually(`document.querySelector("#request-origin").value === "https://linked.example"`)
	p.has(one)
}

// The keyboard is where it was when a message is dismissed.
func TestDismissedByKeyboard(t *testing.T) {
	for _, from := range []string{"#request-url", "#config", "#theme"} {
		p := open(t, "/")
		p.focus(from)
		p.exec(`location.hash = "dialect=minio"`)
		p.message("This link set the server")
		p.focus("#message button[aria-label=Dismiss]")
		p.key("Enter")
		p.eventually(`document.querySelector("#message").textContent === ""`)
		p.eventually(`document.activeElement.matches(` + quote(from) + `)`)
	}
}

// What is typed right behind the click that adds a header is not lost.
func TestTypedIntoNewHeader(t *testing.T) {
	p := open(t, "/")
	p.press("#edit-request", "")
	p.eventually(visible("#add-header"))
	p.exec(`document.querySelector("#add-header").click();
		for (const c of "x-new") document.execCommand("insertText", false, c);`)
	p.eventually(`document.activeElement.value === "x-new" && document.querySelector("#exchange").textContent.includes("x-new")`)
	p.key("Tab")
	p.typeText("7")
	p.focus("#add-header")
	p.do(chromedp.KeyEvent("\rx-second"))
	p.eventually(`[...document.querySelectorAll(".header-row:not(.spare) input")].map(i => i.value).join(" ").endsWith("x-new 7 x-second ")`)
}

// Text that is written from right to left does not reorder the sentence around
// it.
func TestBidi(t *testing.T) {
	p := open(t, "/")
	p.edit(strings.Replace(allowing, "PUT", "שלום (a) \u202e", 1))
	p.eventually(`document.querySelector("#problems bdi") !== null`)
	p.eventually(`[...document.querySelectorAll("#problems .plain, #rules .cell")].every(el => !/[\u0590-\u08ff\u202e]/.test(
		[...el.querySelectorAll("bdi, code")].reduce((text, inner) => text.replace(inner.textContent, ""), el.textContent)))`)
}

// The editor takes the place of the prerendered text without a jump.
func TestEditorTakesOverInPlace(t *testing.T) {
	places := `JSON.stringify(["PUT", "POST", "ETag"].map(word => {
		const walk = document.createTreeWalker(document.querySelector("#editor .ed-layer"), NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) if (walk.currentNode.data.includes(word)) {
			const range = document.createRange();
			const at = walk.currentNode.data.indexOf(word);
			range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + word.length);
			const box = range.getBoundingClientRect();
			return [word, Math.round(box.x), Math.round(box.y), Math.round(box.width)];
		}
	}).concat([[...document.querySelectorAll("#editor .ed-nums")].map(n => n.innerText.trim()).join("")]))`
	for _, width := range []int64{390, 1440} {
		still := blank(t, browser)
		still.size(width, 844)
		still.early(`window.fetch = () => new Promise(() => {})`)
		still.goTo("/")
		still.watch.forgive("preload") // the browser misses the program
		still.eventually(`document.querySelector("#editor .ed-layer") !== null && document.fonts.status === "loaded"`)
		still.rest()
		got := eval[string](still, places)
		live := blank(t, browser)
		live.size(width, 844)
		live.goTo("/")
		live.running()
		live.eventually(`document.querySelector("#editor .ed-chunk") !== null`)
		live.rest()
		if want := eval[string](live, places); got != want {
			t.Errorf("at %d px the prerendered editor has %s, the editor %s", width, got, want)
		}
	}
}

// A document that is opened is shown from its start.
func TestOpenedFromItsStart(t *testing.T) {
	p := open(t, "/")
	p.size(390, 844)
	p.edit(manyRules(40))
	p.key("Control+End")
	p.eventually(`document.querySelector(".ed-scroll").scrollTop > 1000`)
	p.menu("examples", "many mistakes")
	p.eventually(`document.querySelector("#config").value.includes("AllowedOrigins")`)
	p.eventually(`(s => s.scrollTop === 0 && s.scrollLeft === 0)(document.querySelector(".ed-scroll"))`)
}

// bringToFront shows the tab: browsers let hidden ones wait.
func bringToFront(ctx context.Context, t *chromedp.Target) error {
	_, err := cdp.Call(ctx, t, cdppage.BringToFront, cdp.Empty{})
	return err
}
