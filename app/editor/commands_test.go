package editor

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

func TestCommandOf(t *testing.T) {
	for _, tt := range []struct {
		key  key
		want string
	}{
		{key{key: "F8"}, NextProblem},
		{key{key: "F8", shift: true}, PreviousProblem},
		{key{key: "F8", ctrl: true}, ""},
		{key{key: ".", ctrl: true}, Fixes},
		{key{key: ".", meta: true}, Fixes},
		{key{key: ".", ctrl: true, meta: true}, ""},
		{key{key: "."}, ""},
		{key{key: " ", ctrl: true}, Completions},
		{key{key: " ", meta: true}, ""}, // Spotlight
		{key{key: "Ï", code: "KeyF", shift: true, alt: true}, FormatDocument},
		{key{key: "Tab"}, IndentLines},
		{key{key: "Tab", shift: true}, OutdentLines},
		{key{key: "Tab", ctrl: true}, ""},
		{key{key: "z", meta: true}, Undo},
		{key{key: "Z", ctrl: true, shift: true}, Redo},
		{key{key: "z", meta: true, shift: true}, Redo},
		{key{key: "y", ctrl: true}, Redo},
		{key{key: "y", meta: true}, ""}, // the history of a Mac's browser
		{key{key: "я", code: "KeyZ", ctrl: true}, Undo},
		{key{key: "w", code: "KeyZ", ctrl: true}, ""}, // of a French keyboard
		{key{key: "z", ctrl: true, alt: true}, ""},
		{key{key: "F1"}, Help},
		{key{key: "é", ctrl: true, alt: true}, ""}, // AltGr
	} {
		if got := commandOf(tt.key); got != tt.want {
			t.Errorf("%+v is %q, want %q", tt.key, got, tt.want)
		}
	}
}

// TestCommands: each command has a name of its own and says what it does.
func TestCommands(t *testing.T) {
	names, keys := map[string]bool{}, map[string]bool{}
	for _, c := range Commands {
		if c.Name == "" || c.Text == "" || names[c.Name] || c.Keys != "" && keys[c.Keys] {
			t.Errorf("%+v", c)
		}
		names[c.Name], keys[c.Keys] = true, true
	}
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
		exact          bool
	}{
		{"plain", "<é>", "<é>", true},
		{"byte order mark", "\ufeff<A>", "<A>", true},
		{"UTF-16, little end first", "\xff\xfe<\x00\xe9\x00", "<é", true},
		{"UTF-16, big end first", "\xfe\xff\x00<\x00\xe9", "<é", true},
		{"half a unit", "\xfe\xff\x00<\x00", "<", false},
		{"Latin-1", "<\xe9>", "<\uFFFD>", false},
		{"empty", "", "", true},
	} {
		if got, exact := decode([]byte(tt.in)); got != tt.want || exact != tt.exact {
			t.Errorf("%s: %q, %v; want %q, %v", tt.name, got, exact, tt.want, tt.exact)
		}
	}
	if _, exact := decode(make([]byte, maxFile)); !exact {
		t.Error("NUL is a character")
	}
}

func TestSameCharacter(t *testing.T) {
	for _, text := range []string{"<A><B>x</B></A>", "<A>\n\n <B> x</B>\n</A>\n", "[ 1,2 ]", ""} {
		after := layout.Format(text)
		for offset := range len(text) + 1 {
			at := sameCharacter(text, offset, after)
			if got, want := layout.WithoutSpaces(after[:at]), layout.WithoutSpaces(text[:offset]); got != want {
				t.Errorf("%q at %d: behind %q, want %q", text, offset, got, want)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	m := newModel()
	m.update("ab\n\tc\n日本😀\n")
	if got := m.cols; got != 6 {
		t.Errorf("width %d, want 6", got)
	}
	if got := columns("a\tb\t"); got != 8 {
		t.Errorf("tabs: %d columns, want 8", got)
	}
}

func TestProblems(t *testing.T) {
	m := newModel()
	m.update("one\ntwo\nthree\n")
	problem := func(severity source.Severity, start, end, fixes int) source.Diagnostic {
		return source.Diagnostic{Severity: severity, Message: string(severity), Span: source.Span{Start: start, End: end}, Fixes: make([]source.Fix, fixes)}
	}
	messages := func(list []source.Diagnostic) string {
		var out []string
		for _, d := range list {
			out = append(out, d.Message)
		}
		return strings.Join(out, " ")
	}
	if _, ok := m.next(0, false); ok || m.count() != "No problems" {
		t.Error("a problem without problems")
	}
	m.setProblems([]source.Diagnostic{
		problem(source.Suggestion, 4, 7, 0), problem(source.Error, 5, 6, 2), problem(source.Warning, 8, 10, 1), problem(source.Warning, 14, 14, 0),
	})
	if got := m.count(); got != "1 error, 2 warnings, 1 suggestion" {
		t.Errorf("count %q", got)
	}
	for _, tt := range []struct {
		offset int
		want   string
	}{{0, ""}, {4, "suggestion"}, {5, "error suggestion"}, {7, "suggestion"}, {10, "warning"}, {11, ""}, {14, "warning"}} {
		if got := messages(m.problemsAt(tt.offset)); got != tt.want {
			t.Errorf("at %d: %q, want %q", tt.offset, got, tt.want)
		}
	}
	if got := messages(m.problemsFrom(1)); got != "error suggestion" {
		t.Errorf("from line 1: %q", got)
	}
	for _, tt := range []struct {
		offset int
		back   bool
		want   int
	}{{0, false, 4}, {4, false, 5}, {8, false, 14}, {14, false, 4}, {14, true, 8}, {4, true, 14}} {
		if got, ok := m.next(tt.offset, tt.back); !ok || got != tt.want {
			t.Errorf("next of %d, back %v: %d, want %d", tt.offset, tt.back, got, tt.want)
		}
	}
	m.problems[0].More = 3120
	if got := m.count(); got != "1 error, 2 warnings, 3,121 suggestions" {
		t.Errorf("count %q", got)
	}
	if got, want := m.spoken(m.problems[0].Diagnostic), "Suggestion, line 2: suggestion, and 3,120 more like this"; got != want {
		t.Errorf("spoken %q", got)
	}
	m.problems[0].More = 0
	for i, want := range []string{"Suggestion, line 2: suggestion", "Error, line 2: error. 2 fixes", "Warning, line 3: warning. 1 fix"} {
		if got := m.spoken(m.problems[i].Diagnostic); got != want {
			t.Errorf("spoken %q, want %q", got, want)
		}
	}
}
