package editor

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"s3cors.playground/corscore/source"
)

// problemsAt returns the problems at an offset, the worst first.
func (m *model) problemsAt(offset int) []source.Diagnostic {
	return m.collect(m.lineAt(offset), func(d problem) bool {
		return d.shown.Contains(offset) || d.Span.Len() == 0 && offset == d.Span.Start+1
	})
}

// problemsFrom returns the problems that begin on line i, the worst first.
func (m *model) problemsFrom(i int) []source.Diagnostic {
	start := m.lineSpan(i).Start
	return m.collect(i, func(d problem) bool { return d.Span.Start >= start })
}

func (m *model) collect(line int, want func(problem) bool) (list []source.Diagnostic) {
	m.problemsOn(line, func(d problem) {
		if want(d) {
			list = append(list, d.Diagnostic)
		}
	})
	slices.SortStableFunc(list, func(a, b source.Diagnostic) int {
		return cmp.Compare(rank(b.Severity), rank(a.Severity))
	})
	return list
}

// firstProblem is the index of the first problem that begins on line i or after
// it.
func (m *model) firstProblem(i int) int {
	if i >= m.lines() {
		return len(m.problems)
	}
	return sort.Search(len(m.problems), func(n int) bool { return m.problems[n].Span.Start >= m.starts[i] })
}

// next returns where the next problem after offset begins, or the one before
// it with back; after the last comes the first. ok is false without problems.
func (m *model) next(offset int, back bool) (at int, ok bool) {
	if len(m.problems) == 0 {
		return 0, false
	}
	if back {
		for i := len(m.problems) - 1; i >= 0; i-- {
			if m.problems[i].Span.Start < offset {
				return m.problems[i].Span.Start, true
			}
		}
		return m.problems[len(m.problems)-1].Span.Start, true
	}
	for _, p := range m.problems {
		if p.Span.Start > offset {
			return p.Span.Start, true
		}
	}
	return m.problems[0].Span.Start, true
}

// count says how many problems of each severity there are.
func (m *model) count() string {
	list := make([]source.Diagnostic, len(m.problems))
	for i, p := range m.problems {
		list[i] = p.Diagnostic
	}
	return CountProblems(list)
}

// spoken is a problem as one sentence for a screen reader.
func (m *model) spoken(d source.Diagnostic) string {
	s := MarkOf(d.Severity).Word + ", line " + strconv.Itoa(m.lineAt(d.Span.Start)+1) + ": " + d.Message
	if others := d.Others(); others != "" {
		s += ", " + others
	}
	switch len(d.Fixes) {
	case 0:
		return s
	case 1:
		return s + ". 1 fix"
	}
	return s + ". " + strconv.Itoa(len(d.Fixes)) + " fixes"
}
