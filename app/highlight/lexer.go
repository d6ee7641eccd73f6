package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"

	"s3cors.playground/corscore/syntax"
)

// Lexers gives the scanner's languages to chroma's formatters.
var Lexers = []chroma.Lexer{
	&lexer{XML, &chroma.Config{Name: "XML", Aliases: []string{"xml"}, MimeTypes: []string{"application/xml", "text/xml"}}},
	&lexer{JSON, &chroma.Config{Name: "JSON", Aliases: []string{"json"}, MimeTypes: []string{"application/json"}}},
	&lexer{HTTP, &chroma.Config{Name: "HTTP", Aliases: []string{"http"}, MimeTypes: []string{"message/http"}}},
}

// lexer is a [chroma.Lexer] that gets its tokens from [syntax.LexLine].
type lexer struct {
	lang   Lang
	config *chroma.Config
}

func (l *lexer) Config() *chroma.Config { return l.config }

// Tokenise returns the tokens of text. Line ends are tokens of their own. With
// options.EnsureLF (the default) "\r\n" and "\r" are read as "\n".
func (l *lexer) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	if options == nil || options.EnsureLF {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	var out []chroma.Token
	var state State
	var tokens []syntax.LexToken
	for text != "" {
		line, rest, more := strings.Cut(text, "\n")
		tokens, state = syntax.LexLine(l.lang, line, state, tokens[:0])
		at := 0
		for _, t := range tokens {
			out = append(out, chroma.Token{Type: types[t.Kind], Value: line[at:t.End]})
			at = t.End
		}
		if more {
			out = append(out, chroma.Token{Type: chroma.Text, Value: "\n"})
		}
		text = rest
	}
	return chroma.Literator(out...), nil
}

// SetRegistry does nothing: the lexer needs no other.
func (l *lexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: the language is always given.
func (l *lexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText returns 0: the language is always given.
func (l *lexer) AnalyseText(string) float32 { return 0 }
