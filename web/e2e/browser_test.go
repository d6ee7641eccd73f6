package e2e

import "testing"

// What makes the request decides its mode, method and headers; what script
// chose comes back with script.
func TestInitiators(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.choose("request-initiator", "img")
	p.verdict("Loaded, but closed to script")
	p.eventually(`document.getElementById("request-method").disabled && document.getElementById("request-method").value === "GET"`)
	p.choose("request-initiator", "img-anonymous")
	p.verdict("Allowed")
	p.choose("request-initiator", "xhr")
	p.verdict("Blocked by your configuration")
	p.eventually(`document.getElementById("request-method").value === "PUT" && document.querySelector("#request").textContent.includes("withCredentials")`)
	if link := p.link(); open(t, link).shown() != p.shown() {
		t.Error("the link does not bring back what makes the request")
	}
}

// Each browser's own words, and where they mislead.
func TestConsole(t *testing.T) {
	p := open(t, "/")
	p.eventually(`document.querySelector("#console pre").textContent.includes("No 'Access-Control-Allow-Origin' header is present")`)
	p.eventually(`document.querySelector("#console .misleads") !== null`)
	p.click("button", "Firefox")
	p.eventually(`document.querySelector("#console pre").textContent.startsWith("Cross-Origin Request Blocked")`)
	p.click("button", "Safari")
	p.eventually(`document.querySelector("#console pre").textContent.includes("due to access control checks")`)
	p.edit(allowing)
	p.verdict("Allowed")
	p.eventually(`document.querySelector("#console") === null`)
}

// The same again, and behind caches.
func TestVisits(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.eventually(`[...document.querySelectorAll(".scene")].map(s => s.querySelector(".scene-verdict").textContent).join() === "allowedwith a preflight,allowedwithout a preflight"`)
	p.choose("request-initiator", "img-anonymous")
	p.eventually(`document.querySelectorAll(".scene").length === 4`)
}

// Answers that are pasted stand in for the server's until they are put away.
func TestGivenAnswers(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.click("button", "Use these response headers…")
	p.verdict("Blocked by the browser")
	p.eventually(`document.getElementById("given-preflight").value.startsWith("HTTP/1.1 403 Forbidden\n")`)
	p.fill("given-preflight", "< HTTP/2 204\n< access-control-allow-origin: *\n< access-control-allow-methods: PUT\n< access-control-allow-headers: content-type\nnonsense")
	p.fill("given-actual", "HTTP/1.1 200 OK\naccess-control-allow-origin: *\netag: \"x\"")
	p.verdict("Allowed")
	p.eventually(`document.querySelector(".given").textContent.includes("nonsense")`)
	p.eventually(`document.querySelector(".given pre")?.textContent.includes("<AllowedMethod>PUT</AllowedMethod>")`)
	p.click("button", "Put it into the editor")
	p.eventually(`document.querySelector("#config").value.includes("<AllowedHeader>content-type</AllowedHeader>")`)
	p.fill("given-actual", "HTTP/1.1 200 OK\naccess-control-allow-origin: https://other.example")
	p.verdict("Blocked by the browser")
	p.click("button", "Back to the server's answers")
	p.verdict("Allowed")
	p.focus("#config")
	p.key("Control+z")
	p.verdict("Blocked by your configuration")
}
