package layout

import (
	"strings"

	"s3cors.playground/corscore/syntax"
)

// jsonWidth is how wide a line may be with a list of values on it.
const jsonWidth = 80

// formatJSON puts each member and each item on a line of its own; a list of
// plain values stays on one line if it fits.
func formatJSON(text string) string {
	list := syntax.JSONTokens(text)
	for _, t := range list {
		if t.Kind == syntax.LexBad {
			return text
		}
	}
	f := jsonFormatter{text: text, list: list}
	f.run()
	return f.b.String()
}

type jsonFormatter struct {
	text   string
	list   []syntax.Token
	b      strings.Builder
	column int
	depth  int
}

func (f *jsonFormatter) of(i int) string {
	if i < 0 || i >= len(f.list) {
		return ""
	}
	return f.text[f.list[i].Start:f.list[i].End]
}

func (f *jsonFormatter) write(s string) {
	f.b.WriteString(s)
	f.column += len(s)
}

func (f *jsonFormatter) newline() {
	f.b.WriteByte('\n')
	f.column = 0
	f.write(indent(f.depth))
}

func (f *jsonFormatter) run() {
	for i := 0; i < len(f.list); i++ {
		s, before := f.of(i), f.of(i-1)
		switch s {
		case "}", "]":
			f.depth = max(0, f.depth-1)
			if before != "{" && before != "[" {
				f.newline()
			}
			f.write(s)
			continue
		case ",", ":":
			f.write(s)
			continue
		}
		switch before {
		case "":
		case ":":
			f.write(" ")
		default:
			f.newline()
		}
		if s == "[" {
			if end := f.short(i); end > 0 {
				f.oneLine(i, end)
				i = end
				continue
			}
		}
		f.write(s)
		if s == "{" || s == "[" {
			f.depth++
		}
	}
	if len(f.list) > 0 {
		f.b.WriteByte('\n')
	}
}

// short returns the closing bracket of the list that opens at token i if the
// list holds only plain values, properly separated, and fits on the line; 0 if
// not.
func (f *jsonFormatter) short(i int) int {
	width := f.column + 1
	for j := i + 1; j < len(f.list) && width <= jsonWidth; j++ {
		s := f.of(j)
		value := (j-i)%2 == 1
		switch {
		case s == "]" && (!value || j == i+1):
			if f.of(j+1) == "," {
				width++
			}
			if width+1 > jsonWidth {
				return 0
			}
			return j
		case !value && s == ",":
			width += 2
		case value && f.list[j].Kind != syntax.LexPunct:
			width += len(s)
		default:
			return 0
		}
	}
	return 0
}

// oneLine writes tokens i to end as a list on one line.
func (f *jsonFormatter) oneLine(i, end int) {
	for ; i <= end; i++ {
		f.write(f.of(i))
		if f.of(i) == "," {
			f.write(" ")
		}
	}
}
