package guide

import "strings"

// Piece is a part of our prose: words or code.
type Piece struct {
	Text string
	Code bool
	Link string // where it leads, "" = nowhere; the same for all pieces of a link
}

// Paragraphs cuts a text at its empty lines.
func Paragraphs(text string) (all []string) {
	for p := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if p != "" {
			all = append(all, p)
		}
	}
	return all
}

// Pieces reads a paragraph, where `code` and [links](/address) are marked so.
// A mark that is not closed is text.
func Pieces(text string) (all []Piece) {
	plain := 0 // where the words begin that are not yet in all
	put := func(at, next int, pieces ...Piece) {
		if plain < at {
			all = append(all, Piece{Text: text[plain:at]})
		}
		all = append(all, pieces...)
		plain = next
	}
	for at := 0; at < len(text); at++ {
		switch rest := text[at+1:]; text[at] {
		case '`':
			if code, _, closed := strings.Cut(rest, "`"); closed {
				put(at, at+len(code)+2, Piece{Text: code, Code: true})
				at = plain - 1
			}
		case '[':
			words, after, found := strings.Cut(rest, "](")
			link, _, closed := strings.Cut(after, ")")
			if !found || !closed || !isAddress(link) || strings.ContainsAny(words, "[]\n") {
				continue
			}
			inside := Pieces(words)
			for i := range inside {
				inside[i].Link = link
			}
			put(at, at+len(words)+len(link)+4, inside...)
			at = plain - 1
		}
	}
	put(len(text), len(text))
	return all
}

// isAddress tells whether a link of ours may lead there: to the site itself or,
// encrypted, to another.
func isAddress(link string) bool {
	return strings.HasPrefix(link, "#") || strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "//") || strings.HasPrefix(link, "https://")
}
