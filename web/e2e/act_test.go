package e2e

import (
	"context"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a person does. Each waits until it can be done: what it is done to is
// there, on show, and not switched off; finding it and doing it are one step, so
// that no drawing comes between.

// act runs JavaScript with el, the first element that selector finds and that
// contains text ("" = any), as soon as there is one that can be used. A closed
// panel or form that has one is opened first, as a person would; a tab that has no
// room in its row is taken from the menu at its end. Where the script
// returns false, it was not possible yet.
func (p *page) act(selector, text, script string) {
	p.Helper()
	p.until(script+" with "+selector+" "+text, func() (bool, error) {
		return chromedp.Run(p.ctx, chromedp.Evaluate[bool](`(() => {
			const all = [...document.querySelectorAll(`+quote(selector)+`)].filter(el => el.textContent.includes(`+quote(text)+`) && !el.matches(":disabled"));
			const el = all.find(el => el.matches("[role=tab]") || el.checkVisibility({visibilityProperty: true}));
			if (el) return (el => {`+script+`})(el) !== false;
			all.some(`+uncover+`);
			return false;
		})()`, gesture))
	})
}

// uncover opens the closed panel or form that an element is in, as a person would
// who looks for it; false if it is in none.
const uncover = `(el => {
	const panel = el.closest("[role=tabpanel][hidden]");
	const opens = panel ? panel.getAttribute("aria-labelledby") :
		el.closest("#request-form[hidden]") ? "edit-request" :
		el.closest(".column.document") && innerWidth < 900 ? "tab-configuration" : "";
	if (opens) document.getElementById(opens).click();
	return opens !== "";
})`

// gesture lets the browser take a script for what the person does: without one
// it copies nothing. The last key counts as one for 5 s only, which a busy
// machine may need.
func gesture(params *runtime.EvaluateParams) { params.UserGesture = new(true) }

// press clicks the first element that selector finds and that contains text
// ("" = any).
func (p *page) press(selector, text string) {
	p.Helper()
	p.act(selector, text, `el.click()`)
}

// menu opens a menu of the page and chooses the entry that contains text.
func (p *page) menu(id, text string) {
	p.Helper()
	p.act("#"+id+" > summary", "", `
		const item = [...el.parentElement.querySelectorAll(".item")].find(i => i.textContent.includes(`+quote(text)+`));
		if (!item) return false;
		if (!el.parentElement.open) el.click();
		if (!item.checkVisibility()) return false;
		item.click();`)
}

// choose picks an option of a select.
func (p *page) choose(id, value string) {
	p.Helper()
	p.act("select#"+id, "", `
		if (![...el.options].some(o => o.value === `+quote(value)+`)) return false;
		el.value = `+quote(value)+`;
		el.dispatchEvent(new Event("change", {bubbles: true}));`)
}

// fill sets the text of a field as typing does.
func (p *page) fill(id, text string) {
	p.Helper()
	p.act("#"+id, "", `
		el.value = `+quote(text)+`;
		el.dispatchEvent(new Event("input", {bubbles: true}));`)
}

// focus gives an element the keyboard.
func (p *page) focus(selector string) {
	p.Helper()
	p.act(selector, "", `
		el.focus({focusVisible: true});
		return document.activeElement === el;`)
}

// caret puts the caret behind the first occurrence of text in the editor.
func (p *page) caret(behind string) {
	p.Helper()
	p.act("#config", "", `
		const at = el.value.indexOf(`+quote(behind)+`);
		if (at < 0) return false;
		el.focus();
		el.setSelectionRange(at + `+quote(behind)+`.length, at + `+quote(behind)+`.length);
		return document.activeElement === el;`)
}

// edit replaces the whole document as a person would: select all, paste.
func (p *page) edit(text string) {
	p.Helper()
	p.focus("#config")
	p.key("Control+a")
	p.paste(text)
	p.has(text)
}

// has waits until the editor has the text.
func (p *page) has(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#config").value === ` + quote(text))
}

// config is the text in the editor.
func (p *page) config() string {
	p.Helper()
	return eval[string](p, `document.querySelector("#config").value`)
}

// key presses keys written as "Control+Shift+z", "F8", "Tab" or ".".
func (p *page) key(combination string) {
	p.Helper()
	parts := strings.Split(combination, "+")
	var modifiers []chromedp.Modifier
	for _, m := range parts[:len(parts)-1] {
		modifiers = append(modifiers, map[string]chromedp.Modifier{
			"Control": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift,
			"Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta,
		}[m])
	}
	key := parts[len(parts)-1]
	if named, ok := map[string]string{
		"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "F1": kb.F1, "F8": kb.F8, "Space": " ",
		"Home": kb.Home, "End": kb.End, "Up": kb.ArrowUp, "Down": kb.ArrowDown, "Left": kb.ArrowLeft, "Right": kb.ArrowRight,
		"Backspace": kb.Backspace, "Delete": kb.Delete,
	}[key]; ok {
		key = named
	}
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}

// typeText types into whatever has the focus, one key after the other.
func (p *page) typeText(text string) {
	p.Helper()
	p.do(chromedp.KeyEvent(text))
}

// paste puts text on the clipboard and presses Control+V. It is put there by the
// event of copying: the newer way, navigator.clipboard, asks whether the window
// has the focus, which on a busy machine comes when it comes.
func (p *page) paste(text string) {
	p.Helper()
	p.until("the text is copied", func() (bool, error) {
		return chromedp.Run(p.ctx, chromedp.Evaluate[bool](`(() => {
			const once = new AbortController(), options = {capture: true, signal: once.signal};
			let copied = false;
			addEventListener("beforecopy", ev => ev.preventDefault(), options); // there may be nothing selected
			addEventListener("copy", ev => {
				ev.clipboardData.setData("text/plain", `+quote(text)+`);
				ev.preventDefault();
				ev.stopImmediatePropagation();
				copied = true;
			}, options);
			const done = document.execCommand("copy");
			once.abort();
			return done && copied;
		})()`, gesture))
	})
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
			_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
				Type: kind, Key: "v", Code: "KeyV", WindowsVirtualKeyCode: 'V',
				Modifiers: int64(chromedp.ModifierCtrl), Commands: pasteCommand(kind),
			})
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

// pasteCommand is what the browser's own key table would add: a headless
// browser has no window system to ask.
func pasteCommand(kind input.DispatchKeyEventType) []string {
	if kind == input.DispatchKeyEventTypeRawKeyDown {
		return []string{"paste"}
	}
	return nil
}
