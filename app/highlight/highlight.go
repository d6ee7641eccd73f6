// Package highlight answers in which colors a text is shown: chroma's token
// types and CSS classes, with tokens from the core's own scanner
// ([syntax.LexLine]), which is resumable line by line and linear.
//
// It is the only importer of chroma.
package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"

	"s3cors.playground/corscore/syntax"
)

// Lang is the language of a text.
type Lang = syntax.LexLang

const (
	XML  = syntax.LexXML
	JSON = syntax.LexJSON
	HTTP = syntax.LexHTTP
)

// State is what the lines above say about a line. 0 is the start of a text.
type State = syntax.LexState

// Root is the CSS class of an element whose spans have the classes of [Run];
// [CSS] colors only below it.
const Root = "hl"

// Run is a piece of a line in one color.
type Run struct {
	Class string // short class of chroma, "" = plain
	Text  string
}

// types maps the scanner's kinds to chroma's.
var types = [syntax.LexKinds]chroma.TokenType{
	syntax.LexText:    chroma.Text,
	syntax.LexSpace:   chroma.Text,
	syntax.LexPunct:   chroma.Punctuation,
	syntax.LexName:    chroma.NameTag,
	syntax.LexAttr:    chroma.NameAttribute,
	syntax.LexString:  chroma.LiteralString,
	syntax.LexEntity:  chroma.NameEntity,
	syntax.LexComment: chroma.Comment,
	syntax.LexMeta:    chroma.CommentPreproc,
	syntax.LexCData:   chroma.LiteralStringOther,
	syntax.LexKey:     chroma.NameTag,
	syntax.LexNumber:  chroma.LiteralNumber,
	syntax.LexWord:    chroma.KeywordConstant,
	syntax.LexMethod:  chroma.NameFunction,
	syntax.LexTarget:  chroma.NameNamespace,
	syntax.LexVersion: chroma.KeywordReserved,
	syntax.LexReason:  chroma.NameException,
	syntax.LexHeader:  chroma.NameAttribute,
	syntax.LexValue:   chroma.Literal,
	syntax.LexBad:     chroma.Error,
}

// classes are the CSS classes of [types].
var classes = func() (c [syntax.LexKinds]string) {
	for k, t := range types {
		c[k] = chroma.StandardTypes[t]
	}
	return c
}()

// Class returns the CSS class of a kind of token, "" for plain text.
func Class(k syntax.LexKind) string { return classes[k] }

// Line returns the runs of one line, which has no "\n", and the state of the
// next line. The texts of the runs are the line, cut into pieces.
func Line(lang Lang, line string, state State) ([]Run, State) {
	var room [16]syntax.LexToken
	tokens, next := syntax.LexLine(lang, line, state, room[:0])
	return runs(line, tokens), next
}

// LineStart is [Line] for the beginning of a line, of about most runs at most; a plain
// one follows that is the rest.
func LineStart(lang Lang, line string, state State, most int) []Run {
	var room [16]syntax.LexToken
	return runs(line, syntax.LexStart(lang, line, state, room[:0], most))
}

// runs are the runs of the tokens with which a line begins, and the rest of it.
func runs(line string, tokens []syntax.LexToken) []Run {
	runs := make([]Run, 0, len(tokens)+1)
	at := 0
	for _, t := range tokens {
		class, text := classes[t.Kind], line[at:t.End]
		if n := len(runs); n > 0 && runs[n-1].Class == class {
			runs[n-1].Text = line[at-len(runs[n-1].Text) : t.End]
		} else {
			runs = append(runs, Run{class, text})
		}
		at = t.End
	}
	if at < len(line) {
		runs = append(runs, Run{Text: line[at:]})
	}
	return runs
}

// Block returns the runs of each line of text, for panes that show a whole
// text: a document ([XML], [JSON]) or a message ([HTTP]).
func Block(lang Lang, text string) [][]Run {
	lines := make([][]Run, 0, strings.Count(text, "\n")+1)
	var state State
	for line := range strings.SplitSeq(text, "\n") {
		var runs []Run
		runs, state = Line(lang, line, state)
		lines = append(lines, runs)
	}
	return lines
}

// Detect says whether text looks like JSON or XML.
func Detect(text string) Lang { return syntax.LexDetect(text) }
