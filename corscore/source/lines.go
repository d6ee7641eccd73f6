package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Lines is the line index of a text: where each line starts.
type Lines struct {
	text   string
	starts []int
}

// NewLines indexes text. Lines end at "\n"; "\r" belongs to its line.
func NewLines(text string) *Lines {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return &Lines{text, starts}
		}
		i += n + 1
		starts = append(starts, i)
	}
}

// Count is the number of lines, at least 1.
func (l *Lines) Count() int { return len(l.starts) }

// Line returns the 1-based number of the line that holds offset.
func (l *Lines) Line(offset int) int {
	n, found := slices.BinarySearch(l.starts, offset)
	if found {
		return n + 1
	}
	return n
}

// Position returns the 1-based line of offset and its 1-based column, counted
// in characters (runes).
func (l *Lines) Position(offset int) (line, column int) {
	line = l.Line(offset)
	return line, utf8.RuneCountInString(l.text[l.starts[line-1]:offset]) + 1
}

// Span returns the bytes of the 1-based line n, without its line end.
func (l *Lines) Span(n int) Span {
	start, end := l.starts[n-1], len(l.text)
	if n < len(l.starts) {
		end = l.starts[n] - 1
	}
	if end > start && l.text[end-1] == '\r' {
		end--
	}
	return Span{start, end}
}

// UTF16 returns how many UTF-16 code units text[:offset] has: the unit in
// which browsers count selections.
func UTF16(text string, offset int) int {
	n := 0
	for i := 0; i < offset && i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// ByteOffset is the inverse of [UTF16]: the byte offset of the UTF-16 code
// unit number units of text, at most len(text).
func ByteOffset(text string, units int) int {
	i := 0
	for i < len(text) && units > 0 {
		if text[i] < utf8.RuneSelf {
			i++
			units--
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		units--
		if r > 0xFFFF {
			units--
		}
	}
	return i
}

// Caret is [Lines.Caret] of text.
func Caret(text string, span Span, note string) string { return NewLines(text).Caret(span, note) }

// Caret shows span the way compilers do: the line with its number, below it
// carets under the place (only the first line of a longer span), after them
// note. Of a long line it shows what is around the place, with "…" for the rest.
// "�" stands for each character that one does not see.
func (l *Lines) Caret(span Span, note string) string {
	text := l.text
	n := l.Line(span.Start)
	line := l.Span(n)
	// What is farther away is not shown, and not looked at.
	near := Whole(text, Span{max(line.Start, span.Start-utf8.UTFMax*(mostBefore+1)), min(line.End, span.Start+utf8.UTFMax*(mostShown+1))})
	column := 1 + utf8.RuneCountInString(text[near.Start:max(near.Start, span.Start)])
	width := max(1, utf8.RuneCountInString(text[span.Start:max(span.Start, min(span.End, near.End))]))
	shown, before := around(near.Of(text), column-1)
	shown = seen(shown)
	prefix := strconv.Itoa(n) + " | "
	var b strings.Builder
	b.WriteString(prefix + shown + "\n")
	b.WriteString(strings.Repeat(" ", utf8.RuneCountInString(prefix)+before))
	b.WriteString(strings.Repeat("^", max(1, min(width, utf8.RuneCountInString(shown)-before))))
	if note != "" {
		b.WriteByte(' ')
		b.WriteString(note)
	}
	b.WriteByte('\n')
	return b.String()
}

// seen is line with one visible character for each of its own.
func seen(line string) string {
	if strings.IndexByte(line, '\t') < 0 && allSeen(line) && utf8.ValidString(line) {
		return line
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case Hidden(r):
			return utf8.RuneError
		}
		return r
	}, line)
}

// What [Caret] shows of a line, in characters.
const (
	mostShown  = 240
	mostBefore = 80 // of them before the place, in a longer line
)

// around is the part of a line around the character number at, and the number
// of that character in it.
func around(line string, at int) (shown string, before int) {
	if len(line) <= mostShown {
		return line, at
	}
	all := []rune(line)
	start := max(0, at-mostBefore)
	end := min(len(all), start+mostShown)
	shown, before = string(all[start:end]), at-start
	if start > 0 {
		shown, before = "…"+shown, before+1
	}
	if end < len(all) {
		shown += "…"
	}
	return shown, before
}
