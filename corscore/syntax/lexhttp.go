package syntax

import "strings"

// http cuts the line as a line of an HTTP message.
func (x *lexer) http(state LexState) LexState {
	switch {
	case state >= lexBodyXML:
		return lexBodyXML + x.xml(state-lexBodyXML)
	case state == lexBodyJSON:
		x.json()
		return state
	case state == lexBodyText:
		x.to(LexText, len(x.line))
		return state
	case state == lexBody:
		return x.body()
	case strings.TrimLeft(x.line, " \t\r") == "":
		x.to(LexSpace, len(x.line))
		if state == lexStartLine {
			return lexStartLine
		}
		return lexBody
	case state == lexStartLine && !x.looksLikeHeader():
		x.startLine()
	default:
		x.header()
	}
	return lexHeaders
}

// body guesses the language of the body from its first character.
func (x *lexer) body() LexState {
	i := x.span(0, lexBlank)
	if i == len(x.line) {
		x.to(LexSpace, i)
		return lexBody
	}
	switch x.line[i] {
	case '<':
		return lexBodyXML + x.xml(lexContent)
	case '{', '[':
		x.json()
		return lexBodyJSON
	}
	x.to(LexText, len(x.line))
	return lexBodyText
}

// looksLikeHeader holds for a message that begins without its start line.
func (x *lexer) looksLikeHeader() bool {
	i := strings.IndexAny(x.line, ": \t")
	return i > 0 && x.line[i] == ':'
}

// startLine cuts "GET /x HTTP/1.1" or "HTTP/1.1 200 OK".
func (x *lexer) startLine() {
	response := strings.HasPrefix(x.line, "HTTP/")
	if response {
		x.word(LexVersion)
		x.word(LexNumber)
		x.to(LexReason, len(x.line))
		return
	}
	x.word(LexMethod)
	x.word(LexTarget)
	x.word(LexVersion)
	x.to(LexBad, len(x.line))
}

// word cuts everything up to the next space, and the spaces.
func (x *lexer) word(k LexKind) {
	x.to(k, x.span(x.at, func(c byte) bool { return !lexBlank(c) }))
	x.to(LexSpace, x.span(x.at, lexBlank))
}

// header cuts "Name: value"; a line that begins with a space continues a value.
func (x *lexer) header() {
	if !lexBlank(x.line[0]) {
		i := strings.IndexByte(x.line, ':')
		if i < 0 {
			x.to(LexBad, len(x.line))
			return
		}
		x.to(LexHeader, i)
		x.to(LexPunct, i+1)
	}
	x.to(LexSpace, x.span(x.at, lexBlank))
	x.to(LexValue, len(x.line))
}
