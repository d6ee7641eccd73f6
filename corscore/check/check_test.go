package check

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

func run(text, in string) []source.Diagnostic {
	return Run(s3cors.Parse(text), dialect.ByID(in))
}

// show prints findings the way a compiler does, with what their fixes make of
// the text.
func show(text string, found []source.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(source.Caret(text, d.Span, string(d.Severity)+": "+d.Message+" ["+d.Check+"]"))
		for _, f := range d.Fixes {
			b.WriteString("    fix: " + f.Title + "\n")
		}
	}
	return b.String()
}

// TestPages: each check has its page, at the same place in the list.
func TestPages(t *testing.T) {
	var checks, pages []string
	for _, c := range All() {
		checks = append(checks, c.ID)
	}
	for _, p := range Pages() {
		pages = append(pages, p.ID)
	}
	if !slices.Equal(checks, pages) {
		t.Errorf("in all.go, Pages() must have a page for each check of all, in that order (- all, + Pages):\n%s",
			linediff.Of(strings.Join(checks, "\n")+"\n", strings.Join(pages, "\n")+"\n"))
	}
}

func TestDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Pages() {
		if seen[c.ID] {
			t.Errorf("%s: there are two", c.ID)
		}
		seen[c.ID] = true
		if c.ID == "" || strings.Trim(c.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q: not a slug", c.ID)
		}
		for name, text := range map[string]string{"Title": c.Title, "Why": c.Why, "Bad": c.Bad(), "Good": c.Good()} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: no %s", c.ID, name)
			}
		}
		if strings.HasSuffix(c.Title, ".") || !strings.HasSuffix(strings.TrimSuffix(c.Why, ")"), ".") {
			t.Errorf("%s: Title has no full stop at its end, Why has one", c.ID)
		}
		if len(c.Sources) == 0 {
			t.Errorf("%s: no source", c.ID)
		}
		for _, s := range c.Sources {
			if s.Title == "" || !strings.HasPrefix(s.URL, "https://") {
				t.Errorf("%s: source %q %q", c.ID, s.Title, s.URL)
			}
		}
		if ByID(c.ID) != c.Check {
			t.Errorf("%q is not in all", c.ID)
		}
		if c.Severity == "" || c.run == nil || dialect.ByID(c.In) == nil {
			t.Errorf("%s: incomplete", c.ID)
		}
	}
	if ByID("no-such-check") != nil {
		t.Error("ByID finds what is not there")
	}
}

// about leaves out what other checks than c suggest: a new check may suggest
// something about any document. Their errors and warnings stay.
func about(c *Check, found []source.Diagnostic) []source.Diagnostic {
	return slices.DeleteFunc(found, func(g source.Diagnostic) bool { return g.Check != c.ID && g.Severity == source.Suggestion })
}

func TestExamples(t *testing.T) {
	for _, c := range Pages() {
		found := about(c.Check, run(c.Bad(), c.In))
		if len(found) != 1 || found[0].Check != c.ID {
			t.Errorf("%s: Bad must give this finding and no other; it gives %d\n%s", c.ID, len(found), show(c.Bad(), found))
			continue
		}
		if good := about(c.Check, run(c.Good(), c.In)); len(good) != 0 {
			t.Errorf("%s: Good gives\n%s", c.ID, show(c.Good(), good))
		}
		if len(found[0].Fixes) == 0 {
			t.Errorf("%s: no fix", c.ID)
			continue
		}
		got, ok := source.Apply(c.Bad(), found[0].Fixes[0].Edits)
		switch {
		case !ok:
			t.Errorf("%s: the edits of the first fix overlap, or are outside of Bad", c.ID)
		case got != c.Good():
			t.Errorf("%s: the first fix must make Good of Bad (- Good, + what it makes):\n%s", c.ID, linediff.Of(c.Good(), got))
		}
	}
}

// TestProblems: every mistake of syntax is reported by exactly one check.
func TestProblems(t *testing.T) {
	by := map[syntax.ProblemKind]string{}
	for _, c := range Pages() {
		for _, k := range c.Problems {
			if by[k] != "" {
				t.Errorf("kind %d: both %s and %s", k, by[k], c.ID)
			}
			by[k] = c.ID
		}
	}
	for k := syntax.TextBeforeRoot; k <= syntax.JSONTooDeep; k++ {
		if by[k] == "" {
			t.Errorf("kind %d: no check reports it", k)
		}
	}
}

// TestFails: a misspelt AllowedHeader is not why a server misses the origin of
// the same rule.
func TestFails(t *testing.T) {
	text := example("<AllowedOrgin>https://www.example.com</AllowedOrgin>", aMethod, "<AllowedHeadr>*</AllowedHeadr>")
	found := run(text, "")
	if len(found) != 2 {
		t.Fatal(show(text, found))
	}
	for i, want := range []bool{true, false} {
		if got := misspeltName.Fails(dialect.OriginAndMethod, &found[i]); got != want {
			t.Errorf("%s: %v", found[i].Element, got)
		}
		if misspeltName.Fails(dialect.MaxAgeOnce, &found[i]) {
			t.Error("fails a test that is not the check's")
		}
	}
}

// verify looks for what is wrong with any findings, whatever the text.
func verify(t *testing.T, text string, found []source.Diagnostic) {
	t.Helper()
	last := 0
	for _, d := range found {
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(text) {
			t.Fatalf("%s: span %v in %d bytes", d.Check, d.Span, len(text))
		}
		if source.Splits(text, d.Span.Start) || source.Splits(text, d.Span.End) {
			t.Fatalf("%s: span %v cuts a character of %q", d.Check, d.Span, text)
		}
		if d.Span.Start < last {
			t.Fatalf("%s: not in document order", d.Check)
		}
		last = d.Span.Start
		if c := ByID(d.Check); c == nil || c.Severity != d.Severity || d.Message == "" || strings.HasSuffix(d.Message, ".") {
			t.Fatalf("%+v", d)
		}
		for _, f := range d.Fixes {
			if f.Title == "" || len(f.Edits) == 0 {
				t.Fatalf("%s: empty fix %q", d.Check, f.Title)
			}
			after, ok := source.Apply(text, f.Edits)
			if !ok {
				t.Fatalf("%s: fix %q does not apply: %v", d.Check, f.Title, f.Edits)
			}
			for _, e := range f.Edits {
				if source.Splits(text, e.Start) || source.Splits(text, e.End) {
					t.Fatalf("%s: fix %q cuts a character of %q: %+v", d.Check, f.Title, text, e)
				}
			}
			if after == text {
				t.Fatalf("%s: fix %q changes nothing: %v", d.Check, f.Title, f.Edits)
			}
		}
	}
}

// A Rule in a CORSConfiguration is a CORSRule under another name, not something
// to remove.
func TestRule(t *testing.T) {
	text := "<CORSConfiguration><Rule>" + anOrigin + aMethod + "</Rule></CORSConfiguration>"
	found := run(text, "")
	if len(found) != 1 || found[0].Check != "misspelt-name" || len(found[0].Fixes) == 0 {
		t.Fatalf("%+v", found)
	}
	if got, _ := source.Apply(text, found[0].Fixes[0].Edits); got != strings.ReplaceAll(text, "Rule>", "CORSRule>") {
		t.Errorf("the fix gives %s", got)
	}
}
