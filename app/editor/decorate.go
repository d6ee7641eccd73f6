package editor

import (
	"cmp"
	"slices"
	"sort"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// squiggleLines is how many lines of one problem are underlined: an unclosed
// root would otherwise underline the whole document.
const squiggleLines = 8

// setProblems replaces the problems and returns the lines that look different,
// ascending.
func (m *model) setProblems(list []source.Diagnostic) []int {
	next := make([]source.Diagnostic, len(list))
	for i, d := range list {
		d.Span = clamp(d.Span, len(m.text))
		next[i] = d
	}
	slices.SortStableFunc(next, func(a, b source.Diagnostic) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var touched []int
	for _, d := range m.problems {
		touched = m.appendLines(touched, d.Span, squiggleLines)
	}
	for _, d := range next {
		touched = m.appendLines(touched, d.Span, squiggleLines)
	}
	return m.different(touched, func() { m.problems = next })
}

// setMarks replaces the marks and returns the lines that look different,
// ascending.
func (m *model) setMarks(list []source.Span) []int {
	next := make([]source.Span, len(list))
	var touched []int
	for _, s := range m.marks {
		touched = m.appendLines(touched, s, m.lines())
	}
	for i, s := range list {
		next[i] = clamp(s, len(m.text))
		touched = m.appendLines(touched, next[i], m.lines())
	}
	return m.different(touched, func() { m.marks = next })
}

// different applies set and returns those of the lines whose decorations it
// changed.
func (m *model) different(lines []int, set func()) []int {
	slices.Sort(lines)
	lines = slices.Compact(lines)
	before := make([][]decoration, len(lines))
	for i, n := range lines {
		before[i] = m.decorations(n)
	}
	set()
	kept := lines[:0]
	for i, n := range lines {
		if !slices.Equal(before[i], m.decorations(n)) {
			kept = append(kept, n)
		}
	}
	return kept
}

func clamp(s source.Span, size int) source.Span {
	start := max(0, min(s.Start, size))
	return source.Span{Start: start, End: max(start, min(s.End, size))}
}

// appendLines appends the lines that s touches, at most limit of them.
func (m *model) appendLines(lines []int, s source.Span, limit int) []int {
	first := m.lineAt(s.Start)
	last := min(m.lineAt(max(s.Start, s.End-1)), first+limit-1)
	for i := first; i <= last; i++ {
		lines = append(lines, i)
	}
	return lines
}

// decoration is a piece of a line that has more than its colour. Offsets are
// bytes from the start of the line; an empty place is widened to one
// character, at the end of a line to one blank behind it.
type decoration struct {
	start, end int
	severity   source.Severity // "" for a mark
}

// decorations returns what line i has, without its indentation where a place
// began on an earlier line.
func (m *model) decorations(i int) []decoration {
	var out []decoration
	m.problemsOn(i, func(d source.Diagnostic) {
		if part, ok := m.part(d.Span, i); ok {
			out = append(out, decoration{part.Start, part.End, d.Severity})
		}
	})
	for _, s := range m.marks {
		if part, ok := m.part(s, i); ok {
			out = append(out, decoration{part.Start, part.End, ""})
		}
	}
	return out
}

// problemsOn calls f for each problem that touches line i.
func (m *model) problemsOn(i int, f func(source.Diagnostic)) {
	line := m.lineSpan(i)
	from := m.starts[max(0, i-squiggleLines+1)]
	at := sort.Search(len(m.problems), func(n int) bool { return m.problems[n].Span.Start >= from })
	for ; at < len(m.problems) && m.problems[at].Span.Start <= line.End; at++ {
		if d := m.problems[at]; d.Span.Start >= line.Start || d.Span.End > line.Start {
			f(d)
		}
	}
}

// part cuts a place to line i, relative to its start.
func (m *model) part(s source.Span, i int) (source.Span, bool) {
	line := m.lineSpan(i)
	if s.Start > line.End || s.Start < line.Start && s.End <= line.Start {
		return source.Span{}, false
	}
	start, end := max(s.Start, line.Start), min(s.End, line.End)
	if s.Start < line.Start {
		for start < end && (m.text[start] == ' ' || m.text[start] == '\t') {
			start++
		}
		if start == end {
			return source.Span{}, false
		}
	}
	if start >= end { // nothing to underline: one character, or the blank behind the line
		end = start + 1
		for inside(m.text, end) {
			end++
		}
	}
	return source.Span{Start: start - line.Start, End: end - line.Start}, true
}

// segment is a piece of a line that looks the same throughout.
type segment struct {
	class string // of chroma
	text  string
	worst source.Severity // of the problems here, "" = none
	mark  bool
}

// segments returns how line i looks. The texts are the line, cut into pieces;
// one blank more if something is at its end.
func (m *model) segments(i int) []segment {
	line := m.line(i)
	runs, _ := highlight.Line(m.lang, line, m.states[i])
	edges := edgesOf(m.decorations(i))
	out := make([]segment, 0, len(runs)+len(edges))
	var now [severities]int // how many decorations of each rank there are at this place
	at := 0
	cross := func() {
		for len(edges) > 0 && edges[0].at <= at {
			now[edges[0].rank] += edges[0].by
			edges = edges[1:]
		}
	}
	for _, r := range runs {
		for end := at + len(r.Text); at < end; {
			cross()
			next := end
			if len(edges) > 0 {
				next = min(next, edges[0].at)
			}
			out = append(out, segmentOf(r.Class, line[at:next], now))
			at = next
		}
	}
	cross()
	if s := segmentOf("", " ", now); s.worst != "" || s.mark {
		out = append(out, s)
	}
	return out
}

// edge is where a decoration begins (by 1) or ends (by -1).
type edge struct{ at, rank, by int }

func edgesOf(list []decoration) []edge {
	edges := make([]edge, 0, 2*len(list))
	for _, d := range list {
		r := rank(d.severity)
		edges = append(edges, edge{d.start, r, 1}, edge{d.end, r, -1})
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	return edges
}

func segmentOf(class, text string, now [severities]int) segment {
	s := segment{class: class, text: text, mark: now[0] > 0}
	for r := severities - 1; r > 0; r-- {
		if now[r] > 0 {
			s.worst = byRank[r]
			break
		}
	}
	return s
}

// byRank orders severities; the worst is the last. "" stands for a mark.
var byRank = [...]source.Severity{"", source.Suggestion, source.Warning, source.SecurityWarning, source.Error}

const severities = len(byRank)

// rank is the place of s in [byRank]; an unknown severity counts as the mildest.
func rank(s source.Severity) int {
	if r := slices.Index(byRank[:], s); r >= 0 {
		return r
	}
	return 1
}

// worstOn returns the worst severity that begins on line i, "" if none does.
func (m *model) worstOn(i int) source.Severity {
	var worst source.Severity
	line := m.lineSpan(i)
	m.problemsOn(i, func(d source.Diagnostic) {
		if d.Span.Start >= line.Start && rank(d.Severity) > rank(worst) {
			worst = d.Severity
		}
	})
	return worst
}
