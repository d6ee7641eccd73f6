package fetch_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestInitiators: what each way to make a request sends, and the outcome of it
// in a bucket that answers without CORS headers, and in one that allows all.
func TestInitiators(t *testing.T) {
	want := map[string]struct {
		sends        string // method, then Origin and Range where they are sent; the preflight's first
		closed, open fetch.Outcome
		chromium     string // kind that the console names in the closed bucket, "" = it prints nothing
	}{
		"fetch":           {"GET " + page, fetch.BlockedOutcome, fetch.Allowed, "fetch"},
		"xhr":             {"GET " + page, fetch.BlockedOutcome, fetch.Allowed, "XMLHttpRequest"},
		"xhr-upload":      {"OPTIONS " + page, fetch.BlockedOutcome, fetch.Allowed, "XMLHttpRequest"},
		"img":             {"GET", fetch.Opaque, fetch.Opaque, ""},
		"img-anonymous":   {"GET " + page, fetch.BlockedOutcome, fetch.Allowed, "image"},
		"img-credentials": {"GET " + page, fetch.BlockedOutcome, fetch.BlockedOutcome, "image"},
		"font":            {"GET " + page, fetch.BlockedOutcome, fetch.Allowed, "font"},
		"video":           {"GET bytes=0-", fetch.Opaque, fetch.Opaque, ""},
		"video-anonymous": {"GET " + page + " bytes=0-", fetch.BlockedOutcome, fetch.Allowed, "video"},
		"script":          {"GET", fetch.Opaque, fetch.Opaque, ""},
		"script-module":   {"GET " + page, fetch.BlockedOutcome, fetch.Allowed, "script"},
		"stylesheet":      {"GET", fetch.Opaque, fetch.Opaque, ""},
		"form-post":       {"POST " + page, fetch.Opaque, fetch.Opaque, ""},
		"link":            {"GET", fetch.Opaque, fetch.Opaque, ""},
	}
	for i := range fetch.Initiators {
		c := &fetch.Initiators[i]
		w, ok := want[c.ID]
		delete(want, c.ID)
		if !ok || c.Title == "" || c.Note == "" || strings.Count(c.Code, "{url}") != 1 {
			t.Errorf("%s is not known, or incomplete", c.ID)
		}
		r := c.Apply(fetch.Request{Origin: page, URL: object, Method: c.Request.Method, Headers: c.Request.Headers, Body: c.Request.Body, Credentials: c.Request.Credentials})
		closed := fetch.Fetch(r, bucket{answers(403), answers(200)}.server)
		var sends strings.Builder
		sends.WriteString(closed.Exchanges[0].Request.Method)
		for _, name := range []string{"Origin", "Range"} {
			if value, ok := wire.Get(closed.Exchanges[0].Request.Headers, name); ok {
				sends.WriteString(" " + value)
			}
		}
		if sends.String() != w.sends || closed.Outcome != w.closed {
			t.Errorf("%s sends %s and is %s, want %s and %s", c.ID, sends.String(), closed.Outcome, w.sends, w.closed)
		}
		if opened := fetch.Fetch(r, open.server); opened.Outcome != w.open {
			t.Errorf("%s in an open bucket is %s, want %s", c.ID, opened.Outcome, w.open)
		}
		line := strings.Join(closed.Console.Chromium, "")
		kind, _, _ := strings.Cut(strings.TrimPrefix(line, "Access to "), " at ")
		if kind != w.chromium {
			t.Errorf("%s: Chromium prints %q", c.ID, line)
		}
		if closed.Outcome == fetch.Opaque && (len(closed.Readable) > 0 || len(fetch.Fetch(r, open.server).Hidden) == 0) {
			t.Errorf("%s: script reads %q of an opaque response", c.ID, closed.Readable)
		}
		if back := fetch.InitiatorOf(r); back == nil || back.ID != c.ID && !(c.ID == "xhr-upload" && back.ID == "xhr") {
			t.Errorf("%s is taken for %+v", c.ID, back)
		}
		if _, free := slices.BinarySearch([]string{"fetch", "xhr", "xhr-upload"}, c.ID); c.Free != free {
			t.Errorf("%s: free is %v", c.ID, c.Free)
		}
	}
	for id := range want {
		t.Errorf("%s is missing", id)
	}
}

// TestApply: what script chooses stays where it has the choice.
func TestApply(t *testing.T) {
	mine := fetch.Request{Origin: page, URL: object, Method: "PUT", Headers: headers("x-a: 1"), Mode: fetch.SameOrigin, Credentials: fetch.Include, Body: fetch.Bytes}
	for i := range fetch.Initiators {
		c := &fetch.Initiators[i]
		got := c.Apply(mine)
		kept := got.Method == "PUT" && len(got.Headers) == 1 && got.Headers[0][0] == "x-a" && got.Body == fetch.Bytes
		if got.Origin != page || got.URL != object || kept != c.Free {
			t.Errorf("%s makes %+v", c.ID, got)
		}
		if (got.Mode == fetch.SameOrigin) != (c.ID == "fetch") {
			t.Errorf("%s: mode %s", c.ID, got.Mode)
		}
	}
	if got := fetch.InitiatorOf(fetch.Request{API: fetch.Element, Destination: fetch.Audio}); got != nil {
		t.Errorf("audio is taken for %s", got.ID)
	}
	// The presets that were shared before there were destinations.
	if got := fetch.InitiatorOf(fetch.Request{API: fetch.Element}); got == nil || got.ID != "img-anonymous" {
		t.Errorf("an element without destination is taken for %+v", got)
	}
}

// TestElementMixedContent: http in an https page is fetched over https where it
// is shown, blocked where it is run, and a link may lead anywhere.
func TestElementMixedContent(t *testing.T) {
	for destination, want := range map[fetch.Destination]string{
		"": "https", fetch.Image: "https", fetch.Video: "https", fetch.Audio: "https", fetch.Font: "", fetch.Script: "", fetch.Style: "", fetch.Document: "http",
	} {
		res := fetch.Fetch(fetch.Request{Origin: page, URL: "http://media.s3.example.com/x", API: fetch.Element, Destination: destination, Mode: fetch.NoCORS}, open.server)
		got := ""
		if len(res.Exchanges) > 0 {
			got, _, _ = strings.Cut(res.Exchanges[0].Request.URL, ":")
		}
		if got != want || (want == "") != (res.Blocked != nil && res.Blocked.Reason == fetch.MixedContent) {
			t.Errorf("%q: sent over %q, want %q (%+v)", destination, got, want, res.Blocked)
		}
	}
}

// TestMixedContentStep: why a request from an https page is no mixed content.
func TestMixedContentStep(t *testing.T) {
	for _, c := range []struct {
		request fetch.Request
		want    string // "" = nothing is said
	}{
		{fetch.Request{URL: object}, "is encrypted"},
		{fetch.Request{URL: "http://127.0.0.1:9000/"}, "is on this machine, which Chromium and Firefox"},
		{fetch.Request{URL: "http://b.example/", API: fetch.Element, Destination: fetch.Document, Mode: fetch.NoCORS}, "may lead anywhere"},
		{fetch.Request{URL: "data:,x"}, ""},
	} {
		c.request.Origin = page
		got := ""
		for _, s := range fetch.Fetch(c.request, open.server).Steps {
			if s.Ref == "main-fetch/7" {
				got = s.Detail
			}
		}
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.request.URL, got, c.want)
		}
	}
}
