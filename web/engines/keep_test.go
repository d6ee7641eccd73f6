package engines

import "testing"

// Works are kept over a reload, small ones and large ones.
func TestWorksAreKept(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		p.goTo("/servers/")
		p.open("/")
		p.has(allowing)
		p.exec(`const area = document.querySelector("#config");
			area.value = "z".repeat(200000); area.dispatchEvent(new Event("input", {bubbles: true}))`)
		p.eventually(`Object.values(localStorage).some(t => t.includes('"large":true'))`)
		p.goTo("/servers/")
		p.open("/")
		p.eventually(`document.querySelector("#config").value === "z".repeat(200000)`)
		if eval[int](p, `Object.values(localStorage).join("").length`) > 5000 {
			p.Error("the small store holds the large work")
		}
	})
}
