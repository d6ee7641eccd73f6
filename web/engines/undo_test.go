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
