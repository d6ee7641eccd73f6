package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/app/state"
)

// visible is a script that reports whether an element is on show, and so is the
// panel around it: a panel without height shows nothing.
func visible(selector string) string {
	return `(el => !!el?.checkVisibility() && (el.closest("[role=tabpanel]")?.clientHeight ?? 1) > 0)(document.querySelector(` + quote(selector) + `))`
}

// One panel is open at a time, the tabs say which, and the arrow keys move between
// them; those out of sight are passed over.
func TestTabs(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked")
	for _, tab := range append(state.Tabs[1:], state.Tabs[0]) {
		id := string(tab)
		if eval[bool](p, visible("#tab-"+id)) {
			p.press("#tab-"+id, "")
		} else {
			p.exec(`document.querySelector("#more-results .m-` + id + `").click()`)
		}
		p.eventually(`[...document.querySelectorAll(".result [role=tabpanel]")].filter(e => !e.hidden).map(e => e.id).join() === "panel-` + id + `"`)
		p.eventually(`[...document.querySelectorAll(".results [aria-selected=true]")].map(e => e.id).join() === "tab-` + id + `"`)
	}
	p.focus("#tab-sequence")
	for _, step := range [][2]string{{"Right", "rules"}, {"End", "visits"}, {"Right", "sequence"}, {"Left", "visits"}, {"Home", "sequence"}} {
		p.key(step[0])
		p.eventually(`document.activeElement.id === "tab-` + step[1] + `" && ` + visible("#panel-"+step[1]+" > *"))
	}
	p.press("#tab-put", "")
	p.eventually(visible("#put") + ` && !` + visible("#problems"))

	// Narrow: the document is a tab, and what has no room is in a menu that says
	// which panel is open.
	p.size(390, 844)
	p.eventually(`!` + visible("#config"))
	p.press("#tab-configuration", "")
	p.eventually(visible("#config") + ` && !` + visible("#sequence"))
	p.menu("more-results", "Steps")
	p.eventually(visible("#panel-steps > *") + ` && !` + visible("#config") + ` && document.querySelector("#more-results > summary").innerText.trim() === "Steps"`)
	// What shows a place in the document opens it.
	p.press("#steps [data-reveal]", "")
	p.eventually(visible("#config"))

	// Wide: rules and messages stay open, whichever panel is chosen.
	p.size(1920, 1080)
	for _, id := range []string{"sequence", "console", "sequence"} {
		p.press("#tab-"+id, "")
		p.eventually(visible("#panel-"+id+" > *") + ` && ` + visible("#rules") + ` && ` + visible("#exchange") + ` && !` + visible("#tab-rules"))
	}
	p.size(1440, 900)
	p.press("#tab-rules", "")
	p.size(1920, 1080)
	p.eventually(visible("#rules") + ` && ` + visible("#sequence"))
}

// No tab is cut off, however wide the row is: what has no room is in the menu. app.css
// says from which width of the row on.
func TestTabsHaveRoom(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked")
	p.size(320, 640)
	least := eval[int](p, `Math.floor(document.querySelector(".tabbar.results").clientWidth)`)
	for _, window := range []int64{1440, 890} { // in the narrow one the document is a tab too
		p.size(window, 900)
		p.eventually(visible("#tab-configuration") + fmt.Sprintf(` === %t`, window < 900))
		cut := eval[[]string](p, fmt.Sprintf(`(() => {
			const bar = document.querySelector(".tabbar.results"), list = bar.querySelector(".tablist"), said = [];
			let left = "";
			for (let width = 1240; width >= %d; width--) {
				bar.style.width = width + "px";
				const shown = [...list.children].filter(e => e.checkVisibility()), last = shown.at(-1);
				const over = last.getBoundingClientRect().right - list.getBoundingClientRect().right;
				if (over > 0 && left !== last.id) said.push(last.id + " is cut off by " + Math.ceil(over) + " px where the row is " + width + " px wide");
				left = over > 0 ? last.id : "";
			}
			bar.style.width = "";
			return said;
		})()`, least))
		for _, s := range cut {
			t.Errorf("window of %d px (row at least %d): %s", window, least, s)
		}
	}
}

// A dialog that was just closed opens when it is asked for, also before the browser has
// said that it was closed, and stays open.
func TestDialogAgain(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked")
	const help = `document.querySelector("#help")`
	p.press(".help", "")
	p.eventually(help + `.open`)
	for range 3 {
		p.exec(`const said = new Promise(done => ` + help + `.addEventListener("close", done, {once: true}));
			` + help + `.close();
			document.querySelector(".help").click();
			await said;
			await new Promise(done => setTimeout(done, 300))`)
		p.eventually(help + `.open && ` + help + `.textContent.includes("F8")`)
	}
	p.key("Escape")
	p.eventually(`!` + help + `.open`)
}

// What the box says of a long text that it cannot use is in sight, below the text.
func TestBoxSaysInSight(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked")
	for _, size := range [][2]int64{{1440, 900}, {390, 844}, {360, 640}} {
		p.size(size[0], size[1])
		p.exec(`document.getElementById("box").focus(); ` + typedInBox(strings.Repeat("this is nothing that is known\n", 300)))
		p.eventually(`(() => {
			const box = document.querySelector("#box"), said = document.querySelector(".box-said"), at = said.getBoundingClientRect();
			return document.activeElement === box && said.innerText.trim() !== "" && at.top >= box.getBoundingClientRect().bottom && at.bottom <= innerHeight && at.top >= 0;
		})()`)
	}
}

// The browser's search opens the panel in which it finds something.
func TestSearchOpensPanel(t *testing.T) {
	p := open(t, "/")
	p.eventually(`document.querySelector("#steps .step") !== null && !` + visible("#steps"))
	if !eval[bool](p, `document.querySelector("#panel-steps").hidden === "until-found"`) {
		t.Error("a closed panel is not found")
	}
	p.exec(`document.querySelector("#steps .step").dispatchEvent(new Event("beforematch", {bubbles: true}))`)
	p.eventually(visible("#steps") + ` && document.querySelector("#tab-steps").ariaSelected === "true"`)
}

// The parts of the page are resized by mouse and by keyboard, and keep their sizes.
func TestSplits(t *testing.T) {
	p := open(t, "/")
	width := func() int { return eval[int](p, `Math.round(document.querySelector(".document").offsetWidth)`) }
	height := func() int { return eval[int](p, `Math.round(document.querySelector(".drawer").offsetHeight)`) }
	before := width()
	p.focus("#split-columns")
	for range 5 {
		p.key("Right")
	}
	p.eventually(`document.querySelector("#split-columns").ariaValueNow === "53"`)
	if after := width(); after < before+100 {
		t.Errorf("5 keys of 2 %% make the document %d px wider", after-before)
	}
	at := eval[[]float64](p, `(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector("#split-drawer").getBoundingClientRect())`)
	low := height()
	p.do(chromedp.DragAndDropXY(at[0], at[1], at[0], at[1]-120))
	if high := height(); high < low+100 {
		t.Errorf("a drag of 120 px makes the drawer %d px higher", high-low)
	}
	wide, high := width(), height()
	p.exec(`setTimeout(() => location.reload())`)
	p.eventually(`document.querySelector("#split-columns")?.ariaValueNow === "53"`)
	p.running()
	if width() != wide || height() != high {
		t.Errorf("after a reload: %d and %d px, before %d and %d", width(), height(), wide, high)
	}
}

// The answer, what helps and Copy are in sight without scrolling.
func TestAnswerInSight(t *testing.T) {
	for _, config := range []string{"", allowing, misspelt} {
		p := open(t, "/")
		if config != "" {
			p.edit(config)
			p.squiggles(config == misspelt)
		}
		for _, size := range [][2]int64{{1920, 1080}, {1440, 900}, {1024, 768}, {390, 844}, {360, 640}} {
			p.size(size[0], size[1])
			p.exec(`scrollTo(0, 0)`)
			for _, id := range []string{".verdict-title", ".verdict-reason", ".verdict-actions > .primary", "#copy-config"} {
				if !eval[bool](p, `(e => !e || (r => r.top >= 0 && r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight && r.height > 0)(e.getBoundingClientRect()))(document.querySelector(`+quote(id)+`))`) {
					t.Errorf("%d×%d, %.30q: %s is not in sight", size[0], size[1], config, id)
				}
			}
			if !eval[bool](p, `!!document.querySelector("#copy-config")`) {
				t.Error("there is nothing to copy with")
			}
		}
	}
}

// While a document is typed from zero, no part of the page moves: neither by the
// measure of the Layout Instability standard, nor, key or no key, outside of the
// texts that are about the document.
func TestNothingMoves(t *testing.T) {
	p := open(t, "/")
	p.edit(" ")
	p.rest()
	p.exec(`
		window.score = 0;
		window.moved = [];
		new PerformanceObserver(list => {
			for (const e of list.getEntries()) {
				if (!e.hadRecentInput) score += e.value;
				for (const s of e.sources) {
					const el = s.node?.nodeType === 1 ? s.node : s.node?.parentElement;
					// What is written in a box may begin elsewhere: the box stays.
					const stays = JSON.stringify(s.previousRect) === JSON.stringify(s.currentRect);
					if (el && !stays && !el.closest("#editor, .panel, .verdict-said, .verdict-actions")) moved.push(e.value.toFixed(4) + " " + (el.id || el.className || el.textContent).toString().slice(0, 60) + " in #" + el.closest("[id]").id);
				}
			}
		}).observe({type: "layout-shift", buffered: false});`)
	p.focus("#config")
	for line := range strings.SplitSeq(strings.TrimSpace(allowing), "\n") {
		p.typeText(line)
		p.key("Enter")
	}
	p.rest()
	for _, moved := range eval[[]string](p, `moved`) {
		t.Error(moved)
	}
	if score := eval[float64](p, `score`); score > 0 {
		t.Errorf("the layout shifted by %g", score)
	}
	if text := p.config(); !strings.Contains(text, "<AllowedMethod>") {
		t.Errorf("typed: %s", text)
	}
}

// The verdict has one size, whatever it says.
func TestVerdictHasOneSize(t *testing.T) {
	p := open(t, "/")
	sizes := map[int]string{}
	for name, config := range map[string]string{"blocked": "", "allowed": allowing, "wrong": misspelt, "empty": " ", "wide": strings.Replace(allowing, "https://app.example.com", "https://"+strings.Repeat("very-long-label.", 30)+"example.com", 1)} {
		if config != "" {
			p.edit(config)
			p.rest()
		}
		sizes[eval[int](p, `document.querySelector("#verdict").offsetHeight`)] = name
	}
	if len(sizes) != 1 {
		t.Error(fmt.Sprint(sizes))
	}
}
