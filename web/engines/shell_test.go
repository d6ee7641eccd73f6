package engines

import (
	"net/http/httptest"
	"strings"
	"testing"

	"s3cors.playground/web/sitegen/site"
)

// The theme changes at once and is kept.
func TestTheme(t *testing.T) {
	each(t, func(p *page) {
		const background = `getComputedStyle(document.body).backgroundColor`
		p.open("/")
		first := eval[string](p, background)
		p.exec(`window.themes = []`)
		for range 2 { // one of them is what it was by itself
			p.click(`document.querySelector("#theme")`)
			p.exec(`themes.push(` + background + `)`)
		}
		p.eventually(`themes.some(t => t !== ` + quote(first) + `)`)
		if eval[string](p, background) == first {
			p.click(`document.querySelector("#theme")`)
		}
		chosen := eval[string](p, background)
		p.goTo("/learn/")
		p.eventually(background + ` === ` + quote(chosen))
		p.open("/")
		p.eventually(background + ` === ` + quote(chosen))
	})
}

// A dialog is opened by keyboard, has the keyboard, and gives it back.
func TestDialogs(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.focus("#share-button")
		p.key("Enter")
		p.eventually(`document.querySelector("#share").open && document.activeElement.id === "share-link"`)
		p.key("Escape")
		p.eventually(`!document.querySelector("#share").open && document.activeElement.id === "share-button"`)
		p.key("?")
		p.eventually(`document.querySelector("#help").open && document.querySelector("#help").contains(document.activeElement)`)
		p.contains("#help", "F8")
		p.key("Escape")
		p.eventually(`!document.querySelector("#help").open && document.activeElement.id === "share-button"`)

		p.focus("#examples summary")
		p.key("Enter")
		p.eventually(`document.querySelector("#examples").open`)
		p.key("Tab")
		p.eventually(`document.activeElement.matches("#examples .item")`)
		p.key("Escape")
		p.eventually(`!document.querySelector("#examples").open && document.activeElement.matches("#examples summary")`)
	})
}

// The pages to read, the search, and the way from a lesson to its case.
func TestPages(t *testing.T) {
	each(t, func(p *page) {
		for address, heading := range map[string]string{
			"/servers/": "S3 servers compared", "/servers/aws": "CORS on Amazon S3", "/checks/": "Mistakes in CORS configurations", "/examples/": "Examples", "/no/such/page": "There is no page here",
		} {
			p.goTo(address)
			p.contains("h1", heading)
		}
		p.goTo("/reference/")
		p.eventually(`!document.querySelector("#search").hidden`)
		p.write("query", "etag")
		p.eventually(`[...document.querySelectorAll("#hits a")].some(a => a.textContent === "ETag" && a.getAttribute("href") === "/reference/glossary#etag")`)
		p.eventually(`document.querySelector("#all").hidden && location.search === "?q=etag"`)

		p.goTo("/learn/")
		p.click(`[...document.querySelectorAll("a")].find(a => a.textContent === "Headers that script may read")`)
		p.contains("h1", "Headers that script may read")
		p.click(`[...document.querySelectorAll("a")].find(a => a.textContent === "Open in the playground")`)
		p.eventually(`document.documentElement.dataset.app === "running"`)
		p.verdict("ETag")
		p.exec(`history.back()`)
		p.eventually(`document.querySelector("#answer") !== null`)
	})
}

// A mistake of ours does not cost the text.
func TestCrash(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		// The page breaks what the program relies on.
		p.exec(`document.querySelectorAll = () => { throw new Error("broken on purpose") }; document.querySelector("#examples summary").click()`)
		p.eventually(`document.querySelector("[role=alert] textarea")?.value === ` + quote(allowing))
		p.eventually(`[...document.querySelector("[role=alert]").getElementsByTagName("button")].some(b => b.textContent === "Copy the text")`)
		p.exec(`complaints.length = 0`) // the crash is printed
	})
}

// After one visit the site works without a server. On loopback there is no
// service worker, so the site is given a name, which leads there all the same. The
// files are those that were built: the worker keeps no others.
func TestOffline(t *testing.T) {
	each(t, func(p *page) {
		p.server = httptest.NewServer(site.Handler(asBuilt))
		t.Cleanup(p.server.Close)
		p.base = strings.Replace(p.server.URL, "127.0.0.1", "playground.localhost", 1)
		p.open("/")
		p.eventually(`navigator.serviceWorker.ready.then(() => true)`)
		p.open("/")
		p.eventually(`navigator.serviceWorker.controller !== null`)
		p.server.Close()
		p.open("/?from=mail#100%")
		p.edit(allowing)
		p.verdict("Allowed")
		p.goTo("/learn/preflight") // nobody has seen it yet
		p.contains("h1", "The preflight")
		p.goTo("/reference?q=preflight")
		p.eventually(`document.querySelectorAll("#hits a").length > 3`)
	})
}
