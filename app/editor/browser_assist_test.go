//go:build !js

package editor

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/corscore/source"
)

// TestTypingHelps: the list opens by itself and is not in the way; end tags
// close; who types all of it gets the same text.
func TestTypingHelps(t *testing.T) {
	const shown = `!document.querySelector(".ed-list").hidden`
	p := openPage(t)
	p.set("<CORSConfiguration>\n  <CORSRule>\n    |\n  </CORSRule>\n</CORSConfiguration>\n")
	start := p.text()
	p.press("<")
	p.wait(shown)
	if get[bool](p, `document.querySelector(".ed-item[aria-selected=true]") !== null || config.hasAttribute("aria-activedescendant")`) {
		t.Error("an item is chosen in a list that nobody asked for")
	}
	p.press("Enter")
	p.wait(`!(` + shown + `)`)
	p.expect("Enter makes a line", strings.Replace(start, "    \n", "    <\n    |\n", 1))
	p.press("Ctrl+z")
	p.typed("AllowedM")
	p.wait(`document.querySelectorAll(".ed-item").length === 1 || ` + shown + ` === false`)
	p.press("Ctrl+z", "Ctrl+z")
	p.run(fmt.Sprintf(`ed.focus(%d)`, strings.Index(start, "    \n")+4))
	p.press("<")
	p.wait(shown)
	p.press("ArrowDown", "Enter")
	p.wait(`ed.text().includes("</")`)
	if got := p.text(); !strings.Contains(got, "<ID></ID>") && !strings.Contains(got, "<AllowedOrigin></AllowedOrigin>") {
		t.Errorf("after an arrow key Enter makes %q", got)
	}

	// What is typed chooses; what was chosen stays chosen while more is typed.
	chosen := func(label string) {
		t.Helper()
		p.wait(`document.querySelector(".ed-item[aria-selected=true] .ed-label")?.textContent === ` + strconv.Quote(label))
	}
	p.set("<CORSConfiguration>\n  <CORSRule>\n    |\n  </CORSRule>\n</CORSConfiguration>\n")
	p.press("<")
	p.wait(shown)
	p.typed("AllowedM")
	chosen("AllowedMethod")
	p.press("Enter")
	p.wait(`ed.text().includes("<AllowedMethod></AllowedMethod>")`)
	p.set("<CORSConfiguration>\n  <CORSRule>\n    |\n  </CORSRule>\n</CORSConfiguration>\n")
	p.press("<")
	p.wait(shown)
	for range 12 {
		if p.press("ArrowDown"); get[bool](p, `document.querySelector(".ed-item[aria-selected=true] .ed-label").textContent === "AllowedMethod"`) {
			break
		}
	}
	p.typed("Al")
	p.wait(`document.querySelectorAll(".ed-item").length === 3`)
	chosen("AllowedMethod")
	p.press("Enter")
	p.wait(`ed.text().includes("<AllowedMethod></AllowedMethod>")`)
	p.set(`[{"MaxAgeSeconds"|}]`)
	p.press(":")
	p.wait(shown)
	p.typed(" 3")
	p.wait(`document.querySelectorAll(".ed-item").length > 0`)
	p.press("Enter")
	p.wait(`ed.text().includes("3\n")`)

	// All of it typed by hand, fast.
	p.set("|")
	p.typed("<A><B>x</B></A>")
	p.expect("typed in full", "<A><B>x</B></A>|")
	p.set("<A>\n  <B/>\n  |")
	p.typed("</")
	p.expect("an end tag", "<A>\n  <B/>\n</A>|")
	p.typed("A>")
	p.expect("typed on", "<A>\n  <B/>\n</A>|")
	p.press("Ctrl+z")
	p.expect("undone", "<A>\n  <B/>\n  </|")
	p.set("|")
	p.typed("<A>")
	p.expect("a start tag", "<A>|</A>")
	p.press("Enter")
	p.expect("Enter in it", "<A>\n  |\n</A>")
	p.press("Ctrl+z", "Ctrl+z")
	p.expect("undone to what was typed", "<A>|")

	// JSON.
	p.set("[\n  {\n    |\n  }\n]")
	p.press(`"`)
	p.wait(shown)
	p.press("Tab")
	p.wait(`ed.text().includes("AllowedOrigins") || ed.text().includes("ID")`)
	p.set(`[{"MaxAgeSeconds"|}]`)
	p.press(":")
	p.wait(shown)
	p.press("Space")
	p.run(`new Promise(done => setTimeout(done, 100))`)
	p.wait(shown)
	p.press("ArrowDown", "Enter")
	p.wait(`/"MaxAgeSeconds": \d+}/.test(ed.text())`)
	p.set(`[{"AllowedMethods": ["GET"|]}]`)
	p.typed(`]}]`)
	if get[bool](p, shown) {
		t.Error("a list where nothing was asked for")
	}
	p.set("<CORSConfiguration><CORSRule><AllowedOrigin>http|")
	p.typed("://")
	p.run(`new Promise(done => setTimeout(done, 100))`)
	if get[bool](p, shown) {
		t.Error("a list in an address")
	}
}

// TestFindingsWait: what is found about the word that is typed is shown when
// typing rests or the caret leaves it; all else at once.
func TestFindingsWait(t *testing.T) {
	p := openPage(t)
	p.set("<A>\n<Bc|\n<D/>\n</A>")
	diagnose := func() {
		t.Helper()
		text := p.text()
		var list []source.Diagnostic
		for _, piece := range []string{"<B", "<D/>"} {
			at := strings.Index(text, piece)
			list = append(list, source.Diagnostic{Check: "c" + piece, Severity: source.Error, Message: piece, Span: source.Span{Start: at, End: at + len(piece)}})
		}
		p.diagnose(list)
	}
	const shown = `[...document.querySelectorAll(".ed-sq")].map(s => s.textContent).join("")`
	count := func() string { t.Helper(); return get[string](p, shown) }
	diagnose()
	if got := count(); got != "<B<D/>" {
		t.Fatalf("without typing, %q is underlined", got)
	}
	p.set("<A>\n<B|\n<D/>\n</A>")
	p.run(`ed.setDiagnostics("[]")`)
	// The clock of the page stands still: nothing rests.
	p.run(`window.timers = []; const real = window.setTimeout; window.setTimeout = (f, ms, ...a) => ms >= 900 ? timers.push(f) : real(f, ms, ...a)`)
	p.typed("c")
	diagnose()
	if got := count(); got != "<D/>" {
		t.Errorf("while the word is typed, %q is underlined", got)
	}
	p.press("ArrowDown")
	p.wait(shown + ` === "<B<D/>"`)
	p.wait(`calls.some(c => c[0] === "rest")`)
	p.press("ArrowUp")
	p.typed("d")
	diagnose()
	if got := count(); got != "<B<D/>" {
		t.Errorf("what was shown is hidden: %q", got)
	}
	p.run(`ed.setDiagnostics("[]"); calls.length = 0`)
	p.typed("e")
	diagnose()
	if got := count(); got != "<D/>" {
		t.Errorf("while the word is typed again, %q is underlined", got)
	}
	p.press("F8")
	p.wait(shown + ` === "<B<D/>"`)
	p.run(fmt.Sprintf(`ed.setDiagnostics("[]"); ed.focus(%d); calls.length = 0`, len("<A>\n<B")))
	p.typed("f")
	diagnose()
	p.run(`window.performance.now = () => 1e12; timers.forEach(f => f())`)
	p.wait(shown + ` === "<B<D/>" && calls.some(c => c[0] === "rest")`)
}

// TestPreviewAndFlash: what a fix would change is drawn in its place while its
// button has the pointer or the keyboard; the text stays; what changed is
// marked once.
func TestPreviewAndFlash(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	p.diagnose(sampleProblems())
	p.run(fmt.Sprintf(`ed.focus(%d)`, strings.Index(sample, "PATCH")+1))
	box := get[string](p, `JSON.stringify(document.querySelector(".ed-layer").getBoundingClientRect())`)
	p.press("Ctrl+.")
	p.wait(`document.querySelector(".ed-ghost .ed-comes")?.textContent.includes("U")`)
	p.shot("ghost")
	if got := get[string](p, `document.querySelector(".ed-ghost").textContent.trim()`); !strings.HasPrefix(got, "<AllowedMethod>P") {
		t.Errorf("drawn: %q", got)
	}
	if got := get[string](p, `JSON.stringify(document.querySelector(".ed-layer").getBoundingClientRect())`); got != box || p.text() != sample {
		t.Error("the text moves, or is another")
	}
	off := get[float64](p, `(() => { const line = [...document.querySelectorAll(".ed-l")].find(l => l.textContent.includes("PATCH")).getBoundingClientRect(), g = document.querySelector(".ed-ghost").getBoundingClientRect(); return Math.abs(line.top - g.top) + Math.abs(line.left - g.left) + Math.abs(line.height - g.height); })()`)
	if off > 1 {
		t.Errorf("it is drawn %v px beside its line", off)
	}
	p.press("ArrowDown")
	p.wait(`document.querySelector(".ed-ghost .ed-goes")?.textContent.includes("PATCH")`)
	p.press("Escape")
	p.wait(`document.querySelector(".ed-ghost") === null`)
	p.press("Ctrl+.", "Enter")
	p.wait(`document.querySelector(".ed-ghost") === null`)
	p.wait(`document.querySelector(".ed-flash") !== null`)
	p.wait(`document.querySelector(".ed-flash") === null`)
	p.media("prefers-reduced-motion", "reduce")
	p.run(`ed.applyEdits('[{"start":0,"end":0,"new":"\\n"}]', "")`)
	if get[string](p, `getComputedStyle(document.querySelector(".ed-flash")).display`) != "none" {
		t.Error("something moves for who does not want it")
	}
	p.run(`ed.preview(` + edtest.JSON(`[{"start":0,"end":1,"new":"x"}]`) + `)`)
	p.wait(`document.querySelector(".ed-ghost") !== null`)
	p.run(`ed.focus(0)`)
	p.typed("y")
	p.wait(`document.querySelector(".ed-ghost") === null`)
}
