package editor

import (
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/syntax"
)

// token is a piece of a text: a [syntax.LexToken], or the end of a line.
type token struct {
	kind       syntax.LexKind
	start, end int
	eol        bool
}

// tokens scans text from its start up to offset end.
func tokens(lang highlight.Lang, text string, end int) []token {
	var out []token
	var room []syntax.LexToken
	var state syntax.LexState
	for at := 0; ; {
		line := text[at:end]
		n := strings.IndexByte(line, '\n')
		if n >= 0 {
			line = line[:n]
		}
		room, state = syntax.LexLine(lang, line, state, room[:0])
		start := at
		for _, t := range room {
			out = append(out, token{kind: t.Kind, start: start, end: at + t.End})
			start = at + t.End
		}
		if n < 0 {
			return out
		}
		at += n + 1
		out = append(out, token{kind: syntax.LexSpace, start: at - 1, end: at, eol: true})
	}
}

// jsonTokens are the tokens of JSON without spaces, each string as one.
func jsonTokens(text string) []token {
	var list []token
	escape := false
	for _, t := range tokens(highlight.JSON, text, len(text)) {
		switch {
		case t.kind == syntax.LexSpace:
		case len(list) > 0 && (t.kind == syntax.LexEntity || escape):
			list[len(list)-1].end = t.end
		default:
			list = append(list, t)
		}
		escape = t.kind == syntax.LexEntity
	}
	return list
}
