//go:build !js

package editor

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

// copied puts text into the clipboard.
func (p *page) copied(text string) {
	p.Helper()
	p.run(`(() => { window.other = document.createElement("textarea"); document.body.append(other); other.value = ` + edtest.JSON(text) + `; other.focus(); other.select(); })()`)
	p.press("Ctrl+c")
	p.run(`other.remove(); document.getElementById("config").focus()`)
}

// command calls a command of the browser's own.
func command[P any](p *page, c cdp.Command[P, cdp.Empty], params P) {
	p.Helper()
	err := chromedp.Do(p.tab, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, c, params)
		return chromedp.Void{}, err
	})
	if err != nil {
		p.Fatal(err)
	}
}

// inserted writes text at once: how long it takes makes no difference.
func (p *page) inserted(text string) {
	p.Helper()
	command(p, input.InsertText, input.InsertTextParams{Text: text})
}

// TestUndo: every kind of change is a step, back to the start and forth to the
// end, with what was selected. Chromium's own undo leaves the first of several
// pasted lines in the text.
func TestUndo(t *testing.T) {
	p := openPage(t)
	p.set("<A>|</A>")
	looks := []string{"<A>|</A>"}
	look := func(want string) { // after a step
		t.Helper()
		p.expect("made", want)
		looks = append(looks, want)
	}
	p.inserted("one ")
	look("<A>one |</A>")
	p.inserted("two")
	look("<A>one two|</A>")
	p.press("Backspace")
	look("<A>one tw|</A>")
	p.copied("<B>\n  <C/>\n</B>\n")
	p.press("Ctrl+a", "Ctrl+v")
	look("<B>\n  <C/>\n</B>\n|")
	p.press("Enter")
	look("<B>\n  <C/>\n</B>\n\n|")
	p.run(`ed.applyEdits('[{"start":0,"end":0,"new":"<?xml?>"},{"start":5,"end":6,"new":"😀"}]', "")`)
	look("<?xml?>|<B>\n 😀<C/>\n</B>\n\n")
	p.press("Shift+Alt+f")
	look(strings.Replace(layout.Format("<?xml?><B>\n 😀<C/>\n</B>\n\n"), "?>", "?>|", 1))
	p.press("Ctrl+a", "Delete")
	look("|")
	p.run(`ed.setText("<D/>\r\n", true)`)
	look("|<D/>\n")

	// What was selected before a step is selected after its undo; expect knows a
	// caret only.
	caret := func(what, want string) {
		t.Helper()
		if text := strings.Replace(want, "|", "", 1); p.text() != text {
			t.Fatalf("%s: %q, want %q", what, p.text(), text)
		}
		p.expectLayer(what)
	}
	for i := len(looks) - 2; i >= 0; i-- {
		p.press("Ctrl+z")
		caret(fmt.Sprint("undone to ", i), looks[i])
		if selected := get[bool](p, `config.selectionStart === 0 && config.selectionEnd === config.value.length`); looks[i] != "|" && selected != (i == 3 || i == 7) {
			t.Errorf("undone to %d: all is selected: %v", i, selected)
		}
	}
	p.press("Ctrl+z")
	p.expect("nothing more to undo", looks[0])
	for i, want := range looks[1:] {
		p.press([]string{"Ctrl+Shift+z", "Ctrl+y"}[i%2])
		p.expect(fmt.Sprint("redone to ", i+1), want)
	}
	p.press("Ctrl+y")
	p.expect("nothing more to redo", looks[len(looks)-1])

	p.press("Ctrl+z", "Ctrl+z")
	p.typed("x")
	p.press("Ctrl+y")
	if strings.Contains(p.text(), "<D/>") {
		t.Error("redone after another change")
	}
	p.run(`ed.setReadOnly(true)`)
	held := p.text()
	p.press("Ctrl+z")
	if p.text() != held {
		t.Error("undone in a read-only editor")
	}
}

// The browser's menu and gestures ask for an undo by an event; a script's
// command undoes without.
func TestUndoOfTheBrowser(t *testing.T) {
	p := openPage(t)
	p.set("|")
	for _, word := range []string{"one ", "two ", "three"} {
		p.inserted(word)
	}
	ask := func(inputType string) bool {
		return get[bool](p, `config.dispatchEvent(new InputEvent("beforeinput", {inputType: "`+inputType+`", bubbles: true, cancelable: true}))`)
	}
	if ask("historyUndo") {
		t.Error("the browser undoes as well")
	}
	p.expect("asked to undo", "one two |")
	if ask("historyRedo") {
		t.Error("the browser redoes as well")
	}
	p.expect("asked to redo", "one two three|")
	p.run(`document.execCommand("undo")`)
	p.expect("undone by a command", "one two |")
	p.press("Ctrl+z")
	p.expect("undone", "one |")
}

// An input method's work is one step and is not disturbed.
func TestComposition(t *testing.T) {
	p := openPage(t)
	p.set("<A>|</A>")
	p.typed("a")
	for _, text := range []string{"n", "に", "にh", "にほ", "日本"} {
		n := int64(source.UTF16(text, len(text)))
		command(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: n, SelectionEnd: n})
		p.expect("composing", "<A>a"+text+"|</A>")
		p.diagnose([]source.Diagnostic{{Severity: source.Error, Span: source.Span{Start: 0, End: 3}}})
	}
	p.inserted("日本語")
	p.expect("composed", "<A>a日本語|</A>")
	p.typed("b")
	p.expect("typed", "<A>a日本語b|</A>")
	p.press("Ctrl+z")
	p.expect("undone", "<A>a日本語|</A>")
	p.press("Ctrl+z")
	p.expect("the composition undone", "<A>a|</A>")
	p.press("Ctrl+z")
	p.expect("all undone", "<A>|</A>")
}

// A text that is too large for colors is shown by the textarea, with the line
// numbers near the viewport, and is edited like any other.
func TestLargeText(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	lines := maxLines + 5
	p.run(fmt.Sprintf(`ed.setText("<A/>\n".repeat(%d), true)`, lines-1))
	state := func(what string, plain bool) {
		t.Helper()
		if got := get[bool](p, `document.querySelector(".ed").classList.contains("ed-plain") && document.querySelectorAll(".ed-l").length === 0`); got != plain {
			t.Errorf("%s: without colors %v, want %v", what, got, plain)
		}
	}
	state("large", true)
	if n := get[int](p, `document.querySelectorAll(".ed-nums").length`); n > 5 {
		t.Errorf("%d blocks of line numbers, most of them out of sight", n)
	}
	last := fmt.Sprintf("\n%d\n", lines)
	p.run(`ed.focus(1e9)`)
	p.wait(`[...document.querySelectorAll(".ed-nums")].at(-1).textContent.endsWith(` + edtest.JSON(last) + `)`)
	top := get[float64](p, `[...document.querySelectorAll(".ed-nums")].at(-1).getBoundingClientRect().bottom - document.querySelector(".ed-chunk").getBoundingClientRect().bottom`)
	if top < -1 || top > 1 {
		t.Errorf("the last number is %v px below the last line", top)
	}
	p.typed("x")
	p.wait(`ed.text().endsWith("\nx")`)
	p.diagnose([]source.Diagnostic{{Severity: source.Error, Check: "lines", Message: "here", Span: source.Span{Start: 5 * (lines - 1), End: 5*(lines-1) + 1}}})
	p.wait(`document.querySelectorAll(".ed-gm.ed-error").length === 1`)
	p.press("Ctrl+.")
	p.wait(`document.querySelector(".ed-card").textContent.includes("here")`)
	p.press("Escape")
	p.press("Ctrl+z", "Ctrl+z")
	if p.text() != sample {
		t.Errorf("undone to %.100q", p.text())
	}
	state("small again", false)
	p.expectLayer("small again")
	p.set(strings.Repeat("x", maxColumns+10))
	state("one long line", true)
	p.set(sample + "|")
	p.typed("<")
	p.expect("typed again", sample+"<|")
	state("small", false)
}

// Where a keyboard on the screen would open, a fix leaves the focus alone.
func TestFixByFinger(t *testing.T) {
	p := openPage(t)
	fix := `ed.applyEdits('[{"start":0,"end":1,"new":"{"}]', "")`
	focused := func() string { return get[string](p, `document.activeElement.id`) }
	p.set("[]")
	p.run(`after.focus()`)
	p.run(fix)
	if got := focused(); got != "config" {
		t.Errorf("with a mouse the focus goes to %q", got)
	}
	if err := edtest.Phone(p.tab); err != nil {
		t.Fatal(err)
	}
	p.wait(`matchMedia("(pointer:coarse)").matches`)
	p.set("[]")
	p.run(`after.focus()`)
	p.run(fix)
	if got := focused(); got != "after" {
		t.Errorf("with a finger the focus goes to %q", got)
	}
	if got := p.text(); got != "{]" {
		t.Errorf("fixed: %q", got)
	}
}
