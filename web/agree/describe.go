package main

import (
	"fmt"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// describe prints a scenario in which the browser did otherwise than predicted:
// what differs, a link that opens it in the playground, and what the link does
// not hold.
func (o *observation) describe(kind answerKind, found []string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("  scenario %d on %s (%s answers): seen %s", o.id, placeNames[o.place], kind, strings.Join(found, "; "))
	in := corscore.Input{Request: &o.request}
	if o.bucket != nil {
		in = *o.bucket
	}
	line("    /#%s", share.Encode(in))
	r := &o.request
	line("    %s %q mode %q credentials %q api %q body %q upload listener %t", r.Method, r.URL, r.Mode, r.Credentials, r.API, r.Body, r.PreflightFlag)
	for _, h := range r.Headers {
		line("    %q: %q", h[0], h[1])
	}
	f := o.predict()
	if f.Blocked != nil {
		line("    predicted: %s at %s: %s", f.Outcome, f.Blocked.Stage, f.Blocked.Message)
	} else {
		line("    predicted: %s", f.Outcome)
	}
	for _, e := range f.Engines {
		line("    in %s: %s, preflight %t for %q: %s", e.Engine, e.Outcome, e.Preflight, e.RequestHeaders, e.Why)
	}
	line("    the page says: %s %s", o.page.Outcome, o.page.Error)
	for i := range o.requests {
		request := &o.requests[i]
		path, _ := pathOf(request.URL)
		_, hop, _ := parseObjectPath(path)
		answer := o.answer(hop, request)
		line("    %s %s %q is answered %d %q", request.Method, request.URL, request.Headers, answer.Status, answer.Headers)
	}
	return b.String()
}
