package syntax

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// LexLang is a language [LexLine] colors.
type LexLang uint8

const (
	LexXML  LexLang = iota
	LexJSON         // one JSON value
	LexHTTP         // one HTTP/1.1 request or response, its body colored as XML or JSON
)

// LexKind says what a [LexToken] is. It is about color, not about validity:
// [Parse] finds mistakes.
type LexKind uint8

const (
	LexText    LexKind = iota // character data of XML; body of an HTTP message
	LexSpace                  // spaces between tokens
	LexPunct                  // < </ > /> = { } [ ] : ,
	LexName                   // element name
	LexAttr                   // attribute name
	LexString                 // attribute value or JSON string, with its quotes
	LexEntity                 // entity or character reference; escape in a JSON string
	LexComment                // XML comment
	LexMeta                   // XML declaration, processing instruction, DOCTYPE, CDATA brackets
	LexCData                  // text of a CDATA section
	LexKey                    // JSON string before a colon
	LexNumber                 // JSON number, HTTP status
	LexWord                   // true, false, null
	LexMethod                 // HTTP method
	LexTarget                 // HTTP request target
	LexVersion                // HTTP version
	LexReason                 // HTTP reason phrase
	LexHeader                 // HTTP header name
	LexValue                  // HTTP header value
	LexBad                    // what has no place here
	LexKinds                  // number of kinds
)

// LexToken is a piece of a line: from the end of the token before it to End,
// in bytes.
type LexToken struct {
	Kind LexKind
	End  int
}

// LexState is what the lines above say about a line. 0 is the start of a text.
type LexState uint8

const (
	lexContent LexState = iota // XML character data; between JSON tokens
	lexTag                     // in a tag, after its name
	lexQuoted2                 // in an attribute value in double quotes
	lexQuoted1                 // in an attribute value in single quotes
	lexComment
	lexInstruction
	lexCData
	lexDoctype
	lexSubset // between the brackets of a DOCTYPE
)

// States of an HTTP message. Those of an XML body are lexBodyXML + its state.
const (
	lexStartLine LexState = 0
	lexHeaders   LexState = 16 + iota
	lexBody               // nothing of the body seen yet
	lexBodyText
	lexBodyJSON
	lexBodyXML LexState = 32
)

// LexLine appends the tokens of one line to out and returns the state of the
// next line. line has no "\n". The tokens cover the line without gaps, none is
// empty. One flat state makes each line colorable alone; the time is linear
// in the line.
func LexLine(lang LexLang, line string, state LexState, out []LexToken) ([]LexToken, LexState) {
	x := lexer{line: line, out: out}
	state = x.cut(lang, state)
	return x.out, state
}

// LexStart is [LexLine] for the beginning of a line: it ends soon after out has most
// tokens, which then do not cover the line.
func LexStart(lang LexLang, line string, state LexState, out []LexToken, most int) []LexToken {
	x := lexer{line: line, out: out, most: most}
	x.cut(lang, state)
	return x.out
}

// cut cuts the line and returns the state of the next one.
func (x *lexer) cut(lang LexLang, state LexState) LexState {
	switch lang {
	case LexJSON:
		x.json()
		return 0
	case LexHTTP:
		return x.http(state)
	}
	return x.xml(state)
}

// LexDetect says whether text looks like JSON or XML, as [Parse] does.
func LexDetect(text string) LexLang {
	text = strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), source.Spaces)
	if text != "" && (text[0] == '{' || text[0] == '[') {
		return LexJSON
	}
	return LexXML
}

// lexer is a line and how far it is cut into tokens.
type lexer struct {
	line string
	at   int // end of the last token
	out  []LexToken
	most int // how many tokens are enough; 0 = all
}

// goesOn reports whether there is more to cut.
func (x *lexer) goesOn() bool {
	return x.at < len(x.line) && (x.most == 0 || len(x.out) < x.most)
}

// to ends a token of kind k at end; an empty one is left out.
func (x *lexer) to(k LexKind, end int) {
	if end > x.at {
		x.out = append(x.out, LexToken{k, end})
		x.at = end
	}
}

func (x *lexer) rest() string { return x.line[x.at:] }

// through ends a token of kind k after the next mark and reports whether
// there was one; without one the token takes the rest of the line.
func (x *lexer) through(k LexKind, mark string) bool {
	i := strings.Index(x.rest(), mark)
	if i < 0 {
		x.to(k, len(x.line))
		return false
	}
	x.to(k, x.at+i+len(mark))
	return true
}

// span returns the end of the run of bytes from i for which in holds.
func (x *lexer) span(i int, in func(byte) bool) int {
	for i < len(x.line) && in(x.line[i]) {
		i++
	}
	return i
}

func lexBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

func lexDigit(c byte) bool { return '0' <= c && c <= '9' }

func lexNameStart(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == ':' || c >= 0x80
}

func lexNameChar(c byte) bool {
	return lexNameStart(c) || lexDigit(c) || c == '-' || c == '.'
}

// lexUnquoted holds for the bytes of an attribute value that lacks its quotes.
func lexUnquoted(c byte) bool { return !lexBlank(c) && c != '>' && c != '<' }
