package highlight

import (
	"math"
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

// TestContrast: every colour reaches 4.5:1 on each background text stands on:
// page, panes, marked places (editor.css).
func TestContrast(t *testing.T) {
	for style, backgrounds := range map[*chroma.Style][]string{
		Light: {"#ffffff", "#f6f8fa", "#fff3bf", "#d7e8ff"},
		Dark:  {"#0d1117", "#161b22", "#21262d", "#3b3000", "#1f3a5f"},
	} {
		for _, bg := range backgrounds {
			for _, class := range colored() {
				color := style.Get(tokenType(class)).Colour
				if got := contrast(color, chroma.MustParseColour(bg)); got < 4.5 {
					t.Errorf("%s: .%s %s on %s has contrast %.2f", style.Name, class, color, bg, got)
				}
			}
		}
	}
}

// contrast is the contrast ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func contrast(a, b chroma.Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c chroma.Colour) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.Red()) + 0.7152*channel(c.Green()) + 0.0722*channel(c.Blue())
}

func TestCSS(t *testing.T) {
	css := CSS()
	for _, want := range []string{
		":root{--hl-", "--hl-nt:#0550ae", "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){",
		":root[data-theme=dark]{", ".hl .nt{color:var(--hl-nt)}",
	} {
		if !strings.Contains(css, want) {
			t.Errorf("CSS lacks %q:\n%s", want, css)
		}
	}
	if css != CSS() {
		t.Error("CSS differs from call to call")
	}
}
