package e2e

import (
	"strings"
	"testing"
)

// oldDocument differs from [allowing] in what is allowed, read and kept.
const oldDocument = `<CORSConfiguration><CORSRule><AllowedOrigin>https://old.example</AllowedOrigin><AllowedMethod>DELETE</AllowedMethod></CORSRule></CORSConfiguration>`

// What a document changes that takes the place of an old one is shown as requests
// beside both texts. A request opens in place, the tests are run with both, and a
// link brings it all back.
func TestReview(t *testing.T) {
	source := axe(t)
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.act("#tab-tests", "", "el.click()")
	p.click("button", "Keep this request")
	p.menu("more", "Compare with…")
	p.eventually(`document.activeElement.id === "other" && document.querySelector(".panes").offsetHeight === 0`)
	p.fill("other", oldDocument)
	p.eventually(`/allows some requests more, and stops others/.test(document.querySelector("#review .review-title").textContent)`)
	p.click("button", "Done")
	p.eventually(`/Becomes allowed[^]*Stops[^]*DELETE from https:..old.example[^]*Tests[^]*1 test changes/.test(document.querySelector("#review").textContent)`)
	p.eventually(`document.querySelector("#review .diff .changed") !== null`)
	p.act("#review .witness-ask", "DELETE from https://old.example", "el.click()")
	p.verdict("Blocked by your configuration")
	p.eventually(`/Old\s*Allowed by rule 1[^]*New\s*Blocked/.test(document.querySelector("#review .witness.open .fared").textContent)`)
	p.exec(`window.copied = ""; navigator.clipboard.writeText = async text => { window.copied = text }`)
	p.click("button", "Copy as Markdown")
	p.eventually(`/### S3 CORS:[^]*\*\*Stops\*\*[^]*compare=/.test(window.copied)`)
	for _, theme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", theme)
		for _, width := range []int64{1440, 390} {
			p.size(width, 900)
			p.rest()
			p.do(script(source))
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%d, %s: %s", width, theme, v)
			}
			if eval[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%d: it scrolls sideways", width)
			}
		}
	}

	address := p.link()
	if !strings.Contains(address, "&compare=") || !strings.Contains(address, "&tests=") {
		t.Fatalf("the link is %s", address)
	}
	other := open(t, address)
	other.eventually(`document.querySelector("#review .witness.open .fared") !== null && document.querySelector(".panes").offsetHeight === 0`)
	other.click("button", "Back to the editor")
	other.eventually(`document.querySelector("#review") === null && document.activeElement.id === "config"`)
	if other.config() != allowing {
		t.Errorf("the editor has\n%s", other.config())
	}
}

// The matrix tells for each origin and method what comes of it, follows the
// document, and makes a cell the request, by pointer and by keyboard.
func TestMatrix(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.menu("more-results", "Matrix")
	p.eventually(`document.querySelectorAll("#matrix .matrix-cell").length >= 5 && document.querySelector("#matrix .matrix-cell.now.warning") !== null`)
	if n := eval[int](p, `document.querySelectorAll("#matrix .matrix-cell[tabindex='0']").length`); n != 1 {
		t.Errorf("the Tab key reaches %d cells", n)
	}
	p.focus("#matrix .matrix-cell.now")
	p.key("End")
	p.eventually(`document.activeElement.closest("td").nextElementSibling === null`)
	p.key("Home")
	p.key("Left")
	p.eventually(`document.activeElement.closest("td").previousElementSibling.tagName === "TH"`)
	p.key("Right")
	p.key("Enter")
	p.eventually(`document.querySelector("#tab-sequence").getAttribute("aria-selected") === "true" && document.querySelector("#request-method").value === "HEAD"`)
	p.edit(strings.ReplaceAll(allowing, "PUT", "PATCH"))
	p.menu("more-results", "Matrix")
	p.eventually(`[...document.querySelectorAll("#matrix thead th")].some(th => th.textContent === "PATCH")`)
	p.do(script(axe(t)))
	for _, theme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", theme)
		for _, width := range []int64{1440, 390} {
			p.size(width, 900)
			p.rest()
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%d, %s: %s", width, theme, v)
			}
			if eval[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%d: it scrolls sideways", width)
			}
		}
	}
}
