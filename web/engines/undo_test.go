package engines

import "testing"

// Undo goes on after the page was left and opened again.
func TestUndoAfterReload(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		p.edit(misspelt)
		p.has(misspelt)
		p.goTo("/servers/")
		p.open("/")
		p.has(misspelt)
		p.undo()
		p.has(allowing)
		p.focus("#config")
		p.key("Control+y")
		p.has(misspelt)
	})
}

// End tags close while they are typed; who types them in full gets the same text.
func TestTypingHelps(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit("<R>\n  ")
		p.focus("#config")
		p.typeText("<A>x</A>")
		p.has("<R>\n  <A>x</A>")
		p.key("Enter")
		p.typeText("<")
		p.eventually(`document.querySelector(".ed-list").hidden === false`)
		p.typeText("/")
		p.has("<R>\n  <A>x</A>\n</R>")
		p.typeText("R>")
		p.has("<R>\n  <A>x</A>\n</R>")
		p.undo()
		p.has("<R>\n  <A>x</A>\n  </")
	})
}
