package editor

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
)

// ghost is how some whole lines would look after edits: drawn over them and over
// what follows, so that nothing moves.
type ghost struct {
	line   int // where it begins, from 0
	pieces []ghostPiece
}

type ghostPiece struct {
	text string
	kind ghostKind
}

type ghostKind int

const (
	stays ghostKind = iota
	comes
	goes
)

// Limits of what is drawn of edits: more is no help.
const (
	maxGhosts     = 20
	maxGhostBytes = 4 << 10 // of a piece
	maxGone       = 12      // lines of a piece that goes: more hide what comes
)

// preview returns how text looks after edits, nil if they do not fit.
func (m *model) preview(edits []source.Edit) (out []ghost) {
	if _, ok := source.Apply(m.text, edits); !ok || m.large {
		return nil
	}
	end := -1 // of the lines of the last ghost
	at := 0
	closeLast := func() {
		if len(out) > 0 {
			out[len(out)-1].add(m.text[at:end], stays)
		}
	}
	for _, i := range source.Order(len(edits), func(i int) int { return edits[i].Start }) {
		e := edits[i]
		e.New = normalize(e.New)
		c := diff(m.text[e.Start:e.End], e.New)
		e = source.Edit{Start: e.Start + c.start, End: e.Start + c.oldEnd, New: e.New[c.start:c.newEnd]}
		if line := m.lineAt(e.Start); m.starts[line] > end {
			if len(out) == maxGhosts {
				break
			}
			closeLast()
			out = append(out, ghost{line: line})
			at = m.starts[line]
		}
		g := &out[len(out)-1]
		g.add(m.text[at:e.Start], stays)
		if gone := m.text[e.Start:e.End]; strings.Count(gone, "\n") < maxGone || e.New == "" {
			g.add(gone, goes)
		}
		g.add(e.New, comes)
		at, end = e.End, m.lineSpan(m.lineAt(e.End)).End
	}
	closeLast()
	return out
}

func (g *ghost) add(text string, kind ghostKind) {
	if len(text) > maxGhostBytes {
		cut := maxGhostBytes
		for inside(text, cut) {
			cut--
		}
		text = text[:cut] + "…"
	}
	if text != "" {
		g.pieces = append(g.pieces, ghostPiece{text, kind})
	}
}

// changedLines are the lines of the text after edits in which something is new,
// as pairs of first and last.
func changedLines(m *model, edits []source.Edit) (out [][2]int) {
	moved := 0
	for _, i := range source.Order(len(edits), func(i int) int { return edits[i].Start }) {
		e := edits[i]
		start := min(e.Start+moved, len(m.text))
		end := min(start+len(e.New), len(m.text))
		lead := len(e.New) - len(strings.TrimLeft(e.New, "\n"))
		out = append(out, [2]int{m.lineAt(min(start+lead, end)), m.lineAt(end)})
		moved += len(e.New) - (e.End - e.Start)
	}
	return slices.Compact(out[:min(len(out), maxGhosts)])
}
