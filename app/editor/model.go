package editor

import (
	"slices"
	"sort"
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// model is the text as lines, with what the view shows of each: its colors,
// its problems, its marks. It knows nothing of the page.
//
// Invariants: starts, states and widths have one entry for each line;
// starts[0] == 0; states[i+1] is what [syntax.LexLine] returns for line i, but
// for a large text, which has no colors.
type model struct {
	text   string
	lang   highlight.Lang
	starts []int             // offset of each line
	states []highlight.State // of the scanner at the start of each line
	widths []int             // in columns
	cols   int               // the largest of widths
	wide   int               // bytes of text that are not ASCII
	large  bool              // too large for colors

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
// colors.
type patch struct {
	at, removed, added, restyled int
	before                       []segment // how the line looked, if one line became one line
}

// update makes text the text of the model. Problems and marks move with their
// places until the next ones are set.
func (m *model) update(text string) (patch, change) {
	c := diff(m.text, text)
	return m.change(text, c), c
}

// change is [model.update] with a text that differs from the present one by c.
func (m *model) change(text string, c change) patch {
	if c.start == c.oldEnd && c.start == c.newEnd {
		return patch{}
	}
	first, last := m.lineAt(c.start), m.lineAt(c.oldEnd)
	var before []segment
	if first == last && !m.large {
		before = m.segments(first)
	}
	m.wide += notASCII(text[c.start:c.newEnd]) - notASCII(m.text[c.start:c.oldEnd])
	m.text = text

	// The new starts after c.start; the first changed line begins where it did.
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
	m.cols = slices.Max(m.widths)
	if was := m.large; m.setLarge() || was {
		if !m.large {
			m.relex(0, len(m.starts))
		}
	} else {
		p.restyled = m.relex(first, first+added) - (first + added)
	}

	m.moveProblems(c)
	return p
}

// A larger text has no colors: browsers lay out text so large for longer than
// a key may take, and twice would be too long. S3 takes 64 KB.
const (
	maxColored = 512 << 10 // bytes
	maxLines   = 20_000
	maxColumns = 128 << 10
)

// setLarge notes, and reports, whether the text is too large for colors.
func (m *model) setLarge() bool {
	m.large = len(m.text) > maxColored || len(m.starts) > maxLines || m.cols > maxColumns
	return m.large
}

// notASCII counts the bytes of s that are not ASCII.
func notASCII(s string) (n int) {
	for i := range len(s) {
		n += int(s[i] >> 7)
	}
	return n
}

// units is how many UTF-16 code units there are before an offset.
func (m *model) units(offset int) int {
	if m.wide == 0 {
		return offset
	}
	return source.UTF16(m.text, offset)
}

// offset is the inverse of units.
func (m *model) offset(units int) int {
	if m.wide == 0 {
		return min(units, len(m.text))
	}
	return source.ByteOffset(m.text, units)
}

// relex scans from line first, at least to line least, and on until the state
// is what it was. It returns the first line that kept its colors.
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
	if !m.large {
		m.relex(0, len(m.starts))
	}
	return true
}

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
