package e2e

import (
	"net/url"
	"strings"
	"testing"
)

// layeredLink opens a case whose page asks for an object at CloudFront, with a preset
// in between, "" = the link names none.
func layeredLink(preset string) string {
	v := url.Values{
		"config":  {`<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>`},
		"dialect": {"aws"}, "origin": {"https://app.example.com"}, "method": {"GET"}, "url": {"https://d111.cloudfront.net/photos/cat.jpg"},
	}
	if preset != "" {
		v.Set("layer", preset)
	}
	return "/#" + v.Encode()
}

// lanes are the names above the diagram.
const lanes = `[...document.querySelectorAll("#sequence .lane-name")].map(e => e.textContent).join(", ")`

// moments are the rows of the timeline, each with what the cache did and the verdict.
const moments = `[...document.querySelectorAll("#visits .moment")].map(e => [".moment-who span:last-child", ".moment-cache .mono", ".moment-word"].map(s => e.querySelector(s)?.textContent.trim() ?? "").join(" | ")).join("\n")`

// What is in between is chosen beside the server. The verdict, the diagram, and the
// timeline follow; nothing in between is as it was before there was a choice.
func TestLayerPicker(t *testing.T) {
	p := open(t, layeredLink(""))
	p.field("layer", "none")
	p.verdict("Not known")
	p.eventually(lanes + ` === "Your page, Browser, Amazon S3"`)
	p.choose("layer", "cf-optimized-orp")
	p.verdict("Allowed, but not always")
	p.eventually(lanes + `.includes("CloudFront")`)
	p.eventually(`document.querySelector("#sequence .above-text").textContent === "After a request without Origin"`)
	p.choose("layer", "cf-optimized")
	p.verdict("Blocked by CloudFront")
	p.choose("layer", "cf-origin-key")
	p.verdict("Allowed")
	p.choose("layer", "none")
	p.verdict("Not known")
	p.choose("layer", "auto")
	p.eventually(`document.querySelector("#layer").selectedOptions[0].textContent === "CloudFront (from the address)"`)
	p.verdict("Allowed, but not always")
}

// The first visit has nothing in between, and an address in the form tells it.
func TestLayerIsTold(t *testing.T) {
	p := open(t, "/")
	p.eventually(`document.querySelector("#layer").selectedOptions[0].textContent === "Auto: nothing in between"`)
	p.click("button", "Edit")
	p.fill("request-url", "https://d111.cloudfront.net/photos/cat.jpg")
	p.eventually(`document.querySelector("#layer").selectedOptions[0].textContent === "CloudFront (from the address)"`)
}

// Rows of the timeline are added, filled, moved and removed, by keyboard as well, and
// a link has them.
func TestTimeline(t *testing.T) {
	p := open(t, layeredLink("cf-legacy"))
	p.act("#tab-visits", "", "el.click()")
	p.eventually(moments + ` === "A request without Origin | MISS | no page asks\nYour page asks | HIT | blocked"`)
	p.menu("add-row", "A purge of the path")
	p.eventually(moments + `.endsWith("A purge of the path |  | no page asks\nYour page asks | MISS | allowed")`)
	p.menu("add-row", "Another page asks")
	p.eventually(`document.activeElement.id === "scene-2-origin"`)
	p.fill("scene-2-origin", "https://stranger.example")
	p.eventually(moments + `.endsWith("Another page asks | MISS | blocked\nYour page asks | HIT | blocked")`)
	p.focus("#scene-2-up")
	p.key("Enter")
	p.eventually(`document.activeElement.id === "scene-1-up" && ` + moments + `.includes("Another page asks | HIT | blocked\nA purge of the path")`)
	address := p.link()
	other := open(t, address)
	other.act("#tab-visits", "", "el.click()")
	other.field("layer", "cf-legacy")
	other.eventually(moments + `.split("\n").length === 4 && document.querySelector("#scene-1-origin").value === "https://stranger.example"`)
	p.focus("#scene-0-remove")
	p.key("Enter")
	p.eventually(`document.activeElement.id === "scene-0-remove" && document.querySelectorAll("#visits .moment").length === 3`)
	p.click("button", "Start over")
	p.eventually(moments + ` === "A request without Origin | MISS | no page asks\nYour page asks | HIT | blocked"`)
}

// A fix of the layer is tried in place, is taken back, and says what is not reached.
func TestLayerFix(t *testing.T) {
	p := open(t, layeredLink("cf-legacy"))
	p.verdict("Allowed, but not always")
	p.act("#fix-layer", "", "el.click()")
	p.eventually(`document.querySelector("#tab-visits").getAttribute("aria-selected") === "true"`)
	p.eventually(`/create-invalidation[^]*does not reach the caches of browsers[^]*curl -s [^]*Origin: https:..app.example.com/.test(document.querySelector("#visits .layer-help").textContent)`)
	p.act("#try-layer-0", "", "el.click()")
	p.verdict("Allowed")
	p.field("layer", "own")
	p.click("button", "Back to the settings of before")
	p.field("layer", "cf-legacy")
	p.verdict("Allowed, but not always")
}

// Settings that are pasted set what is in between; what is not understood is said.
func TestPasteLayer(t *testing.T) {
	p := open(t, layeredLink(""))
	p.verdict("Not known")
	p.exec(`document.activeElement.blur()`)
	p.paste("location / {\n  proxy_pass http://bucket;\n  proxy_set_header Origin $upstream;\n  add_header Access-Control-Allow-Origin *;\n}\n")
	p.told("an nginx configuration")
	p.told("not understood")
	p.field("layer", "own")
	p.verdict("Blocked by nginx")
	p.eventually(`document.querySelector("#told").textContent.includes("$upstream")`)
	p.field("request-url", "https://d111.cloudfront.net/photos/cat.jpg")
	other := open(t, p.link())
	other.field("layer", "own")
	other.verdict("Blocked by nginx")
}

// Picker, lane and timeline are usable on every screen, in both themes: axe finds
// nothing, nothing scrolls sideways, and targets are large enough.
func TestLayerOnScreens(t *testing.T) {
	source := axe(t)
	p := open(t, layeredLink("cf-legacy"))
	p.verdict("Allowed, but not always")
	for _, tab := range []string{"sequence", "visits"} {
		for _, theme := range []string{"light", "dark"} {
			p.prefer("prefers-color-scheme", theme)
			for _, size := range [][2]int64{{1440, 900}, {1024, 768}, {390, 844}, {360, 640}} {
				p.size(size[0], size[1])
				p.act("#tab-"+tab, "", "el.click()")
				p.rest()
				p.do(script(source))
				for _, v := range eval[[]string](p, violations) {
					t.Errorf("%s, %d, %s: %s", tab, size[0], theme, v)
				}
				if eval[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
					t.Errorf("%s, %d: it scrolls sideways", tab, size[0])
				}
				if small := eval[[]string](p, `[...document.querySelectorAll("#visits button, #visits summary, #layer")].filter(e => e.offsetHeight && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))`); len(small) > 0 {
					t.Errorf("%d: too small: %s", size[0], strings.Join(small, "; "))
				}
			}
		}
	}
}
