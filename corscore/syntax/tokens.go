package syntax

import "strings"

// Token is a piece of a text: a [LexToken] with its place, or the end of a line.
type Token struct {
	Kind       LexKind
	Start, End int
	EOL        bool
}

// Tokens cuts the text before offset end into tokens.
func Tokens(lang LexLang, text string, end int) []Token {
	var out []Token
	var room []LexToken
	var state LexState
	for at := 0; ; {
		line := text[at:end]
		n := strings.IndexByte(line, '\n')
		if n >= 0 {
			line = line[:n]
		}
		room, state = LexLine(lang, line, state, room[:0])
		start := at
		for _, t := range room {
			out = append(out, Token{Kind: t.Kind, Start: start, End: at + t.End})
			start = at + t.End
		}
		if n < 0 {
			return out
		}
		at += n + 1
		out = append(out, Token{Kind: LexSpace, Start: at - 1, End: at, EOL: true})
	}
}

// JSONTokens are the tokens of JSON without spaces, each string as one.
func JSONTokens(text string) []Token {
	var list []Token
	escape := false
	for _, t := range Tokens(LexJSON, text, len(text)) {
		switch {
		case t.Kind == LexSpace:
		case len(list) > 0 && (t.Kind == LexEntity || escape):
			list[len(list)-1].End = t.End
		default:
			list = append(list, t)
		}
		escape = t.Kind == LexEntity
	}
	return list
}
