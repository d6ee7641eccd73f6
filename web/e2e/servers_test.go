package e2e

import (
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// compared waits until the pane of all servers shows a row as wanted.
func (p *page) compared(server, want string) {
	p.Helper()
	p.eventually(`[...document.querySelectorAll("#servers .server-row")].some(r =>
		r.querySelector(".server-name").textContent === ` + quote(server) + ` && r.textContent.includes(` + quote(want) + `))`)
}

// Two rules with the same origin: Ceph stops at the first, Amazon S3 does not.
const secondRule = `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
  </CORSRule>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
  </CORSRule>
</CORSConfiguration>
`

// A row chosen, by mouse or keyboard, is the server of the simulation; the
// picker and the link follow.
func TestChooseServer(t *testing.T) {
	p := open(t, "/")
	p.edit(secondRule)
	p.verdict("Allowed")
	p.press("#tab-servers", "")
	p.compared("Amazon S3", "allowed")
	p.compared("Ceph RGW", "blocked")
	row := func(name string) string {
		return `[...document.querySelectorAll(".server-choice")].find(b => b.querySelector(".server-name").textContent === ` + quote(name) + `)`
	}
	p.exec(row("Ceph RGW") + `.click()`)
	p.verdict("Blocked")
	p.eventually(`document.querySelector("#server").value === "ceph"`)
	p.eventually(row("Ceph RGW") + `.getAttribute("aria-current") === "true" && document.querySelectorAll("#servers [aria-current]").length === 1`)

	p.exec(row("Amazon S3") + `.focus()`)
	p.key("Enter")
	p.verdict("Allowed")
	p.eventually(`document.querySelector("#server").value === "aws"`)
	p.eventually(`document.activeElement === ` + row("Amazon S3"))

	other := open(t, p.link())
	other.verdict("Allowed")
	other.eventually(`document.querySelector("#server").value === "aws"`)
}

// The comparison follows what is typed.
func TestServersFollow(t *testing.T) {
	p := open(t, "/")
	p.compared("Amazon S3", "blocked")
	p.edit(allowing)
	p.compared("Amazon S3", "allowed")
	p.edit(misspelt)
	p.compared("Amazon S3", "PUT refused")
}

// The choice outlives the work: a new case begins on the server of the last
// visit, and a link to a server leaves the work as it is.
func TestServerIsRemembered(t *testing.T) {
	p := open(t, "/")
	p.choose("server", "ceph")
	p.eventually(`localStorage.getItem("s3cors.server") === "ceph"`)
	p.goTo("/servers/") // a page that keeps nothing
	p.exec(`sessionStorage.clear(); for (const key of Object.keys(localStorage)) if (key !== "s3cors.server") localStorage.removeItem(key)`)
	p.goTo("/")
	p.running()
	p.eventually(`document.querySelector("#server").value === "ceph"`)

	p.edit(allowing)
	p.exec(`location.hash = "dialect=aws"`)
	p.eventually(`document.querySelector("#server").value === "aws" && location.hash === ""`)
	p.has(allowing)

	// Nobody's link makes the choice: it is said, and can be taken back.
	p.eventually(`document.querySelector("#message").textContent.includes("This link set the server to Amazon S3.") && localStorage.getItem("s3cors.server") === "ceph"`)
	p.click("button", "Back to Ceph RGW")
	p.eventually(`document.querySelector("#server").value === "ceph"`)
	p.has(allowing)
}

// What is not known is said where it decides.
func TestNotKnown(t *testing.T) {
	p := open(t, "/#dialect=wasabi&origin=https://a.b.example&method=GET&url=https://s3.example/b/k&config="+
		"%3CCORSConfiguration%3E%3CCORSRule%3E%3CAllowedOrigin%3Ehttps://a.b.example%3C/AllowedOrigin%3E%3CAllowedMethod%3EGET%3C/AllowedMethod%3E%3C/CORSRule%3E%3CNo/%3E%3C/CORSConfiguration%3E")
	p.verdict("Not known: probably allowed")
	p.eventually(`document.querySelector("#put").textContent.includes("It is not known whether the server refuses elements")`)
	p.compared("Wasabi", "not known")
}

// On a small screen only the group of the selected server is unfolded.
func TestServersFoldOnSmallScreens(t *testing.T) {
	p := blank(t, browser)
	p.size(390, 844)
	p.goTo("/")
	p.running()
	p.eventually(`document.querySelectorAll(".server-group").length === 3`)
	p.eventually(`document.querySelectorAll(".server-group[open]").length === 1`)
	p.eventually(`document.querySelector(".server-group[open] [aria-current]") !== null`)
}

// The pages to read are complete without a script, fit every window, and are
// easy to read.
func TestDocuments(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		t.Run(name, func(t *testing.T) {
			p := blank(t, browser)
			p.plain = true
			p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
				_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
				return err
			}))
			p.goTo(documents[name])
			for _, theme := range []string{"light", "dark"} {
				p.prefer("prefers-color-scheme", theme)
				for _, weak := range eval[[]string](p, weakText) {
					t.Errorf("%s: %s", theme, weak)
				}
			}
			for _, width := range []int64{320, 390, 1024, 1440} {
				p.size(width, 844)
				if over := eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("at %d px the page is %d px too wide", width, over)
				}
			}
			if got := eval[int](p, `document.querySelectorAll("h1").length`); got != 1 {
				t.Errorf("%d headings", got)
			}
		})
	}
}

// From the playground to a server's page and back: the server is selected, the
// work is where it was.
func TestServerPageAndBack(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.click("link", "About Ceph RGW")
	p.eventually(`document.querySelector("h1")?.textContent === "CORS on Ceph RGW"`)
	p.click("link", "Try a document on Ceph RGW")
	p.running()
	p.eventually(`document.querySelector("#server").value === "ceph"`)
	p.has(allowing)
}
