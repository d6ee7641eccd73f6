package e2e

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// focused describes the element that has the keyboard.
const focused = `(() => {
	const el = document.activeElement;
	return el.id || el.getAttribute("aria-label") || el.textContent.trim().slice(0, 40) || el.tagName;
})()`

// focusShows tells whether the element that has the keyboard, or what is around
// or in it, looks other than without.
const focusShows = `(() => {
	const el = document.activeElement;
	const box = el.closest(".ed");
	const look = () => JSON.stringify([[el], box ? [box] : [], box ? [box, "::after"] : [], ...[...el.children].map(e => [e])].filter(e => e.length).map(e => {
		const s = getComputedStyle(...e);
		return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.stroke, s.strokeWidth, s.backgroundColor, s.visibility];
	}));
	const visible = el.matches(":focus-visible"), focused = look();
	el.blur();
	const plain = look();
	el.focus({preventScroll: true});
	return visible && focused !== plain;
})()`

// Everything that can be pressed or filled in is reached by Tab, in the order
// of the page, and its place is visible. The editor lets the keyboard go after
// Escape.
func TestKeyboardReachesEverything(t *testing.T) {
	p := open(t, "/")
	p.rest() // it has all its parts
	p.exec(`document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)`)
	want := eval[[]int](p, `(() => {
		const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
		window.places = all.filter(el => el.tabIndex >= 0 && !el.disabled && el.checkVisibility({visibilityProperty: true}));
		return places.map((_, i) => i);
	})()`)
	if len(want) < 20 {
		t.Fatalf("only %d places for the keyboard", len(want))
	}
	var order []int
	for range len(want) + 20 {
		p.key("Tab")
		at := eval[int](p, `places.indexOf(document.activeElement)`)
		if at < 0 {
			if eval[bool](p, `document.activeElement === document.body`) {
				break // past the end
			}
			t.Errorf("Tab leads to %s, which is hidden", eval[string](p, focused))
			continue
		}
		if slices.Contains(order, at) {
			break // around
		}
		order = append(order, at)
		if !eval[bool](p, focusShows) {
			t.Errorf("the focus on %s is not visible", eval[string](p, focused))
		}
		if eval[bool](p, `document.activeElement.id === "config"`) {
			before := p.config()
			p.key("Tab")
			if p.config() == before {
				t.Error("Tab in the editor does not indent")
			}
			p.key("Control+z")
			p.rest()
			p.key("Escape")
		}
	}
	if !slices.IsSorted(order) {
		t.Errorf("the order of Tab is not the order of the page: %v", order)
	}
	for _, i := range want {
		if !slices.Contains(order, i) {
			t.Errorf("Tab does not reach %s", strings.TrimSpace(eval[string](p, `(el => el.id || el.getAttribute("aria-label") || el.outerHTML.slice(0, 120))(places[`+itoa(i)+`])`)))
		}
	}
}

// Every control has a name for those who do not see it.
func TestNames(t *testing.T) {
	p := open(t, "/")
	p.rest()
	for _, role := range []string{"button", "textbox", "combobox", "checkbox", "link", "dialog", "region", "heading"} {
		for _, name := range p.names(role) {
			if strings.TrimSpace(name) == "" {
				t.Errorf("a %s has no name", role)
			}
		}
	}
}

func TestHelpDialog(t *testing.T) {
	p := open(t, "/")
	p.exec(`document.activeElement.blur()`)
	p.key("?")
	p.node("dialog", "Keyboard")
	p.eventually(`document.querySelector("#help").textContent.includes("F8")`)
	p.key("Escape")
	p.eventually(`!document.querySelector("#help").open`)
}

// Whatever is pressed by keyboard, the keyboard is still somewhere afterwards,
// though what was pressed may be gone.
func TestKeyboardIsNeverLost(t *testing.T) {
	p := open(t, "/")
	p.focus("#request-url")
	p.typeText("x") // no preset's any more
	for _, press := range []string{
		"#theme", "#console .tab:last-child", "#steps .fold", "#steps .plain", "#rules .cell", "#rules .plain", "#put summary", "#problems .fix",
		"#servers .server-choice", "#servers summary", "#configuration > .pane-head > .button",
		"#more .item:last-child", // clears the document
		"#presets .item", "#message .primary", "#message .icon-button",
		"#examples .item:nth-child(3)", "#message .primary", "#message .icon-button", "#examples .item:nth-child(7)",
		"#presets .works:last-child .item", "#add-request", "#presets .item", "#add-header", ".header-row .icon-button:last-child",
		".help", "#help .button", "#share-button", "#share .copier .button", "#share .dialog-head .button",
		"#exchange .tab", "#sequence .select", "#paste-button", "#own-answers", "#own-answers",
	} {
		p.eventually(`(el => {
			if (!el) return false;
			const menu = el.closest("details.menu");
			if (menu) menu.open = true;
			if (!el.checkVisibility()) { (` + uncover + `)(el); return false; }
			el.focus();
			return document.activeElement === el;
		})(document.querySelector(` + quote(press) + `))`)
		p.key("Enter")
		p.rest()
		if eval[bool](p, `document.activeElement === document.body`) {
			t.Errorf("Enter on %s loses the keyboard", press)
		}
	}
}

// Whatever the page says about what is typed, the field stays where it is.
func TestTypingKeepsTheField(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.rest()
	p.press("#add-header", "")
	p.rest()
	fields := eval[[]string](p, `[...document.querySelectorAll("main input:is([type=text], [type=password])")].filter(f => !f.disabled && f.checkVisibility()).map(f => f.id)`)
	if len(fields) < 10 {
		t.Fatal(fields)
	}
	for _, id := range fields {
		p.focus("#" + id)
		p.key("Control+a")
		p.typeText("h")
		p.rest()
		p.typeText("ttps://a.b")
		p.rest()
		if got := eval[[]string](p, `[document.activeElement.id, document.activeElement.value]`); got[0] != id || got[1] != "https://a.b" {
			t.Errorf("typed into %s: the keyboard is in %q", id, got)
		}
	}
}

// Who was in the editor when a dialog with fields came can type on behind it.
func TestTypeOnBehindDialog(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.eventually(`document.querySelector("#tests-text-button") !== null`)
	p.exec(`document.querySelector("#tests-text-button").click()`)
	p.eventually(`document.querySelector("#table") !== null`)
	p.focus("#table")
	p.press("#tests-text .dialog-head .button", "")
	p.eventually(`!document.querySelector("#tests-text").open && document.activeElement.id === "config"`)
	p.rest()
	p.typeText("x")
	p.eventually(`document.querySelector("#config").value.length === ` + strconv.Itoa(len(allowing)+1))
}

// A key draws the panel in sight; those out of sight follow when the page is at
// rest, so that the browser's search finds what is true now.
func TestPanelsOutOfSightFollow(t *testing.T) {
	p := open(t, "/")
	p.rest()
	p.exec(`window.order = [];
		for (const id of ["verdict", "panel-rules", "panel-steps"])
			new MutationObserver(() => order.push(id)).observe(document.getElementById(id), {subtree: true, childList: true, characterData: true});`)
	p.edit(allowing)
	p.verdict("Allowed")
	p.eventually(`order.includes("panel-rules") && order.includes("panel-steps")`)
	if order := eval[[]string](p, `order`); order[0] != "verdict" {
		t.Errorf("drawn in the order %q", order)
	}
	p.eventually(`document.querySelector("#rules").textContent.includes("rule 1 matches")`)
}
