package exchange

import (
	"slices"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
)

// MarkRefused adds d to the findings because of which it refuses the document
// that failed tests as all says.
func MarkRefused(found []source.Diagnostic, d *dialect.Dialect, all []put.Violation) {
	refused, named := bySpan(all), false
	for i := range found {
		if refused.by(&found[i]) {
			found[i].RefusedBy = append(found[i].RefusedBy, d.ID)
			named = true
		}
	}
	if v := put.First(all); v != nil && !named {
		if g := behind(found, v); g != nil {
			g.RefusedBy = append(g.RefusedBy, d.ID)
		}
	}
}

// behind returns the finding because of which the document fails a test that
// none is about: broken syntax hides what the server then misses. That is an
// error whose check is about the test, or else any; of several the nearest. Nil
// if there is none, or if the server takes no document of this form.
func behind(found []source.Diagnostic, v *put.Violation) *source.Diagnostic {
	if v.Test == dialect.Always || v.Test == dialect.ForeignForm {
		return nil
	}
	const far = 1 << 40
	var best *source.Diagnostic
	least := 0
	for i := range found {
		g := &found[i]
		if g.Severity != source.Error {
			continue
		}
		away := max(v.Span.Start-g.Span.End, g.Span.Start-v.Span.End, 0)
		if !slices.Contains(check.ByID(g.Check).Tests, v.Test) {
			away += far
		}
		if best == nil || away < least {
			best, least = g, away
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

// by reports whether one of the violations is what the finding g is about.
func (m violations) by(g *source.Diagnostic) bool {
	if m == nil {
		return false
	}
	c := check.ByID(g.Check)
	for _, t := range c.Tests {
		if !c.Fails(t, g) {
			continue
		}
		spans := m[t]
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
