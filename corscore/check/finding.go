package check

import (
	"s3cors.playground/corscore/source"
)

// Finding is a finding as its check reports it. Its place counts; its message
// and its fixes are those of [Finding.Made], which is called for what is shown:
// a document may have tens of thousands of findings.
type Finding struct {
	source.Diagnostic
	Of     *Check
	Unkept int // how many more its check found after it that are not kept
	number int // of Of among all
	from   *reading
	tell   func() (message string, fixes []source.Fix) // nil = the diagnostic has them
}

// place is what findings are sorted by.
func (f *Finding) place() int { return f.Span.Start<<31 + f.Span.End }

// reading is a text that the checks ran over: the document itself, or what fixes
// of wrong names made of it.
type reading struct {
	text string
	way  *moved   // to the text that the fixes were made in, nil for the document itself
	in   *reading // that text
}

// Made returns the finding as it is shown: nothing invisible in its texts, and
// only fixes that can be made in the document.
func (f *Finding) Made() source.Diagnostic {
	d := f.Diagnostic
	if f.tell != nil {
		d.Message, d.Fixes = f.tell()
	}
	fixes := d.Fixes
	d.Message = source.Visible(d.Message)
	d.Fixes = make([]source.Fix, 0, len(fixes))
	for _, one := range fixes {
		if edits, ok := f.from.back(one.Edits); ok {
			d.Fixes = append(d.Fixes, source.Fix{Title: source.Visible(one.Title), Edits: edits})
		}
	}
	return d
}

// back returns edits of r's text as edits of the document, and whether they can
// be made there.
func (r *reading) back(edits []source.Edit) ([]source.Edit, bool) {
	ok := usable(r.text, edits)
	for ; ok && r.way != nil; r = r.in {
		edits, ok = r.way.backEdits(edits)
	}
	return edits, ok
}

// usable reports whether edits change text, do not overlap and cut no character.
// In a broken document, where one thing can be inside another that should be
// before it, two parts of a fix may meet; such a fix is not offered.
func usable(text string, edits []source.Edit) bool {
	changes := false
	for i, e := range edits {
		if i > 0 && edits[i-1].Start > e.Start {
			sorted := make([]source.Edit, len(edits))
			for at, k := range source.Order(len(edits), func(k int) int { return edits[k].Start }) {
				sorted[at] = edits[k]
			}
			return usable(text, sorted)
		}
		if i > 0 && edits[i-1].End > e.Start || e.End < e.Start || e.End > len(text) || source.Splits(text, e.Start) || source.Splits(text, e.End) {
			return false
		}
		changes = changes || text[e.Start:e.End] != e.New
	}
	return changes
}
