package embed

import (
	"strings"

	"s3cors.playground/corscore/syntax"
)

// inks are the CSS classes of the kinds of tokens; others are plain. They are
// fewer than the editor's, whose table is a large part of a program.
var inks = [syntax.LexKinds]string{
	syntax.LexName: "ink-name", syntax.LexKey: "ink-name", syntax.LexAttr: "ink-attr", syntax.LexNumber: "ink-value", syntax.LexWord: "ink-value",
	syntax.LexString: "ink-string", syntax.LexEntity: "ink-value", syntax.LexComment: "ink-note", syntax.LexMeta: "ink-note", syntax.LexPunct: "ink-note", syntax.LexBad: "ink-bad",
}

// mostColored is the length from which a document has one color, in bytes: a frame
// is small, and each token is an element.
const mostColored = 32 << 10

// Colors is the document as pieces that have a color by their class. Its end is a
// line end, so that a last empty line has its height.
func Colors(text string) (out []Node) {
	if len(text) > mostColored {
		return []Node{{Name: "span", Text: text + "\n"}}
	}
	lang := syntax.LexDetect(text)
	var state syntax.LexState
	var tokens []syntax.LexToken
	for line := range strings.SplitSeq(text, "\n") {
		tokens, state = syntax.LexLine(lang, line, state, tokens[:0])
		at := 0
		for _, t := range tokens {
			out = append(out, Node{Name: "span", Class: inks[t.Kind], Text: line[at:t.End]})
			at = t.End
		}
		out = append(out, Node{Name: "span", Text: line[at:] + "\n"})
	}
	return out
}
