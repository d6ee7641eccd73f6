//go:build !js

package app

import (
	"strings"
	"testing"

	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/cause"
)

// The address of a sample does not speak for another server than the chosen one; the
// person's own does.
func TestSampleBelongsToNobody(t *testing.T) {
	p := newPlayground(pane.Start())
	do := func(a state.Action) { p.state = state.Reduce(p.state, a); p.ask() }
	do(state.SetServer{ID: "ceph"})
	if b := p.page.Verdict.Belongs; b.ID != "" {
		t.Errorf("the sample's address is %s's", b.ID)
	}
	do(state.SetField{Field: state.URL, Value: "https://mine.s3.eu-west-1.amazonaws.com/k"})
	if b := p.page.Verdict.Belongs; b.ID != "aws" {
		t.Errorf("the person's own address is %q's", b.ID)
	}
}

// Whoever says that curl gets the object hears first that curl does not check CORS, and
// then what to paste. So does who pastes the command itself, without an Origin header.
func TestCurlIsAnsweredFirst(t *testing.T) {
	const (
		url    = "https://b.s3.eu-west-1.amazonaws.com/k"
		output = "\n> GET /k HTTP/1.1\n> Host: b.s3.eu-west-1.amazonaws.com\n> User-Agent: curl/8.5.0\n>\n< HTTP/1.1 200 OK\n< Server: AmazonS3\n"
		title  = "curl does not check CORS"
	)
	for _, c := range []struct{ name, text, title, says string }{
		{"a sentence", "it works with curl but not in the browser", title, "Paste the bucket's configuration, and the error"},
		{"a command", "curl -v " + url, title, "no Origin header"},
		{"a command and what it printed", "curl -v " + url + output, title, "Fill in the page's origin"},
		{"what curl printed", output, title, "no Origin header"},
		{"with an origin", "curl -v -H 'Origin: https://app.example.com' " + url, "Paste the bucket's configuration", ""},
		{"refused", "curl -i " + url + "\nHTTP/1.1 403 Forbidden\n\n<Error><Code>AccessDenied</Code></Error>\n\nPage: https://app.example.com", title, "Fill in"},
	} {
		found, ok := view.FoundIn(c.text)
		p := newPlayground(pane.Start())
		do := func(a state.Action) { p.state = state.Reduce(p.state, a); p.ask() }
		p.state.Form, p.state.Config = state.Form{}, ""
		if do(state.Take{Found: found}); !ok {
			t.Errorf("%s: nothing is found", c.name)
		}
		if v := p.page.Verdict; v.Title != c.title || !strings.Contains(v.Text, c.says) {
			t.Errorf("%s: %q, %q", c.name, v.Title, v.Text)
		}
		if strings.Contains(p.state.Told.Text, "the request stays") {
			t.Errorf("%s: %q, and there is none", c.name, p.state.Told.Text)
		}
		if found.Evidence.Request == nil || c.name != "a command and what it printed" {
			continue
		}
		do(state.SetField{Field: state.Origin, Value: "https://app.example.com"})
		if v := p.page.Verdict; v.Title != title || !strings.Contains(v.Text, "Paste the bucket's configuration") || strings.Contains(v.Text, "console") {
			t.Errorf("with the origin: %q, %q", v.Title, v.Text)
		}
	}
}

// A verdict never says "Allowed" when the person saw a block that the document does
// not explain. If an earlier document explains the block, the fixed document is
// judged alone.
func TestSeenDecides(t *testing.T) {
	const line = "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	const open = `<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`
	closed := strings.Replace(open, "app.example.com", "www.example.com", 1)
	found, ok := view.FoundIn(line)
	if !ok || found.Observed == nil {
		t.Fatal("the line is not read")
	}
	p := newPlayground(pane.Start())
	do := func(a state.Action) { p.state = state.Reduce(p.state, a); p.ask() }
	do(state.Take{Found: found})
	if v := p.page.Verdict; v.Tone != view.Warning || v.Title != "Paste the bucket's configuration" {
		t.Errorf("no document: %+v", v)
	}
	if p.page.Diagram.Theory {
		t.Error("no document, and the diagram says what one would give")
	}
	do(state.Typed{Text: open})
	if v := p.page.Verdict; v.Tone != view.Warning || !v.Seen || !strings.Contains(v.Text, "Your configuration allows this request") {
		t.Errorf("allowed, and seen to be blocked: %+v", v)
	}
	if !p.page.Diagram.Theory {
		t.Error("the diagram does not say that something else was seen")
	}
	if len(p.page.Causes.List) == 0 || p.page.Causes.Contradiction == "" {
		t.Errorf("no causes: %+v", p.page.Causes)
	}
	do(state.Typed{Text: closed})
	if v := p.page.Verdict; v.Tone != view.Error || v.Seen || p.page.Diagram.Theory {
		t.Errorf("blocked, as was seen: %+v", v)
	}
	do(state.Typed{Text: open})
	if v := p.page.Verdict; v.Tone != view.OK || v.Seen {
		t.Errorf("the document is fixed, got %+v", v)
	}
	for _, c := range p.page.Causes.List {
		if c.Standing != string(cause.Possible) {
			t.Errorf("the document is fixed, and what was seen before still counts: %s is %s", c.ID, c.Standing)
		}
	}
	if in := p.shown(); in.Observed != nil {
		t.Error("the link to the fixed document still has the evidence")
	}
	do(state.Take{Found: found})
	if v := p.page.Verdict; v.Tone != view.Warning {
		t.Errorf("the line is pasted again, below the fixed document: %+v", v)
	}
}
