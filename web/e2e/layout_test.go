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

// documents are pages to read, by a name for their pictures.
var documents = map[string]string{
	"servers": "/servers/", "server-ceph": "/servers/ceph", "server-wasabi": "/servers/wasabi",
	"layers": "/layers/", "layer": "/layers/cf-optimized", "layer-lesson": "/learn/purge",
	"causes": "/causes/", "cause": "/causes/error-expired", "cause-configuration": "/causes/configuration",
	"checks": "/checks/", "check": "/checks/expose-wildcard",
	"learn": "/learn/", "lesson": "/learn/preflight-cache", "lesson-result": "/learn/cached-image", "examples": "/examples/",
	"reference": "/reference/", "element": "/reference/elements/allowed-origin", "headers": "/reference/headers",
	"console": "/reference/console/", "console-firefox": "/reference/console/firefox", "glossary": "/reference/glossary",
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
		for name, address := range documents {
			p := blank(t, browser)
			p.prefer("prefers-color-scheme", theme)
			p.goTo(address)
			for _, size := range [][2]int64{{1440, 900}, {1024, 768}, {390, 844}} {
				p.size(size[0], size[1])
				p.shoot(filepath.Join(dir, fmt.Sprintf("%s-%s-%d.png", name, theme, size[0])))
			}
		}
		for _, s := range situations {
			p := open(t, "/")
			p.prefer("prefers-color-scheme", theme)
			p.show(s.config, s.verdict)
			p.exec(`document.activeElement.blur()`)
			p.rest()
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

// Text stands out from what is behind it by 4.5:1 (WCAG 1.4.3), in both themes.
func TestContrast(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		for _, s := range situations[:3] {
			t.Run(theme+"/"+s.name, func(t *testing.T) {
				p := open(t, "/")
				p.prefer("prefers-color-scheme", theme)
				p.show(s.config, s.verdict)
				p.rest()
				for _, weak := range eval[[]string](p, weakText) {
					t.Error(weak)
				}
			})
		}
	}
}

// weakText lists the texts on show whose contrast is too low.
const weakText = `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
	const over = (colors) => { // the colors painted upon each other, as r, g, b
		canvas.clearRect(0, 0, 1, 1);
		for (const c of colors) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
		return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
	};
	const light = (rgb) => {
		const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const seen = new Set();
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; node = texts.nextNode();) {
		const el = node.parentElement, style = getComputedStyle(el);
		if (!node.data.trim() || !el.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
		if (el.closest("textarea, option, noscript, :disabled, .sr")) continue;
		const layers = [];
		for (let at = el; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
		const behind = over(["white", ...layers]);
		const front = over(["rgb(" + behind + ")", el.closest("svg") ? style.fill : style.color]);
		const [a, b] = [light(front), light(behind)].sort((x, y) => y - x);
		const ratio = (a + 0.05) / (b + 0.05);
		if (ratio < 4.5) seen.add(ratio.toFixed(2) + ":1 for " + el.tagName + "." + (el.className.baseVal ?? el.className) + " " + node.data.trim().slice(0, 30));
	}
	return [...seen];
})()`

// What is pressed is at least 24 px high and wide, or so far from its
// neighbors that a circle of that size around it meets none (WCAG 2.5.8).
func TestTargetSize(t *testing.T) {
	p := open(t, "/")
	p.size(390, 844)
	for _, small := range eval[[]string](p, `(() => {
		const targets = [...document.querySelectorAll("a[href], button, select, input, summary, [role=button]")]
			.filter(el => el.checkVisibility() && !el.closest("label"))
			.map(el => [el, el.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
		const meets = (box, other) => {
			const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
			const dx = Math.max(other.left - x, x - other.right, 0), dy = Math.max(other.top - y, y - other.bottom, 0);
			return dx * dx + dy * dy < 12 * 12;
		};
		return targets
			.filter(([el, box]) => box.width < 23.9 || box.height < 23.9)
			.filter(([el, box]) => targets.some(([other, there]) => other !== el && !other.contains(el) && !el.contains(other) && meets(box, there)))
			.map(([el, box]) => box.width.toFixed() + "×" + box.height.toFixed() + " " + el.outerHTML.slice(0, 100));
	})()`) {
		t.Error(small)
	}
}

// In two columns only the columns scroll, an open menu is above everything, and
// stays inside the window.
func TestMenusAndColumns(t *testing.T) {
	p := open(t, "/")
	p.size(1280, 900)
	p.verdict("Blocked")
	if over := eval[int](p, `document.documentElement.scrollHeight - document.documentElement.clientHeight`); over > 0 {
		t.Errorf("the page is %d pixels higher than its window", over)
	}
	const covered = `(() => {
		const menu = document.querySelector(".menu[open] .menu-list"), box = menu.getBoundingClientRect(), out = [];
		if (box.left < 0 || box.right > innerWidth) out.push("the menu leaves the window");
		for (const item of menu.querySelectorAll("button")) {
			const r = item.getBoundingClientRect();
			const y = r.top + r.height / 2;
			if (y < box.top || y > box.bottom || y > innerHeight) continue;
			const top = document.elementFromPoint(r.left + 10, y);
			if (!item.contains(top)) out.push(item.textContent + " is under " + top.className);
		}
		return out;
	})()`
	for _, c := range []struct {
		menu          string
		width, height int64
	}{{"Presets", 1280, 900}, {"Examples", 1280, 900}, {"Examples", 640, 450}, {"Presets", 390, 844}} {
		p.size(c.width, c.height)
		p.act(".menu > summary", c.menu, `el.focus(); el.click()`)
		p.eventually(`document.querySelector(".menu[open]") !== null`)
		p.rest()
		if wrong := eval[[]string](p, covered); len(wrong) > 0 {
			t.Errorf("%s at %d×%d: %q", c.menu, c.width, c.height, wrong)
		}
		p.focus("#config")
		p.eventually(`document.querySelector(".menu[open]") === null`)
	}
}
