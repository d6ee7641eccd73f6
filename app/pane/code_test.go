package pane

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/ui"
)

// A text that is larger than any document is drawn in part, and says so.
func TestLargeTextIsCut(t *testing.T) {
	line := "<AllowedOrigin>ü</AllowedOrigin>\n"
	for name, draw := range map[string]func(text string) app.UI{
		"code":    func(text string) app.UI { return ui.Code(highlight.XML, text, "x") },
		"message": func(text string) app.UI { return plainMessage("x", text) },
	} {
		all := strings.Repeat(line, 64<<10/len(line))
		if html := app.HTMLString(draw(all)); strings.Count(html, "ü") < 64<<10/len(line) || strings.Contains(html, "bytes more") {
			t.Errorf("%s: a document of 64 KB is cut", name)
		}
		html := app.HTMLString(draw(strings.Repeat(line, 40_000)))
		if n := strings.Count(html, "ü"); n > 2*ui.MaxDrawn/len(line) || !strings.Contains(html, "bytes more") {
			t.Errorf("%s: %d of 40,000 lines are drawn", name, n)
		}
	}
}
