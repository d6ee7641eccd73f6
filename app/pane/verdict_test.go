package pane

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// Only what fixes something is called a fix, and a single step that fixes nothing is a
// button of its own.
func TestOtherActions(t *testing.T) {
	remedies := func(n int) []view.Remedy { return make([]view.Remedy, n) }
	for _, c := range []struct {
		name  string
		v     view.Verdict
		label string
		menu  bool
	}{
		{"a fix and a step", view.Verdict{Seen: true, Remedies: remedies(1)}, "How to find out", false},
		{"fixes", view.Verdict{Remedies: remedies(3)}, "2 other fixes", true},
		{"one other fix", view.Verdict{Remedies: remedies(2)}, "1 other fix<", true},
		{"fixes and a step", view.Verdict{Seen: true, Remedies: remedies(2)}, "1 other fix and more", true},
		{"steps", view.Verdict{Seen: true, Given: true, Belongs: view.Server{ID: "aws", Name: "Amazon S3"}}, "What else to do", true},
	} {
		html := app.HTMLString(&Verdict{V: c.v})
		if !strings.Contains(strings.ReplaceAll(html, "\n", ""), c.label) || strings.Contains(html, `id="other-fixes"`) != c.menu {
			t.Errorf("%s: want %q, a menu: %v, in\n%s", c.name, c.label, c.menu, html)
		}
	}
}

// A button names what is behind it, and never counts things that it does not name.
func TestMoreLabel(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"advice", "Advice"},
		{"what is not known,advice", "What is not known and advice"},
		{"what is not known,what script cannot read", "What is not known and more"},
		{"advice,how browsers differ,the whole reason", "Advice and more"},
	} {
		if got := moreLabel(strings.Split(c.names, ",")); got != c.want {
			t.Errorf("%s: %q, want %q", c.names, got, c.want)
		}
	}
}
