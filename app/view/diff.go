package view

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/words"
)

// Diff is two texts beside each other, line by line. Lines far from a difference
// are left out.
type Diff struct {
	Lines []DiffLine
	More  int // lines that are left out at the end
}

// DiffLine is a line of one text, of both, or a number of lines that are left out.
type DiffLine struct {
	Old, New int    // number of the line, 0 = that text has none here
	Was, Is  Marked // the text of the line
	Same     bool   // both texts have it
	Skip     int    // lines that both have and that are not shown, in place of a line
}

// Marked is a string whose middle is marked.
type Marked struct{ Before, Mark, After string }

const (
	diffAround = 3   // lines that are shown before and after a difference
	mostDiff   = 400 // lines that are shown in all
	mostOfLine = 300 // characters that are shown of a line
)

// DiffOf compares two texts.
func DiffOf(old, now string) (d Diff) {
	a, b := lines(old), lines(now)
	rows := linediff.Rows(a, b)
	near := make([]bool, len(rows)) // to a difference
	for i, r := range rows {
		if r.Same {
			continue
		}
		for k := max(0, i-diffAround); k <= min(len(rows)-1, i+diffAround); k++ {
			near[k] = true
		}
	}
	skipped := 0
	flush := func() {
		if skipped > 0 {
			d.Lines = append(d.Lines, DiffLine{Skip: skipped})
		}
		skipped = 0
	}
	for i, r := range rows {
		switch {
		case !near[i]:
			skipped++
		case len(d.Lines) >= mostDiff:
			d.More++
		default:
			flush()
			d.Lines = append(d.Lines, diffLine(r, a, b))
		}
	}
	flush()
	return d
}

// lines are those of text; a line end at its end begins none.
func lines(text string) []string {
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func diffLine(r linediff.Row, a, b []string) DiffLine {
	l := DiffLine{Old: r.Old, New: r.New, Same: r.Same}
	if r.Old > 0 {
		l.Was.Before = words.ClipMiddle(a[r.Old-1], mostOfLine)
	}
	if r.New > 0 {
		l.Is.Before = words.ClipMiddle(b[r.New-1], mostOfLine)
	}
	if !r.Same && r.Old > 0 && r.New > 0 {
		if was, is := markBoth(l.Was.Before, l.Is.Before); was.alike() && is.alike() {
			l.Was, l.Is = was, is
		}
	}
	return l
}

// alike reports whether most of the line is not marked: marks in a line that is
// another one altogether say nothing.
func (m Marked) alike() bool {
	return 2*len(m.Mark) <= len(strings.TrimSpace(m.Whole()))
}

// markBoth marks in what two lines differ: what is between their common
// beginning and their common end.
func markBoth(a, b string) (x, y Marked) {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for start > 0 && (start < len(a) && !utf8.RuneStart(a[start]) || start < len(b) && !utf8.RuneStart(b[start])) {
		start--
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	mark := func(s string) Marked { return Marked{s[:start], s[start : len(s)-end], s[len(s)-end:]} }
	return mark(a), mark(b)
}

// Whole is the text without marks.
func (m Marked) Whole() string { return m.Before + m.Mark + m.After }

// Text is the difference as a text, as tools print it.
func (d Diff) Text() string {
	var b strings.Builder
	var came []string // lines of the new text, which are after those they replace
	flush := func() {
		for _, line := range came {
			b.WriteString("+" + line + "\n")
		}
		came = nil
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		switch {
		case l.Skip > 0:
			flush()
			b.WriteString("@@ …\n")
		case l.Same:
			flush()
			b.WriteString(" " + l.Is.Whole() + "\n")
		default:
			if l.Old > 0 {
				b.WriteString("-" + l.Was.Whole() + "\n")
			}
			if l.New > 0 {
				came = append(came, l.Is.Whole())
			}
		}
	}
	flush()
	if d.More > 0 {
		b.WriteString("@@ …\n")
	}
	return b.String()
}
