package e2e

import "testing"

// What a library needs comes from the menu of examples, with its requests as tests,
// and goes back as one step. A list that does not come costs nobody the case.
func TestLibraries(t *testing.T) {
	p := blank(t, browser)
	p.early(`const real = fetch; window.broken = true; window.fetch = (a, ...b) => window.broken && String(a).endsWith("libraries.txt") ? Promise.reject(new Error("no")) : real(a, ...b)`)
	p.goTo("/")
	p.running()
	before := p.config()
	p.menu("examples", "What does my library need?")
	p.eventually(`document.querySelector("#libraries").open && document.querySelector("#libraries").textContent.includes("could not be loaded")`)
	p.press("#libraries .dialog-head button", "")
	p.eventually(`!document.querySelector("#libraries").open`)
	p.exec(`window.broken = false`)
	p.menu("examples", "What does my library need?")
	p.eventually(`document.querySelectorAll("#libraries .library").length > 60`)
	p.press("#library-uppy-aws-s3", "")
	p.eventually(`!document.querySelector("#libraries").open && document.querySelector("#config").value.includes("<ExposeHeader>ETag</ExposeHeader>")`)
	p.eventually(`document.querySelectorAll("#panel-tests .test.ok").length === 3 && document.querySelectorAll("#panel-tests .test").length === 3`)
	p.verdict("Allowed")
	p.focus("#config")
	p.key("Control+z")
	p.has(before)
	p.eventually(`document.querySelectorAll("#panel-tests .test").length === 0`)
}
