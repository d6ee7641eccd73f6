// Package linediff answers in which lines two texts differ: for the page, which
// shows them beside each other, and for the messages of tests.
package linediff

import (
	"strings"

	"s3cors.playground/corscore/words"
)

const (
	around    = 2    // lines that are shown before and after a difference
	mostLines = 60   // lines that are shown in all
	mostWide  = 300  // bytes that are shown of a line
	mostBoth  = 4096 // lines of both texts up to which they are compared line by line
)

// Of shows the lines of want that got has not, after "-", and the lines of got
// that want has not, after "+", with some lines around them; "" if the texts are
// equal. It is at most 60 lines long.
func Of(want, got string) string {
	if want == got {
		return ""
	}
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var all []string
	show := func(mark, line string) { all = append(all, mark+words.Clip(line, mostWide)) }
	start, end := ends(a, b)
	for _, line := range a[max(0, start-around):start] {
		show("  ", line)
	}
	all = append(all, middle(a[start:len(a)-end], b[start:len(b)-end])...)
	for _, line := range a[len(a)-end : min(len(a), len(a)-end+around)] {
		show("  ", line)
	}
	if len(all) > mostLines {
		all = append(all[:mostLines-1], "… and more")
	}
	return strings.Join(all, "\n") + "\n"
}

// Row is a line of two texts beside each other.
type Row struct {
	Old, New int  // number of the line, from 1; 0 = that text has none here
	Same     bool // both texts have the line
}

// Rows puts the lines of two texts beside each other. Lines that took the place of
// others are beside them, as far as there are as many.
func Rows(a, b []string) (all []Row) {
	start, end := ends(a, b)
	for i := range start {
		all = append(all, Row{i + 1, i + 1, true})
	}
	gone, came := 0, 0 // lines in a row that the other text has not
	pair := func(i, k int) {
		for n := range max(gone, came) {
			r := Row{}
			if n < gone {
				r.Old = start + i - gone + n + 1
			}
			if n < came {
				r.New = start + k - came + n + 1
			}
			all = append(all, r)
		}
		gone, came = 0, 0
	}
	x, y := a[start:len(a)-end], b[start:len(b)-end]
	for _, s := range steps(x, y) {
		switch s.mark {
		case '-':
			gone++
		case '+':
			came++
		default:
			pair(s.a, s.b)
			all = append(all, Row{start + s.a + 1, start + s.b + 1, true})
		}
	}
	pair(len(x), len(y))
	for i := range end {
		all = append(all, Row{len(a) - end + i + 1, len(b) - end + i + 1, true})
	}
	return all
}

// ends are how many lines both texts begin and end with.
func ends(a, b []string) (start, end int) {
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return start, end
}

// middle compares texts that begin and end with different lines.
func middle(a, b []string) (all []string) {
	same := 0 // lines in a row that both have
	for _, s := range steps(a, b) {
		switch s.mark {
		case '-':
			all, same = folded(all, same), 0
			all = append(all, "- "+words.Clip(a[s.a], mostWide))
		case '+':
			all, same = folded(all, same), 0
			all = append(all, "+ "+words.Clip(b[s.b], mostWide))
		default:
			same++
			all = append(all, "  "+words.Clip(a[s.a], mostWide))
		}
	}
	return all
}

// step is a line that both texts have (' '), a alone ('-') or b alone ('+').
type step struct {
	mark byte
	a, b int
}

// steps lead from a to b.
func steps(a, b []string) (all []step) {
	common := lengths(a, b)
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && k < len(b) && a[i] == b[k]:
			all = append(all, step{' ', i, k})
			i, k = i+1, k+1
		case k == len(b) || i < len(a) && (common == nil || common[i+1][k] >= common[i][k+1]):
			all = append(all, step{'-', i, k})
			i++
		default:
			all = append(all, step{'+', i, k})
			k++
		}
	}
	return all
}

// lengths are how many lines a[i:] and b[k:] have in common in one order, nil
// where that is too much to find out.
func lengths(a, b []string) [][]uint16 {
	if len(a)+len(b) > mostBoth {
		return nil
	}
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				common[i][k] = common[i+1][k+1] + 1
			} else {
				common[i][k] = max(common[i+1][k], common[i][k+1])
			}
		}
	}
	return common
}

// folded leaves out what is far from a difference of the last lines of all that
// both texts have, which are so many.
func folded(all []string, same int) []string {
	if same <= 2*around+1 {
		return all
	}
	first, last := all[:len(all)-same+around], all[len(all)-around:]
	return append(append(append([]string{}, first...), "…"), last...)
}
