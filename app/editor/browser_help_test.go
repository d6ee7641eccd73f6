//go:build !js

package editor

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/corscore/source"
)

func TestProblemsByKeyboard(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	p.run(`ed.focus(0)`)
	list := sampleProblems()
	for i := range list {
		if list[i].Severity == source.Error {
			list[i].More = 3120
		}
	}
	p.diagnose(list)
	caret := func() int { return get[int](p, `document.getElementById("config").selectionStart`) }
	for _, tt := range []struct{ key, piece string }{
		{"F8", "uploads &"},
		{"F8", "https://"},
		{"F8", "*<"},
		{"F8", "PATCH"},
		{"F8", "uploads &"},
		{"Shift+F8", "PATCH"},
		{"Shift+F8", "*<"},
	} {
		p.press(tt.key)
		if want := strings.Index(sample, tt.piece); caret() != want {
			t.Errorf("%s leads to %d, want %q at %d", tt.key, caret(), tt.piece, want)
		}
	}
	if got := get[string](p, `document.querySelector("[role=status]").textContent`); got != "Security warning, line 6: Any page may write to this bucket" {
		t.Errorf("said: %q", got)
	}
	p.wait(`calls.some(c => c[0] === "hover" && c[3] === true)`)
	p.wait(`document.getElementById(document.getElementById("config").getAttribute("aria-describedby")).textContent ===
		"3,121 errors, 1 security warning, 1 warning, 1 suggestion"`)

	p.press("F8", "Ctrl+.")
	if got := get[string](p, `document.activeElement.textContent`); got != "Change to PUT" {
		t.Fatalf("Ctrl+. leads to %q", got)
	}
	for _, words := range []string{"Error", "PATCH is no method", "MalformedXML", "PUT Bucket CORS", "About this check", "and 3,120 more like this"} {
		if !get[bool](p, `document.querySelector(".ed-card").textContent.includes(`+edtest.JSON(words)+`)`) {
			t.Errorf("the card lacks %q", words)
		}
	}
	if got := get[string](p, `document.querySelector(".ed-card a").getAttribute("href")`); got != "/checks/unknown-method" {
		t.Errorf("link to %q", got)
	}
	p.press("ArrowDown", "ArrowUp", "Enter")
	if want := strings.Replace(sample, "PATCH", "PUT", 1); p.text() != want {
		t.Errorf("fixed: %q", p.text())
	}
	if got := get[string](p, `document.activeElement.id`); got != "config" {
		t.Errorf("the focus is at %q", got)
	}
	p.press("Ctrl+z")
	if p.text() != sample {
		t.Errorf("undone: %q", p.text())
	}
	// A problem far away: the card comes with it and stays.
	p.set(sample + strings.Repeat("\n", 300) + "<x>")
	p.run(`ed.focus(0)`)
	p.diagnose([]source.Diagnostic{{Check: "far", Severity: source.Error, Message: "Far away", Span: source.Span{Start: len(sample) + 300, End: len(sample) + 303}}})
	p.press("F8")
	p.run(`new Promise(done => setTimeout(done, 200))`)
	p.wait(`(() => { const card = document.querySelector(".ed-card"), c = card.getBoundingClientRect(), s = document.querySelector(".ed-scroll").getBoundingClientRect();
		return !card.hidden && c.top > s.top && c.top < s.bottom; })()`)
	p.run(`document.querySelector(".ed-scroll").scrollTop = 0`)
	p.wait(`document.querySelector(".ed-card").hidden`)
	p.set(sample)
	p.diagnose(sampleProblems())
	p.run(`ed.focus(0)`)
	p.press("Ctrl+.", "F8", "Escape")
	p.wait(`document.querySelector(".ed-card").hidden`)
}

// TestStaleFix: a fix of an older text is not made.
func TestStaleFix(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	p.diagnose(sampleProblems())
	p.run(fmt.Sprintf(`ed.focus(%d)`, strings.Index(sample, "PATCH")+1))
	p.press("Ctrl+.")
	p.run(`(() => { const a = document.getElementById("config"); a.value = "<x>" + a.value; })()`)
	p.press("Enter")
	p.wait(`calls.some(c => c[0] === "message" && c[1].includes("no longer fits"))`)
	if got := p.text(); got != "<x>"+sample {
		t.Errorf("text %q", got)
	}
}

func TestPointer(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	p.diagnose(sampleProblems())
	at := func(selector string) (x, y float64) {
		c := get[[]float64](p, `(() => { const r = document.querySelector(`+edtest.JSON(selector)+`).getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()`)
		return c[0], c[1]
	}
	move := func(x, y float64, click bool) {
		if err := edtest.Mouse(p.tab, x, y, click); err != nil {
			t.Fatal(err)
		}
	}
	x, y := at(".ed-sq.ed-warning")
	move(x, y, false)
	p.wait(`!document.querySelector(".ed-card").hidden`)
	p.wait(`calls.at(-1)[0] === "hover" && calls.at(-1)[3]`)
	x, y = at(".ed-card .ed-message")
	move(x, y, false)
	time.Sleep(600 * time.Millisecond)
	if get[bool](p, `document.querySelector(".ed-card").hidden`) {
		t.Error("the card goes when the pointer is in it")
	}
	x, y = at(".ed-card button")
	move(x, y, true)
	if want := strings.Replace(sample, ".com/", ".com", 1); p.text() != want {
		t.Errorf("fixed: %q", p.text())
	}
	p.diagnose(sampleProblems())
	move(10, 500, false)
	p.wait(`document.querySelector(".ed-card").hidden`)
	x, y = at(".ed-gm.ed-error")
	move(x, y, true)
	p.wait(`document.querySelector(".ed-card").textContent.includes("PATCH is no method")`)
}

func TestCompletionByKeyboard(t *testing.T) {
	p := openPage(t)
	p.set("<CORSConfiguration>\n  <CORSRule>\n    <AllowedM|\n")
	p.press("Ctrl+Space", "Enter")
	p.expect("element", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>|</AllowedMethod>\n")
	p.press("Ctrl+Space", "ArrowDown", "ArrowDown")
	p.run(`document.dispatchEvent(new Event("selectionchange")); new Promise(done => setTimeout(done, 100))`) // told late
	p.press("ArrowUp")
	active := get[string](p, `document.getElementById(document.getElementById("config").getAttribute("aria-activedescendant")).textContent`)
	if active != "PUTupload" {
		t.Errorf("active: %q", active)
	}
	p.press("Tab")
	p.expect("method", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>PUT|</AllowedMethod>\n")
	p.press("Ctrl+z", "Ctrl+Space")
	p.typed("del")
	p.wait(`document.querySelectorAll(".ed-item").length === 1`)
	p.press("Enter")
	p.expect("typed while open", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>DELETE|</AllowedMethod>\n")
	p.press("Ctrl+Space", "Escape")
	p.wait(`document.querySelector(".ed-list").hidden`)
	p.set("<CORSConfiguration>|")
	p.press("Ctrl+Space", "Enter")
	p.expect("several lines", "<CORSConfiguration><CORSRule>\n  <AllowedOrigin>|</AllowedOrigin>\n  <AllowedMethod>GET</AllowedMethod>\n</CORSRule>")
}

// TestLayerLiesUnderTheText: what the layer paints is what the textarea
// paints, at most a quarter of a pixel beside it, even behind thousands of
// spans.
func TestLayerLiesUnderTheText(t *testing.T) {
	p := openPage(t)
	p.set("<ID a=\"b\">\t日本 😀 é ffi fi → שלום (abc) مرحبا</ID>\n\t\ttabs\there\n<!-- \u202eright to left\u202c -->\n" +
		strings.Repeat(" &amp; <B>long</B>", 2000) + "\n" + sample)
	p.run(`document.activeElement.blur(); document.adoptedStyleSheets = [new CSSStyleSheet()];
		document.adoptedStyleSheets[0].replaceSync(".ed-layer, .ed-layer *{color:#000!important} .ed-plain .ed-area{color:#000!important}")`)
	shot := func(name string) image.Image {
		p.run(`new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))`)
		data, err := edtest.Picture(p.tab)
		if err != nil {
			t.Fatal(err)
		}
		p.shot(name)
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
	for _, left := range []int{0, 10000, 100000} {
		p.run(fmt.Sprintf(`document.querySelector(".ed-scroll").scrollLeft = %d; document.querySelector(".ed").classList.remove("ed-plain")`, left))
		layer := shot(fmt.Sprint("layer", left))
		p.run(`document.querySelector(".ed").classList.add("ed-plain")`)
		area := shot(fmt.Sprint("area", left))
		// A quarter of a pixel beside changes the gray of an edge by at most this.
		const most = 96
		worst := 0
		bounds := layer.Bounds()
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				a, _, _, _ := layer.At(x, y).RGBA()
				b, _, _, _ := area.At(x, y).RGBA()
				worst = max(worst, int(a>>8)-int(b>>8), int(b>>8)-int(a>>8))
			}
		}
		if worst > most {
			t.Errorf("scrolled by %d, a pixel of the layer differs from the textarea's by %d: see the pictures layer and area (SHOTS)", left, worst)
		}
	}
}

// TestScrolling: the caret is never under the gutter, and the textarea never
// scrolls by itself.
func TestScrolling(t *testing.T) {
	p := openPage(t)
	p.set(strings.Repeat("<AllowedOrigin>https://a.example</AllowedOrigin> ", 8) + "|\n" + strings.Repeat("<A/>\n", 3000))
	p.wait(`document.querySelector(".ed-scroll").scrollLeft > 0`) // the end of the long line is in view
	p.press("Home")
	p.wait(`document.querySelector(".ed-scroll").scrollLeft === 0`)
	p.press("End")
	p.typed("abcdefghijklmnopqrstuvwxyz😀日本")
	p.run(`ed.focus(1e9)`)
	for range 5 {
		p.press("Enter")
	}
	p.wait(`(() => { const s = document.querySelector(".ed-scroll"); return s.scrollTop + s.clientHeight >= 8 + 20 * ed.text().split("\n").length; })()`) // the last line is in view
	if got := get[[]float64](p, `[config.scrollTop, config.scrollLeft]`); got[0] != 0 || got[1] != 0 {
		t.Errorf("the textarea has scrolled by %v", got)
	}
	if got := get[string](p, `[...document.querySelectorAll(".ed-nums")].at(-1).textContent`); !strings.HasSuffix(got, "\n3007\n") {
		t.Errorf("last line numbers %q", got)
	}
	p.run(`ed.reveal(0, 5)`)
	p.wait(`document.querySelector(".ed-scroll").scrollTop === 0`)
}
