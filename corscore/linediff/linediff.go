// Package linediff answers where two texts differ, for the messages of tests.
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
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
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

// middle compares texts that begin and end with different lines.
func middle(a, b []string) (all []string) {
	common := lengths(a, b)
	same := 0 // lines in a row that both have
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && k < len(b) && a[i] == b[k]:
			same++
			all = append(all, "  "+words.Clip(a[i], mostWide))
			i, k = i+1, k+1
			continue
		case k == len(b) || i < len(a) && common != nil && common[i+1][k] >= common[i][k+1] || i < len(a) && common == nil:
			all, same = folded(all, same), 0
			all = append(all, "- "+words.Clip(a[i], mostWide))
			i++
		default:
			all, same = folded(all, same), 0
			all = append(all, "+ "+words.Clip(b[k], mostWide))
			k++
		}
	}
	return all
}

// lengths are how many lines a[i:] and b[k:] have in common in one order, nil
// where that is too much to find out.
func lengths(a, b []string) [][]int {
	if len(a)+len(b) > mostBoth {
		return nil
	}
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
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
