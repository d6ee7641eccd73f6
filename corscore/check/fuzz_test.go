package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// documents are all examples and all documents of testdata.
func documents(t testing.TB) (texts []string) {
	for _, c := range Pages() {
		if len(c.Bad()) < 5000 {
			texts = append(texts, c.Bad(), c.Good())
		}
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if !strings.HasSuffix(f.Name, ".want") {
				texts = append(texts, string(f.Data))
			}
		}
	}
	return texts
}

// TestWholeCharacters: no place and no edit cuts a character, whatever it is
// beside of.
func TestWholeCharacters(t *testing.T) {
	verify(t, `[{"AllowedOrigins": [😀"x"]}]`, run(`[{"AllowedOrigins": [😀"x"]}]`, "aws"))
	for _, text := range documents(t) {
		text = text[:min(len(text), 300)]
		for i := 0; i <= len(text); i += 5 {
			for _, char := range []string{"é", "“", "😀", "\u00a0"} {
				broken := text[:i] + char + text[i:]
				if !utf8.ValidString(broken) {
					continue
				}
				verify(t, broken, run(broken, "aws"))
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(`[{"AllowedOrigins": [😀"x"]}]`)
	for _, text := range documents(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := s3cors.Parse(text)
		for _, d := range dialect.All {
			verify(t, text, Run(doc, d))
		}
	})
}

// TestCut breaks every document off at every third byte, and takes every third
// byte out: no panic, all spans inside, all fixes apply.
func TestCut(t *testing.T) {
	for _, text := range documents(t) {
		text = text[:min(len(text), 400)]
		for i := 0; i < len(text); i += 3 {
			for _, broken := range []string{text[:i], text[:i] + text[i+1:]} {
				verify(t, broken, run(broken, ""))
			}
		}
	}
}
