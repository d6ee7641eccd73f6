package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func itoa(n int) string { return strconv.Itoa(n) }

// situations are what the page is looked at in: the edits, then the verdict
// that tells that they have arrived.
var situations = []struct {
	name, config, verdict string
}{
	{"blocked", "", "Blocked"}, // the built-in example
	{"allowed", allowing, "Allowed"},
	{"errors", strings.Replace(misspelt, "<MaxAgeSeconds>600", "<MaxAgeSeconds>ten“ <b>&nope;", 1) + "tail", "Blocked"},
	{"empty", " ", ""},
	{"long", manyRules(100), "Allowed"},
	{"wide", strings.Replace(allowing, "https://app.example.com", "https://"+strings.Repeat("very-long-label.", 30)+"example.com", 1), "Blocked"},
}

// show brings the page into a situation.
func (p *page) show(config, verdict string) {
	p.Helper()
	if config != "" {
		p.edit(config)
	}
	if verdict != "" {
		p.verdict(verdict)
	}
}

// The page is never wider than its window: only what is made to scroll does.
func TestNoSidewaysScrolling(t *testing.T) {
	for _, s := range situations {
		t.Run(s.name, func(t *testing.T) {
			p := open(t, "/")
			p.show(s.config, s.verdict)
			for _, width := range []int64{320, 390, 768, 1024, 1440, 2560} {
				p.size(width, 844)
				if over := eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("at %d px the page is %d px too wide: %s", width, over, eval[string](p, `[...document.querySelectorAll("body *")]
						.filter(el => el.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && el.checkVisibility())
						.slice(0, 5).map(el => el.tagName + "." + (el.className.baseVal ?? el.className) + "#" + el.id).join(", ")`))
				}
			}
		})
	}
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
	for _, theme := range []string{"light", "dark"} {
		for _, s := range situations {
			p := open(t, "/")
			p.prefer("prefers-color-scheme", theme)
			p.show(s.config, s.verdict)
			p.exec(`document.activeElement.blur(); await new Promise(resolve => setTimeout(resolve, 400))`)
			for _, size := range [][2]int64{{1440, 900}, {1024, 768}, {390, 844}} {
				p.size(size[0], size[1])
				p.shoot(filepath.Join(dir, fmt.Sprintf("%s-%s-%d.png", s.name, theme, size[0])))
				p.size(size[0], 3600) // all of it: the columns scroll by themselves
				p.shoot(filepath.Join(dir, fmt.Sprintf("%s-%s-%d-whole.png", s.name, theme, size[0])))
			}
		}
	}
}

// shoot writes what is in the window as PNG.
func (p *page) shoot(file string) {
	p.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(file, picture, 0o644)
	}
	if err != nil {
		p.Fatal(err)
	}
}
