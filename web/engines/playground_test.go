package engines

import "strings"

// allowing lets the request of the built-in example pass, and nothing in it is
// to be complained about.
const allowing = `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>600</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`

// misspelt has one mistake, which also blocks the request.
var misspelt = strings.Replace(allowing, "<AllowedMethod>PUT</AllowedMethod>", "<AllowedMethods>PUT</AllowedMethods>", 1)

// verdict waits until the verdict's text contains want.
func (p *page) verdict(want string) {
	p.Helper()
	p.contains("#verdict", want)
}

// contains waits until the text of the element is there and contains want.
func (p *page) contains(selector, want string) {
	p.Helper()
	p.eventually(`document.querySelector(` + quote(selector) + `)?.textContent.includes(` + quote(want) + `)`)
}

// has waits until the editor has the text.
func (p *page) has(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#config").value === ` + quote(text))
}

// edit replaces the whole document as a person would: copy it elsewhere, select
// all, paste.
func (p *page) edit(text string) {
	p.Helper()
	p.copy(text)
	p.focus("#config")
	p.key("Control+a")
	p.key("Control+v")
	p.has(text)
}

// copy puts text into the clipboard, from a field beside the page.
func (p *page) copy(text string) {
	p.Helper()
	p.beside(text)
	p.key("Control+c")
	p.exec(`document.querySelector("#beside").remove()`)
}

// pasted is the text in the clipboard.
func (p *page) pasted() string {
	p.Helper()
	p.beside("")
	p.key("Control+v")
	p.eventually(`document.querySelector("#beside").value !== ""`)
	text := eval[string](p, `document.querySelector("#beside").value`)
	p.exec(`document.querySelector("#beside").remove()`)
	return text
}

// beside adds a field that is no part of the page, with all its text selected.
func (p *page) beside(text string) {
	p.Helper()
	p.exec(`const beside = document.createElement("textarea"); beside.id = "beside"; beside.value = ` + quote(text) + `; document.body.append(beside); beside.select()`)
}

// undo takes back the last change of the editor.
func (p *page) undo() {
	p.Helper()
	p.focus("#config")
	p.key("Control+z")
}

// caret puts the caret behind the first occurrence of text.
func (p *page) caret(behind string) {
	p.Helper()
	p.reach(`document.querySelector("#config")`)
	p.exec(`const area = document.querySelector("#config");
		const at = area.value.indexOf(` + quote(behind) + `) + ` + quote(behind) + `.length;
		area.focus(); area.setSelectionRange(at, at);`)
}

// write types into a field, over what it holds.
func (p *page) write(id, text string) {
	p.Helper()
	p.focus("#" + id)
	p.key("Control+a")
	p.typeText(text)
	p.eventually(`document.getElementById(` + quote(id) + `).value === ` + quote(text))
}

// choose picks an option of a select: its list is no part of the page.
func (p *page) choose(id, value string) {
	p.Helper()
	p.reach(`document.getElementById(` + quote(id) + `)`)
	p.exec(`const s = document.getElementById(` + quote(id) + `); s.value = ` + quote(value) + `; s.dispatchEvent(new Event("change", {bubbles: true}))`)
}

// tab opens a tab with the mouse: one that finds no room in its row by the menu at
// the end of the row.
func (p *page) tab(name string) {
	p.Helper()
	tab := `document.querySelector("#tab-` + name + `")`
	if eval[bool](p, tab+`.checkVisibility()`) {
		p.click(tab)
	} else {
		p.click(tab + `.closest(".tabbar").querySelector(".menu > summary")`)
		p.click(tab + `.closest(".tabbar").querySelector(".menu[open] .m-` + name + `")`)
	}
	p.eventually(tab + `.getAttribute("aria-selected") === "true"`)
}

// pick takes an entry of a menu with the mouse.
func (p *page) pick(menu, entry string) {
	p.Helper()
	p.click(`document.querySelector("#` + menu + ` > summary")`)
	p.click(`[...document.querySelectorAll("#` + menu + `[open] .item")].find(i => i.textContent.includes(` + quote(entry) + `))`)
}
