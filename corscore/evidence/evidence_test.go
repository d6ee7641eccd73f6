package evidence_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/linediff"
)

// summary is what a Result says, in lines.
func summary(r evidence.Result) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Kind)
	if q := r.Request; q != nil {
		fmt.Fprintf(&b, "%s %s from %s", q.Method, q.URL, q.Origin)
		for _, word := range []string{string(q.Mode), string(q.Credentials), string(q.API), string(q.Body), string(q.Destination)} {
			if word != "" {
				fmt.Fprint(&b, " ", word)
			}
		}
		if q.PreflightFlag {
			fmt.Fprint(&b, " flag")
		}
		fmt.Fprintln(&b)
		for _, h := range q.Headers {
			fmt.Fprintf(&b, "  %s: %s\n", h[0], h[1])
		}
	}
	answer := func(name string, g *corscore.GivenResponse) {
		if g != nil {
			fmt.Fprintf(&b, "%s %d %v\n", name, g.Status, g.Headers)
		}
	}
	answer("preflight", r.Preflight)
	answer("actual", r.Actual)
	for _, p := range r.Parts {
		sign := "+"
		if !p.Taken {
			sign = "-"
		}
		fmt.Fprintf(&b, "%s %s", sign, p.What)
		if p.Note != "" {
			fmt.Fprintf(&b, " (%s)", p.Note)
		}
		fmt.Fprintln(&b)
	}
	if len(r.Hidden) > 0 {
		fmt.Fprintf(&b, "hidden %v\n", r.Hidden)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, tt := range cases(t) {
		t.Run(tt.name, func(t *testing.T) {
			r, ok := evidence.One(tt.text, nil)
			got := "nothing\n"
			if ok {
				got = summary(r)
			}
			if got != tt.want && os.Getenv("UPDATE") != "" {
				if err := os.WriteFile("testdata/"+tt.name, []byte(tt.text+mark+got), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if got != tt.want {
				t.Errorf("differs; UPDATE=1 rewrites it\n%s", linediff.Of(tt.want, got))
			}
			for _, p := range r.Parts {
				if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(tt.text) {
					t.Errorf("%s is at %v of %d", p.What, p.Span, len(tt.text))
				}
			}
		})
	}
}

// No value of a credential is in a result.
func TestNoSecretLeaves(t *testing.T) {
	for _, tt := range cases(t) {
		r, _ := evidence.One(tt.text, nil)
		all := summary(r)
		for _, secret := range []string{"SeCrEt", "U0VDUkVU"} {
			if strings.Contains(all, secret) {
				t.Errorf("%s: %s leaves\n%s", tt.name, secret, all)
			}
		}
	}
}

// The place of a part holds what it is about.
func TestPlaces(t *testing.T) {
	const text = "fetch(`https://b/${key}`, {\n  method: 'PUT', headers: {'X-A': token()}, signal })"
	r, ok := evidence.One(text, nil)
	if !ok {
		t.Fatal("not recognized")
	}
	var got []string
	for _, p := range r.Parts {
		got = append(got, text[p.Span.Start:p.Span.End])
	}
	if want := "`https://b/${key}`|'PUT'|X-A': token()|signal"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestConsoleIsAskedLast(t *testing.T) {
	asked := ""
	console := func(line string) (evidence.Result, bool) {
		asked = line
		return evidence.Result{Kind: evidence.Console, Request: &fetch.Request{URL: "https://b/?X-Amz-Signature=SeCrEt"}}, true
	}
	r, ok := evidence.One("  Access to fetch at 'https://b/' from origin 'https://a' has been blocked\n", console)
	if !ok || r.Kind != evidence.Console || asked != "Access to fetch at 'https://b/' from origin 'https://a' has been blocked" {
		t.Errorf("%v %+v, asked %q", ok, r, asked)
	}
	if r.Request.URL != "https://b/?X-Amz-Signature=..." || len(r.Hidden) != 1 {
		t.Errorf("%+v, hidden %v", r.Request, r.Hidden)
	}
	asked = ""
	if r, _ := evidence.One("fetch('https://b/')", console); r.Kind != evidence.FetchCall || asked != "" {
		t.Errorf("%+v, asked %q", r, asked)
	}
}

// Hostile input: nothing panics, places lie inside the text, and what was read
// can be run.
func FuzzOne(f *testing.F) {
	for _, tt := range cases(f) {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := evidence.One(text, nil)
		if !ok {
			return
		}
		for _, p := range r.Parts {
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(text) {
				t.Fatalf("%s is at %v of %d", p.What, p.Span, len(text))
			}
		}
		if r.Request != nil {
			corscore.FetchAnswers(corscore.FetchInput{Request: *r.Request, Preflight: r.Preflight, Actual: r.Actual})
		} else if r.Preflight == nil && r.Actual == nil {
			t.Fatal("recognized and empty")
		}
	})
}

func TestLongTexts(t *testing.T) {
	for _, piece := range []string{
		"fetch(", "curl ", "curl -X ", "$ curl a\n", "{\"request\":", "Invoke-WebRequest -", "x.open(", ".open('a','b').setRequestHeader(", "a: b\n", "GET / HTTP/1.1\n", "HTTP/1.1 200\n\n",
		"request url:\n", "{\"request\":{\"url\":\"\",\"method\":\"OPTIONS\"}},", "@{a=", "-Headers @{", "^\"", "\\\n", "'", "> a: b\n", "x.upload.on", "-a ",
	} {
		for _, start := range []string{"", "curl a ", "Invoke-WebRequest -Uri a "} {
			evidence.One(start+strings.Repeat(piece, (1<<16)/len(piece)), nil)
		}
	}
}
