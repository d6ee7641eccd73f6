package editor

import (
	"strings"

	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

// Indent is the edit that Tab makes of a selection, and the selection after
// it: spaces up to the next level at a caret, one level more for each line of
// a selection.
func Indent(text string, sel source.Span) (source.Edit, source.Span) {
	unit := indentation(text)
	if !strings.Contains(sel.Of(text), "\n") {
		insert := unit
		if unit != "\t" {
			line := strings.LastIndexByte(text[:sel.Start], '\n') + 1
			insert = unit[columns(text[line:sel.Start])%len(unit):]
		}
		at := sel.Start + len(insert)
		return source.Edit{Start: sel.Start, End: sel.End, New: insert}, source.Span{Start: at, End: at}
	}
	return eachLine(text, sel, func(line string) string {
		if line == "" || source.OnlySpaces(line) {
			return line
		}
		return unit + line
	})
}

// Outdent is the edit that Shift+Tab makes of a selection, and the selection
// after it: one level less for each of its lines.
func Outdent(text string, sel source.Span) (source.Edit, source.Span) {
	unit := indentation(text)
	return eachLine(text, sel, func(line string) string {
		if line == "" {
			return line
		}
		if rest, ok := strings.CutPrefix(line, "\t"); ok {
			return rest
		}
		for range max(len(unit), len(layout.Indent)) {
			line = strings.TrimPrefix(line, " ")
		}
		return line
	})
}

// eachLine edits the whole lines of a selection; a selection that ends at the
// start of a line does not touch that line.
func eachLine(text string, sel source.Span, f func(string) string) (source.Edit, source.Span) {
	start := strings.LastIndexByte(text[:sel.Start], '\n') + 1
	last := sel.End
	if last > sel.Start && text[last-1] == '\n' {
		last--
	}
	end := len(text)
	if n := strings.IndexByte(text[last:], '\n'); n >= 0 {
		end = last + n
	}
	old := text[start:end]
	lines := strings.Split(old, "\n")
	first := 0 // how much longer the first line became
	for i, line := range lines {
		lines[i] = f(line)
		if i == 0 {
			first = len(lines[i]) - len(line)
		}
	}
	edit := source.Edit{Start: start, End: end, New: strings.Join(lines, "\n")}
	grown := len(edit.New) - len(old)
	after := source.Span{Start: max(start, sel.Start+first), End: max(start, sel.End+grown)}
	return edit, source.Span{Start: min(after.Start, after.End), End: after.End}
}

// LineBreak is what Enter inserts in place of a selection, and the offset in
// it where the caret then is: the indentation of the line goes on, one level
// deeper after a start tag or an opening bracket; an end tag or a closing
// bracket right after it goes to a line of its own.
func LineBreak(text string, sel source.Span) (insert string, caret int) {
	start := strings.LastIndexByte(text[:sel.Start], '\n') + 1
	line := text[start:sel.Start]
	base := "\n" + line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	head := strings.TrimRight(line, " \t")
	if !opens(head) {
		return base, len(base)
	}
	deeper := base + indentation(text)
	rest := text[sel.End:]
	if strings.HasPrefix(rest, "</") || strings.HasPrefix(rest, "}") || strings.HasPrefix(rest, "]") {
		return deeper + base, len(deeper)
	}
	return deeper, len(deeper)
}

// opens reports whether a line ends with a start tag or an opening bracket.
func opens(head string) bool {
	if strings.HasSuffix(head, "{") || strings.HasSuffix(head, "[") {
		return true
	}
	i := strings.LastIndexByte(head, '<')
	return i >= 0 && i+1 < len(head) && strings.HasSuffix(head, ">") && !strings.HasSuffix(head, "/>") &&
		strings.IndexByte("/!?", head[i+1]) < 0
}
