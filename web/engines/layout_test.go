package engines

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page is never wider than its window, and in two columns only the columns
// scroll.
func TestLayout(t *testing.T) {
	each(t, func(p *page) {
		widths := func() {
			for _, width := range []int{1440, 1024, 600} {
				p.size(width, 900)
				// The page follows the size of its window after the next paint.
				p.eventually(fmt.Sprintf(`innerWidth === %d && document.documentElement.scrollWidth <= document.documentElement.clientWidth`, width))
			}
		}
		p.open("/")
		p.edit(misspelt)
		p.verdict("refuses")
		widths()
		p.size(1440, 900)
		if over := eval[int](p, `document.documentElement.scrollHeight - document.documentElement.clientHeight`); over > 0 {
			p.Errorf("the page is %d px higher than its window", over)
		}
		for _, address := range []string{"/learn/", "/learn/preflight-cache", "/reference/", "/servers/", "/checks/"} {
			p.goTo(address)
			widths()
		}
	})
}

// TestShots photographs the page for people to look at; SHOTS names the
// directory. Without it there is nothing to do.
func TestShots(t *testing.T) {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		t.Skip("SHOTS=directory is where the pictures go")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	each(t, func(p *page) {
		shoot := func(name string) {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%s.png", p.engine, name)), p.photo(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		p.size(1440, 900)
		p.open("/")
		p.verdict("Blocked")
		shoot("blocked")
		p.edit(misspelt)
		p.verdict("refuses")
		p.key("F8")
		p.key("Control+.")
		p.eventually(`document.activeElement.closest(".ed-card") !== null`)
		shoot("card")
		p.key("Escape")
		p.tab("apply")
		p.eventually(`document.querySelector("#apply-endpoint") !== null`)
		shoot("apply")
		p.click(`document.querySelector("#presets > summary")`)
		p.eventually(`document.querySelector("#presets").open`)
		shoot("menu")
		p.key("Escape")
		p.click(button("Share"))
		p.eventually(`document.querySelector("#share").open`)
		shoot("share")
		p.key("Escape")
		p.click(`document.querySelector("#theme")`)
		p.size(600, 900)
		shoot("narrow")
		p.size(1440, 900)
		for _, address := range []string{"/learn/", "/learn/preflight-cache", "/reference/", "/servers/", "/checks/"} {
			p.goTo(address)
			shoot(strings.Trim(strings.ReplaceAll(address, "/", "-"), "-"))
		}
	})
}
