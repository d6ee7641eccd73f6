// Package symptom answers what a text that people paste beside the browsers' CORS
// lines tells: error bodies of storage servers and of what is between, messages
// of tools, SDKs and libraries, the browsers' other errors. Package console has
// the CORS lines themselves.
package symptom

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Symptom is one known text.
type Symptom struct {
	ID     string
	Causes []string // ids of causes, likeliest first; empty: the text is only a frame
	texts  [][]string
}

// Texts returns the texts of s as they are written in the collection: {name} is a
// value, {} is anything, "~" at the end is the rest of a word.
func (s *Symptom) Texts() []string {
	all := make([]string, len(s.texts))
	for i, pieces := range s.texts {
		var b strings.Builder
		for j, piece := range pieces {
			if j%2 == 1 {
				piece = "{" + piece + "}"
			}
			b.WriteString(piece)
		}
		all[i] = b.String()
	}
	return all
}

// Found is a symptom in a text.
type Found struct {
	*Symptom
	Span   source.Span
	Values []wire.Header // what is at the names of its text
}

// Value returns the value called name, "" if there is none.
func (f *Found) Value(name string) string {
	value, _ := wire.First(f.Values, name)
	return value
}

const (
	most      = 64  // symptoms that are listed of one text
	mostEach  = 4   // of one kind
	mostValue = 300 // bytes of a value
)

// Find returns the symptoms in text in the order of their places.
func (x *Finder) Find(text string) (all []Found) {
	m := matcher{text: text, budget: len(text)/2 + 1<<16}
	var count [512]uint8
	within := false // of a word, where no text begins
	for i := 0; i+2 < len(text) && len(all) < most && m.budget > 0; i++ {
		word := isWord(text[i])
		if word && within {
			continue
		}
		within = word
		if !x.starts[pair(text[i:])] {
			continue
		}
		for _, h := range hash(text[i:]) {
			for e := x.heads[h]; e > 0; e = x.entries[e].next {
				entry := &x.entries[e]
				if count[entry.symptom] >= mostEach {
					continue
				}
				if f, ok := m.match(entry.text, i); ok {
					count[entry.symptom]++
					f.Symptom = &x.symptoms[entry.symptom]
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// Known are all symptoms, in the order of the collection.
func (x *Finder) Known() []Symptom { return x.symptoms }

// Finder finds the texts that may begin with some bytes. [New] makes one; programs
// that make none do not hold the table.
type Finder struct {
	symptoms []Symptom
	entries  []entry // the first is none
	heads    [4096]int32
	starts   [4096]bool // by [pair]: a text may begin so
}

type entry struct {
	text    []string // literal, name, literal, …
	symptom int
	next    int32
}

// pair is a number for the first two bytes of s.
func pair(s string) int { return int(plain(s[0])&63)<<6 | int(plain(s[1])&63) }

// A text is found by the hash of its first bytes: of 14, or of 6 where its first
// literal is shorter than that.
const (
	hashedShort = 6
	hashedLong  = 14
)

// hash are the two hashes of the first bytes of s; a run of spaces counts as one.
func hash(s string) (both [2]uint32) {
	h := uint32(2166136261)
	space := false
	for i, n := 0, 0; i < len(s) && n < hashedLong; i++ {
		c := s[i]
		if c <= ' ' || c >= 'A' && c <= 'Z' {
			if c = plain(c); c == ' ' && space {
				continue
			}
		}
		space = c == ' '
		h = (h ^ uint32(c)) * 16777619
		if n++; n == hashedShort {
			both[0] = (h ^ h>>15) & 4095
		}
	}
	both[1] = (h ^ h>>17) & 4095
	return both
}

// plain is c as it is compared: lower case, one kind of space.
func plain(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c | 0x20
	case source.IsSpace(c):
		return ' '
	}
	return c
}

func isWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_'
}

// New returns a Finder. It takes as long as reading 100 KB of text.
func New() *Finder {
	x := &Finder{entries: make([]entry, 1)}
	for line := range strings.SplitSeq(strings.Trim(table, "\n"), "\n") {
		id, rest, _ := strings.Cut(line, "|")
		causes, texts, _ := strings.Cut(rest, "|")
		s := Symptom{ID: id, Causes: strings.Fields(list(causes))}
		for text := range strings.SplitSeq(texts, "¦") {
			pieces := cut(text)
			s.texts = append(s.texts, pieces)
			x.starts[pair(text)] = true
			both := hash(text)
			h := both[0]
			if len(pieces[0]) > hashedLong {
				h = both[1]
			}
			x.entries = append(x.entries, entry{pieces, len(x.symptoms), x.heads[h]})
			x.heads[h] = int32(len(x.entries) - 1)
		}
		x.symptoms = append(x.symptoms, s)
	}
	return x
}

// cut takes a text apart at its names.
func cut(text string) (pieces []string) {
	for {
		literal, rest, found := strings.Cut(text, "{")
		pieces = append(pieces, literal)
		if !found {
			return pieces
		}
		var name string
		name, text, _ = strings.Cut(rest, "}")
		pieces = append(pieces, name)
	}
}

type matcher struct {
	text   string
	budget int // bytes that values may still be looked for in
}

// match reads the pieces from offset at on. Each value is as short as can be;
// one with a name is on one line.
func (m *matcher) match(pieces []string, at int) (f Found, ok bool) {
	end, ok := m.literal(pieces[0], at, len(pieces) == 1)
	for i := 1; ok && i+1 < len(pieces); i += 2 {
		name, next := pieces[i], pieces[i+1]
		start, stop := end, min(len(m.text), end+mostValue)
		ok = false
		for !ok && end <= stop && m.budget > 0 {
			m.budget--
			switch {
			case next == "":
				for end < stop && m.text[end] != '\n' && (name != "status" && name != "code" || isWord(m.text[end])) {
					end++
				}
				ok = true
			default:
				var after int
				if after, ok = m.literal(next, end, i+2 == len(pieces)); ok {
					start, end = m.take(&f, name, start, end), after
				} else if end < len(m.text) && name != "" && m.text[end] == '\n' {
					return f, false
				}
			}
			if next == "" && ok {
				m.take(&f, name, start, end)
			} else if !ok {
				end++
			}
		}
	}
	f.Span = source.Span{Start: at, End: end}
	return f, ok
}

func (m *matcher) take(f *Found, name string, start, end int) int {
	if name != "" {
		f.Values = append(f.Values, wire.Header{name, strings.TrimSpace(m.text[start:end])})
	}
	return end
}

// literal compares the literal with the text at offset i. last: the literal ends
// the whole text, so the word must end there too.
func (m *matcher) literal(literal string, i int, last bool) (end int, ok bool) {
	text := m.text
	for k := 0; k < len(literal); k++ {
		c := literal[k]
		switch {
		case c == '~' && k+1 == len(literal):
			return i, true
		case c == ' ':
			from := i
			for i < len(text) && (source.IsSpace(text[i]) || strings.HasPrefix(text[i:], "\u00a0")) {
				if text[i] == 0xC2 {
					i++
				}
				i++
			}
			if i == from {
				return i, false
			}
		case i >= len(text):
			return i, false
		case plain(text[i]) == plain(c):
			i++
		case c == '\'' && (strings.HasPrefix(text[i:], "‘") || strings.HasPrefix(text[i:], "’")),
			c == '"' && (strings.HasPrefix(text[i:], "“") || strings.HasPrefix(text[i:], "”")):
			i += len("’")
		default:
			return i, false
		}
	}
	if last && literal != "" && i < len(text) && isWord(literal[len(literal)-1]) && isWord(text[i]) {
		return i, false
	}
	return i, true
}
