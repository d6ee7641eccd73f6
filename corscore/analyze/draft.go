package analyze

import "s3cors.playground/corscore/source"

// A fixed document may have at most mostGrown times the length of the original, plus
// smallDraft bytes, which is room for a few rules. The fix of thousands of empty rules
// or one-letter values, or of a header name of 64 KB, is longer, and of no use.
const (
	mostGrown  = 4
	smallDraft = 4 << 10
)

// draft is a document that is edited several times. The edits refer to the document as
// the ones before left it; a draft remembers which bytes are the original's.
type draft struct {
	original string
	parts    []part
}

// part is original[start:end], or new text.
type part struct {
	start, end int
	new        string // where start < 0
}

func (p *part) len() int {
	if p.start < 0 {
		return len(p.new)
	}
	return p.end - p.start
}

func newDraft(text string) *draft {
	return &draft{text, []part{{end: len(text)}}}
}

// isTooLong reports whether d has become too long to be of use.
func (d *draft) isTooLong() bool { return d.len() > mostGrown*len(d.original)+smallDraft }

// apply makes edits, which refer to the text as it is. False: they overlap or
// lie outside, and nothing changed.
func (d *draft) apply(edits []source.Edit) bool {
	order := source.Order(len(edits), func(i int) int { return edits[i].Start })
	parts := make([]part, 0, len(d.parts)+2*len(edits))
	next, inside, at := 0, 0, 0 // the part to copy from, how much of it is copied, the place in the text
	copyTo := func(end int, keep bool) bool {
		for at < end {
			if next == len(d.parts) {
				return false
			}
			p := d.parts[next]
			n := min(p.len()-inside, end-at)
			if keep && n > 0 {
				if p.start < 0 {
					p.new = p.new[inside : inside+n]
				} else {
					p.start, p.end = p.start+inside, p.start+inside+n
				}
				parts = append(parts, p)
			}
			at += n
			if inside += n; inside == d.parts[next].len() {
				next, inside = next+1, 0
			}
		}
		return true
	}
	for _, i := range order {
		e := &edits[i]
		if e.Start < at || e.End < e.Start || !copyTo(e.Start, true) || !copyTo(e.End, false) {
			return false
		}
		if e.New != "" {
			parts = append(parts, part{start: -1, new: e.New})
		}
	}
	copyTo(d.len(), true)
	d.parts = parts
	return true
}

// len is the number of bytes of the text as it is.
func (d *draft) len() int {
	n := 0
	for i := range d.parts {
		n += d.parts[i].len()
	}
	return n
}

// clone returns a draft that can be edited apart from d.
func (d *draft) clone() *draft { return &draft{d.original, d.parts} }

// edits are those of the original that make the text what it is.
func (d *draft) edits() []source.Edit {
	var all []source.Edit
	at := 0
	var text []byte
	flush := func(to int) {
		if to > at || len(text) > 0 {
			all = append(all, source.Edit{Start: at, End: to, New: string(text)})
		}
		text = text[:0]
	}
	for i := range d.parts {
		p := &d.parts[i]
		if p.start < 0 {
			text = append(text, p.new...)
			continue
		}
		flush(p.start)
		at = p.end
	}
	flush(len(d.original))
	return all
}

// text is the text as it is.
func (d *draft) text() string {
	text, _ := source.Apply(d.original, d.edits())
	return text
}
