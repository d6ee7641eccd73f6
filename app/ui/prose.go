package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Prose is an element around a sentence of ours that may quote somebody's text.
// What is written from right to left in it, or turns the direction by control
// characters, does not reorder the words around it: each quotation, and each
// word outside of one, is isolated where it has such characters.
func Prose(name, class, text string) app.HTMLElem { return Tag(name, class, Isolated(text)...) }

func Isolated(text string) []app.UI {
	if !turns(text) {
		return []app.UI{app.Text(text)}
	}
	var out []app.UI
	plain := 0 // where the text that is not yet in out begins
	put := func(from, to int) {
		if !turns(text[from:to]) {
			return
		}
		if from > plain {
			out = append(out, app.Text(text[plain:from]))
		}
		out = append(out, TextIn("bdi", "", text[from:to]))
		plain = to
	}
	for at := 0; at < len(text); {
		rest := text[at:]
		switch open, quoted, end := quotation(rest); {
		case quoted != "":
			put(at+open, at+open+len(quoted))
			at += end
		case rest[0] == ' ':
			at++
		default:
			end := 1 + strings.IndexAny(rest[1:], " “\"")
			if end == 0 {
				end = len(rest)
			}
			put(at, at+end)
			at += end
		}
	}
	if plain < len(text) {
		out = append(out, app.Text(text[plain:]))
	}
	return out
}

// quotation is what is in quotation marks at the start of text, "" if
// nothing does, how many bytes open it, and where it ends.
func quotation(text string) (open int, quoted string, end int) {
	for _, marks := range [][2]string{{"“", "”"}, {`"`, `"`}} { // ours, and the servers'
		if rest, ok := strings.CutPrefix(text, marks[0]); ok {
			if quoted, _, ok = strings.Cut(rest, marks[1]); ok {
				open = len(marks[0])
				return open, quoted, open + len(quoted) + len(marks[1])
			}
		}
	}
	return 0, "", 0
}

// turns reports whether text has characters that are written from right to
// left, or that change the direction (Unicode Standard Annex 9).
func turns(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x590:
		case r <= 0x8FF, r == 0x200F, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069,
			0xFB1D <= r && r <= 0xFDFF, 0xFE70 <= r && r <= 0xFEFF,
			0x10800 <= r && r <= 0x10FFF, 0x1E800 <= r && r <= 0x1EFFF:
			return true
		}
	}
	return false
}
