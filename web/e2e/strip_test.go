package e2e

import "testing"

// On a phone the verdict is in a line at the foot of the window until it is in
// view itself, which the line leads to.
func TestVerdictStrip(t *testing.T) {
	p := open(t, "/")
	p.eventually(`getComputedStyle(document.querySelector(".strip")).display === "none"`)
	p.size(390, 844)
	p.eventually(`getComputedStyle(document.querySelector(".strip")).display === "none"`) // the verdict is in sight
	p.press("#tab-servers", "")
	p.eventually(`document.querySelectorAll(".server-row").length > 5`)
	p.size(390, 480)
	p.exec(`scrollTo(0, document.documentElement.scrollHeight)`)
	p.press(".strip", "Blocked by your configuration")
	p.eventually(`getComputedStyle(document.querySelector(".strip")).display === "none"`)
	p.eventually(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(".verdict-title").getBoundingClientRect())`)
}

// What was made of a link is there after a reload, even where the page went away
// before the link was out of the address bar.
func TestEditOfALinkSurvivesAReload(t *testing.T) {
	p := open(t, "/")
	p.press("#share-button", "")
	p.eventually(`document.querySelector("#share-link")?.value.includes("#")`)
	link := eval[string](p, `document.querySelector("#share-link").value.split("#")[1]`)
	p.leave()
	p.goTo("/#" + link)
	p.running()
	p.edit("<CORSConfiguration/>")
	p.rest()
	p.exec(`history.replaceState(null, "", "#" + ` + quote(link) + `)`) // as if it had not been in time
	p.exec(`setTimeout(() => location.reload())`)
	p.eventually(`document.documentElement.dataset.app === "running" && location.hash === ""`)
	p.has("<CORSConfiguration/>")
}
