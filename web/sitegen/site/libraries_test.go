package site

import (
	"html"
	"strings"
	"testing"

	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/library"
	"s3cors.playground/corscore/share"
)

// The page of a library has its configuration, and its link opens the same with the
// library's requests as tests, which pass.
func TestLibraryPages(t *testing.T) {
	files := documentFiles()
	for _, l := range library.All() {
		page := html.UnescapeString(string(files["libraries/"+l.ID+".html"]))
		if !strings.Contains(page, l.Name) || !strings.Contains(page, l.Sources[0].URL) {
			t.Errorf("%s: its page has no name or no source", l.ID)
		}
		_, rest, linked := strings.Cut(page, `href="/#`)
		if linked != (len(l.Asks) > 0) {
			t.Errorf("%s: has a link: %v", l.ID, linked)
		}
		if !linked {
			continue
		}
		fragment, _, _ := strings.Cut(rest, `"`)
		in, err := share.Decode(fragment)
		if err != nil || in.Config != l.Config(library.Page) {
			t.Errorf("%s: the link opens a different document: %v", l.ID, err)
		}
		_, packed, _ := strings.Cut(fragment, "&tests=")
		text, err := share.Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := cases.Parse(text)
		if err != nil || len(rows) != len(l.Asks) {
			t.Fatalf("%s: %d tests, %v", l.ID, len(rows), err)
		}
		for i, r := range cases.Run(in, rows) {
			if !r.Pass {
				t.Errorf("%s: %s: %s", l.ID, rows[i].Name, r.Message)
			}
		}
	}
}
