package engines

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"
)

// The way of the product: the example is blocked, an edit lets it through, a
// mistake is underlined and blocks it again; its fix is reached, applied and
// taken back by keyboard.
func TestEditor(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.verdict("Blocked by your configuration")
		p.edit(allowing)
		p.verdict("Allowed")
		p.eventually(`document.querySelector(".ed-sq") === null`)

		p.caret("<AllowedMethod")
		p.typeText("s")
		const underlined = `[...document.querySelectorAll(".ed-sq")].some(s => s.textContent.includes("AllowedMethods"))`
		p.eventually(underlined)
		p.contains("#problems li", "AllowedMethods")
		p.verdict("Blocked")
		p.key("Backspace")
		p.has(allowing)
		p.verdict("Allowed")
		p.eventually(`document.querySelector(".ed-sq") === null`)

		p.edit(misspelt)
		p.eventually(underlined)
		p.contains("#problems li", "AllowedMethod")
		p.focus("#theme")
		p.key("F8")
		p.eventually(`document.activeElement.id === "config" && document.activeElement.selectionStart === ` + quote(misspelt) + `.indexOf("AllowedMethods")`)
		p.key("Control+.")
		p.eventually(`document.activeElement.closest(".ed-card") !== null`)
		p.key("Enter")
		p.has(allowing)
		p.verdict("Allowed")
		p.eventually(`document.activeElement.id === "config"`)
		p.undo()
		p.has(misspelt)
		p.verdict("Blocked")
		p.undo()
		p.has(allowing)
	})
}

// The list of what can stand at the caret, and the layout; both can be taken
// back.
func TestCompleteAndFormat(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		const flat = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin></CORSRule></CORSConfiguration>"
		p.edit(flat)
		p.caret("</AllowedOrigin>")
		p.typeText("<")
		p.key("Control+Space")
		p.eventually(`!document.querySelector(".ed-list").hidden`)
		p.typeText("AllowedM")
		p.eventually(`[...document.querySelectorAll(".ed-item")].map(i => i.querySelector(".ed-label").textContent).join() === "AllowedMethod"`)
		p.key("Enter")
		p.eventually(`document.querySelector("#config").value.includes("</AllowedOrigin><AllowedMethod>")`)
		p.eventually(`document.activeElement.id === "config" && document.querySelector(".ed-list").hidden`)

		p.edit(flat)
		p.key("Shift+Alt+f")
		const formatted = "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example.com</AllowedOrigin>\n  </CORSRule>\n</CORSConfiguration>\n"
		p.has(formatted)
		p.undo()
		p.has(flat)
		p.pick("more", "Format")
		p.has(formatted)
		p.undo()
		p.has(flat)
	})
}

// Every kind of change is a step: typing, a paste of several lines, a fix, the
// layout, an example. Undo leads back through all of them, redo forth, and a
// command of the browser's own does no harm.
func TestUndo(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		p.edit(allowing)
		p.verdict("Allowed")
		steps := []string{allowing}
		next := func() {
			p.Helper()
			p.eventually(`document.querySelector("#config").value !== ` + quote(steps[len(steps)-1]))
			steps = append(steps, eval[string](p, `document.querySelector("#config").value`))
		}
		p.caret("<AllowedMethod")
		p.typeText("s")
		next()
		p.edit(misspelt)
		next()
		p.eventually(`[...document.querySelectorAll(".ed-sq")].some(s => s.textContent.includes("AllowedMethods"))`)
		p.key("F8")
		p.key("Control+.")
		p.eventually(`document.activeElement.closest(".ed-card") !== null`)
		p.key("Enter")
		next()
		p.caret("<CORSConfiguration>")
		p.key("Enter")
		next()
		p.key("Shift+Alt+f")
		next()
		p.pick("examples", "slash")
		next()
		for i := len(steps) - 2; i >= 0; i-- {
			p.undo()
			p.has(steps[i])
		}
		p.verdict("Allowed")
		for i, want := range steps[1:] {
			p.focus("#config")
			p.key([]string{"Control+Shift+z", "Control+y"}[i%2])
			p.has(want)
		}
		p.caret("<CORSConfiguration>")
		p.typeText("x")
		next()
		p.exec(`document.execCommand("undo")`)
		p.has(steps[len(steps)-2])
		p.undo()
		p.has(steps[len(steps)-3])
	})
}

// Many lines at once are one step of undo, and the steps before are still there.
func TestLongDocument(t *testing.T) {
	each(t, func(p *page) {
		p.open("/")
		rule := strings.Join(strings.Split(allowing, "\n")[1:8], "\n") + "\n"
		long := "<CORSConfiguration>\n" + strings.Repeat(rule, 60) + "</CORSConfiguration>\n"
		flat := strings.Join(strings.Fields(long), "")
		p.edit(allowing)
		p.edit(flat)
		p.verdict("Allowed")
		p.key("Shift+Alt+f")
		p.has(long)
		p.undo()
		p.has(flat)
		p.undo()
		p.has(allowing)
	})
}

// The text that is seen lies where the text is that is edited: the same letters
// at the same pixels.
func TestLayerLiesUnderTheText(t *testing.T) {
	each(t, func(p *page) {
		p.size(1440, 900)
		p.open("/")
		p.edit("<ID a=\"b\">\ttab é fi → </ID>\n" + strings.Repeat("  <AllowedOrigin>https://app.example.com</AllowedOrigin><!-- 0123456789 -->\n", 12))
		p.exec(`document.activeElement.blur(); document.adoptedStyleSheets = [new CSSStyleSheet()]`)
		shot := func(css string) image.Image {
			p.exec(`document.adoptedStyleSheets[0].replaceSync(` + quote("#config{caret-color:transparent} .ed-layer *{text-decoration:none!important;background:none!important} "+css) + `);
				await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`)
			for end := time.Now().Add(patience); ; {
				picture, err := png.Decode(bytes.NewReader(p.photo()))
				if err != nil {
					t.Fatal(err)
				}
				if !blank(picture) || time.Now().After(end) {
					return picture
				}
				// WebKit's window is sometimes black, whatever the page has drawn.
				p.size(1400, 900)
				p.size(1440, 900)
				time.Sleep(100 * time.Millisecond)
			}
		}
		layer := shot(".ed-layer, .ed-layer *{color:#000!important}")
		area := shot(".ed-layer{visibility:hidden} .ed-area{color:#000!important}")
		none := shot(".ed-layer{visibility:hidden}")
		box := eval[[4]int](p, `(r => [r.left, r.top, r.right, r.bottom].map(Math.round))(document.querySelector(".ed-scroll").getBoundingClientRect())`)
		// A quarter of a pixel beside changes the gray of an edge by at most this.
		const most = 96
		worst, ink := 0, 0
		for y := box[1]; y < box[3]; y++ {
			for x := box[0]; x < box[2]; x++ {
				worst = max(worst, differ(layer, area, x, y))
				ink = max(ink, differ(layer, none, x, y))
			}
		}
		if ink <= most {
			p.Error("there is no text in the pictures")
		}
		if worst > most {
			p.Errorf("a pixel of the layer differs from the textarea's by %d", worst)
		}
	})
}

// blank reports whether nothing is on a picture.
func blank(picture image.Image) bool {
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			if picture.At(x, y) != picture.At(0, 0) {
				return false
			}
		}
	}
	return true
}

// differ is by how much a pixel of one picture is redder than of another.
func differ(a, b image.Image, x, y int) int {
	r, _, _, _ := a.At(x, y).RGBA()
	s, _, _, _ := b.At(x, y).RGBA()
	return max(int(r>>8)-int(s>>8), int(s>>8)-int(r>>8))
}
