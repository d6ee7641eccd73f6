package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

func TestBlock(t *testing.T) {
	got := Block(XML, "<A>b</A>\n<!-- c\n-->")
	want := [][]Run{
		{{"p", "<"}, {"nt", "A"}, {"p", ">"}, {"", "b"}, {"p", "</"}, {"nt", "A"}, {"p", ">"}},
		{{"c", "<!-- c"}},
		{{"c", "-->"}},
	}
	if len(got) != len(want) {
		t.Fatalf("got %d lines, want %d", len(got), len(want))
	}
	for i := range want {
		if !equal(got[i], want[i]) {
			t.Errorf("line %d: got %q, want %q", i+1, got[i], want[i])
		}
	}
}

func equal(a, b []Run) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

const message = "PUT /a HTTP/1.1\r\nHost: b\r\n\r\n<E a=\"&amp;\"/>"

// TestRunsAreTheText: no character is lost or added, whatever the language.
func TestRunsAreTheText(t *testing.T) {
	for _, lang := range []Lang{XML, JSON, HTTP} {
		var lines []string
		for _, runs := range Block(lang, message) {
			var b strings.Builder
			for _, r := range runs {
				b.WriteString(r.Text)
			}
			lines = append(lines, b.String())
		}
		if got := strings.Join(lines, "\n"); got != message {
			t.Errorf("language %d: got %q, want %q", lang, got, message)
		}
	}
}

// TestLexers: chroma sees the same classes as [Block].
func TestLexers(t *testing.T) {
	for _, l := range Lexers {
		it, err := l.Tokenise(nil, message)
		if err != nil {
			t.Fatal(err)
		}
		var chromaText, chromaClasses, ownClasses strings.Builder
		for _, tok := range it.Tokens() {
			chromaText.WriteString(tok.Value)
			chromaClasses.WriteString(strings.Repeat(chroma.StandardTypes[tok.Type]+"|", len(tok.Value)))
		}
		text := strings.ReplaceAll(message, "\r\n", "\n")
		if chromaText.String() != text {
			t.Errorf("%s: got %q, want %q", l.Config().Name, chromaText.String(), text)
		}
		for i, runs := range Block(l.(*lexer).lang, text) {
			if i > 0 {
				ownClasses.WriteString("|")
			}
			for _, r := range runs {
				ownClasses.WriteString(strings.Repeat(r.Class+"|", len(r.Text)))
			}
		}
		if chromaClasses.String() != ownClasses.String() {
			t.Errorf("%s: classes differ:\n%s\n%s", l.Config().Name, chromaClasses.String(), ownClasses.String())
		}
	}
}

// TestLineStart: only the beginning of a long line is cut, and no text is lost.
func TestLineStart(t *testing.T) {
	for lang, piece := range map[Lang]string{XML: "<b>", JSON: "[1,", HTTP: "A: b <c>"} {
		for _, line := range []string{strings.Repeat(piece, 1000), `"` + strings.Repeat(`\n`, 1000) + `"`} {
			const most = 100
			runs := LineStart(lang, line, 0, most)
			var all strings.Builder
			for _, r := range runs {
				all.WriteString(r.Text)
			}
			if len(runs) > most+4 || all.String() != line {
				t.Errorf("language %d: %d runs of %.20s…, whose texts are the line: %v", lang, len(runs), line, all.String() == line)
			}
			if whole, _ := Line(lang, line, 0); len(whole) > most && !equal(whole[:most/2], runs[:most/2]) {
				t.Errorf("language %d: the beginning of %.20s… looks otherwise: %v", lang, line, runs[:most/2])
			}
		}
	}
}
