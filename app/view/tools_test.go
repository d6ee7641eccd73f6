package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
)

const getOnly = `<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`

func TestReviewOf(t *testing.T) {
	in := corscore.Input{Config: getOnly, Request: &fetch.Request{URL: "https://b.example/k"}}
	if r := ReviewOf(" ", in, nil); !r.Nothing {
		t.Errorf("no old document: %+v", r)
	}
	if r := ReviewOf(getOnly, in, nil); r.Tone != OK || len(r.Lists) > 0 || !r.Same || r.Nothing {
		t.Errorf("the same: %+v", r)
	}
	put := strings.Replace(getOnly, "GET", "PUT", 1)
	test := func(method string, want fetch.Outcome) cases.Case {
		return cases.Case{Name: method, Request: fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: method}, Expect: cases.Expect{Outcome: want}}
	}
	tests := []cases.Case{test("GET", fetch.Allowed), test("DELETE", fetch.BlockedOutcome), test("PUT", fetch.BlockedOutcome)}
	in.Config = put
	r := ReviewOf(getOnly, in, tests)
	if len(r.Lists) != 2 || r.Lists[0].Name != "Becomes allowed" || r.Lists[1].Name != "Stops" {
		t.Fatalf("%+v", r.Lists)
	}
	opened, closed := r.Lists[0].Items[0], r.Lists[1].Items[0]
	if opened.Text != "PUT from https://a.example" || opened.Request.URL != "https://b.example/k" || opened.Was.Tone != Error || opened.Is != (Fared{OK, "allowed by rule 1"}) {
		t.Errorf("becomes allowed: %+v", opened)
	}
	if closed.Text != "GET from https://a.example" || closed.Was.Tone != OK || !strings.HasPrefix(closed.Is.Text, "blocked: Rule 1 does not allow the method GET") {
		t.Errorf("stops: %+v", closed)
	}
	// What a page asks for is there, not the preflight that a GET has not.
	if len(r.Lists[0].Items)+len(r.Lists[1].Items) != 2 {
		t.Errorf("%+v", r.Lists)
	}
	if len(r.Tests) != 2 || r.Tests[0].Name != "GET" || r.Tests[0].Was.Tone != OK || r.Tests[0].Is.Tone != Error || r.Steady != 1 || r.Summary() != "2 tests change, 1 fares as before" {
		t.Errorf("tests: %+v, %s", r.Tests, r.Summary())
	}

	add := func(text string) string { return strings.Replace(put, "</CORSRule>", text+"</CORSRule>", 1) }
	in.Config = add("<ExposeHeader>x-a</ExposeHeader><MaxAgeSeconds>7200</MaxAgeSeconds>")
	r = ReviewOf(add("<ExposeHeader>ETag</ExposeHeader>"), in, nil)
	var got []string
	for _, l := range r.Lists {
		got = append(got, l.Name+": "+l.Items[0].Text+" "+l.Items[0].Detail)
	}
	if want := []string{
		"No longer readable: PUT from https://a.example etag", "Readable now: PUT from https://a.example x-a",
		"Cached differently: PUT from https://a.example preflight kept for 5 seconds (no MaxAgeSeconds), now for 2 hours",
	}; !slices.Equal(got, want) || r.Title != "Both allow the same requests, but the responses differ" {
		t.Errorf("%s\n%s", r.Title, strings.Join(got, "\n"))
	}
	in.Config = "<a/>"
	if r = ReviewOf(getOnly, in, nil); len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "rejects the new document") {
		t.Errorf("a document that is rejected: %q", r.Notes)
	}
}

// The Markdown says what changes, with both documents, and no credential of
// either.
func TestReviewMarkdown(t *testing.T) {
	in := corscore.Input{Config: strings.Replace(getOnly, "GET", "PUT", 1)}
	old := "curl -H 'Authorization: Bearer s3cr3t' https://b.example\n"
	tests := []cases.Case{{Name: "`upload`", Request: fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: "PUT"}}}
	text := ReviewMarkdown(getOnly, in, tests, "https://p.example/#1x&compare=2y", some)
	for _, want := range []string{
		"### S3 CORS: The new configuration allows some requests more, and stops others\n", "\n**Stops**\n\n- `GET from https://a.example`: `allowed by rule 1` → `blocked: ",
		"**Tests**: 1 test changes\n\n- `` `upload` ``: ", "```diff\n-<CORSConfiguration>", "\n+<CORSConfiguration>", "(<https://p.example/#1x&compare=2y>)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if text = ReviewMarkdown(old, in, nil, "", some); strings.Contains(text, "s3cr3t") || !strings.Contains(text, "rejects the old document") {
		t.Errorf("a credential:\n%s", text)
	}
}

func TestDiffOf(t *testing.T) {
	same := strings.Repeat("same\n", 10)
	d := DiffOf("a\n"+same+"<é>GET</é>\ngone\n", "a\n"+same+"<é>PUT</é>\n")
	if want := "@@ …\n same\n same\n same\n-<é>GET</é>\n-gone\n+<é>PUT</é>\n"; d.Text() != want || d.Lines[0].Skip != 8 {
		t.Errorf("%q", d.Text())
	}
	if l := d.Lines[4]; l.Was != (Marked{"<é>", "GE", "T</é>"}) || l.Is.Mark != "PU" || l.Old != 12 || l.New != 12 {
		t.Errorf("%+v", l)
	}
	if a, b := markBoth("è", "é"); a.Mark != "è" || b.Mark != "é" {
		t.Errorf("a character is cut: %q %q", a, b)
	}
	if d := DiffOf(strings.Repeat("a\n", 1000), strings.Repeat("b\n", 1000)); len(d.Lines) != mostDiff || d.More != 600 {
		t.Errorf("%d lines and %d", len(d.Lines), d.More)
	}
}

func TestMatrixRows(t *testing.T) {
	in := corscore.Input{Config: strings.Replace(getOnly, "https://a", "https://*.a", 1), Request: &fetch.Request{Origin: "https://form.example", URL: "https://b.example/k"}}
	m, v := NewMatrix(in, []cases.Case{{Request: fetch.Request{Origin: "https://test.example"}}})
	var got []string
	for i := range m.Origins {
		r := MatrixRowOf(m, i)
		got = append(got, r.Origin+" "+r.Pattern+" "+r.Cells[0].Word+" "+r.Cells[0].Rule+" "+r.Cells[2].Word)
	}
	if want := []string{"https://other.a.example https://*.a.example depends on headers 1 blocked", "https://form.example  blocked  blocked", "https://test.example  blocked  blocked"}; !slices.Equal(got, want) || v.More != "" {
		t.Errorf("%q", got)
	}
	if _, v = NewMatrix(corscore.Input{Config: "<CORSConfiguration>" + strings.Repeat("<CORSRule><AllowedOrigin>https://a</AllowedOrigin></CORSRule>", 1) + "</CORSConfiguration>"}, make21()); v.More != "2 more origins are not shown" {
		t.Errorf("%q", v.More)
	}
}

// make21 are 21 tests, each from a page of its own.
func make21() (all []cases.Case) {
	for i := range 21 {
		all = append(all, cases.Case{Request: fetch.Request{Origin: "https://" + string(rune('b'+i)) + ".example"}})
	}
	return all
}

// What is written in another form is recognized as that, and comes back.
func TestForms(t *testing.T) {
	w := WriteAs(getOnly, "terraform")
	if w.Apply == "" {
		t.Error("no word of how it is applied")
	}
	f := ForeignOf(w.Text, nil)
	if f.Name == "" || ReviewOf(getOnly, corscore.Input{Config: f.XML}, nil).Tone != OK {
		t.Errorf("%q came back as %+v", w.Text, f)
	}
	if f := ForeignOf(getOnly, nil); f.Name != "" || len(f.Repairs) > 0 {
		t.Errorf("a document of S3: %+v", f)
	}
	if f := ForeignOf("```xml\n"+getOnly+"\n```", nil); len(f.Repairs) != 1 || strings.TrimSpace(f.Repairs[0].Text) != getOnly {
		t.Errorf("a code fence: %+v", f)
	}
}

func TestTestsOf(t *testing.T) {
	row := func(method string, want fetch.Outcome) cases.Case {
		return cases.Case{Name: method, Request: fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: method}, Expect: cases.Expect{Outcome: want}}
	}
	in := corscore.Input{Config: getOnly}
	got := TestsOf(in, []cases.Case{row("GET", fetch.Allowed), row("PUT", fetch.BlockedOutcome), row("PUT", fetch.Allowed)}, 3)
	if got.Summary != "1 row not so" || got.Room || got.Rows[0].Tone != OK || got.Rows[1].Tone != OK || got.Rows[2].Tone != Error || got.Rows[2].Why == "" {
		t.Errorf("%+v", got)
	}
}

// Answers that are given are no rule's, and change no verdict of the server.
func TestGiven(t *testing.T) {
	in := corscore.Input{Config: getOnly, Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: "GET"}}
	r := corscore.Run(in)
	texts := Began(&r)
	if texts[0] != "" || !strings.HasPrefix(texts[1], "HTTP/1.1 200") {
		t.Errorf("they begin with %q", texts)
	}
	if p := Of(in, &r, -1, some, true); !p.Verdict.Given || len(p.Rules.Rows) > 0 || p.Rules.Empty == "" || p.Diagram.Lanes[Bucket] != "Your answers" {
		t.Errorf("%+v", p.Verdict)
	}
}

func TestVisitsOf(t *testing.T) {
	in := corscore.Input{Config: strings.Replace(getOnly, "GET", "PUT", 1), Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: "PUT"}}
	list := VisitsOf(corscore.Visits(in))
	if len(list) != 2 || list[0].Traffic != "with a preflight" || list[0].Tone != OK || list[1].Why == "" {
		t.Errorf("%+v", list)
	}
}

// What the list of problems fixes is offered there alone.
func TestRepairIsOfferedOnce(t *testing.T) {
	text := strings.ReplaceAll("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"+getOnly[len("<CORSConfiguration>"):], `"`, "“")
	if f := ForeignOf(text, nil); len(f.Repairs) == 0 {
		t.Fatal("nothing to repair")
	}
	if f := ForeignOf(text, corscore.Run(corscore.Input{Config: text}).Diagnostics); len(f.Repairs) != 0 {
		t.Errorf("again: %+v", f.Repairs)
	}
}

// What is not read is said: nothing is taken for another form in silence.
func TestForeignUnread(t *testing.T) {
	for text, want := range map[string]string{
		"import { Bucket } from 'sst/constructs';\nnew Bucket(stack, 'B', {cors: true})": "This is a program of SST 2, which the page does not read",
		"Resources:\n  B:\n    Properties:\n      CorsConfiguration: !Ref Rules\n":       "looks like CloudFormation, YAML, but no rules could be read",
	} {
		if f := ForeignOf(text, nil); !strings.Contains(f.Unread, want) || f.Name != "" || f.XML != "" {
			t.Errorf("%s: %+v", text, f)
		}
	}
}
