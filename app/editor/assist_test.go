package editor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// assisted is a text, whose caret is "|" behind what was just typed, with what
// the editor adds.
func assisted(in string) string {
	text, sel := unmarked(in)
	edit, at, ok := assist(text, sel.Start)
	if !ok {
		return in
	}
	text = text[:edit.Start] + edit.New + text[edit.End:]
	return text[:edit.Start+at] + "|" + text[edit.Start+at:]
}

func TestAssist(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"start tag", "<CORSRule>|", "<CORSRule>|</CORSRule>"},
		{"with attributes", `<A x="1" y='2'>|`, `<A x="1" y='2'>|</A>`},
		{"with a prefix", "<s:A>|", "<s:A>|</s:A>"},
		{"before a sibling", "<R><A>|<A>x</A></R>", "<R><A>|</A><A>x</A></R>"},
		{"its end tag is there", "<A>|x</A>", "<A>|x</A>"},
		{"its end tag is there, after others", "<A>|<A>x</A><B/></A>", "<A>|<A>x</A><B/></A>"},
		{"empty element", "<A/>|", "<A/>|"},
		{"end tag", "<A></A>|", "<A></A>|"},
		{"instruction", "<?xml?>|", "<?xml?>|"},
		{"comment", "<!-- <A>|", "<!-- <A>|"},
		{"whole comment", "<!-- x -->|", "<!-- x -->|"},
		{"no tag", "a >|", "a >|"},
		{"in a value", `<A x="b>|`, `<A x="b>|`},
		{"JSON", `["<A>|`, `["<A>|`},
		{"name of an end tag", "<R><A>x</|", "<R><A>x</A>|"},
		{"name of an outer end tag", "<R><A>x</A></|", "<R><A>x</A></R>|"},
		{"an end tag outdents", "  <R>\n    <A/>\n    </|\n", "  <R>\n    <A/>\n  </R>|\n"},
		{"an end tag indents", "\t<R>\n</|", "\t<R>\n\t</R>|"},
		{"the name is there", "<A></|A>", "<A></|A>"},
		{"the end tag follows", "<A><B>x</|</B></A>", "<A><B>x</|B></A>"},
		{"another's end tag follows", "<A><B>x</|</A>", "<A><B>x</B>|</A>"},
		{"one that only begins so follows", "<A>x</|</Ab>", "<A>x</A>|</Ab>"},
		{"nothing is open", "<A></A></|", "<A></A></|"},
		{"a slash", "<A>a/|", "<A>a/|"},
		{"in a comment", "<A><!-- </|", "<A><!-- </|"},
		{"a bracket outdents", "[\n  {\n    }|", "[\n  {\n  }|"},
		{"a list's too", "[\n  {}\n  ]|", "[\n  {}\n]|"},
		{"at its place", "[\n  {\n  }|", "[\n  {\n  }|"},
		{"another bracket", "[\n  {\n    ]|", "[\n  {\n    ]|"},
		{"after something", "[\n  1 ]|", "[\n  1 ]|"},
		{"a closing bracket in XML", "<A>\n  ]|", "<A>\n  ]|"},
	} {
		if got := assisted(tt.in); got != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// An end tag out of the list goes below its start tag.
func TestEndTagFromTheList(t *testing.T) {
	for in, want := range map[string]string{
		"  <R>\n    <A/>\n    |": "  <R>\n    <A/>\n  </R>|", "<R>\n  </|": "<R>\n</R>|", "<R>\n  <|": "<R>\n</R>|", "<R><A/>|": "<R><A/></R>|",
	} {
		text, sel := unmarked(in)
		c := Complete(text, sel.Start)
		i := slices.IndexFunc(c.Items, func(it Item) bool { return it.Label == "/R" })
		if i < 0 {
			t.Fatalf("%q: %v", in, c.Items)
		}
		span, it := belowStart(text, c.Span, c.Items[i])
		if got := text[:span.Start] + it.Insert[:it.Caret] + "|" + it.Insert[it.Caret:] + text[span.End:]; got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestOffers(t *testing.T) {
	for in, want := range map[string]bool{
		"<|": true, "<A><|": true, "a|": false, "|": false, `<A x="|`: false, "<A>:|": false,
		`[{"|`: true, `[{"a": "|`: true, `[{"ID"|`: false, `[{"ID":|`: true, `[{"ID": |`: true, `[{"ID":  |`: false, `["http:|`: false, `[:|`: false, `[<|`: false,
	} {
		text, sel := unmarked(in)
		if got := offers(text, sel.Start); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

// Who types what was added, too, does not get it twice.
func TestOvertyping(t *testing.T) {
	for _, tt := range []struct {
		name, rest, text string // the caret in text is "|"
		before           bool
		typed            string
		want             string // what of it is taken
	}{
		{"over what follows", "A>", "<A></|A>", true, "A>x", "A>"},
		{"the name behind", "A>", "<A></A>|", false, "A>A", "A>"},
		{"something else behind", "A>", "<A></A>|", false, "bA>", ""},
		{"something else after a part", "Ab>", "<Ab></|Ab>", true, "Axb>", "A"},
		{"nothing was added", "", "<A></|A>", true, "A>", ""},
	} {
		text, sel := unmarked(tt.text)
		caret := sel.Start
		a := auto{rest: tt.rest, before: tt.before, size: len(text), tail: len(text) - caret}
		var got strings.Builder
		for _, c := range tt.typed {
			if a.takes(text, caret, string(c)) {
				got.WriteString(string(c))
				if tt.before {
					caret++
				}
			}
		}
		if got.String() != tt.want {
			t.Errorf("%s: %q is taken of %q, want %q", tt.name, got.String(), tt.typed, tt.want)
		}
	}
	a := auto{rest: "A>", size: 7, tail: 0}
	if a.takes("<A></A>\n", 8, "A") {
		t.Error("what comes after another edit is swallowed")
	}
}

// What is inserted is written as the document is.
func TestCompletionFollowsTheStyle(t *testing.T) {
	for _, tt := range []struct{ name, in, label, want string }{
		{"four spaces", "<CORSConfiguration>\n    <!-- -->\n    |\n</CORSConfiguration>", "CORSRule", "<CORSConfiguration>\n    <!-- -->\n    <CORSRule>\n        <AllowedOrigin>|</AllowedOrigin>\n        <AllowedMethod>GET</AllowedMethod>\n    </CORSRule>\n</CORSConfiguration>"},
		{"tabs", "[\n\t{},\n\t|\n]", "{ rule }", "[\n\t{},\n\t{\n\t\t\"AllowedOrigins\": [\"|\"],\n\t\t\"AllowedMethods\": [\"GET\"]\n\t}\n]"},
		{"no space after a colon", `[{"ID":"a", |}]`, "ExposeHeaders", `[{"ID":"a", "ExposeHeaders":["|"]}]`},
		{"single quotes", "<?xml version='1.0'?><CORSConfiguration |>", "xmlns", "<?xml version='1.0'?><CORSConfiguration xmlns='http://s3.amazonaws.com/doc/2006-03-01/'|>"},
		{"a list after its key", `[{"ID": "a", "AllowedMethods": |}]`, "GET", `[{"ID": "a", "AllowedMethods": ["GET"|]}]`},
		{"a space after the colon", `[{"ID": "a", "AllowedMethods":|}]`, "GET", `[{"ID": "a", "AllowedMethods": ["GET"|]}]`},
		{"none after the colon", `[{"ID":"a","MaxAgeSeconds":|}]`, "600", `[{"ID":"a","MaxAgeSeconds":600|}]`},
	} {
		if got, labels := apply(t, tt.in, tt.label); got != tt.want {
			t.Errorf("%s: %q\n got %q\nwant %q\n(offered %q)", tt.name, tt.in, got, tt.want, labels)
		}
	}
	if _, labels := apply(t, `[{"AllowedMethods": ["GET"]|}]`, ""); labels != nil {
		t.Errorf("after a list, %q are offered", labels)
	}
}

// Only what is found about the token at the caret waits, and only if it is new.
func TestWaiting(t *testing.T) {
	const text = "<R>\n  <AllowedMeth|\n  <B>x</B>\n</R>"
	before, after, _ := strings.Cut(text, "|")
	m := newModel()
	m.update(before + after)
	at := func(piece string) source.Diagnostic {
		start := strings.Index(before+after, piece)
		return source.Diagnostic{Check: piece, Severity: source.Error, Span: source.Span{Start: start, End: start + len(piece)}}
	}
	list := []source.Diagnostic{at("AllowedMeth"), at("<AllowedMeth"), at("R"), at("x"), at("<AllowedMeth\n  <B>"), {Check: "empty", Span: source.Span{Start: len(before), End: len(before)}}}
	got, any := m.waiting(list, len(before))
	if want := []bool{true, true, false, false, false, true}; !any || !slices.Equal(got, want) {
		t.Errorf("waiting: %v, want %v", got, want)
	}
	if left := without(list, got); len(left) != 3 || left[0].Check != "R" {
		t.Errorf("left: %v", left)
	}
	if got, any := m.waiting(list, 1); !any || !slices.Equal(got, []bool{false, false, true, false, false, false}) {
		t.Errorf("with the caret elsewhere: %v", got)
	}
	m.setProblems(list[:1])
	if got, _ := m.waiting(list, len(before)); !slices.Equal(got, []bool{false, true, false, false, false, true}) {
		t.Errorf("what is shown: %v", got)
	}
}

func TestTokenAt(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "|": "", "<A|b>": "<Ab", "<|": "<", "</A|": "</A", "a |b": "b", "https://a.e|x/": "https://a.ex/", `["G|ET"]`: "GET", "日|本 x": "日本",
		strings.Repeat("x", 2000) + "|": strings.Repeat("x", maxToken),
	} {
		text, sel := unmarked(in + strings.Repeat("|", 1-min(1, strings.Count(in, "|"))))
		if got := tokenAt(text, sel.Start).Of(text); got != want {
			t.Errorf("%.20q: %.20q, want %.20q", in, got, want)
		}
	}
}

func TestPreview(t *testing.T) {
	m := newModel()
	m.update("one\ntwo\nthree\nfour\n")
	look := func(edits ...source.Edit) (lines []int, text string) {
		for _, g := range m.preview(edits) {
			lines = append(lines, g.line)
			for _, p := range g.pieces {
				text += []string{"", "+", "-"}[p.kind] + "(" + p.text + ")"
			}
			text += ";"
		}
		return lines, text
	}
	for _, tt := range []struct {
		name  string
		edits []source.Edit
		lines []int
		want  string
	}{
		{"a word", []source.Edit{{Start: 4, End: 7, New: "2"}}, []int{1}, "-(two)+(2);"},
		{"a part of a word", []source.Edit{{Start: 8, End: 13, New: "throe"}}, []int{2}, "(thr)-(e)+(o)(e);"},
		{"a new line", []source.Edit{{Start: 3, End: 3, New: "\nhalf"}}, []int{0}, "(one)+(\nhalf);"},
		{"a line goes", []source.Edit{{Start: 3, End: 7, New: ""}}, []int{0}, "(one)-(\ntwo);"},
		{"two places", []source.Edit{{Start: 14, End: 18, New: "4"}, {Start: 0, End: 0, New: "x"}}, []int{0, 3}, "+(x)(one);-(four)+(4);"},
		{"two on a line", []source.Edit{{Start: 0, End: 1, New: ""}, {Start: 3, End: 3, New: "!"}}, []int{0}, "-(o)(ne)+(!);"},
		{"none that fits", []source.Edit{{Start: 0, End: 99, New: ""}}, nil, ""},
	} {
		lines, text := look(tt.edits...)
		if !slices.Equal(lines, tt.lines) || text != tt.want {
			t.Errorf("%s: %v %s, want %v %s", tt.name, lines, text, tt.lines, tt.want)
		}
	}
	many := []source.Edit{}
	m.update(strings.Repeat("a\n", 100))
	for i := range 100 {
		many = append(many, source.Edit{Start: 2 * i, End: 2 * i, New: "b"})
	}
	if got := m.preview(many); len(got) != maxGhosts {
		t.Errorf("%d pieces are drawn", len(got))
	}
	m.update("xone\nhalf\ntwo")
	if got := changedLines(m, []source.Edit{{Start: 3, End: 3, New: "\nhalf"}, {Start: 0, End: 0, New: "x"}}); !slices.Equal(got, [][2]int{{0, 0}, {1, 1}}) {
		t.Errorf("changed: %v", got)
	}
}

func FuzzAssist(f *testing.F) {
	f.Add("<A>", 3, 0, 1, "x")
	f.Add("<R>\n  </", 8, 2, 5, "<B/>")
	f.Add("[\n  {\n ]", 8, 0, 8, "日")
	f.Fuzz(func(t *testing.T, text string, caret, start, end int, insert string) {
		if !utf8.ValidString(text) || caret < 0 || caret > len(text) || caret < len(text) && !utf8.RuneStart(text[caret]) {
			return
		}
		offers(text, caret)
		if edit, at, ok := assist(text, caret); ok {
			if after, fits := source.Apply(text, []source.Edit{edit}); !fits || at < 0 || edit.Start+at > len(after) {
				t.Fatalf("%q at %d: %v, caret %d", text, caret, edit, at)
			}
		}
		m := newModel()
		m.update(normalize(text))
		s := clamp(source.Span{Start: start, End: end}, len(m.text))
		m.preview([]source.Edit{{Start: s.Start, End: s.End, New: insert}})
		changedLines(m, []source.Edit{{Start: s.Start, End: s.End, New: insert}})
		m.waiting([]source.Diagnostic{{Span: s}}, min(caret, len(m.text)))
	})
}
