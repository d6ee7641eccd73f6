package syntax

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

func skipSpace(s string, i int) int {
	for i < len(s) && source.IsSpace(s[i]) {
		i++
	}
	return i
}

// nameStart returns the width of s's first character if a name may begin with
// it, otherwise 0. Characters beyond U+FFFF are none: sax and encoding/xml
// agree in that, and S3's names have none.
func nameStart(s string) int {
	if s == "" {
		return 0
	}
	c := s[0]
	if c < utf8.RuneSelf {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if inRanges(r, startRanges) {
		return size
	}
	return 0
}

// nameEnd returns the offset after the name characters of s from i on.
func nameEnd(s string, i int) int {
	for {
		for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= '0' && s[i] <= ':' || s[i] == '_' || s[i] == '-' || s[i] == '.') {
			i++
		}
		if i == len(s) || s[i] < utf8.RuneSelf {
			return i
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inRanges(r, startRanges) && !inRanges(r, bodyRanges) {
			return i
		}
		i += size
	}
}

// NameStartChar of XML 1.0 (fifth edition) beyond ASCII and up to U+FFFF, and
// what NameChar adds.
var (
	startRanges = [][2]rune{
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
	}
	bodyRanges = [][2]rune{{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}
)

func inRanges(r rune, ranges [][2]rune) bool {
	for _, x := range ranges {
		if r >= x[0] && r <= x[1] {
			return true
		}
	}
	return false
}

// typographicQuote returns the width of the typographic quote s begins with, 0
// if with none.
func typographicQuote(s string) int {
	if s == "" || s[0] < utf8.RuneSelf {
		return 0
	}
	for _, q := range [...]string{"“", "”", "„", "‟", "‘", "’", "‚", "«", "»", "″", "＂"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

// MostCompared is how many bytes of a name [Distance] looks at.
const MostCompared = 64

// Near is [Distance], or most if that is most or more: it stops as soon as it knows that.
func Near(a, b string, most int) int {
	a, b = a[:min(len(a), MostCompared)], b[:min(len(b), MostCompared)]
	if d := len(a) - len(b); d >= most || -d >= most {
		return most // each character more or less counts
	}
	return distance(a, b, most)
}

// Distance is the number of characters to insert, remove, replace or swap with
// their neighbor to turn a into b (optimal string alignment, in bytes). Names
// are short; it compares at most their first [MostCompared] bytes.
func Distance(a, b string) int {
	return distance(a[:min(len(a), MostCompared)], b[:min(len(b), MostCompared)], MostCompared+1)
}

// distance is [Near] of strings of at most [MostCompared] bytes. Only characters that
// are less than most apart can stand for each other.
func distance(a, b string, most int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var rows [3][MostCompared + 1]int
	two, one, cur := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		one[j] = j
	}
	least := 0 // of a row
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		cur[0] = i
		if from > 1 {
			cur[from-1] = most
		}
		if to == i+most {
			one[to] = most // the row before does not go so far
		}
		before := least
		least = min(i, most)
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(one[j]+1, cur[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], two[j-2]+1)
			}
			least = min(least, cur[j])
		}
		if least >= most && before >= most { // a swap looks two rows back
			return most
		}
		two, one, cur = one, cur, two
	}
	return min(one[len(b)], most)
}
