//go:build !js

package highlight

import (
	"math"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// TestContrast: every colour reaches 4.5:1 on each background text stands on:
// page, panes, marked places (editor.css).
func TestContrast(t *testing.T) {
	for style, backgrounds := range map[*chroma.Style][]string{
		Light: {"#ffffff", "#f6f8fa", "#fff3bf", "#d7e8ff"},
		Dark:  {"#0d1117", "#161b22", "#21262d", "#3b3000", "#1f3a5f"},
	} {
		for _, bg := range backgrounds {
			for _, class := range colored() {
				color := style.Get(tokenType(class)).Colour
				if got := contrast(color, chroma.MustParseColour(bg)); got < 4.5 {
					t.Errorf("%s: .%s %s on %s has contrast %.2f", style.Name, class, color, bg, got)
				}
			}
		}
	}
}

// contrast is the contrast ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func contrast(a, b chroma.Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c chroma.Colour) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.Red()) + 0.7152*channel(c.Green()) + 0.0722*channel(c.Blue())
}

func TestCSS(t *testing.T) {
	css := CSS()
	for _, want := range []string{
		":root{--hl-", "--hl-nt:#0550ae", "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){",
		":root[data-theme=dark]{", ".hl .nt{color:var(--hl-nt)}",
	} {
		if !strings.Contains(css, want) {
			t.Errorf("CSS lacks %q:\n%s", want, css)
		}
	}
	if css != CSS() {
		t.Error("CSS differs from call to call")
	}
}
