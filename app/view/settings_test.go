package view

import (
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// verdictOn is the verdict on a real report.
func verdictOn(in corscore.Input) Verdict {
	r := corscore.Run(in)
	return of(in, r).Verdict
}

func TestSettings(t *testing.T) {
	const origin, url = "https://app.example.com", "https://media.s3.example.com/cat.jpg"
	for _, test := range []struct {
		name  string
		r     fetch.Request
		field state.Field
		title string
	}{
		{"body with GET", fetch.Request{Method: "GET", Body: fetch.Bytes}, state.Body, "Set Body to none"},
		{"PUT without CORS", fetch.Request{Method: "PUT", Mode: fetch.NoCORS}, state.Mode, "Set Mode to cors"},
		{"own origin only", fetch.Request{Method: "GET", Mode: fetch.SameOrigin}, state.Mode, "Set Mode to cors"},
		{"nothing in the form helps", fetch.Request{Method: "G T"}, "", ""},
		{"it is the rules' matter", fetch.Request{Method: "PUT", Headers: []wire.Header{{"x-a", "1"}}}, "", ""},
	} {
		test.r.Origin, test.r.URL = origin, url
		v := verdictOn(corscore.Input{Request: &test.r})
		if v.Field != test.field || len(v.Settings) == 0 != (test.title == "") || test.title != "" && v.Settings[0].Title != test.title {
			t.Errorf("%s: %q %+v", test.name, v.Field, v.Settings)
		}
	}
}

// TestOpaque: what an element does with what it loads is said of that element.
func TestOpaque(t *testing.T) {
	for d, want := range map[fetch.Destination]string{
		fetch.Image: "the page can show it", fetch.Script: "the script runs", fetch.Style: "the style applies", fetch.Document: "The answer replaces the page",
	} {
		v := verdictOn(corscore.Input{Request: &fetch.Request{
			Origin: "https://app.example.com", URL: "https://media.s3.example.com/a", Method: "GET", API: fetch.Element, Destination: d, Mode: fetch.NoCORS,
		}})
		if !strings.Contains(v.Text, want) || (d == fetch.Document) != (len(v.Advice) == 0) {
			t.Errorf("%s: %+v", d, v)
		}
	}
}

func TestUnfinished(t *testing.T) {
	const origin, url = "https://app.example.com", "https://media.s3.example.com/cat.jpg"
	for _, test := range []struct {
		origin, url string
		field       state.Field
		value       string // that is offered, "" = none
	}{
		{"", url, state.Origin, ""},
		{"app.example.com", url, state.Origin, origin},
		{"app.example.com/upload", url, state.Origin, origin},
		{"localhost:3000", url, state.Origin, "http://localhost:3000"},
		{"app", url, state.Origin, ""},
		{"https://", url, state.Origin, ""},
		{"*.example.com", url, state.Origin, ""},
		{origin, "", state.URL, ""},
		{origin, "/cat.jpg", state.URL, ""},
		{origin, "media.s3.example.com/x", state.URL, "https://media.s3.example.com/x"},
		{origin, "localhost:9000/media/x", state.URL, "http://localhost:9000/media/x"},
		{origin, url, "", ""},
		{"null", url, "", ""},
		{"file:///home/me/page.html", url, "", ""},
	} {
		v := verdictOn(corscore.Input{Request: &fetch.Request{Origin: test.origin, URL: test.url, Method: "GET"}})
		value := ""
		if len(v.Settings) > 0 {
			value = v.Settings[0].Value
		}
		if v.Field != test.field || value != test.value || (v.Tone == Neutral) != (test.field != "") || test.field != "" && !strings.HasPrefix(v.Title, "Fill in ") {
			t.Errorf("%q %q: %+v", test.origin, test.url, v)
		}
	}
}
