package editor

import (
	"slices"
	"sort"
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// model is the text as lines, with what the view shows of each: its colours,
// its problems, its marks. It knows nothing of the page.
//
// Invariants: starts, states and widths have one entry for each line;
// starts[0] == 0; states[i+1] is what [syntax.LexLine] returns for line i.
type model struct {
	text   string
	lang   highlight.Lang
	starts []int             // offset of each line
	states []highlight.State // of the scanner at the start of each line
	widths []int             // in columns

	problems []problem // sorted by Span.Start
	marks    []source.Span
}

func newModel() *model {
	return &model{starts: []int{0}, states: []highlight.State{0}, widths: []int{0}}
}

// lines is the number of lines, at least 1.
func (m *model) lines() int { return len(m.starts) }

// lineSpan returns the bytes of the 0-based line i, without its "\n".
func (m *model) lineSpan(i int) source.Span {
	if i+1 < len(m.starts) {
		return source.Span{Start: m.starts[i], End: m.starts[i+1] - 1}
	}
	return source.Span{Start: m.starts[i], End: len(m.text)}
}

// line returns the text of the 0-based line i.
func (m *model) line(i int) string { return m.lineSpan(i).Of(m.text) }

// lineAt returns the 0-based line that holds offset.
func (m *model) lineAt(offset int) int {
	return max(0, sort.SearchInts(m.starts, offset+1)-1)
}

// patch says what [model.update] changed: lines [at, at+removed) became
// [at, at+added), and the next restyled lines kept their text but not their
// colours.
type patch struct {
	at, removed, added, restyled int
	before                       []segment // how the line looked, if one line became one line
}

// update makes text the text of the model. Problems and marks move with their
// places until the next ones are set.
func (m *model) update(text string) (patch, change) {
	c := diff(m.text, text)
	if c.start == c.oldEnd && c.start == c.newEnd {
		return patch{}, c
	}
	first, last := m.lineAt(c.start), m.lineAt(c.oldEnd)
	var before []segment
	if first == last {
		before = m.segments(first)
	}
	m.text = text

	// The new starts behind c.start; the first changed line begins where it did.
	added := 1
	var fresh []int
	for i := c.start; i < c.newEnd; {
		n := strings.IndexByte(text[i:c.newEnd], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		fresh = append(fresh, i)
		added++
	}
	removed := last - first + 1
	m.starts = slices.Replace(m.starts, first+1, last+1, fresh...)
	for i := first + added; i < len(m.starts); i++ {
		m.starts[i] += c.delta()
	}
	m.states = slices.Replace(m.states, first+1, last+1, make([]highlight.State, added-1)...)
	m.widths = slices.Replace(m.widths, first+1, last+1, make([]int, added-1)...)
	for i := first; i < first+added; i++ {
		m.widths[i] = columns(m.line(i))
	}
	p := patch{at: first, removed: removed, added: added}
	if added == 1 {
		p.before = before
	}
	p.restyled = m.relex(first, first+added) - (first + added)

	m.moveProblems(c)
	return p, c
}

// relex scans from line first, at least to line least, and on until the state
// is what it was. It returns the first line that kept its colours.
func (m *model) relex(first, least int) int {
	var room [64]syntax.LexToken
	for i := first; i < len(m.starts); i++ {
		if i+1 == len(m.starts) {
			return i + 1
		}
		_, next := syntax.LexLine(m.lang, m.line(i), m.states[i], room[:0])
		if i+1 >= least && m.states[i+1] == next {
			return i + 1
		}
		m.states[i+1] = next
	}
	return len(m.starts)
}

// setLang changes the language and reports whether it was another.
func (m *model) setLang(lang highlight.Lang) bool {
	if m.lang == lang {
		return false
	}
	m.lang = lang
	m.relex(0, len(m.starts))
	return true
}

// width is the width of the longest line in columns.
func (m *model) width() int { return slices.Max(m.widths) }

// tabSize is the distance of tab stops in columns; editor.css says the same.
const tabSize = 4

// columns estimates the width of a line in columns of a monospace font.
func columns(line string) int {
	n := 0
	for _, r := range line {
		switch {
		case r == '\t':
			n += tabSize - n%tabSize
		case r < 0x1100:
			n++
		default: // CJK, emoji: two columns, others at most that
			n += 2
		}
	}
	return n
}
