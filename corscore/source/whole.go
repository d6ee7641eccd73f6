package source

import "unicode/utf8"

// Whole returns s made so large that it begins and ends between two characters
// of text. It reaches from 0 to the end of text at most.
func Whole(text string, s Span) Span {
	if 0 <= s.Start && s.Start <= s.End && s.End < len(text) && text[s.Start] < utf8.RuneSelf && text[s.End] < utf8.RuneSelf {
		return s
	}
	return whole(text, s)
}

func whole(text string, s Span) Span {
	start, end := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	if at, in := inside(text, start); in {
		start = at
	}
	if at, in := inside(text, end); in {
		_, size := utf8.DecodeRuneInString(text[at:])
		end = at + size
	}
	return Span{start, max(start, end)}
}

// Splits reports whether offset is inside a character of text.
func Splits(text string, offset int) bool {
	_, in := inside(text, offset)
	return in
}

// inside returns where the character begins that offset is inside of; false if
// there is none. A byte that is not UTF-8 is a character.
func inside(text string, offset int) (start int, in bool) {
	if offset <= 0 || offset >= len(text) || utf8.RuneStart(text[offset]) {
		return offset, false
	}
	for start = offset - 1; start > max(0, offset-utf8.UTFMax+1) && !utf8.RuneStart(text[start]); {
		start--
	}
	_, size := utf8.DecodeRuneInString(text[start:])
	return start, start+size > offset
}
