package e2e

import "testing"

// The pages to read have the theme switch of the playground, and keep what it
// says for the whole site.
func TestThemeOfDocuments(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/checks/")
	for _, theme := range []string{"light", "dark"} {
		p.press("#theme", "")
		p.eventually(`document.documentElement.dataset.theme === ` + quote(theme))
	}
	p.goTo("/reference/")
	p.eventually(`document.documentElement.dataset.theme === "dark" && document.querySelector("#theme").title.startsWith("Theme: dark")`)
	p.press("#theme", "")
	p.eventually(`!document.documentElement.dataset.theme`)
}
