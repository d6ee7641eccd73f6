// Package findings answers which mistakes of a document are listed, how many more
// there are, and which server refuses the document because of which.
package findings

import (
	"slices"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// MostOfCheck is how many findings of one check are listed, and besides them the first of each server that refuses the document because of the check.
const MostOfCheck = 100

// Set is all that the checks found in a document.
type Set struct {
	All     []*check.Finding // in the order of the text, shared with other servers' sets
	of      [][]int          // the indices of each check's findings
	refused map[int][]string // ids of the servers that refuse the document because of a finding
	kept    map[int]bool     // those that are listed however many come before them
}

// In runs the checks over doc for the server d. Fixes are for the page with the
// origin page, if that is not "".
func In(doc *s3cors.Document, d *dialect.Dialect, page string) *Set {
	return Of(check.NewReader(doc, page), d)
}

// Of is [In] for a document whose findings on one server after the other are asked for.
func Of(r *check.Reader, d *dialect.Dialect) *Set { return newSet(r.Find(d)) }

func newSet(all []*check.Finding) *Set {
	f := &Set{All: all, refused: map[int][]string{}, kept: map[int]bool{}}
	at := map[*check.Check]int{}
	for i := range all {
		n, known := at[all[i].Of]
		if !known {
			n = len(f.of)
			at[all[i].Of] = n
			f.of = append(f.of, nil)
		}
		f.of[n] = append(f.of[n], i)
	}
	return f
}

// mark adds d to finding i, which is then listed.
func (f *Set) mark(i int, d *dialect.Dialect) {
	f.refuse(i, d)
	f.kept[i] = true
}

func (f *Set) refuse(i int, d *dialect.Dialect) { f.refused[i] = append(f.refused[i], d.ID) }

// RefusedBy reports whether d is marked as refusing the document because of finding i.
func (f *Set) RefusedBy(i int, d *dialect.Dialect) bool { return slices.Contains(f.refused[i], d.ID) }

// Listed are the findings that a report shows: of each check the first, and how many
// more there are. The texts of the others are never made.
func (f *Set) Listed() []source.Diagnostic {
	shown := make([]bool, len(f.All))
	more := make([]int, len(f.All))
	n := 0
	for _, list := range f.of {
		left, last := 0, 0
		for k, i := range list {
			left += f.All[i].Unkept
			if k >= MostOfCheck && !f.kept[i] {
				left++
				continue
			}
			shown[i], last = true, i
			n++
		}
		more[last] = left
	}
	out := make([]source.Diagnostic, 0, n)
	for i := range f.All {
		if shown[i] {
			d := f.made(i)
			d.More = more[i]
			out = append(out, d)
		}
	}
	return out
}

// Refusing are the findings because of which d refuses the document, listed or
// not; none if there are more than most. They were marked with every.
func (f *Set) Refusing(d *dialect.Dialect, most int) []source.Diagnostic {
	var marked []int
	for i := range f.All {
		if f.RefusedBy(i, d) {
			marked = append(marked, i)
		}
	}
	if len(marked) > most {
		return nil
	}
	all := make([]source.Diagnostic, len(marked))
	for k, i := range marked {
		all[k] = f.made(i)
	}
	return all
}

// Every is all findings that are kept, listed or not.
func (f *Set) Every() []source.Diagnostic {
	all := make([]source.Diagnostic, len(f.All))
	for i := range all {
		all[i] = f.made(i)
	}
	return all
}

// made is finding i as it is shown; none of its lists is nil.
func (f *Set) made(i int) source.Diagnostic {
	d := f.All[i].Made()
	d.RefusedBy = append([]string{}, f.refused[i]...)
	return d
}

// Of returns the findings of one check, listed or not.
func (f *Set) Of(id string) []source.Diagnostic {
	for _, list := range f.of {
		if f.All[list[0]].Check != id {
			continue
		}
		all := make([]source.Diagnostic, len(list))
		for k, i := range list {
			all[k] = f.made(i)
		}
		return all
	}
	return nil
}
