package analyze

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
)

// class is a set of strings that no pattern of a list tells apart: the same patterns
// match all of them. text is one of them.
type class struct {
	text string
	met  bits // the patterns, by index
}

// classes are all classes of valid strings, none of them empty. The samples are
// preferred as their strings. They are complete unless the patterns use every
// character there is, or there are too many of them.
//
// Precondition: whether a string is valid depends on each of its characters.
//
// A pattern without * matches itself, which is tried. The others are of two kinds, see [dialect.Wildcard]:
//   - Beginning and end. Which of them a string matches depends on the longest
//     beginning p and the longest end q among the patterns that it has, and,
//     where the two must not overlap, on its length. So p and q with a
//     character between them that no pattern has represent all long strings, and
//     p and q joined or overlapping by each length that fits for all short ones.
//   - Several * anywhere: the patterns are run side by side as automata, see
//     [walk].
func classes(patterns []string, w dialect.Wildcard, valid func(string) bool, samples []string) (all []class, complete bool) {
	f := finder{patterns: patterns, w: w, valid: valid, seen: map[string]bool{}, exact: make(map[string][]int, len(patterns))}
	for i, p := range patterns {
		if strings.IndexByte(p, '*') >= 0 {
			f.wild = append(f.wild, i)
			begin, end := required(p, w)
			f.begins.add(begin, i)
			f.ends.add(end, i)
		} else {
			f.exact[p] = append(f.exact[p], i)
		}
	}
	fresh, complete := unused(patterns, valid)
	for _, list := range [...][]string{samples, patterns} {
		for _, text := range list {
			f.try(text)
		}
	}
	several := false
	var starts, ends index
	starts.of("")
	ends.of("")
	for _, i := range f.wild {
		p := patterns[i]
		several = several || strings.Count(p, "*") > 1 && w.Globs()
		before, after, ok := affixes(p, w)
		if ok {
			starts.of(before)
			ends.of(after)
		}
	}
	if several {
		return f.all, f.walk(fresh) && complete && f.work <= mostWork
	}
	if len(starts.all)*len(ends.all)*len(f.wild) > mostWork {
		return f.all, false
	}
	short := w.Globs() || w == dialect.AffixesApart
	for _, p := range starts.all {
		for _, q := range ends.all {
			f.try(p + fresh + q)
			if !short {
				continue
			}
			for k := 0; k <= min(len(p), len(q)); k++ {
				if strings.HasSuffix(p, q[:k]) {
					f.try(p + q[k:])
				}
			}
		}
	}
	return f.all, complete && f.work <= mostWork
}

// mostWork bounds the comparisons of each part of the search, so that no document
// takes long. An answer that would need more is not complete.
const mostWork = 1 << 20

// finder collects classes.
type finder struct {
	patterns []string
	w        dialect.Wildcard
	valid    func(string) bool
	wild     []int            // patterns with *
	begins   affixIndex       // of those, by what they require at the beginning
	ends     affixIndex       // and at the end
	exact    map[string][]int // the others
	seen     map[string]bool  // by met
	all      []class
	work     int // how many patterns were compared, times the length of the string in units of 64 bytes
}

// try adds the class of text, if text is valid, the class is new, and the work is not
// too much.
func (f *finder) try(text string) {
	if f.work += 1 + (len(f.patterns)+len(text))/16; f.work > mostWork || !f.valid(text) {
		return
	}
	met := newBits(len(f.patterns))
	for _, i := range f.exact[text] {
		met.set(i)
	}
	for _, list := range f.near(text) {
		if f.work += len(list) * (1 + len(text)/64); f.work > mostWork {
			return
		}
		for _, i := range list {
			if match.Covers(f.patterns[i], text, f.w) {
				met.set(i)
			}
		}
	}
	if key := met.key(); !f.seen[key] {
		f.seen[key] = true
		f.all = append(f.all, class{text, met})
	}
}

// near are the patterns with * that may match text, in lists: by what they require at
// its beginning or at its end, whichever leaves fewer.
func (f *finder) near(text string) [][]int {
	begins, ends := 0, 0
	var begin, end [][]int
	for _, n := range f.begins.sizes {
		if n <= len(text) {
			list := f.begins.by[text[:n]]
			begin, begins = append(begin, list), begins+len(list)
		}
	}
	for _, n := range f.ends.sizes {
		if n <= len(text) {
			list := f.ends.by[text[len(text)-n:]]
			end, ends = append(end, list), ends+len(list)
		}
	}
	if begins < ends {
		return begin
	}
	return end
}

// affixIndex finds patterns by a beginning, or an end, that they require.
type affixIndex struct {
	by    map[string][]int
	sizes []int // the lengths that occur
}

func (x *affixIndex) add(affix string, i int) {
	if x.by == nil {
		x.by = map[string][]int{}
	}
	x.by[affix] = append(x.by[affix], i)
	if !slices.Contains(x.sizes, len(affix)) {
		x.sizes = append(x.sizes, len(affix))
	}
}

// required are the beginning and the end of every string that p, which has a *, matches.
func required(p string, w dialect.Wildcard) (begin, end string) {
	if w == dialect.AffixWords && strings.ContainsAny(p, " \t") {
		return "", "" // its words count, wherever they are
	}
	return p[:strings.IndexByte(p, '*')], p[strings.LastIndexByte(p, '*')+1:]
}

// visible reports whether s is one word of a header: visible ASCII characters
// without a comma.
func visible(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' || s[i] == ',' {
			return false
		}
	}
	return s != ""
}

// unused is a character that no pattern has: a letter if there is one.
func unused(patterns []string, valid func(string) bool) (string, bool) {
	var used [128]bool
	for _, p := range patterns {
		for i := range len(p) {
			used[p[i]&127] = true
		}
	}
	for _, c := range []byte("xyzwvkjqubcdefghilmnoprstaABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!#$%&'+^`|") {
		if !used[c] && valid(string(c)) {
			return string(c), true
		}
	}
	return "", false
}

// affixes are the beginning and the end that p requires of a string. It is not ok if p
// matches only itself, or nothing.
func affixes(p string, w dialect.Wildcard) (before, after string, ok bool) {
	before, after, _ = strings.Cut(p, "*")
	if p == "*" {
		return "", "", true
	}
	switch w {
	case dialect.Alone:
		return "", "", false
	case dialect.Trailing:
		return before, "", after == ""
	case dialect.AfterScheme:
		return before, after, before == "http://" || before == "https://"
	case dialect.AffixWords:
		star := strings.IndexByte(p, '*')
		words := strings.FieldsFunc(p, func(r rune) bool { return r == '*' || r == ' ' || r == '\t' })
		before, after = "", ""
		if star > 0 && len(words) > 0 {
			before, words = words[0], words[1:]
		}
		if star < len(p)-1 && len(words) > 0 {
			after, words = words[0], words[1:]
		}
		return before, after, len(words) == 0
	}
	return before, after, true
}

func include(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) set(i int) { b[i/64] |= 1 << (i % 64) }

func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

// outside returns the first number that is in b but not in other, -1 = none.
func (b bits) outside(other bits) int {
	for i := range b {
		if rest := b[i] &^ other[i]; rest != 0 {
			n := 64 * i
			for rest&1 == 0 {
				rest >>= 1
				n++
			}
			return n
		}
	}
	return -1
}

func (b bits) key() string {
	key := make([]byte, 0, 8*len(b))
	for _, word := range b {
		for range 8 {
			key = append(key, byte(word))
			word >>= 8
		}
	}
	return string(key)
}

// next returns the first number of b from i on, -1 = none.
func (b bits) next(i int) int {
	for ; i < 64*len(b); i++ {
		if b[i/64]>>(i%64) == 0 {
			i |= 63
		} else if b.has(i) {
			return i
		}
	}
	return -1
}
