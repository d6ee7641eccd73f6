//go:build !js

package app

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/share"
)

// plainText is what a reader sees of HTML as go-app prints it, spaces joined.
func plainText(html string) string {
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html, " ")
	return strings.Join(strings.Fields(text), " ")
}

func TestPrerender(t *testing.T) {
	html := Prerender()
	text := plainText(html)
	for _, want := range []string{
		"S3 CORS", "Blocked by your configuration", "Rule 2 does not allow the header content-type",
		"CORSRule", "PUT ?cors", "OPTIONS", "Step by step", "403 Forbidden",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(html, "style=") || strings.Contains(html, "<script") {
		t.Error("the page has an inline style or script, which its policy forbids")
	}
}

// hostile is text that must never be more than text.
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;` + "\u2028" + `\" onfocus="alert(3)`

func TestHostileTextIsText(t *testing.T) {
	c := state.CaseOf(state.Start().Input)
	c.Config = "<CORSConfiguration><CORSRule><ID>" + hostile + "</ID><AllowedOrigin>" + hostile + "</AllowedOrigin></CORSRule></CORSConfiguration>" + hostile
	c.Form.Origin = hostile
	c.Form.URL = "https://b/" + hostile
	c.Form.Method = hostile
	c.Form.Rows = []state.Row{{ID: 0, Name: "x-a", Value: hostile}, {ID: 1, Name: hostile, Value: "b"}}
	p := newPlayground(state.New(c, ""))
	html := app.HTMLString(p)
	for _, never := range []string{"<script", "<img"} {
		// Values of the form's fields are attributes here, in Go's quoting;
		// they are properties in a browser. Nothing else may hold the text.
		if strings.Contains(regexp.MustCompile(` value="(?:[^"\\]|\\.)*"`).ReplaceAllString(html, ""), never) {
			t.Errorf("%s is in the page", never)
		}
	}
}

// Nobody's document gets into an attribute but by way of a form field.
func TestNoDocumentInAttributes(t *testing.T) {
	c := state.CaseOf(state.Start().Input)
	c.Config = strings.ReplaceAll(c.Config, "example", "zzmarker")
	html := app.HTMLString(newPlayground(state.New(c, "")))
	if !strings.Contains(html, "zzmarker") {
		t.Fatal("the document is not in the page at all")
	}
	for _, tag := range regexp.MustCompile(`<[^>]*zzmarker[^>]*>`).FindAllString(html, -1) {
		t.Errorf("in an attribute: %s", tag)
	}
}

func TestProblemsPane(t *testing.T) {
	html := app.HTMLString(&pane.Problems{List: view.Problems{
		Total:  3,
		Shown:  1,
		Counts: []view.Count{{Tone: view.Error, N: 2, Word: "2 errors"}},
		Items: []view.Problem{{
			Index: 1, Tone: view.Error, Word: "error", Line: 7, Where: "rule 2, ID", Check: "duplicate-id",
			Message: "Two rules", RefusedBy: view.Refusals{Short: "Amazon S3"}, Fixes: []string{"Remove it", "Rename it"},
		}},
	}})
	text := plainText(html)
	if want := "error: Two rules line 7 rule 2, ID duplicate-id refused by Amazon S3 Remove it Rename it and 2 more"; !strings.Contains(text, want) {
		t.Errorf("got %q, want %q in it", text, want)
	}
	if !strings.Contains(html, `data-ref="d/1"`) || !strings.Contains(text, "2 errors") {
		t.Errorf("got %s", html)
	}
}

// TestProblemsPaneUnlisted: what is not listed is counted and said.
func TestProblemsPaneUnlisted(t *testing.T) {
	html := app.HTMLString(&pane.Problems{List: view.Problems{
		Total: 5000, Shown: 3221,
		Counts: []view.Count{{Tone: view.Error, N: 5000, Word: "5,000 errors"}},
		Items: []view.Problem{{
			Word: "error", Line: 7, Check: "method-form", Message: "get is GET", Fixes: []string{"Change it"},
			FixAll: "Fix all, including those not listed", More: "and 3,120 more like this",
		}},
	}})
	text := plainText(html)
	if want := "Change it Fix all, including those not listed and 3,120 more like this and 1,779 more"; !strings.Contains(text, want) {
		t.Errorf("got %q, want %q in it", text, want)
	}
	if !strings.Contains(text, "5,000 errors") {
		t.Errorf("got %q", text)
	}
}

func TestProblemsPaneEmpty(t *testing.T) {
	if got := plainText(app.HTMLString(&pane.Problems{Empty: true})); !strings.Contains(got, "Paste a CORS configuration") {
		t.Errorf("got %q", got)
	}
	if got := plainText(app.HTMLString(&pane.Problems{})); !strings.Contains(got, "No problems found") {
		t.Errorf("got %q", got)
	}
}

func TestRequestPane(t *testing.T) {
	html := app.HTMLString(&pane.Request{Form: state.CaseOf(state.Start().Input).Form})
	for _, want := range []string{`id="header-0-name"`, `id="request-url"`, `value="PUT"`, `value="image/jpeg"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is not in the form", want)
		}
	}
	if got := plainText(app.HTMLString(&pane.Request{})); !strings.Contains(got, "none") {
		t.Errorf("without a request: %q", got)
	}
}

func TestRulesPaneUnfoldsInSteps(t *testing.T) {
	c := &pane.Rules{R: view.Rules{Total: 100, Rows: make([]view.RuleRow, 100)}}
	for _, want := range []int{view.MaxRules, view.MaxRules + 50, 100} {
		html := app.HTMLString(c)
		if got := strings.Count(html, `scope="row"`); got != want {
			t.Errorf("%d rows, want %d", got, want)
		}
		if more := strings.Contains(html, "Show more"); more != (want < 100) {
			t.Errorf("at %d rows there is more: %t", want, more)
		}
		c.More(app.Context{}, app.Event{})
	}
}

func TestStepsDrawOnlyWhatIsUnfolded(t *testing.T) {
	c := &pane.Steps{S: view.Steps{Count: 2, Roots: []view.Step{{Path: "0", Title: "top", Children: []view.Step{{Path: "0.0", Title: "below"}}}}}}
	if html := app.HTMLString(c); strings.Contains(html, "below") {
		t.Error("a folded step is drawn")
	}
	c.Fold = map[string]bool{"0": true}
	if html := app.HTMLString(c); !strings.Contains(html, "below") {
		t.Error("an unfolded step is not drawn")
	}
}

func TestDiagramArrowsAreButtons(t *testing.T) {
	html := app.HTMLString(&pane.Diagram{Selected: 0, D: view.Diagram{Arrows: []view.Arrow{
		{From: view.Script, To: view.Browser, Label: "fetch()", Exchange: -1, Tone: view.Neutral},
		{From: view.Browser, To: view.Bucket, Label: "OPTIONS", Exchange: 0, Tone: view.Neutral},
		{From: view.Bucket, To: view.Browser, Label: "403", Exchange: 0, Tone: view.Error, Answer: true},
	}}})
	if got := strings.Count(html, `role="button"`); got != 2 {
		t.Errorf("%d buttons, want 2", got)
	}
	if !strings.Contains(html, `aria-label="Answer 403. Show it"`) {
		t.Errorf("got %s", html)
	}
}

func TestShareDialogSaysWhatIsLeftOut(t *testing.T) {
	got := plainText(app.HTMLString(&pane.ShareDialog{Open: true, Link: "https://x/#1abc", Left: []string{"Authorization"}, Says: view.Link{Holds: []string{"The configuration"}, LeavesOut: []string{"Every key"}}}))
	for _, want := range []string{"15 characters", "The link holds: The configuration", "these secrets it has “...”: Authorization", "It leaves out: Every key"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if got := plainText(app.HTMLString(&pane.ShareDialog{Open: true})); !strings.Contains(got, "too long for a link") {
		t.Errorf("got %q", got)
	}
}

func TestOpenLink(t *testing.T) {
	a, ok := openLink("1brokenlink", pane.Start()).(state.BadLink)
	if !ok || a.Why == "" {
		t.Errorf("a broken link is %+v", a)
	}
}

// A link that names a server and nothing else leaves the work alone.
func TestOpenLinkOfServer(t *testing.T) {
	if got := openLink("dialect=ceph", pane.Start()); got != (state.SetServer{ID: "ceph"}) {
		t.Errorf("got %+v", got)
	}
	if _, ok := openLink("dialect=ceph&config=x", pane.Start()).(state.Open); !ok {
		t.Error("a link with a document does not open it")
	}
}

// A link that says only what is requested leaves the document alone.
func TestOpenLinkOfRequest(t *testing.T) {
	now := pane.Start()
	now.Config = "mine"
	for _, fragment := range []string{"origin=https://o&method=PUT", share.Encode(corscore.Input{Request: &fetch.Request{Origin: "https://o"}})} {
		a, ok := openLink(fragment, now).(state.Open)
		if !ok || a.Case.Config != "mine" || a.Case.Form.Origin != "https://o" || a.Opened.Config != pane.Start().Config {
			t.Errorf("%s: %+v", fragment, a)
		}
	}
}

func TestServersPane(t *testing.T) {
	p := newPlayground(pane.Start())
	html := app.HTMLString(p)
	text := plainText(html)
	for _, want := range []string{"Same request on every server", "S3 servers you run", "Cloud providers", "Ceph RGW", "blocked"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if got := strings.Count(html, `server-choice" type="button" aria-current`) + strings.Count(html, `aria-current="true" class="server-choice`); got > 1 {
		t.Errorf("%d servers are marked", got)
	}
	for _, d := range dialect.All {
		if strings.Count(html, `href="/servers/`+d.ID+`"`) == 0 {
			t.Errorf("no link to what is known of %s", d.ID)
		}
	}
	p.state.Form.On = false
	p.ask()
	p.compare()
	if text := plainText(app.HTMLString(p)); !strings.Contains(text, "Same configuration on every server") {
		t.Error("without a request the pane still compares requests")
	}
}

func TestPickerHasGroups(t *testing.T) {
	html := app.HTMLString(&ui.Choice{ID: "server", Value: "gone", Groups: pane.ServerOptions(pane.Servers)})
	if got := strings.Count(html, "<optgroup"); got != 3 {
		t.Errorf("%d groups", got)
	}
	if got := strings.Count(html, "<option"); got != len(dialect.All)+1 {
		t.Errorf("%d options, want each server and the unknown one of a link", got)
	}
}

func TestRefusedByUnfolds(t *testing.T) {
	html := app.HTMLString(&pane.Problems{List: view.Problems{Total: 1, Shown: 1, Items: []view.Problem{{
		RefusedBy: view.Refusals{Short: "A, B and 2 more", All: []string{"A", "B", "C", "D"}},
	}}}})
	if text := plainText(html); !strings.Contains(text, "refused by A, B and 2 more A B C D") || !strings.Contains(html, "<details") {
		t.Errorf("got %s", html)
	}
}

// Elements that come to mean something else must get a new handler: go-app
// keeps the old one where the scope is the same.
func TestHandlersHaveTheirOwnScopes(t *testing.T) {
	seen := map[string]bool{}
	for _, h := range []ui.Handler{
		ui.Send(state.RemoveHeader{ID: 1}),
		ui.Send(state.RemoveHeader{ID: 2}),
		ui.Send(state.MoveHeader{ID: 1, By: 1}),
		ui.Send(state.MoveHeader{ID: 1, By: -1}),
		ui.Send(state.Show{}),
		ui.Send(state.Select{}),
		ui.SendCommand("copy"),
		ui.SendCommand("open"),
		ui.SendFix(1, 0),
		ui.SendFix(0, 1),
		ui.SendFix(-1, 0),
	} {
		if seen[h.Scope] {
			t.Errorf("scope %q is used twice", h.Scope)
		}
		seen[h.Scope] = true
	}
}

// Foreign text in a sentence is isolated where it could reorder the sentence,
// and no character is lost.
func TestProse(t *testing.T) {
	for give, want := range map[string]string{
		"":                             "",
		"rule 2 does not allow “a b”":  "rule 2 does not allow “a b”",
		"“שלום abc” is not a method":   "“<שלום abc>” is not a method",
		"a “b” and “مرحبا!”, 5":        "a “b” and “<مرحبا!>”, 5",
		"header x-\u202eabc of rule 2": "header <x-\u202eabc> of rule 2",
		`method is "שלום (x)"`:         `method is "<שלום (x)>"`,
		`“” and "" and שלום`:           `“” and "" and <שלום>`,
		"“unclosed \u202e quotation":   "“unclosed <\u202e> quotation",
		"” stray “שלום” “":             "” stray “<שלום>” “",
		"שלום“":                        "<שלום>“",
	} {
		var got strings.Builder
		for _, ui := range ui.Isolated(give) {
			piece := html.UnescapeString(app.HTMLString(ui))
			if inner, ok := strings.CutPrefix(piece, "<bdi>"); ok {
				piece = "<" + strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(inner), "</bdi>")) + ">"
			}
			got.WriteString(piece)
		}
		if got.String() != want {
			t.Errorf("%q is %q, want %q", give, got.String(), want)
		}
	}
}

// Every panel has a tab, in the order of the tabs.
func TestEveryTabHasItsPanel(t *testing.T) {
	if len(panelsOf) != len(state.Tabs) {
		t.Fatalf("%d panels, %d tabs", len(panelsOf), len(state.Tabs))
	}
	css, err := os.ReadFile(filepath.Join("..", "web", "static", "app.css"))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range panelsOf {
		if r.tab != state.Tabs[i] {
			t.Errorf("tab %d is %s, its panel is that of %s", i, state.Tabs[i], r.tab)
		}
		for _, rule := range []string{".results .t-#, .results .unless-# { display: none; }", ".results .m-# { display: flex; }", ".results .if-# { display: inline; }"} {
			if n := strings.Count(string(css), strings.ReplaceAll(rule, "#", string(r.tab))); n != 2 && r.tab != state.SequenceTab {
				t.Errorf("app.css has %d, not 2, blocks that put the tab %s into the menu where the row has no room, for a wide page and a narrow one: "+
					"copy both that have .t-matrix, raise the widths by the new tab's, and let TestTabsHaveRoom in web/e2e say where a tab is cut off", n, r.tab)
				break
			}
		}
	}
}
