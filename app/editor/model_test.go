package editor

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

func TestDiff(t *testing.T) {
	for _, tt := range []struct {
		old, new string
		want     change
	}{
		{"", "", change{0, 0, 0}},
		{"abc", "abc", change{3, 3, 3}},
		{"abc", "abXc", change{2, 2, 3}},
		{"aaa", "aaaa", change{3, 3, 4}},
		{"abc", "ac", change{1, 2, 1}},
		{"é", "è", change{0, 2, 2}},   // same first byte
		{"aé", "aĩ", change{1, 3, 3}}, // same last byte
		{strings.Repeat("a", 1000) + "b", strings.Repeat("a", 1000) + "c", change{1000, 1001, 1001}},
	} {
		if got := diff(tt.old, tt.new); got != tt.want {
			t.Errorf("diff(%.20q, %.20q) = %v, want %v", tt.old, tt.new, got, tt.want)
		}
	}
}

// look is everything the view shows of a model.
func look(m *model) (lines [][]segment) {
	for i := range m.lines() {
		lines = append(lines, m.segments(i))
	}
	return lines
}

// fresh is a model of the same text, problems and marks made at once.
func fresh(m *model) *model {
	n := newModel()
	n.lang = m.lang
	n.update(m.text)
	n.problems, n.marks = m.problems, m.marks
	return n
}

// shownAfter is what a view shows that had lines and applies p.
func shownAfter(m *model, lines [][]segment, p patch) [][]segment {
	var changed [][]segment
	for i := range p.added {
		changed = append(changed, m.segments(p.at+i))
	}
	lines = slices.Replace(lines, p.at, p.at+p.removed, changed...)
	for i := range p.restyled {
		lines[p.at+p.added+i] = m.segments(p.at + p.added + i)
	}
	return lines
}

// checkUpdate edits m and checks that the patched lines are those of a model
// made anew.
func checkUpdate(t *testing.T, m *model, text string) {
	t.Helper()
	before, old := look(m), m.text
	p, _ := m.update(text)
	if p.before != nil && !reflect.DeepEqual(p.before, before[p.at]) {
		t.Fatalf("%q to %q: line %d looked %v, patch says %v", old, text, p.at, before[p.at], p.before)
	}
	n := fresh(m)
	if !slices.Equal(m.starts, n.starts) || !slices.Equal(m.states, n.states) || !slices.Equal(m.widths, n.widths) {
		t.Fatalf("%q to %q: starts %v states %v, want %v %v", old, text, m.starts, m.states, n.starts, n.states)
	}
	if shown, want := shownAfter(m, before, p), look(n); !reflect.DeepEqual(shown, want) {
		t.Fatalf("%q to %q (%+v):\nshown %v\nwant  %v", old, text, p, shown, want)
	}
	for i, segments := range look(m) {
		var got strings.Builder
		for _, s := range segments {
			got.WriteString(s.text)
		}
		if line := m.line(i); got.String() != line && got.String() != line+" " {
			t.Fatalf("line %q is shown as %q", line, got.String())
		}
	}
}

func TestUpdate(t *testing.T) {
	pieces := []string{"<", ">", "<!--", "-->", "\n", "\n\n", "a", "é", "😀", "\t", "\"", "=", "<A>", "</A>", "&amp;", "<![CDATA[", "]]>", " ", "{", "[1,"}
	random := rand.New(rand.NewPCG(1, 2))
	m := newModel()
	for i := range 4000 {
		if i%400 == 0 {
			m.setLang(highlight.Lang(i / 400 % 3))
			m.setProblems([]source.Diagnostic{
				{Severity: source.Error, Span: source.Span{Start: random.IntN(40), End: random.IntN(80)}},
				{Severity: source.Warning, Span: source.Span{Start: random.IntN(40), End: random.IntN(80)}},
			})
			m.setMarks([]source.Span{{Start: random.IntN(40), End: random.IntN(80)}})
		}
		start := random.IntN(len(m.text) + 1)
		end := min(len(m.text), start+random.IntN(6))
		for start > 0 && inside(m.text, start) {
			start--
		}
		for end < len(m.text) && inside(m.text, end) {
			end++
		}
		insert := pieces[random.IntN(len(pieces))]
		if len(m.text) > 300 {
			start, insert = 0, ""
		}
		checkUpdate(t, m, m.text[:start]+insert+m.text[end:])
	}
}

func FuzzUpdate(f *testing.F) {
	f.Add("<A>\n<!-- x\n-->\n</A>", "<A>\n<!-- x\n--\n</A>", uint8(0))
	f.Add("", "a\nb\n", uint8(1))
	f.Fuzz(func(t *testing.T, old, new string, lang uint8) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			return
		}
		m := newModel()
		m.setLang(highlight.Lang(lang % 3))
		m.update(old)
		m.setProblems([]source.Diagnostic{{Severity: source.Error, Span: source.Span{Start: len(old) / 3, End: len(old) / 2}}})
		checkUpdate(t, m, new)
	})
}

func TestSetProblems(t *testing.T) {
	problem := func(severity source.Severity, start, end int) source.Diagnostic {
		return source.Diagnostic{Severity: severity, Span: source.Span{Start: start, End: end}}
	}
	m := newModel()
	m.update("one\ntwo\nthree\n")
	if got := m.setProblems([]source.Diagnostic{problem(source.Warning, 4, 7), problem(source.Error, 5, 6)}); !slices.Equal(got, []int{1}) {
		t.Errorf("changed lines %v, want [1]", got)
	}
	want := []segment{{text: "t", worst: source.Warning}, {text: "w", worst: source.Error}, {text: "o", worst: source.Warning}}
	if got := m.segments(1); !reflect.DeepEqual(got, want) {
		t.Errorf("segments %v, want %v", got, want)
	}
	if got := m.worstOn(1); got != source.Error {
		t.Errorf("worst %q", got)
	}
	if got := m.setProblems([]source.Diagnostic{problem(source.Warning, 4, 7), problem(source.Error, 5, 6), problem(source.Suggestion, 14, 99)}); !slices.Equal(got, []int{3}) {
		t.Errorf("changed lines %v, want [3]", got)
	}
	if got, want := m.segments(3), []segment{{text: " ", worst: source.Suggestion}}; !reflect.DeepEqual(got, want) {
		t.Errorf("a problem at the end: %v, want %v", got, want)
	}
	if got := m.setProblems(nil); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("changed lines %v, want [1 3]", got)
	}
}

func TestProblemsMoveWithTheText(t *testing.T) {
	m := newModel()
	m.update("one\ntwo\n")
	m.setProblems([]source.Diagnostic{{Severity: source.Error, Span: source.Span{Start: 4, End: 7}}})
	for _, tt := range []struct {
		text string
		want string
	}{
		{"zero\none\ntwo\n", "two"},
		{"zero\none\ntwoo\n", "twoo"}, // typed right behind: still the same value
		{"zero\none\n\n", ""},
		{"", ""},
	} {
		m.update(tt.text)
		if got := m.problems[0].Span.Of(m.text); got != tt.want {
			t.Errorf("%q: problem at %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSplice(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	sizes := []int{1}
	total := 1
	for range 2000 {
		at := random.IntN(total)
		p := patch{at: at, removed: 1 + random.IntN(min(total-at, 1+random.IntN(200))), added: 1 + random.IntN(1+random.IntN(200))}
		from, to, offset, keep, fresh := splice(sizes, p)
		first := 0
		for _, n := range sizes[:from] {
			first += n
		}
		if first+offset != p.at {
			t.Fatalf("%v %+v: chunk %d offset %d", sizes, p, from, offset)
		}
		old := 0
		for _, n := range sizes[from:to] {
			old += n
		}
		if offset+p.removed > old {
			t.Fatalf("%v %+v: chunks [%d,%d) do not hold what goes", sizes, p, from, to)
		}
		if keep && (to != from+1 || len(fresh) != 1) {
			t.Fatalf("%v %+v: keeps %d chunks", sizes, p, to-from)
		}
		sizes = slices.Replace(slices.Clone(sizes), from, to, fresh...)
		total += p.added - p.removed
		sum := 0
		for _, n := range sizes {
			if n < 1 || n > chunkMost {
				t.Fatalf("%+v: chunk of %d lines", p, n)
			}
			sum += n
		}
		if sum != total {
			t.Fatalf("%+v: chunks hold %d lines, want %d", p, sum, total)
		}
	}
}

func TestScrollFor(t *testing.T) {
	for _, tt := range []struct {
		name            string
		top, bottom, at float64
		want            float64
	}{
		{"in view", 100, 120, 0, 0},
		{"one line below", 600, 620, 0, 20},
		{"one line above", 80, 100, 100, 80},
		{"far below", 3000, 3020, 0, 2710},
		{"far above", 0, 20, 3000, 0},
		{"taller than the view", 3000, 9000, 0, 2990},
	} {
		if got := scrollFor(tt.top, tt.bottom, tt.at, 600, 20); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAlignment(t *testing.T) {
	for _, width := range []float64{8.4287, 8.4375, 7, 9.633} {
		units := (width + alignment(width)) * 64
		if short := math.Ceil(units) - units; short <= 0 || short > 0.001 || alignment(width) < -0.001 || alignment(width) > 1.0/64 {
			t.Errorf("%v becomes %v/64", width, units)
		}
	}
}

// A line of very many pieces is colored only at its beginning, and still shows
// all of its text.
func TestSegmentsOfALongLine(t *testing.T) {
	m := newModel()
	text := strings.Repeat("a<b>", 16000)
	m.update(text)
	shown := m.segments(0)
	if len(shown) != maxSegments+1 {
		t.Errorf("%d pieces", len(shown))
	}
	var all strings.Builder
	for _, s := range shown {
		all.WriteString(s.text)
	}
	if all.String() != text {
		t.Error("the pieces are not the line")
	}
	// Its colors cost no more than those of a line that is as long as what is colored.
	if got, most := testing.AllocsPerRun(5, func() { m.segments(0) }), 16.; got > most {
		t.Errorf("%v allocations, want at most %v", got, most)
	}
}

// Offsets are counted as the textarea counts them, whatever was in the text
// before.
func TestUnits(t *testing.T) {
	m := newModel()
	for _, text := range []string{"<A>", "é😀x", "ab\n日本", "plain", "\ufffd", ""} {
		m.update(text)
		for i := range len(text) + 1 {
			if inside(text, i) {
				continue
			}
			units := m.units(i)
			if want := source.UTF16(text, i); units != want {
				t.Errorf("%q: %d units before %d, want %d", text, units, i, want)
			}
			if got := m.offset(units); got != i {
				t.Errorf("%q: unit %d is at %d, want %d", text, units, got, i)
			}
		}
		if got := m.offset(100); got != len(text) {
			t.Errorf("%q: after the end is %d", text, got)
		}
	}
}

// A text that was too large has its colors back when it is smaller.
func TestLarge(t *testing.T) {
	for _, large := range []string{strings.Repeat("<!--\n", maxLines+1), strings.Repeat("x", maxColumns+1), strings.Repeat("<A>0123456789</A>\n", maxColored/18+1)} {
		m := newModel()
		m.update(sample)
		m.update(large)
		if !m.large {
			t.Errorf("%.20q… has colors", large)
		}
		m.update(large + "x")
		m.update("<!--\n" + sample)
		if m.large || !reflect.DeepEqual(look(m), look(fresh(m))) {
			t.Errorf("after %.20q… the colors are wrong", large)
		}
	}
}

func TestFirstProblem(t *testing.T) {
	m := newModel()
	m.update("a\nb\nc\nd")
	m.setProblems([]source.Diagnostic{{Span: source.Span{Start: 2, End: 3}}, {Span: source.Span{Start: 2, End: 2}}, {Span: source.Span{Start: 6, End: 7}}})
	for line, want := range []int{0, 0, 2, 2, 3, 3} {
		if got := m.firstProblem(line); got != want {
			t.Errorf("from line %d: %d, want %d", line, got, want)
		}
	}
}

const sample = `<CORSConfiguration>
  <!-- uploads from the app -->
  <CORSRule>
    <ID>uploads &amp; more</ID>
    <AllowedOrigin>https://app.example.com/</AllowedOrigin>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedMethod>PATCH</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`
