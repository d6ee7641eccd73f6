package editor

import (
	"cmp"
	"slices"
	"sort"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// maxSegments is how many pieces of one line are shown apart. What follows them
// is plain: browsers lay out a line of tens of thousands of pieces in seconds,
// anew at each key.
const maxSegments = 600

// squiggleLines is how many lines of one problem are underlined: an unclosed
// root would otherwise underline the whole document.
const squiggleLines = 8

// problem is a problem and the part of its place that is underlined.
type problem struct {
	source.Diagnostic
	shown source.Span
	reach int // the largest shown.End up to this problem: what begins after it, no earlier one touches
}

// setProblems replaces the problems and returns the lines that look different,
// ascending.
func (m *model) setProblems(list []source.Diagnostic) []int {
	next := make([]problem, len(list))
	for i, d := range list {
		d.Span = clamp(d.Span, len(m.text))
		next[i] = problem{Diagnostic: d, shown: d.Span}
		if last := m.lineAt(d.Span.Start) + squiggleLines - 1; last < m.lines() {
			next[i].shown.End = min(d.Span.End, m.lineSpan(last).End)
		}
	}
	slices.SortStableFunc(next, func(a, b problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	setReach(next)
	var touched []int
	for _, d := range m.problems {
		touched = m.appendLines(touched, d.shown)
	}
	for _, d := range next {
		touched = m.appendLines(touched, d.shown)
	}
	return m.different(touched, func() { m.problems = next })
}

func setReach(list []problem) {
	reach := 0
	for i := range list {
		reach = max(reach, list[i].shown.End)
		list[i].reach = reach
	}
}

// moveProblems moves problems and marks with their places.
func (m *model) moveProblems(c change) {
	move := func(s source.Span) source.Span {
		return source.Span{Start: c.shift(s.Start, false), End: c.shift(s.End, true)}
	}
	for i := range m.problems {
		m.problems[i].Span = move(m.problems[i].Span)
		m.problems[i].shown = move(m.problems[i].shown)
	}
	setReach(m.problems)
	for i := range m.marks {
		m.marks[i] = move(m.marks[i])
	}
}

// setMarks replaces the marks and returns the lines that look different,
// ascending.
func (m *model) setMarks(list []source.Span) []int {
	next := make([]source.Span, len(list))
	var touched []int
	for _, s := range m.marks {
		touched = m.appendLines(touched, s)
	}
	for i, s := range list {
		next[i] = clamp(s, len(m.text))
		touched = m.appendLines(touched, next[i])
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

// appendLines appends the lines that s touches.
func (m *model) appendLines(lines []int, s source.Span) []int {
	last := m.lineAt(max(s.Start, s.End-1))
	for i := m.lineAt(s.Start); i <= last; i++ {
		lines = append(lines, i)
	}
	return lines
}

// decoration is a piece of a line that has more than its color. Offsets are
// bytes from the start of the line; an empty place is widened to one
// character, at the end of a line to one space after it.
type decoration struct {
	start, end int
	severity   source.Severity // "" for a mark
}

// decorations returns what line i has, without its indentation where a place
// began on an earlier line.
func (m *model) decorations(i int) []decoration {
	var out []decoration
	m.problemsOn(i, func(d problem) {
		if part, ok := m.part(d.shown, i); ok {
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

// problemsOn calls f for each problem that is underlined on line i.
func (m *model) problemsOn(i int, f func(problem)) {
	line := m.lineSpan(i)
	at := sort.Search(len(m.problems), func(n int) bool { return m.problems[n].reach >= line.Start })
	for ; at < len(m.problems) && m.problems[at].shown.Start <= line.End; at++ {
		if s := m.problems[at].shown; s.Start >= line.Start || s.End > line.Start {
			f(m.problems[at])
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
	if start >= end { // nothing to underline: one character, or the space after the line
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
// one space more if something is at its end.
func (m *model) segments(i int) []segment {
	line := m.line(i)
	runs := highlight.LineStart(m.lang, line, m.states[i], 2*maxSegments) // of tokens alike, two make one run
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
			if len(out) == maxSegments {
				return append(out, segmentOf("", line[at:], [severities]int{}))
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
	m.problemsOn(i, func(d problem) {
		if d.Span.Start >= line.Start && rank(d.Severity) > rank(worst) {
			worst = d.Severity
		}
	})
	return worst
}
