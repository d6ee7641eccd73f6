//go:build !js

package app

import (
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/fetch"
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
	has(t, &pane.Verdict{V: view.Verdict{Given: true}}, `id="back-to-document"`, "The configuration is not used")
	has(t, &pane.Verdict{}, "!back-to-document")
}

func TestBoxAndWhatItTook(t *testing.T) {
	has(t, &pane.Header{}, `id="box"`, "!use-offer")
	has(t, pane.BoxOf(state.Box{Offer: state.Offer{In: state.InEditor, Found: state.Found{Kinds: []string{"a line", "a document"}}}}),
		"This is a line and a document.", `id="use-offer"`, `id="keep-text"`)
	has(t, pane.BoxOf(state.Box{Said: "no"}), "no", "!use-offer")
	told := state.Told{Text: "From your paste", Ignored: []string{"cookies"}}
	has(t, &pane.Told{T: told}, "From your paste", "cookies", "What was taken and ignored", "!take-back")
	told.Back = &state.Past{Paste: true, Mine: true}
	has(t, &pane.Told{T: told}, `id="take-back"`, "Take the paste back")
	has(t, &pane.Told{}, "!details")
}

func TestVerdictSaysWhoWasAsked(t *testing.T) {
	has(t, &pane.Verdict{V: view.Verdict{Server: view.ToldServer{Server: view.Server{ID: "aws", Name: "Amazon S3"}, Auto: true, From: "from the address"}}}, "Amazon S3 (from the address)")
	has(t, &pane.Verdict{V: view.BrokenLink("it is damaged", true)}, "The link cannot be opened", "It is damaged. What is open below is your work", `id="past-broken"`)
}

// While findings wait for typing to rest, the list does not say that there are none.
func TestProblemsWait(t *testing.T) {
	has(t, &pane.Problems{}, "No problems found")
	has(t, &pane.Problems{List: view.Problems{More: true}}, "when typing rests", "!No problems found")
}

// The line of the request says what decides and is in a field that is folded away.
func TestRequestLineSaysCredentials(t *testing.T) {
	form := state.Form{On: true, Method: "GET", URL: "https://b.example/k"}
	line := func() string {
		head, _, _ := strings.Cut(app.HTMLString(&pane.Request{Form: form}), `id="request-form"`)
		return head
	}
	if strings.Contains(line(), "credentials") {
		t.Error("nothing is sent with credentials")
	}
	form.Credentials = fetch.Include
	if !strings.Contains(line(), "with credentials") {
		t.Error(line())
	}
}

func TestDiagramSaysThatItIsTheory(t *testing.T) {
	d := view.Diagram{Arrows: []view.Arrow{{Label: "GET", Exchange: -1}}}
	has(t, &pane.Diagram{D: d}, "!theory")
	d.Theory = true
	has(t, &pane.Diagram{D: d}, `id="theory"`, "You saw something else")
}

// What a person saw is chosen in the controls; "not said" is a choice too.
func TestWhatWasSeenIsChosen(t *testing.T) {
	for want, c := range map[string]view.Causes{"not said, not said": {}, "the console says CORS, Firefox": {Seen: true, Outcome: "blocked", Engine: "firefox"}} {
		html := app.HTMLString(&pane.Causes{C: c})
		var chosen []string
		for _, m := range regexp.MustCompile(`<option [^>]*\bselected\b[^>]*>([^<]*)<`).FindAllStringSubmatch(html, -1) {
			chosen = append(chosen, strings.TrimSpace(m[1]))
		}
		if got := strings.Join(chosen, ", "); got != want || strings.Contains(html, "forget-seen") != c.Seen {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestApplyPane(t *testing.T) {
	open := state.Apply{Open: true}
	html := app.HTMLString(&pane.Apply{F: open, V: view.Apply{Request: "PUT /media?cors HTTP/1.1"}, S: view.Sent{Method: "PUT", Title: "Not known", ReadBack: true}})
	if strings.Index(html, `id="apply-status"`) > strings.Index(html, "The request that will be sent") {
		t.Error("the answer is below the request")
	}
	has(t, &pane.Apply{F: open, S: view.Sent{Method: "PUT", Title: "Not known", ReadBack: true}}, "Read it back")
	has(t, &pane.Apply{F: open, S: view.Sent{Method: "PUT", Title: "Done"}}, "!Read it back")
	has(t, &pane.Apply{F: open, V: view.Apply{Region: "eu-west-1", Named: true}}, "the endpoint says it", `placeholder="eu-west-1"`)
	has(t, &pane.Apply{F: open, V: view.Apply{Place: bucket.Target{Endpoint: "https://s3.example.com", Bucket: "media"}}}, `id="apply-use-place"`)
	has(t, &pane.Apply{F: open}, "!apply-use-place")
	has(t, &pane.Apply{F: state.Apply{Open: true}, Recipes: view.Recipes{List: []view.Recipe{{ID: "curl", Name: "curl"}}}}, "Write as…")
}

func TestReview(t *testing.T) {
	old := state.Start().Input
	now := old
	now.Config = strings.Replace(old.Config, "PUT", "DELETE", 1)
	r := view.ReviewOf(old.Config, now, nil)
	c := &pane.Review{Open: true, R: r, Old: old.Config, Bucket: "<x/>"}
	has(t, c, `id="take-bucket"`, "Becomes allowed", "Stops", "<del", "<ins", "!witness open", `id="copy-review"`, `id="review"`)
	// The page's own request is opened.
	c.Form = state.FormOf(&r.Lists[0].Items[0].Request)
	has(t, c, "witness open", "Old", "Blocked:", "Allowed by rule")
	has(t, &pane.Review{Open: true, R: view.Review{Nothing: true}, Edit: true}, "!take-bucket", "once Apply has read it", "!copy-review", `id="back-to-editor"`)
	has(t, &pane.Review{}, "!review")
}

// The button that leaves the review keeps its place while the review is made: go-app
// would make another element of it, and a click on the old one would be lost.
func TestReviewKeepsItsButtons(t *testing.T) {
	places := func(c *pane.Review) int {
		_, tools, _ := strings.Cut(app.HTMLString(c), `class="spacer"`)
		tools, _, found := strings.Cut(tools, `id="back-to-editor"`)
		if !found {
			t.Fatal("there is no button that leaves the review")
		}
		return len(regexp.MustCompile("<(button|div)[ >]").FindAllString(tools, -1))
	}
	if made, before := places(&pane.Review{Open: true}), places(&pane.Review{Open: true, R: view.Review{Nothing: true}}); made != before {
		t.Errorf("element %d of the row before the review is made, %d after", before, made)
	}
}

func TestMatrix(t *testing.T) {
	in := state.Start().Input
	m, v := view.NewMatrix(in, nil)
	for i := range m.Origins {
		v.Rows = append(v.Rows, view.MatrixRowOf(m, i))
	}
	now := v.Rows[0].Cells[1].Ask
	html := app.HTMLString(&pane.Matrix{M: v, Now: now})
	if n := strings.Count(html, `tabindex="0"`); n != 1 || strings.Count(html, "aria-current") != 1 {
		t.Errorf("the Tab key reaches %d cells of %s", n, html)
	}
	has(t, &pane.Matrix{M: v}, `role="grid"`, "depends on headers", "blocked", "!"+`aria-current`)
	has(t, &pane.Matrix{}, "names no origin")
}

func TestStepsThatPassedAreFolded(t *testing.T) {
	s := view.Steps{Count: 2, Roots: []view.Step{
		{Path: "0", Tone: view.OK, Title: "good", Detail: "long", Fine: true}, {Path: "1", Tone: view.Error, Title: "bad", Detail: "why"},
	}}
	has(t, &pane.Steps{S: s}, "good", "bad", "why", "!long", `aria-expanded="false"`)
	has(t, &pane.Steps{S: s, Fold: map[string]bool{"0": true}}, "long")
}

func TestVerdictOffersTheProviderOfTheAddress(t *testing.T) {
	has(t, &pane.Verdict{V: view.Verdict{Belongs: view.Server{ID: "aws", Name: "Amazon S3"}}}, "This address is Amazon S3", `id="switch-server"`)
	has(t, &pane.Verdict{}, "!switch-server")
}

func TestOneLineOffersFormatting(t *testing.T) {
	long := strings.Repeat("<a/>", 100)
	for text, want := range map[string]bool{long: true, long + "\n": true, long + "\n" + long: false, "<a/>": false, "": false} {
		if pane.OneLine(text) != want {
			t.Errorf("%.20q…: got %v", text, !want)
		}
	}
	has(t, &pane.Config{OneLine: true}, `id="format-line"`)
	has(t, &pane.Config{}, "!format-line")
}

func TestStripSaysTheVerdict(t *testing.T) {
	has(t, &pane.VerdictStrip{Tone: view.Error, Title: "Blocked", Text: "why"}, "strip error", "Blocked: Why")
}
