package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/source"
)

// TestGolden runs the documents of testdata: each file "name" has its findings
// in "name.want", and what the first fixes, one after the other, make of it in
// "name.fixed". UPDATE=1 rewrites both.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := ""
			if strings.Contains(file, "aws") {
				in = "aws"
			}
			want := map[string]string{}
			var updated []txtar.File
			for _, f := range archive.Files {
				want[f.Name] = string(f.Data)
			}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".want") || strings.HasSuffix(f.Name, ".fixed") {
					continue
				}
				text := string(f.Data)
				found := run(text, in)
				verify(t, text, found)
				got, fixed := show(text, found), mend(t, text, in)
				if !strings.HasSuffix(fixed, "\n") {
					fixed += "\n" // as txtar writes it
				}
				updated = append(updated, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
				if fixed == text {
					fixed = ""
				} else {
					updated = append(updated, txtar.File{Name: f.Name + ".fixed", Data: []byte(fixed)})
				}
				if os.Getenv("UPDATE") != "" {
					continue
				}
				if got != want[f.Name+".want"] {
					t.Errorf("%s differs; UPDATE=1 go test ./corscore/check -run TestGolden rewrites it\n%s", f.Name, linediff.Of(want[f.Name+".want"], got))
				}
				if fixed != "" && fixed != want[f.Name+".fixed"] {
					t.Errorf("%s, fixed, differs; UPDATE=1 rewrites it\n%s", f.Name, linediff.Of(want[f.Name+".fixed"], fixed))
				}
			}
			if os.Getenv("UPDATE") != "" {
				archive.Files = updated
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// mend applies the first fix of the first finding that has one, until none has.
func mend(t *testing.T, text, in string) string {
	t.Helper()
	for range 100 {
		var edits []source.Edit
		for _, d := range run(text, in) {
			if len(d.Fixes) > 0 {
				edits = d.Fixes[0].Edits
				break
			}
		}
		if edits == nil {
			return text
		}
		after, ok := source.Apply(text, edits)
		if !ok {
			t.Fatalf("edits %v do not apply", edits)
		}
		text = after
	}
	t.Errorf("the fixes never come to an end:\n%s", text)
	return text
}
