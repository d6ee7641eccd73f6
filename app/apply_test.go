//go:build !js

package app

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// The credentials' fields ask no browser to store or to fill in anything, and
// have no value in the page's text.
func TestKeyFields(t *testing.T) {
	for f, text := range map[bucket.Field]string{bucket.AccessKeyField: "AKIA", bucket.SecretKeyField: "planted-secret", bucket.SessionTokenField: "planted-token"} {
		browser.Held.Typed(state.ApplyControl(f), text)
	}
	defer func() { browser.Held = browser.Keys{} }()
	html := app.HTMLString(&pane.Apply{F: state.Apply{Open: true}})
	if strings.Contains(html, "planted") || strings.Contains(html, "AKIA") {
		t.Error("a credential is in the page's text")
	}
	if n := strings.Count(html, `type="password"`); n != 2 {
		t.Errorf("%d password fields", n)
	}
	if strings.Contains(html, `autocomplete="on"`) || strings.Count(html, `autocomplete="off"`) != 6 {
		t.Error("a field may be filled in by the browser")
	}
}

// What a server says is text.
func TestApplyHostileText(t *testing.T) {
	s := view.Sent{
		Method: "PUT", Title: hostile, Words: hostile, Advice: []string{hostile}, Answer: hostile, Config: hostile, Region: hostile,
		Signed: []bucket.SignedLine{{Ours: hostile, Servers: hostile}}, Back: view.Back{Title: hostile, Lines: []string{hostile}},
		About: hostile, Anyway: hostile, Before: view.Before{Read: true, Config: hostile, Changes: []string{hostile}},
	}
	v := view.Apply{Request: hostile, URL: hostile, Missing: hostile, Notes: []view.Note{{Text: hostile}}, Covered: true}
	html := app.HTMLString(&pane.Apply{
		F: state.Apply{Open: true}, V: v, S: s, Recipes: view.Recipes{Assume: hostile, List: []view.Recipe{{ID: "a", Name: "a", Shown: hostile, Text: hostile, Notes: []string{hostile}}}},
		Probe: view.Probe{Asked: hostile, Title: hostile, Rows: []view.ProbeRow{{Name: hostile, Simulated: hostile, Real: hostile}}, Other: []string{hostile}},
	})
	for _, never := range []string{"<script", "<img", `onfocus="alert`} {
		if strings.Contains(html, never) {
			t.Errorf("%s is in the page", never)
		}
	}
	if n := strings.Count(html, "&lt;script"); n < 10 {
		t.Errorf("the text is shown in %d places only", n)
	}
}

// A result of another bucket is gray, and nothing is sent from it.
func TestStaleResult(t *testing.T) {
	s := view.Sent{
		Method: "PUT", About: "PUT http://a/b?cors, 13:13:38", Tone: view.OK, Title: "Stored", Anyway: "Send anyway", ReadBack: true,
		Region: "eu-west-3", Server: "minio", Before: view.Before{Read: true, None: true},
	}
	for stale, buttons := range map[string]int{"": 5, "This is about another bucket": 0} {
		html := app.HTMLString((&pane.Apply{F: state.Apply{Open: true}, S: s, Stale: stale}).Result())
		if n := strings.Count(html, "<button"); n != buttons || strings.Contains(html, "status ok") != (stale == "") || !strings.Contains(html, "13:13:38") || !strings.Contains(html, stale) {
			t.Errorf("%q: %d buttons, %s", stale, n, html)
		}
	}
}

// What the browser would block is not sent, and the button says why.
func TestBlockedButton(t *testing.T) {
	html := app.HTMLString(&pane.Apply{F: state.Apply{Open: true}, V: view.Apply{Blocked: "no", Notes: []view.Note{{Tone: view.Error, Text: "no"}}}})
	if !strings.Contains(html, `aria-describedby="apply-notes"`) || !strings.Contains(html, `id="apply-notes"`) || strings.Contains(html, `aria-disabled="false"`) {
		t.Error(html)
	}
}

// The button of a request that shuts the page out says so.
func TestApplyWarnedButton(t *testing.T) {
	for warned, want := range map[bool]string{false: "Send PUT ", true: "Send PUT anyway"} {
		if text := plainText(app.HTMLString(&pane.Apply{F: state.Apply{Open: true}, V: view.Apply{Warned: warned}})) + " "; !strings.Contains(text, want) {
			t.Errorf("warned %v: no %q in %s", warned, want, text)
		}
	}
}
