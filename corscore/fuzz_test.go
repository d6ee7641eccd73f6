package corscore_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// FuzzRun: any input gives a Report whose places lie inside the text, whose
// fixes apply, and whose verdict agrees with what it is made of.
func FuzzRun(f *testing.F) {
	add := func(config string, more ...string) {
		more = append(more, make([]string, 4)...)
		f.Add(config, more[0], more[1], more[2], more[3], byte(len(config)))
	}
	add(`<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>`,
		"https://app.example.com", "PUT", "content-type", "image/jpeg")
	add(`[{"AllowedOrigins":["http://a/"],"AllowedMethods":["get"],"MaxAgeSeconds":"12"}]`, "http://a", "GET", "range", "bytes=0-")
	add(`<CORSConfiguration><CORSRule><AllowedOrgin>x</AllowedOrgin></CORSConfiguration>`, "null", "patch", "", "")
	add("{\"CORSRules\":[{\"AllowedOrigins\":[“*”],}]}", "https://a", "POST", "authorization", "x")
	add("<a>&nbsp;\xff\x00<![CDATA[]]>", "HTTPS://É", "TRACE", "x-a", "\x00")
	f.Fuzz(func(t *testing.T, config, origin, method, name, value string, bits byte) {
		in := corscore.Input{Config: config, Request: &fetch.Request{
			Origin: origin, Method: method, URL: "https://bucket.example/key", Headers: []wire.Header{{name, value}},
			PreflightFlag: bits&1 != 0,
		}}
		if bits&2 != 0 {
			in.Dialect = "aws"
		}
		if bits&4 != 0 {
			in.Request.Credentials = fetch.Include
		}
		if bits&8 != 0 {
			in.Request.Mode = fetch.NoCORS
		}
		r := corscore.Run(in)
		checkReport(t, in, r)
		checkAround(t, in, r)
		checkHelp(t, in, r)
	})
}

// checkAround: what is told around a Report agrees with it.
func checkAround(t *testing.T, in corscore.Input, r corscore.Report) {
	t.Helper()
	visits := corscore.Visits(in)
	if len(visits) < 2 || visits[0].Outcome != r.Fetch.Outcome || visits[0].Preflight != r.Fetch.Preflight || visits[1].Changed {
		t.Fatalf("%+v, and the report says %s", visits, r.Fetch.Outcome)
	}
	given := corscore.FetchInput{Request: *in.Request}
	for _, x := range r.Fetch.Exchanges {
		answer := &corscore.GivenResponse{Status: x.Response.Status, Headers: x.Response.Headers}
		if x.Kind == fetch.Preflight {
			given.Preflight = answer
		} else {
			given.Actual = answer
		}
	}
	if again := corscore.FetchAnswers(given); again.Outcome != r.Fetch.Outcome {
		t.Fatalf("the same answers given are %s, in the report %s", again.Outcome, r.Fetch.Outcome)
	}
	inferred := corscore.Infer(given, in.Dialect)
	if inferred.Exact != (inferred.Config != "" && len(inferred.Differences) == 0) {
		t.Fatalf("%+v", inferred)
	}
}

// checkHelp: every remedy works, and a document is equal to itself and to what it
// is simplified to.
func checkHelp(t *testing.T, in corscore.Input, r corscore.Report) {
	t.Helper()
	for _, m := range r.Remedies {
		text, ok := source.Apply(in.Config, m.Edits)
		edited := in
		if edited.Config = text; !ok || !corscore.Passes(edited) {
			t.Fatalf("%q does not help %q: %+v", m.Title, in.Config, m.Edits)
		}
	}
	text := in.Config
	if f := corscore.Simplify(corscore.SimplifyInput{Config: in.Config, Dialect: in.Dialect}); f != nil {
		var ok bool
		if text, ok = source.Apply(in.Config, f.Edits); !ok || len(text) >= len(in.Config) {
			t.Fatalf("%q is no shorter than %q", text, in.Config)
		}
	}
	if c := corscore.Compare(corscore.CompareInput{A: in.Config, B: text, Dialect: in.Dialect}); c.Relation != "equal" {
		t.Fatalf("%q is not equal to %q: %+v", text, in.Config, c)
	}
}

func checkReport(t *testing.T, in corscore.Input, r corscore.Report) {
	t.Helper()
	inside := func(what string, s source.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(in.Config) {
			t.Fatalf("%s %v is not inside the %d bytes of %q", what, s, len(in.Config), in.Config)
		}
		if utf8.ValidString(in.Config) && (s.Start < len(in.Config) && !utf8.RuneStart(in.Config[s.Start]) || s.End < len(in.Config) && !utf8.RuneStart(in.Config[s.End])) {
			t.Fatalf("%s %v cuts a character of %q", what, s, in.Config)
		}
	}
	at := 0
	for _, g := range r.Diagnostics {
		inside(g.Check, g.Span)
		if g.Span.Start < at {
			t.Fatalf("findings are not in document order: %+v", r.Diagnostics)
		}
		at = g.Span.Start
		if g.Message == "" || g.Rule < 0 || g.Rule > len(r.Rules) {
			t.Fatalf("%+v", g)
		}
		for _, fix := range g.Fixes {
			for _, e := range fix.Edits {
				inside("edit of "+g.Check, source.Span{Start: e.Start, End: e.End})
			}
			fixed, ok := source.Apply(in.Config, fix.Edits)
			if !ok || fixed == in.Config {
				t.Fatalf("%s: the fix %q does not apply to %q: %+v", g.Check, fix.Title, in.Config, fix.Edits)
			}
		}
	}
	for _, rule := range r.Rules {
		inside("rule", rule.Span)
	}
	// The code of a refusal may not be known.
	if r.Put.Accepted && r.Put.Code != "" || r.Put.Accepted != (r.Put.Status == 200) {
		t.Fatalf("%+v", r.Put)
	}
	if r.Fetch == nil {
		return
	}
	f := r.Fetch
	if (f.Outcome == fetch.BlockedOutcome) != (f.Blocked != nil) {
		t.Fatalf("outcome %s, blocked %+v", f.Outcome, f.Blocked)
	}
	if f.Blocked != nil && (f.Blocked.Message == "" || !slices.Contains([]string{"document", "server", "browser", "request"}, f.Blocked.By)) {
		t.Fatalf("%+v", f.Blocked)
	}
	if f.Blocked != nil && (f.Blocked.By == corscore.ByRequest) != (len(f.Exchanges) == 0) {
		t.Fatalf("blocked by %s after %d exchanges: %+v", f.Blocked.By, len(f.Exchanges), f.Blocked)
	}
	preflights := 0
	for _, x := range f.Exchanges {
		if x.Kind == fetch.Preflight {
			preflights++
		}
		for i, rt := range x.Trace {
			if rt.Rule != i+1 {
				t.Fatalf("trace %d is of rule %d", i, rt.Rule)
			}
			for _, c := range append([]corscore.Condition{rt.Origin, rt.Method}, rt.Headers...) {
				inside("condition", c.Span)
				if c.Passed != (c.Difference == "") {
					t.Fatalf("condition %+v of rule %d", c, rt.Rule)
				}
			}
		}
	}
	if (preflights > 0) != f.Preflight && (f.Blocked == nil || f.Blocked.Stage != fetch.StageBefore) {
		t.Fatalf("preflight %v, but %d sent", f.Preflight, preflights)
	}
	for _, name := range f.Readable {
		if slices.Contains(f.Hidden, name) || name != strings.ToLower(name) {
			t.Fatalf("%q is readable and hidden, or not lower case", name)
		}
	}
}
