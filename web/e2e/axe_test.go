package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// axe is the source of axe-core, which install.sh fetches.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(cache, "s3cors-tests", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is not there; web/e2e/install.sh fetches it")
	}
	return string(source)
}

// violations are what axe-core finds on the page as it is: rule, help, and the
// elements.
const violations = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v =>
	v.id + ": " + v.help + "\n" + v.nodes.slice(0, 4).map(n => "    " + n.target.join(" ") + "  " + n.html.slice(0, 120)).join("\n")))`

// TestAxe: axe-core finds nothing on any kind of page, in both themes.
func TestAxe(t *testing.T) {
	source := axe(t)
	pages := map[string]bool{"/": false, "/no/such/page": true}
	for _, address := range documents {
		pages[address] = true
	}
	for name := range built {
		if kind, _, _ := strings.Cut(name, "/"); strings.HasSuffix(name, ".html") && (kind == "learn" || kind == "reference") {
			pages["/"+strings.TrimSuffix(strings.TrimSuffix(name, ".html"), "index")] = true
		}
	}
	p := blank(t, browser)
	p.watch.forgive("404") // the page that is not there
	for _, theme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", theme)
		for _, address := range slices.Sorted(maps.Keys(pages)) {
			if theme == "dark" && !slices.Contains(slices.Collect(maps.Values(documents)), address) {
				continue // its colors are those of a page that is looked at
			}
			p.goTo(address)
			if !pages[address] {
				p.running()
			}
			p.rest()
			p.exec(`for (const d of document.querySelectorAll("main details")) d.open = true`)
			p.do(script(source))
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%s, %s: %s", address, theme, v)
			}
		}
	}
}

// TestAxeStates: nor does it in the states of the playground.
func TestAxeStates(t *testing.T) {
	source := axe(t)
	for _, theme := range []string{"light", "dark"} {
		p := open(t, "/")
		p.prefer("prefers-color-scheme", theme)
		p.do(script(source))
		look := func(state string) {
			t.Helper()
			p.rest()
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%s, %s: %s", state, theme, v)
			}
		}
		for _, s := range situations[:4] {
			p.show(s.config, s.verdict)
			look(s.name)
		}
		p.size(390, 844)
		look("narrow")
		for _, name := range []string{"#examples", "#sections"} {
			p.press(name+" > summary", "")
			look(name)
			p.focus("#config")
		}
		p.size(1440, 900)
		for _, button := range []string{"Keyboard commands", "Share"} {
			p.click("button", button)
			p.eventually(`document.querySelector("dialog[open]") !== null`)
			look(button)
			p.key("Escape")
			p.eventually(`document.querySelector("dialog[open]") === null`)
		}
	}
}
