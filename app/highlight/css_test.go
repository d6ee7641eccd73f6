//go:build !js

package highlight

import (
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// TestContrast: every color reaches 4.5:1 on each background that the site's
// style sheet gives to text: page, panes, editor, marked places.
func TestContrast(t *testing.T) {
	sheet, err := os.ReadFile("../../web/static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(sheet), `:root[data-theme="dark"]`)
	if !ok {
		t.Fatal("app.css has no dark theme")
	}
	for style, css := range map[*chroma.Style]string{Light: light, Dark: dark} {
		found := regexp.MustCompile(`--(bg|surface|raised|editor|mark):\s*(#[0-9a-f]{6})`).FindAllStringSubmatch(css, -1)
		if len(found) < 5 {
			t.Fatalf("%s: only %d backgrounds in app.css", style.Name, len(found))
		}
		for _, bg := range found {
			for _, class := range colored() {
				color := style.Get(tokenType(class)).Colour
				if got := contrast(color, chroma.MustParseColour(bg[2])); got < 4.5 {
					t.Errorf("%s: .%s %s on --%s %s has contrast %.2f", style.Name, class, color, bg[1], bg[2], got)
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
