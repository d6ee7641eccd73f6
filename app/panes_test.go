//go:build !js

package app

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// has looks for what a pane shows, and what it must not.
func has(t *testing.T, pane app.UI, want ...string) {
	t.Helper()
	html := app.HTMLString(pane)
	text := html + "\n" + plainText(html)
	for _, w := range want {
		if not, ok := strings.CutPrefix(w, "!"); ok == strings.Contains(text, not) {
			t.Errorf("%q: got %s", w, text)
		}
	}
}

func TestVerdictOfGivenAnswersLeadsBack(t *testing.T) {
	has(t, &verdict{V: view.Verdict{Given: true}}, `id="back-to-document"`, "the document is not asked")
	has(t, &verdict{}, "!back-to-document")
}

func TestPastedDocumentBelongsIntoTheEditor(t *testing.T) {
	has(t, &pasteDialog{Open: true, Text: state.Start().Input.Config}, `id="edit-pasted"`, "!use-evidence")
	has(t, &pasteDialog{Open: true, Text: "PUT https://b.example/x net::ERR_FAILED", Form: state.FormOf(state.Start().Input.Request)},
		"It does not tell the headers: none are taken.", `id="use-evidence"`)
}
