//go:build !js

package editor

import (
	"testing"

	"s3cors.playground/app/editor/edtest"
)

// TestLook walks through what a person sees; SHOTS=folder keeps pictures.
func TestLook(t *testing.T) {
	p := openPage(t)
	p.set(sample)
	p.diagnose(sampleProblems())
	p.shot("light")
	p.run(`ed.focus(0)`)
	p.press("F8", "F8", "F8", "F8")
	p.wait(`!document.querySelector(".ed-card").hidden`)
	p.shot("card")
	p.press("Escape")
	p.media("prefers-color-scheme", "dark")
	p.shot("dark")
	p.run(`ed.setMarks('[{"start":56,"end":130}]')`)
	p.shot("dark-mark")
	p.run(`ed.focus(` + edtest.JSON(len("<CORSConfiguration>\n  <!-- uploads from the app -->\n  <CORSRule>\n")) + `)`)
	p.press("Ctrl+Space")
	p.wait(`!document.querySelector(".ed-list").hidden`)
	p.shot("list-dark")
	p.press("Escape")
	p.media("forced-colors", "active")
	p.shot("forced")
	p.media("forced-colors", "none", "prefers-color-scheme", "light")
	if err := edtest.Phone(p.tab); err != nil {
		t.Fatal(err)
	}
	p.wait(`innerWidth === 390`)
	p.run(`ed.setMarks('[]')`)
	p.press("F8")
	p.shot("phone")
}
