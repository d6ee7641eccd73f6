package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/app/state"
)

// A link's list names what was pasted by its kind: a command's request with its URL is no
// line of a console.
func TestLinkOf(t *testing.T) {
	const url = "https://b.s3.eu-west-1.amazonaws.com/k"
	lines := func(text string) string {
		found, ok := FoundIn(text)
		if !ok {
			t.Fatalf("nothing is found in %q", text)
		}
		s := state.Reduce(state.New(state.Case{Auto: true}, ""), state.Take{Found: found})
		return strings.Join(LinkOf(&s, s.Input(), "Amazon S3", "CloudFront").Holds, "\n")
	}
	for _, c := range []struct{ text, want, never string }{
		{"curl -i -H 'Origin: https://app.example.com' " + url + "\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n", "A request of a tool such as curl and its response: GET " + url + ": 403 Forbidden", "printed"},
		{"curl -H 'Origin: https://app.example.com' " + url, "The request: GET " + url + " from https://app.example.com", "printed"},
		{failed, "What the browser or a tool printed, 1 line: “app.js:12 Access to fetch", "tool such as curl"},
		{failed, "How it ended: blocked by CORS in Chromium", ""},
		{"Only one browser does it. " + failed, "What you noticed: only one browser does it", ""},
		{ruleList, "The configuration, ", "How it ended"},
		{failed, "That there is no configuration", ""},
		{failed, "The server: Amazon S3", ""},
		{failed, "What is between the page and the bucket: CloudFront", ""},
	} {
		got := lines(c.text)
		if !strings.Contains(got, c.want) || c.never != "" && strings.Contains(got, c.never) {
			t.Errorf("%.60q: want %q, without %q:\n%s", c.text, c.want, c.never, got)
		}
	}
}

// What the link does not hold is said where there is something of it.
func TestLinkLeavesOut(t *testing.T) {
	found, _ := FoundIn(failed)
	s := state.Reduce(state.New(state.Case{Auto: true}, ""), state.Take{Found: found})
	plain := LinkOf(&s, s.Input(), "", "").LeavesOut
	if len(plain) != 1 || !strings.Contains(plain[0], "Apply") {
		t.Errorf("got %q", plain)
	}
	s.Given.On = true
	in := s.Input()
	in.Observed = nil
	got := LinkOf(&s, in, "", "").LeavesOut
	for _, want := range []string{"What you saw", "response headers"} {
		if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, want) }) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}
