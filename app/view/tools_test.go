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

func TestCompareWith(t *testing.T) {
	if c := CompareWith(getOnly, getOnly, "", "u"); c.Tone != OK || len(c.Opened)+len(c.Closed) > 0 {
		t.Errorf("the same: %+v", c)
	}
	c := CompareWith(getOnly, strings.Replace(getOnly, "GET", "PUT", 1), "", "u")
	// What a page asks for stands there, not the preflight that a GET has not.
	for _, w := range append(slices.Clone(c.Opened), c.Closed...) {
		if strings.Contains(w.Text, "preflight") {
			t.Errorf("got %q", w.Text)
		}
	}
	if len(c.Opened) == 0 || len(c.Closed) == 0 || c.Opened[0].Request.Origin != "https://a.example" || c.Opened[0].Request.URL != "u" {
		t.Errorf("other: %+v", c)
	}
}

// What is written in another form is recognised as that, and comes back.
func TestForms(t *testing.T) {
	w := WriteAs(getOnly, "terraform")
	if w.Apply == "" {
		t.Error("no word of how it is applied")
	}
	f := ForeignOf(w.Text, nil)
	if f.Name == "" || CompareWith(getOnly, f.XML, "", "u").Tone != OK {
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

// What the list of problems mends is offered there alone.
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
		"new s3.Bucket(this, 'B', {cors: [{allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ['*']}]})": "program of AWS CDK",
		"Resources:\n  B:\n    Properties:\n      CorsConfiguration: !Ref Rules\n":                          "looks like CloudFormation, YAML, but no rules could be read",
	} {
		if f := ForeignOf(text, nil); !strings.Contains(f.Unread, want) || f.Name != "" || f.XML != "" {
			t.Errorf("%s: %+v", text, f)
		}
	}
}
