package editor

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/source"
)

// unmarked reads a text whose selection is in parentheses, or whose caret
// is "|".
func unmarked(in string) (text string, sel source.Span) {
	if before, after, ok := strings.Cut(in, "|"); ok {
		return before + after, source.Span{Start: len(before), End: len(before)}
	}
	before, rest, _ := strings.Cut(in, "(")
	inner, after, _ := strings.Cut(rest, ")")
	return before + inner + after, source.Span{Start: len(before), End: len(before) + len(inner)}
}

func marked(text string, sel source.Span) string {
	if sel.Len() == 0 {
		return text[:sel.Start] + "|" + text[sel.Start:]
	}
	return text[:sel.Start] + "(" + text[sel.Start:sel.End] + ")" + text[sel.End:]
}

func TestIndent(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		f              func(string, source.Span) (source.Edit, source.Span)
	}{
		{"caret", "|a", "  |a", Indent},
		{"to the next level", "   |a", "    |a", Indent},
		{"replaces a selection in a line", "a(b)c", "a |c", Indent},
		{"lines", "(a\n\nb)", "  (a\n\n  b)", Indent},
		{"tabs", "x\n\ty\n|", "x\n\ty\n\t|", Indent},
		{"not the line it ends before", "(a\n)b", "  (a\n)b", Indent},
		{"less", "  x\n    a|", "  x\n  a|", Outdent},
		{"less, by four", "x\n    y\n        a|", "x\n    y\n    a|", Outdent},
		{"as the document does", "x\n    y\n|a", "x\n    y\n    |a", Indent},
		{"less at the start", " |a", "|a", Outdent},
		{"less of lines", "  x(a\n   b\n\tc)", "x(a\n b\nc)", Outdent},
		{"nothing to take", "a|", "a|", Outdent},
	} {
		text, sel := unmarked(tt.in)
		edit, after := tt.f(text, sel)
		got, ok := source.Apply(text, []source.Edit{edit})
		if !ok || marked(got, after) != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, marked(got, after), tt.want)
		}
	}
}

func TestLineBreak(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "a|b", "a\n|b"},
		{"goes on", "  a|", "  a\n  |"},
		{"behind a start tag", "  <A>|x", "  <A>\n    |x"},
		{"between tags", "  <A>|</A>", "  <A>\n    |\n  </A>"},
		{"behind an end tag", "  </A>|", "  </A>\n  |"},
		{"behind an empty element", "<A/>|", "<A/>\n|"},
		{"behind an instruction", "<?xml?>|", "<?xml?>\n|"},
		{"behind text with a >", "a >|", "a >\n|"},
		{"between brackets", " {|}", " {\n   |\n }"},
		{"over a selection", "[(x)]", "[\n  |\n]"},
		{"within the indentation", " |  a", " \n |  a"},
	} {
		text, sel := unmarked(tt.in)
		insert, caret := LineBreak(text, sel)
		at := sel.Start + caret
		got := marked(text[:sel.Start]+insert+text[sel.End:], source.Span{Start: at, End: at})
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzIndent(f *testing.F) {
	f.Add(" a\n\tb\n", 1, 4)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		sel := clamp(source.Span{Start: start, End: end}, len(text))
		for _, f := range []func(string, source.Span) (source.Edit, source.Span){Indent, Outdent} {
			edit, after := f(text, sel)
			got, ok := source.Apply(text, []source.Edit{edit})
			if !ok || after.Start < 0 || after.End < after.Start || after.End > len(got) {
				t.Fatalf("%q %v: edit %v, selection %v", text, sel, edit, after)
			}
		}
	})
}
