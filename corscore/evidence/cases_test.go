package evidence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type pasted struct{ name, text, want string }

// cases reads testdata: each file is the pasted text, a line "=> want" and the
// summary of what is read. UPDATE=1 writes the summaries anew.
func cases(t testing.TB) (all []pasted) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, want, ok := strings.Cut(string(b), mark)
		if !ok {
			text = strings.TrimSuffix(text, "\n")
		}
		all = append(all, pasted{filepath.Base(file), text, want})
	}
	return all
}

const mark = "\n=> want\n"
