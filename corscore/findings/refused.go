package findings

import (
	"slices"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
)

// MarkRefused adds d to the findings because of which it refuses the document
// that failed tests as violated says. Of each check these are all that will be
// listed, and one at least; with every, those that will not be listed too.
func (f *Set) MarkRefused(d *dialect.Dialect, violated []put.Violation, every bool) {
	failed, named := bySpan(violated), false
	for _, list := range f.of {
		if len(failed) > 0 && failed.any(f.All[list[0]].Of.Tests) && f.markCheck(list, d, failed, every) {
			named = true
		}
	}
	if v := put.First(violated); v != nil && !named {
		if i := f.nearest(v); i >= 0 {
			f.mark(i, d)
		}
	}
}

// markCheck is [Set.MarkRefused] for the findings of one check. It reports whether one
// of them is marked.
func (f *Set) markCheck(list []int, d *dialect.Dialect, failed violations, every bool) (named bool) {
	for k, i := range list {
		if k >= MostOfCheck && named && !every {
			break
		}
		switch {
		case !failed.by(f.All[i]):
		case named:
			f.refuse(i, d)
		default:
			f.mark(i, d)
			named = true
		}
	}
	return named
}

// nearest returns the finding because of which the document fails a test that
// none is about: broken syntax hides what the server then misses. That is an
// error whose check is about the test, or else any; of several the nearest. It is
// -1 if there is none, or if the server takes no document of this form.
func (f *Set) nearest(v *put.Violation) int {
	if v.Test == dialect.Always || v.Test == dialect.ForeignForm {
		return -1
	}
	const far = 1 << 40
	best, least := -1, 0
	for i := range f.All {
		g := f.All[i]
		if g.Severity != source.Error {
			continue
		}
		away := max(v.Span.Start-g.Span.End, g.Span.Start-v.Span.End, 0)
		if !slices.Contains(g.Of.Tests, v.Test) {
			away += far
		}
		if best < 0 || away < least {
			best, least = i, away
		}
	}
	return best
}

// violations are the places where a document fails each test, in document
// order. Tests that the server only may make are left out.
type violations map[dialect.Test][]source.Span

func bySpan(all []put.Violation) violations {
	if len(all) == 0 {
		return nil
	}
	m := violations{}
	for _, v := range all {
		if v.Mark != dialect.Unknown {
			m[v.Test] = append(m[v.Test], v.Span)
		}
	}
	return m
}

// any reports whether the document fails one of tests.
func (m violations) any(tests []dialect.Test) bool {
	return slices.ContainsFunc(tests, func(t dialect.Test) bool { return len(m[t]) > 0 })
}

// by reports whether one of the violations is what the finding g is about.
func (m violations) by(g *check.Finding) bool {
	for _, t := range g.Of.Tests {
		spans := m[t]
		if len(spans) == 0 || !g.Of.Fails(t, &g.Diagnostic) {
			continue
		}
		low, high := 0, len(spans)
		for low < high { // the first that does not end before g
			if mid := (low + high) / 2; spans[mid].End < g.Span.Start {
				low = mid + 1
			} else {
				high = mid
			}
		}
		if low < len(spans) && spans[low].Start <= g.Span.End {
			return true
		}
	}
	return false
}
