package engines

import "testing"

// The form, a preset and the server take part at once; a remedy lets the
// request through and is taken back by one undo.
func TestRequest(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.verdict("Blocked by your configuration")
		p.click(button("Add content-type to rule 2"))
		p.verdict("Allowed")
		p.undo()
		p.verdict("Blocked by your configuration")

		p.edit(allowing)
		p.verdict("Allowed")
		p.write("request-origin", "https://other.example")
		p.verdict("Blocked by your configuration")
		p.contains("#exchange", "https://other.example")
		p.write("request-origin", "https://app.example.com")
		p.verdict("Allowed")
		p.click(button("Add a header"))
		p.eventually(`document.activeElement.id.endsWith("name")`)
		p.typeText("x-custom")
		p.key("Tab")
		p.typeText("1")
		p.verdict("Blocked")
		p.contains("#exchange", "x-custom")
		p.choose("request-initiator", "img")
		p.verdict("Loaded, but closed to script")

		before := eval[string](p, formText)
		p.pick("presets", eval[string](p, `document.querySelector("#presets .item-title").textContent`))
		p.eventually(formText + ` !== ` + quote(before))
		p.has(allowing)

		p.edit("<CORSConfiguration><CORSRule/></CORSConfiguration>")
		p.contains("#put", "MalformedXML")
		answer := eval[string](p, `document.querySelector("#put").textContent`)
		p.choose("server", "scality") // "auto" is already Amazon S3, by the address
		p.eventually(`document.querySelector("#put").textContent !== ` + quote(answer))
	})
}

// formText is an expression for all that the form of the request holds.
const formText = `JSON.stringify([...document.querySelectorAll("#request input, #request select")].map(f => f.type === "checkbox" ? f.checked : f.value))`
