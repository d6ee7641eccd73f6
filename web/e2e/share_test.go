package e2e

import (
	"strings"
	"testing"
)

// link opens the share dialog and returns the part of its link after the host.
func (p *page) link() string {
	p.Helper()
	p.click("button", "Share")
	p.eventually(`document.querySelector("#share").open && document.querySelector("#share-link")?.value.includes("#")`)
	link := eval[string](p, `document.querySelector("#share-link").value`)
	p.key("Escape")
	p.eventually(`document.querySelector("dialog[open]") === null`)
	address, ok := strings.CutPrefix(link, base)
	if !ok {
		p.Fatalf("the link %s does not lead here", link)
	}
	return address
}

// shown is everything of the case that a person sees.
func (p *page) shown() string {
	p.Helper()
	p.rest()
	return eval[string](p, `JSON.stringify([
		document.querySelector("#config").value,
		document.querySelector("#server").value,
		...[...document.querySelectorAll("#request input, #request select")].map(f => f.type === "checkbox" ? f.checked : f.value),
		document.querySelector("#verdict").textContent,
	])`)
}

func TestShare(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing + "<!-- ümläut 日本 😀 -->")
	p.choose("server", "aws")
	p.click("button", "Add a header")
	p.eventually(`document.activeElement.id.endsWith("name")`)
	p.typeText("x-custom")
	p.verdict("Blocked")
	address := p.link()

	other := open(t, address)
	if want, got := p.shown(), other.shown(); got != want {
		t.Errorf("a fresh profile shows\n%s\nwant\n%s", got, want)
	}
	for _, request := range other.watch.asked() {
		if strings.Contains(request, "x-custom") || strings.Contains(request, strings.TrimPrefix(address, "/#")) && !strings.Contains(request, "#") {
			t.Errorf("the case went to the server: %s", request)
		}
	}
}

// A link that cannot be read says so and leaves the editor alone.
func TestBrokenLink(t *testing.T) {
	good := func(t *testing.T) string {
		p := open(t, "/")
		p.edit(allowing)
		p.verdict("Allowed")
		return p.link()
	}(t)
	for name, address := range map[string]string{
		"truncated": good[:len(good)-40],
		"changed":   good[:20] + "zz" + good[22:],
		"no link":   "/#100%",
		"newer":     "/#9abc",
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, "/")
			p.edit("<CORSConfiguration/>")
			p.rest()
			p.leave()
			p.goTo(address)
			p.running()
			p.verdict("The link cannot be opened")
			p.verdict("What is open below is your work")
			p.has("<CORSConfiguration/>")
			p.press("#past-broken", "")
			p.eventually(`!document.querySelector("#verdict").textContent.includes("link") && document.activeElement.id === "config"`)
		})
	}
}

// The same for a link that is pasted over the address of the open page.
func TestLinkWhileOpen(t *testing.T) {
	address := func() string {
		p := open(t, "/")
		p.edit(allowing)
		return p.link()
	}()
	p := open(t, "/")
	p.edit("<CORSConfiguration/>")
	p.exec(`location.hash = "9nonsense"`)
	p.verdict("The link cannot be opened")
	if p.config() != "<CORSConfiguration/>" {
		t.Errorf("a broken link changed the editor to\n%s", p.config())
	}
	p.exec(`location.hash = ` + quote(strings.TrimPrefix(address, "/")))
	p.has(allowing)
	p.focus("#config")
	p.key("Control+z")
	p.has("<CORSConfiguration/>")
}

// The browser's Back leaves a link for what there was before it, and Forward opens it
// again.
func TestBackFromLink(t *testing.T) {
	address := func() string {
		p := open(t, "/")
		p.edit(allowing)
		return p.link()
	}()
	p := open(t, "/")
	p.edit("<CORSConfiguration/>")
	p.rest()
	p.exec(`location.hash = ` + quote(strings.TrimPrefix(address, "/")))
	p.has(allowing)
	p.rest()
	p.exec(`history.back()`)
	p.has("<CORSConfiguration/>")
	p.rest()
	p.exec(`history.forward()`)
	p.has(allowing)
}

// Nothing that is typed or arrives in a link runs.
func TestHostileText(t *testing.T) {
	for _, text := range hostile {
		t.Run(text, func(t *testing.T) {
			p := open(t, "/")
			p.edit(`<CORSConfiguration><CORSRule><ID>` + text + `</ID><AllowedOrigin>` + text + `</AllowedOrigin><AllowedMethod>` + text + `</AllowedMethod><AllowedHeader>` + text + `</AllowedHeader></CORSRule></CORSConfiguration>` + text)
			p.click("button", "Add a header")
			p.exec(`for (const input of document.querySelectorAll("#request input[type=text]")) {
				input.value = ` + quote(text) + `; input.dispatchEvent(new Event("input", {bubbles: true}));
			}`)
			p.eventually(`document.querySelector("#request-method").value === ` + quote(text))
			address := p.link()
			other := open(t, address)
			for _, p := range []*page{p, other} {
				p.eventually(`document.querySelector("#config").value.endsWith(` + quote(text) + `)`)
				p.exec(`for (const d of document.querySelectorAll("details")) d.open = true`)
				p.rest()
				if eval[bool](p, `"ran" in window`) {
					t.Error("it runs")
				}
				if n := eval[int](p, `document.querySelectorAll("img, body script, iframe, object, [onerror], [onload], [onfocus], a[href^=javascript]").length`); n != 0 {
					t.Errorf("%d elements came from text", n)
				}
			}
		})
	}
}
