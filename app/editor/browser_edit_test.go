//go:build !js

package editor

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"

	"s3cors.playground/app/editor/edtest"
)

// An editor with text has no placeholder, which would cost time at each key.
func TestPlaceholder(t *testing.T) {
	p := openPage(t)
	placeholder := func() string { return get[string](p, `document.getElementById("config").placeholder`) }
	const want = "Paste a configuration"
	for _, text := range []string{"a|", "", "b", ""} {
		p.set(text)
		if got := placeholder(); (got == want) != (text == "") {
			t.Errorf("with %q the placeholder is %q", text, got)
		}
	}
	p.run(`ed.focus(0)`)
	p.press("x")
	if got := placeholder(); got != "" {
		t.Errorf("typed into: %q", got)
	}
	p.press("Backspace")
	if got := placeholder(); got != want {
		t.Errorf("emptied: %q", got)
	}
}

func TestTyping(t *testing.T) {
	p := openPage(t)
	p.set("<A>|</A>")
	p.typed("x&")
	p.expect("typed", "<A>x&|</A>")
	p.press("Backspace", "Enter")
	p.expect("broken line", "<A>x\n|</A>")
	for i := 0; p.text() != "<A></A>"; i++ {
		if i == 5 {
			t.Fatalf("5 times undone: %q", p.text())
		}
		p.press("Ctrl+z")
	}

	p.run(`addEventListener("input", () => calls.push(["input"])), addEventListener("keydown", ev => calls.push(["keydown", ev.key])), calls.length = 0`)
	p.press("a", "F9")
	if got := get[string](p, `calls.filter(c => c[0] === "input" || c[0] === "keydown").join(" ")`); got != "keydown,F9" {
		t.Errorf("the page around gets %q: what is typed means nothing to it", got)
	}

	p.set("<A>|</A>")
	p.press("Enter")
	p.expect("indented line", "<A>\n  |\n</A>")
	p.press("Ctrl+z")
	p.expect("undone in one step", "<A>|</A>")
	p.press("Tab")
	p.expect("indented", "<A> |</A>")
	p.set("  a\n    b|\n")
	p.press("Shift+Tab")
	p.expect("outdented", "  a\n  b|\n")
}

func TestLeavingByKeyboard(t *testing.T) {
	p := openPage(t)
	p.set("<A>|")
	p.press("Escape", "Tab")
	if got := get[string](p, `document.activeElement.id`); got != "after" {
		t.Errorf("Escape, Tab leads to %q", got)
	}
	p.press("Shift+Tab")
	p.wait(`document.activeElement.id === "config"`)
	p.press("Escape", "x", "Tab")
	if got := get[string](p, `document.activeElement.id`); got != "config" {
		t.Errorf("a key behind Escape is forgotten: Tab leads to %q", got)
	}
}

// TestCallbacks: one OnChange for several changes before a paint, and none
// during the event.
func TestCallbacks(t *testing.T) {
	p := openPage(t)
	p.set("a")
	p.wait(`calls.length > 0`)
	during := get[int](p, `(async () => {
		calls.length = 0;
		const area = document.getElementById("config");
		for (const text of ["b", "bc", "bcd"]) { area.value = text; area.dispatchEvent(new Event("input", {bubbles: true})); }
		const during = calls.length;
		await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));
		return during;
	})()`)
	if during != 0 {
		t.Errorf("%d callbacks before the paint", during)
	}
	if got := get[[][]any](p, `calls.filter(c => c[0] === "change")`); len(got) != 1 || got[0][1] != "bcd" {
		t.Errorf("calls %v, want one change to bcd", got)
	}
	p.set("aé😀b|c")
	p.wait(`calls.some(c => c[0] === "caret" && c[1] === 8)`) // 1 + 2 + 4 + 1 bytes
	p.press("F1")
	p.wait(`calls.some(c => c[0] === "command" && c[1] === "help")`)
}

func TestOddCharacters(t *testing.T) {
	p := openPage(t)
	for name, text := range map[string]string{
		"line ends":  "<A>\r\n<B>\r</A>",
		"tabs":       "\t<A>\t\tx</A>",
		"emoji":      "<ID>👩‍👩‍👧 é😀</ID>",
		"bidi":       "<ID>שלום \u202eabc\u202c مرحبا</ID>",
		"NUL":        "<ID>a\x00b</ID>",
		"separators": "a\u2028b\u0085c",
	} {
		p.run(fmt.Sprintf(`ed.setText(%s, true)`, edtest.JSON(text)))
		want := strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		if got := p.text(); got != want {
			t.Errorf("%s: text %q, want %q", name, got, want)
		}
		p.expectLayer(name)
		end := len(want)
		p.run(fmt.Sprintf(`ed.focus(%d)`, end))
		p.typed("x")
		p.expect(name, want+"x|")
	}
	// A lone surrogate is one character of the text and stays in the textarea.
	p.run(`(() => { const a = document.getElementById("config"); a.value = "a\ud800b<c>"; a.dispatchEvent(new Event("input")); })()`)
	if got := p.text(); got != "a\uFFFDb<c>" {
		t.Errorf("lone surrogate: text %q", got)
	}
	p.run(`ed.applyEdits('[{"start":5,"end":8,"new":"d"}]', "")`)
	if got := get[bool](p, `document.getElementById("config").value === "a\ud800bd"`); !got {
		t.Errorf("a lone surrogate is lost by an edit after it: %q", p.text())
	}
}

func TestEditsAreOneUndoStep(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	patch := strings.Index(sample, "PATCH")
	edits := []source.Edit{{Start: patch, End: patch + 5, New: "HEAD"}, {Start: 0, End: 0, New: "<?xml version=\"1.0\"?>\n"}}
	want, _ := source.Apply(sample, edits)
	p.run(fmt.Sprintf(`ed.applyEdits(%s, "Mend")`, edtest.JSON(edtest.JSON(edits))))
	if got := p.text(); got != want {
		t.Errorf("edited: %q", got)
	}
	p.expectLayer("edited")
	p.press("Ctrl+z")
	if got := p.text(); got != sample {
		t.Errorf("undone: %q", got)
	}
	p.expectLayer("undone")
	p.press("Ctrl+Shift+z")
	if got := p.text(); got != want {
		t.Errorf("redone: %q", got)
	}
	if get[bool](p, `ed.applyEdits('[{"start":0,"end":999999,"new":""}]', "")`) {
		t.Error("an edit outside the text is made")
	}
	p.run(`ed.setText("<B/>", true)`)
	p.press("Ctrl+z")
	if got := p.text(); got != want {
		t.Errorf("SetText undone: %q", got)
	}
	p.run(`ed.setReadOnly(true); ed.setText("<C/>", true)`)
	if got := p.text(); got != "<C/>" || !get[bool](p, `document.getElementById("config").readOnly`) {
		t.Errorf("SetText of a read-only editor: %q", got)
	}
}

// TestHiddenEditor: while the textarea is not shown, the text is set all the
// same, and Ctrl+Z takes it back.
func TestHiddenEditor(t *testing.T) {
	p := openPage(t)
	p.set("<A/>")
	p.run(`document.getElementById("editor").hidden = true; document.adoptedStyleSheets = [new CSSStyleSheet()];
		document.adoptedStyleSheets[0].replaceSync("#editor[hidden]{display:none}");
		ed.setText("<B/>\n".repeat(200), true)`)
	p.run(`document.getElementById("editor").hidden = false`)
	if got := p.text(); got != strings.Repeat("<B/>\n", 200) {
		t.Errorf("hidden: %q", got)
	}
	p.expectLayer("hidden")
	p.run(`ed.focus(0)`)
	p.press("Ctrl+z")
	p.expect("taken back", "|<A/>")
}

func large(n int) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "<CORSRule><ID>rule %d</ID><AllowedOrigin>https://app%d.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>", i, i)
	}
	return b.String() + "</CORSConfiguration>\n"
}

func TestFormatLarge(t *testing.T) {
	p := openPage(t)
	before := large(62 << 10)
	p.set(before)
	p.run(`ed.focus(40)`)
	p.run(`window.typed = []; { const real = document.execCommand; document.execCommand = (...a) => { typed.push(a[0]); return real.apply(document, a); } }`)
	p.press("Shift+Alt+f")
	p.run(`new Promise(requestAnimationFrame)`)
	if got := get[[]string](p, `typed`); len(got) > 0 {
		t.Errorf("typed by %q: many lines take the browser time quadratic in them", got)
	}
	want := layout.Format(before)
	if got := p.text(); got != want {
		t.Fatalf("formatted to %.200q", got)
	}
	p.expectLayer("formatted")
	p.press("Ctrl+z")
	if got := p.text(); got != before {
		t.Errorf("undone to %.200q", got)
	}
}

func TestPasteLarge(t *testing.T) {
	p := openPage(t)
	text := layout.Format(large(62 << 10))
	p.set("")
	p.run(`(() => { window.other = document.createElement("textarea"); document.body.append(other); other.value = ` + edtest.JSON(text) + `; other.focus(); other.select(); })()`)
	p.press("Ctrl+c")
	p.run(`ed.focus(0); other.remove()`)
	p.press("Ctrl+v")
	p.wait(fmt.Sprintf(`ed.text().length === %d`, len(text)))
	p.run(`new Promise(done => setTimeout(done, 200))`)
	if got := p.text(); got != text {
		t.Errorf("pasted %.200q", got)
	}
	p.expectLayer("pasted")
	if n := get[int](p, `document.querySelectorAll(".ed-l").length`); n > 500 {
		t.Errorf("%d lines are painted, most of them out of sight", n)
	}
}

// TestRandomEdits: after many edits of any kind the patched layer is what is
// made anew from the same text.
func TestRandomEdits(t *testing.T) {
	p := openPage(t)
	random := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"<", ">", "\n", "\n\n\n", "<!--", "-->", "\"", "<A>x</A>\n", "é", "{", strings.Repeat("<B/>\n", 120), " "}
	text := strings.Repeat(sample, 20)
	p.set(text)
	for i := range 150 {
		start := random.IntN(len(text) + 1)
		end := min(len(text), start+random.IntN(8))
		if random.IntN(10) == 0 {
			end = min(len(text), start+random.IntN(4000))
		}
		for start > 0 && inside(text, start) {
			start--
		}
		for end < len(text) && inside(text, end) {
			end++
		}
		text = text[:start] + pieces[random.IntN(len(pieces))] + text[end:]
		p.run(fmt.Sprintf(`(() => { const a = document.getElementById("config"), s = document.querySelector(".ed-scroll");
			a.value = %s; a.dispatchEvent(new Event("input")); s.scrollTop = %d; })()`, edtest.JSON(text), random.IntN(20)*300))
		if i%10 == 0 {
			p.diagnose([]source.Diagnostic{{Severity: source.Error, Span: source.Span{Start: start, End: start + 30}}})
		}
		p.expectLayer(fmt.Sprint("edit ", i))
	}
	const look = `[...document.querySelectorAll(".ed-l")].map(l => [...l.childNodes].map(n => (n.className ?? "") + "|" + n.textContent).join("\n")).join("\n\n")`
	patched := get[string](p, look)
	fresh := get[string](p, `(() => { ed.setLanguage("json"); ed.setLanguage("xml"); return `+look+`; })()`)
	if patched != fresh {
		t.Errorf("patched layer differs from a new one:\n%s\n\n%s", patched, fresh)
	}
}

func TestDroppedFile(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	drop := func(name, parts string) {
		p.run(`(() => { const d = new DataTransfer(); d.items.add(new File([` + parts + `], ` + edtest.JSON(name) + `));
			document.getElementById("config").dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true})); })()`)
	}
	drop("cors.json", `"\ufeff[\r\n]"`)
	p.wait(`ed.text() === "[\n]"`)
	p.press("Ctrl+z")
	p.wait(`ed.text().startsWith("<CORS")`)
	drop("utf16.xml", `new Uint8Array([0xff, 0xfe, 0x3c, 0, 0xe9, 0])`)
	p.wait(`ed.text() === "<é"`)
	drop("large.xml", `"x".repeat(2 << 20)`)
	p.wait(`calls.some(c => c[0] === "message" && c[1].includes("larger than 1 MB"))`)
	if got := p.text(); got != "<é" {
		t.Errorf("a file that is too large changed the text: %.50q", got)
	}
}

func TestRelease(t *testing.T) {
	p := openPage(t)
	p.set("<A>|</A>")
	p.typed("x")
	p.run(`window.area = document.getElementById("config"); ed.release()`)
	if got := get[int](p, `document.getElementById("editor").children.length`); got != 0 {
		t.Errorf("%d elements are left", got)
	}
	p.run(`area.dispatchEvent(new Event("input")); document.dispatchEvent(new Event("selectionchange"));
		new Promise(done => setTimeout(done, 100))`)
}
