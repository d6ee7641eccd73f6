package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// maxOuter bounds how many wrong names may be around each other: root, list of
// rules, rule.
const maxOuter = 3

// hides returns the edits of the fix of g that shows what is below a name, nil if
// g is not about a name that hides something, or does not say how it is meant.
func hides(g *Finding) []source.Edit {
	if g.Rule > 0 {
		return nil
	}
	switch g.Of {
	case rootElement, wrapperElement:
	case misspeltName, nameCase, namePlural:
		if g.Element != s3cors.RuleElement {
			return nil
		}
	default:
		return nil
	}
	for _, fix := range g.Fixes {
		if usable(g.from.text, fix.Edits) {
			return fix.Edits
		}
	}
	return nil
}

// ruleAt is the number of the rule of doc that offset is in, 0 = none.
func ruleAt(doc *s3cors.Document, offset int) int {
	i := search(len(doc.Rules), func(i int) bool { return doc.Rules[i].Span.End > offset })
	if i < len(doc.Rules) && doc.Rules[i].Span.Start <= offset {
		return i + 1
	}
	return 0
}

// search returns the first of n numbers for which ok holds; it holds for all
// that follow.
func search(n int, ok func(int) bool) int {
	low, high := 0, n
	for low < high {
		if mid := (low + high) / 2; ok(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// moved is a text after edits, and the way back.
type moved struct {
	text  string
	old   int           // length of the text before
	edits []source.Edit // in order, apart from each other
	news  []source.Span // where New of each is in text
}

// newMoved makes edits in text, of those that touch each other the first.
func newMoved(text string, edits []source.Edit) *moved {
	m := &moved{old: len(text)}
	shift, last := 0, -1
	for _, i := range source.Order(len(edits), func(i int) int { return edits[i].Start }) {
		e := edits[i]
		if e.Start <= last {
			continue
		}
		last = e.End
		start := e.Start + shift
		m.edits = append(m.edits, e)
		m.news = append(m.news, source.Span{Start: start, End: start + len(e.New)})
		shift += len(e.New) - (e.End - e.Start)
	}
	m.text, _ = source.Apply(text, m.edits)
	return m
}

// place is where an offset of the new text was in the old one, and whether it
// was there at all: what was inserted was not. Of what was removed between two
// characters, start chooses its end.
func (m *moved) place(offset int, start bool) (int, bool) {
	// The first edit that does not end before offset.
	i := search(len(m.news), func(i int) bool { return m.news[i].End > offset || m.news[i].End == offset && !start })
	switch {
	case i < len(m.news) && m.news[i].Start == offset:
		return m.edits[i].Start, true
	case i < len(m.news) && m.news[i].Start < offset && m.news[i].End == offset:
		return m.edits[i].End, true
	case i < len(m.news) && m.news[i].Start < offset && start:
		return m.edits[i].Start, false
	case i < len(m.news) && m.news[i].Start < offset:
		return m.edits[i].End, false
	case i > 0:
		return m.edits[i-1].End + offset - m.news[i-1].End, true
	}
	return offset, true
}

// back is where a place in the new text was in the old one.
func (m *moved) back(s source.Span) source.Span {
	start, _ := m.place(s.Start, true)
	end, _ := m.place(s.End, false)
	return source.Span{Start: start, End: max(start, end)}
}

// backEdits returns edits of the new text as edits of the old one. Edits that
// change what was inserted cannot be made there, nor can those that bring a tag
// whose other half is in the old text under another name.
func (m *moved) backEdits(edits []source.Edit) ([]source.Edit, bool) {
	var old []source.Edit
	tags := 0
	for _, e := range edits {
		start, there := m.place(e.Start, e.Start < e.End)
		end, also := m.place(e.End, false)
		if e.Start == 0 && e.End == len(m.text) {
			start, end, there, also = 0, m.old, true, true // also what was cut off at both ends
		}
		if !there || !also || end < start {
			return nil, false
		}
		if start < end || e.New != "" {
			old = append(old, source.Edit{Start: start, End: end, New: e.New})
		}
		for _, name := range [...]string{s3cors.Configuration, s3cors.RuleElement} {
			tags += strings.Count(e.New, "<"+name) - strings.Count(e.New, "</"+name)
		}
	}
	return old, len(old) > 0 && tags == 0
}
