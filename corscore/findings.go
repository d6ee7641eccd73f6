package corscore

import (
	"slices"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// mostOfCheck is how many findings of one check a [Report] lists, and besides
// them the first of each server that refuses the document because of the check.
const mostOfCheck = 100

// findings are all that the checks found in a document.
type findings struct {
	all  []check.Finding // in the order of the text
	of   [][]int         // the indices of each check's findings
	kept map[int]bool    // those that are listed however many come before them
}

func newFindings(all []check.Finding) *findings {
	f := &findings{all: all, kept: map[int]bool{}}
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
func (f *findings) mark(i int, d *dialect.Dialect) {
	f.all[i].RefusedBy = append(f.all[i].RefusedBy, d.ID)
	f.kept[i] = true
}

// listed are the findings of a [Report]: of each check the first, and how many
// more there are. The texts of the others are never made.
func (f *findings) listed() []source.Diagnostic {
	shown := make([]bool, len(f.all))
	more := make([]int, len(f.all))
	n := 0
	for _, list := range f.of {
		left, last := 0, 0
		for k, i := range list {
			if k >= mostOfCheck && !f.kept[i] {
				left++
				continue
			}
			shown[i], last = true, i
			n++
		}
		more[last] = left
	}
	out := make([]source.Diagnostic, 0, n)
	for i := range f.all {
		if shown[i] {
			d := f.made(i)
			d.More = more[i]
			out = append(out, d)
		}
	}
	return out
}

// refusing are the findings because of which d refuses the document, listed or
// not. They were marked with every.
func (f *findings) refusing(d *dialect.Dialect) (all []source.Diagnostic) {
	for i := range f.all {
		if slices.Contains(f.all[i].RefusedBy, d.ID) {
			all = append(all, f.made(i))
		}
	}
	return all
}

// made is finding i as it is shown; none of its lists is nil.
func (f *findings) made(i int) source.Diagnostic {
	d := f.all[i].Made()
	if d.RefusedBy == nil {
		d.RefusedBy = []string{}
	}
	return d
}

// FindingsOf returns every finding of one check, however many there are: a
// [Report] lists the first ones. RefusedBy is left empty.
func FindingsOf(in Input, id string) []source.Diagnostic {
	f := newFindings(check.Find(s3cors.Decode(syntax.Parse(in.Config)), dialect.Of(in.Dialect), pageOf(in.Request)))
	for _, list := range f.of {
		if f.all[list[0]].Check != id {
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
