package guide

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/source"
)

// outcomeOf is what the core makes of in, in the words of [Case.Outcome].
// hidden is the header that may be named.
func outcomeOf(in corscore.Input, hidden string) string {
	r := corscore.Run(in)
	switch {
	case !r.Put.Accepted:
		return "refused"
	case r.Fetch == nil:
		return "accepted"
	case r.Fetch.Blocked != nil:
		return "blocked " + string(r.Fetch.Blocked.Reason)
	case slices.Contains(r.Fetch.Hidden, hidden):
		return "allowed, hidden " + hidden
	}
	return string(r.Fetch.Outcome)
}

func testCase(t *testing.T, c Case) {
	t.Helper()
	_, hidden, _ := strings.Cut(c.Outcome, "hidden ")
	if got := outcomeOf(c.Input, hidden); got != c.Outcome {
		t.Errorf("%s: the core says %q, the file %q", c.ID, got, c.Outcome)
	}
	if c.Title == "" || c.About == "" {
		t.Errorf("%s: no title, or no question", c.ID)
	}
	if err := c.Input.Validate(); err != nil {
		t.Errorf("%s: %v", c.ID, err)
	}
	if f := share.Encode(c.Input); len(f) > 900 || f == "" {
		t.Errorf("%s: its link has %d characters", c.ID, len(f))
	}
}

func TestGallery(t *testing.T) {
	topics := map[string]bool{}
	ids := map[string]bool{}
	all := Gallery()
	for _, c := range all {
		testCase(t, c)
		if c.Why == "" || c.Topic == "" {
			t.Errorf("%s: nothing says why, or it has no topic", c.ID)
		}
		if ids[c.ID] {
			t.Errorf("two examples are called %s", c.ID)
		}
		ids[c.ID], topics[c.Topic] = true, true
	}
	if len(all) < 20 {
		t.Errorf("%d examples", len(all))
	}
	for _, topic := range Topics {
		if !topics[topic.Name] {
			t.Errorf("no example of %s", topic.Name)
		}
		delete(topics, topic.Name)
	}
	for topic := range topics {
		t.Errorf("%s is no topic", topic)
	}
	for _, c := range Menu() {
		i := slices.IndexFunc(all, func(other Case) bool { return other.ID == c.ID })
		if i < 0 || !reflect.DeepEqual(all[i], c) {
			t.Errorf("%s of the menu is not that of the gallery", c.ID)
		}
	}
}

// Each lesson starts as it says, short of its goal; its answer changes what
// the learner is to change, reaches every goal, and has no mistake.
func TestLessons(t *testing.T) {
	all := Lessons()
	if len(all) < 10 {
		t.Errorf("%d lessons", len(all))
	}
	for i, l := range all {
		t.Run(l.ID, func(t *testing.T) {
			testCase(t, l.Case)
			if l.Number != i+1 {
				t.Errorf("it is number %d, and is at %d", l.Number, i+1)
			}
			if l.Story == "" || l.Task == "" || l.Learned == "" || len(l.Hints) < 2 && l.ID != "recap" || slices.Contains(l.Hints, "") {
				t.Error("a text is missing")
			}
			if len(l.Goals) == 0 || l.Reached(l.Input) {
				t.Errorf("the start reaches the goals %q", l.Goals)
			}
			for i, met := range l.Met(l.Answer) {
				if !met {
					t.Errorf("the answer does not reach %q: %s", l.Goals[i], outcomeOf(l.Answer, ""))
				}
			}
			if !l.Reached(l.Answer) {
				t.Error("the answer does not reach the goal")
			}
			switch l.Change {
			case Document:
				if l.Answer.Config == l.Input.Config || l.Answer.Request != l.Input.Request {
					t.Error("the answer changes something else than the document")
				}
				for _, d := range corscore.Run(l.Answer).Diagnostics {
					if d.Severity == source.Error || d.Severity == source.Warning {
						t.Errorf("the answer has a mistake: %s", d.Message)
					}
				}
			case Request:
				if l.Answer.Config != l.Input.Config || l.Answer.Request == l.Input.Request {
					t.Error("the answer changes something else than the request")
				}
			case Layer:
				if l.Answer.Config != l.Input.Config || l.Answer.Request != l.Input.Request || reflect.DeepEqual(l.Answer.Layer, l.Input.Layer) {
					t.Error("the answer changes something else than what is in between")
				}
			default:
				t.Errorf("change: %q", l.Change)
			}
		})
	}
}

// The lessons of a topic come one after the other, in the order of the topics.
func TestLessonTopics(t *testing.T) {
	var got, want []string
	for _, l := range Lessons() {
		got = append(got, l.Topic)
	}
	for _, topic := range LessonTopics {
		want = append(want, topic.Name)
	}
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("the lessons have the topics %q, want %q", got, want)
	}
}

// Where the request is to be changed, half of the answer is none, and neither is what
// hides the response from script or goes somewhere else.
func TestRequestLessons(t *testing.T) {
	const file = "https://media.s3.eu-west-1.amazonaws.com/"
	tests := []struct {
		lesson, name string
		change       func(r *fetch.Request)
	}{
		{"same-site", "only cookies are asked for", func(r *fetch.Request) { r.Credentials = fetch.Include }},
		{"same-site", "only the host", func(r *fetch.Request) { r.URL = "https://files.example.com/private/report.json" }},
		{"same-site", "a host that only ends in the same letters", func(r *fetch.Request) {
			r.URL, r.Credentials = "https://filesexample.com/private/report.json", fetch.Include
		}},
		{"same-site", "http is another site", func(r *fetch.Request) {
			r.URL, r.Credentials = "http://files.example.com/private/report.json", fetch.Include
		}},
		{"tainted-canvas", "only crossorigin", func(r *fetch.Request) { r.Mode = fetch.CORS }},
		{"tainted-canvas", "only another URL", func(r *fetch.Request) { r.URL += "?canvas" }},
		{"tainted-canvas", "a fragment is no other URL for a cache", func(r *fetch.Request) { r.URL, r.Mode = r.URL+"#canvas", fetch.CORS }},
		{"tainted-canvas", "a script", func(r *fetch.Request) { r.URL, r.Mode, r.API = r.URL+"?canvas", fetch.CORS, fetch.FetchAPI }},
		{"coep", "a script", func(r *fetch.Request) { r.Mode, r.API = fetch.CORS, fetch.FetchAPI }},
		{"coep", "an image", func(r *fetch.Request) { r.Mode, r.Destination = fetch.CORS, fetch.Image }},
		{"orb", "crossorigin on the script element", func(r *fetch.Request) { r.Mode, r.Credentials = fetch.CORS, fetch.SameOriginCreds }},
		{"orb", "fetch() with cookies", func(r *fetch.Request) { r.Mode, r.API = fetch.CORS, fetch.FetchAPI }},
		{"orb", "fetch() without CORS", func(r *fetch.Request) { r.API = fetch.FetchAPI }},
		{"redirects", "another file of the old address", func(r *fetch.Request) { r.URL += "?new" }},
		{"redirects", "the page’s own address", func(r *fetch.Request) { r.URL = "https://app.example.com/report.json" }},
		{"redirects", "no-cors", func(r *fetch.Request) { r.URL, r.Mode = file+"report.json", fetch.NoCORS }},
		{"debug", "only https", func(r *fetch.Request) { r.URL = file + "report.json" }},
		{"debug", "the header stays", func(r *fetch.Request) { r.URL, r.Credentials = file+"report.json", "" }},
		{"debug", "the cookies stay", func(r *fetch.Request) { r.URL, r.Headers = file+"report.json", nil }},
		{"debug", "no-cors", func(r *fetch.Request) { r.URL, r.Headers, r.Mode = file+"report.json", nil, fetch.NoCORS }},
	}
	for _, test := range tests {
		l, ok := LessonByID(test.lesson)
		if !ok || l.Change != Request {
			t.Fatalf("%s is not a lesson about the request", test.lesson)
		}
		if l.Reached(with(l.Input, test.change)) {
			t.Errorf("%s is passed by this: %s", test.lesson, test.name)
		}
	}
}

// Allowing everything is never the answer, whatever else a document has.
func TestLessonsAreNotPassedByAllowingEverything(t *testing.T) {
	const everything = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>` +
		`<AllowedMethod>POST</AllowedMethod><AllowedMethod>DELETE</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader>` +
		`<ExposeHeader>ETag</ExposeHeader><ExposeHeader>x-amz-request-id</ExposeHeader><MaxAgeSeconds>3600</MaxAgeSeconds></CORSRule></CORSConfiguration>`
	for _, l := range Lessons() {
		for _, text := range []string{everything, strings.Replace(everything, ">*<", ">https://*<", 1), strings.Replace(everything, "<AllowedOrigin>*<", "<AllowedOrigin>http*<", 1)} {
			if l.Reached(corscore.Input{Config: text}) {
				t.Errorf("%s is passed by allowing everything", l.ID)
			}
		}
	}
}

// The first fix that the verdict offers is never the whole answer: it is only a step.
func TestLessonsAreNotPassedByTheFirstFix(t *testing.T) {
	for _, l := range Lessons() {
		remedies := corscore.Run(l.Input).Remedies
		if len(remedies) == 0 {
			continue
		}
		text, ok := source.Apply(l.Input.Config, remedies[0].Edits)
		if !ok || l.Reached(corscore.Input{Config: text, Request: l.Input.Request}) {
			t.Errorf("%s is passed by “%s”", l.ID, remedies[0].Title)
		}
	}
}

// Where what is in between is to be changed, taking it away, changing the document and
// sending * to all pages are no answers. The fix of the product is one.
func TestLayerLessons(t *testing.T) {
	const everything = `<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>`
	n := 0
	for _, l := range Lessons() {
		if l.Change != Layer {
			continue
		}
		n++
		if l.Reached(corscore.Input{}) || l.Reached(corscore.Input{Layer: &corscore.Layer{Preset: "none"}}) {
			t.Errorf("%s is passed by taking away what is in between", l.ID)
		}
		if l.Reached(corscore.Input{Config: everything, Layer: l.Input.Layer}) {
			t.Errorf("%s is passed by a document", l.ID)
		}
		open := strings.Contains(l.Input.Config, ">*<") // everybody may read there
		star := l.Input.Layer.Resolved().With(layer.OverrideOrigin)
		if !open && l.Reached(corscore.Input{Layer: &corscore.Layer{Preset: l.Input.Layer.Preset, Settings: &star}}) {
			t.Errorf("%s is passed by sending * to all", l.ID)
		}
		if l.Fix == "" {
			continue
		}
		fixes := layer.ByID(l.Input.Layer.Preset).Fixes
		if !slices.ContainsFunc(fixes, func(f layer.Fix) bool { return f.Change == l.Fix }) {
			t.Errorf("%s: %s is not a fix of %s", l.ID, l.Fix, l.Input.Layer.Preset)
		}
	}
	if n != 7 {
		t.Errorf("%d lessons are about what is in between", n)
	}
}

// A learner's request counts, but not from another page.
func TestReachedTakesWhatIsToBeChanged(t *testing.T) {
	l, ok := LessonByID("simple-request")
	if !ok {
		t.Fatal("no such lesson")
	}
	r := *l.Answer.Request
	r.Origin = "https://media.s3.example.com"
	if !l.Reached(corscore.Input{Config: "nonsense", Request: &r}) {
		t.Error("the document or the origin is taken from the learner")
	}
	if l.Reached(corscore.Input{Config: l.Answer.Config, Request: l.Input.Request}) || l.Reached(corscore.Input{}) {
		t.Error("an unchanged request reaches the goal")
	}
	if _, ok := LessonByID("none"); ok {
		t.Error("there is a lesson called none")
	}
}

// Each kind of goal can be missed, and says something.
func TestGoals(t *testing.T) {
	used := map[string]bool{}
	for _, l := range Lessons() {
		for i, g := range l.Goals {
			if text := g.String(); text == "" || strings.Contains(text, "%") {
				t.Errorf("%s: goal %d says %q", l.ID, i, text)
			}
			for name := range goals {
				if strings.HasPrefix(string(g), name) {
					used[name] = true
				}
			}
		}
	}
	for name := range goals {
		if !used[name] {
			t.Errorf("no lesson has the goal %q", name)
		}
	}
	in := corscore.Input{Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: "PUT"}}
	for _, g := range []Goal{"passes", "needs no preflight", "shows header ETag", "allows origin https://c.example", "passes on aws", "repeats without preflight", "nonsense", "passes on", "blocks origin"} {
		if g.Met(in) {
			t.Errorf("%q is met by a bucket without a configuration", g)
		}
	}
}

// The files are read as txtar reads them.
func TestArchive(t *testing.T) {
	texts := []string{"", "head\n", "-- a --\n", "head\n-- a --\n-- b --\nb\n-- c", "-- a --\nno end"}
	for _, name := range must(fs.Glob(files, "*/*.txtar")) {
		texts = append(texts, string(must(fs.ReadFile(files, name))))
	}
	for _, text := range texts {
		head, got := archive(text)
		want := txtar.Parse([]byte(text))
		if strings.TrimSuffix(head, "\n") != strings.TrimSuffix(string(want.Comment), "\n") || len(got) != len(want.Files) {
			t.Errorf("%.40q: %d files, want %d", text, len(got), len(want.Files))
			continue
		}
		for i, f := range want.Files {
			if got[i].name != f.Name || strings.TrimSuffix(got[i].text, "\n") != strings.TrimSuffix(string(f.Data), "\n") {
				t.Errorf("%.40q: %q, want %q", text, got[i], f)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, text := range []string{
		"title\n", "origin: https://a\nmode: sometimes\n", "title: t\n-- cat --\n", "title: t\n-- object --\nmany\n",
		"title: t\n-- answer --\nx\n", "title: t\n-- answer --\nmode: sometimes\n",
	} {
		if _, err := parse("01-x", text); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
