package engines

import (
	"strings"
	"testing"
)

// shown is an expression for all of the case that a person sees.
const shown = `JSON.stringify([document.querySelector("#config").value, document.querySelector("#server").value, ` + formText + `, document.querySelector("#verdict").textContent])`

// A link opens the same case where nothing is stored yet.
func TestShare(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing + "<!-- ümläut 日本 😀 -->")
		p.choose("server", "aws")
		p.contains("#put .pane-head", "Amazon S3") // what is above has its height
		p.click(button("Add a header"))
		p.eventually(`document.activeElement.id.endsWith("name")`)
		p.typeText("x-custom")
		p.verdict("Blocked")
		p.click(button("Share"))
		p.eventually(`document.querySelector("#share-link")?.value.includes("#")`)
		link, ok := strings.CutPrefix(eval[string](p, `document.querySelector("#share-link").value`), p.base)
		if !ok {
			p.Fatalf("the link %s does not lead here", link)
		}
		p.key("Escape")
		want := eval[string](p, shown)

		other := fresh(p.T, p.engine, p.driver)
		other.open(link)
		other.verdict("Blocked")
		if got := eval[string](other, shown); got != want {
			p.Errorf("elsewhere the link shows\n%s\nwant\n%s", got, want)
		}
	})
}

// Who leaves the page finds the work again, and a link that cannot be read says
// so and leaves the work alone.
func TestBrokenLink(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		p.goTo("/learn/")
		p.open("/#9abc")
		p.contains("#verdict", "link")
		p.has(allowing)
		p.exec(`location.hash = "100%"`)
		p.contains("#verdict", "link")
		p.has(allowing)
	})
}
