package corscore_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// TestGolden: Input → Report, as people read it. Each file of testdata/*.txtar
// says in its first lines why it exists, then holds config.xml or config.json,
// optionally input.json (an Input without config), and what is wanted of it.
// UPDATE=1 rewrites the wanted parts.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			golden(t, file)
		})
	}
}

func golden(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Comment) == 0 {
		t.Error("the file does not say why it exists")
	}
	var in corscore.Input
	want := map[string]string{}
	kept := a.Files[:0]
	for _, f := range a.Files {
		switch {
		case f.Name == "input.json":
			if err := json.Unmarshal(f.Data, &in); err != nil {
				t.Fatal(err)
			}
		case strings.HasPrefix(f.Name, "config."):
			in.Config = string(f.Data)
		default:
			want[f.Name] = string(f.Data)
			continue
		}
		kept = append(kept, f)
	}
	r := corscore.Run(in)
	got := []txtar.File{
		{Name: "want/put", Data: []byte(showPut(r))},
		{Name: "want/diagnostics", Data: []byte(showDiagnostics(in.Config, r.Diagnostics))},
	}
	if r.Fetch != nil {
		got = append(got,
			txtar.File{Name: "want/exchange", Data: []byte(showFetch(r.Fetch))},
			txtar.File{Name: "want/steps", Data: []byte(showSteps(r.Fetch.Steps, ""))})
		if len(r.Remedies)+len(r.Advice) > 0 {
			got = append(got, txtar.File{Name: "want/help", Data: []byte(showHelp(in.Config, r))})
		}
	}
	if os.Getenv("UPDATE") != "" {
		a.Files = append(kept, got...)
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(want) != len(got) {
		t.Errorf("the file has %d wanted parts, the report %d", len(want), len(got))
	}
	for _, f := range got {
		if want[f.Name] != string(f.Data) {
			t.Errorf("%s differs; UPDATE=1 go test ./corscore -run TestGolden rewrites it\n%s", f.Name, linediff.Of(want[f.Name], string(f.Data)))
		}
	}
}

func showPut(r corscore.Report) string {
	if !r.Put.Accepted {
		return fmt.Sprintf("%d %s: %s\n", r.Put.Status, r.Put.Code, r.Put.Message)
	}
	rules, _ := json.MarshalIndent(r.Put.Rules, "", "  ")
	return fmt.Sprintf("%d accepted\n%s\n%s\n", r.Put.Status, rules, r.Put.Readback)
}

func showDiagnostics(config string, all []source.Diagnostic) string {
	var b strings.Builder
	for _, g := range all {
		b.WriteString(source.Caret(config, g.Span, fmt.Sprintf("%s: %s [%s]", g.Severity, g.Message, g.Check)))
		if len(g.RefusedBy) > 0 {
			fmt.Fprintf(&b, "  refused by %s\n", strings.Join(g.RefusedBy, ", "))
		}
		for _, f := range g.Fixes {
			fixed, _ := source.Apply(config, f.Edits)
			fmt.Fprintf(&b, "  fix: %s (%d bytes to %d)\n", f.Title, len(config), len(fixed))
		}
	}
	return b.String()
}

func showFetch(f *corscore.Fetch) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, preflight %v\n", f.Outcome, f.Preflight)
	for _, why := range f.PreflightReasons {
		fmt.Fprintf(&b, "  because: %s\n", why)
	}
	if f.Blocked != nil {
		fmt.Fprintf(&b, "blocked by %s, %s, %s, rule %d: %s\n", f.Blocked.By, f.Blocked.Stage, f.Blocked.Reason, f.Blocked.Rule, f.Blocked.Message)
	}
	headers := func(mark string, list []wire.Header) {
		for _, h := range list {
			fmt.Fprintf(&b, "%s %s: %s\n", mark, h[0], h[1])
		}
	}
	for _, x := range f.Exchanges {
		fmt.Fprintf(&b, "\n> %s %s\n", x.Request.Method, x.Request.URL)
		headers(">", x.Request.Headers)
		fmt.Fprintf(&b, "< %d (rule %d)\n", x.Response.Status, x.Rule)
		headers("<", x.Response.Headers)
		for _, t := range x.Trace {
			fmt.Fprintf(&b, "  rule %d: matched %v\n", t.Rule, t.Matched)
			for _, c := range append([]corscore.Condition{t.Origin, t.Method}, t.Headers...) {
				fmt.Fprintf(&b, "    %v %s against %q: %s\n", c.Passed, c.Value, c.Pattern, c.Difference)
			}
		}
	}
	fmt.Fprintf(&b, "\nreadable %v\nhidden %v\n", f.Readable, f.Hidden)
	for _, e := range f.Engines {
		fmt.Fprintf(&b, "%s differs: %s, preflight %v: %s\n", e.Engine, e.Outcome, e.Preflight, e.Why)
	}
	for name, lines := range map[string][]string{"chromium": f.Console.Chromium} {
		for _, line := range lines {
			fmt.Fprintf(&b, "%s: %s\n", name, line)
		}
	}
	return b.String()
}

// showHelp lists the remedies with the lines that they change, and the advice.
func showHelp(config string, r corscore.Report) string {
	var b strings.Builder
	for _, m := range r.Remedies {
		fmt.Fprintf(&b, "* %s\n", m.Title)
		text, _ := source.Apply(config, m.Edits)
		was, is := strings.SplitAfter(config, "\n"), strings.SplitAfter(text, "\n")
		for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
			was, is = was[1:], is[1:]
		}
		for len(was) > 0 && len(is) > 0 && was[len(was)-1] == is[len(is)-1] {
			was, is = was[:len(was)-1], is[:len(is)-1]
		}
		for _, line := range was {
			fmt.Fprintf(&b, "  - %s\n", strings.TrimSuffix(line, "\n"))
		}
		for _, line := range is {
			fmt.Fprintf(&b, "  + %s\n", strings.TrimSuffix(line, "\n"))
		}
		for _, req := range m.Widens {
			fmt.Fprintf(&b, "  also allows %s %v\n", req.Method, req.Headers)
		}
		for _, req := range m.Narrows {
			fmt.Fprintf(&b, "  no longer allows %s %v\n", req.Method, req.Headers)
		}
	}
	for _, a := range r.Advice {
		fmt.Fprintf(&b, "> %s (%s). %s\n", a.Title, a.Where, a.Text)
	}
	return b.String()
}

func showSteps(steps []source.Step, indent string) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s%s [%s] %s: %s\n", indent, s.Outcome, s.Ref, s.Title, s.Detail)
		b.WriteString(showSteps(s.Children, indent+"  "))
	}
	return b.String()
}
