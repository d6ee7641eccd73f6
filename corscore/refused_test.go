package corscore_test

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
)

// sampleDocuments are the documents of the golden files and of the field cases.
func sampleDocuments(t *testing.T) (all []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("check/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, more...) {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if strings.HasPrefix(f.Name, "config.") || strings.HasPrefix(file, "check") && !strings.HasSuffix(f.Name, ".want") {
				all = append(all, string(f.Data))
			}
		}
	}
	f, err := os.Open("testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct{ Config string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c.Config)
	}
	if len(all) < 100 {
		t.Fatal("only", len(all), "documents")
	}
	return all
}

// checkRefusedBy: a server that is known to refuse the document is named by a
// finding, of those for the default server or of those for itself; one that is
// known to take it by none.
func checkRefusedBy(t *testing.T, text string) {
	t.Helper()
	in := corscore.Input{Config: text}
	first := corscore.Run(in)
	for _, a := range corscore.Servers(in) {
		in.Dialect = a.Dialect.ID
		refuses := a.Put.Refuses()
		if refuses != nil && (refuses.Test == dialect.Always || refuses.Test == dialect.ForeignForm) {
			continue // it takes no document, or none of this form: not the fault of this one
		}
		named := namedBy(first, in.Dialect)
		switch {
		case named == "" && refuses != nil:
			if own := corscore.Run(in); namedBy(own, in.Dialect) == "" {
				t.Errorf("%s refuses %s; no finding says so:\n%s", in.Dialect, refuses.Test.Of(refuses.Limit, false), text)
			}
		case named != "" && refuses == nil:
			t.Errorf("%s is said to refuse, by %s, and does not:\n%s", in.Dialect, named, text)
		}
	}
}

// namedBy is the check of a finding because of which a server refuses the
// document, "" = none.
func namedBy(r corscore.Report, id string) string {
	for _, g := range r.Diagnostics {
		if slices.Contains(g.RefusedBy, id) {
			return g.Check
		}
	}
	return ""
}

// TestRefusedBy: the findings' RefusedBy agrees with what put answers, for every
// server, over whole documents and over documents that are cut off.
//
// The documents are much alike: a cut is tried where the characters before it
// are new, in whichever document, and at some of the other places.
func TestRefusedBy(t *testing.T) {
	const before = 12
	g := generator{rand.New(rand.NewPCG(2, 2026))}
	seen := map[string]bool{}
	for _, text := range sampleDocuments(t) {
		checkRefusedBy(t, text)
		for i := range len(text) {
			last := text[max(0, i-before):i]
			if !seen[last] || g.IntN(1000) == 0 {
				seen[last] = true
				checkRefusedBy(t, text[:i])
			}
		}
	}
}
