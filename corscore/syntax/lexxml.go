package syntax

import "strings"

// xml cuts the rest of the line as XML.
func (x *lexer) xml(state LexState) LexState {
	for x.goesOn() {
		switch state {
		case lexTag:
			state = x.tag()
		case lexQuoted2:
			state = x.quoted('"')
		case lexQuoted1:
			state = x.quoted('\'')
		case lexComment:
			if x.through(LexComment, "-->") {
				state = lexContent
			}
		case lexInstruction:
			if x.through(LexMeta, "?>") {
				state = lexContent
			}
		case lexCData:
			state = x.cdata()
		case lexDoctype, lexSubset:
			state = x.doctype(state)
		default:
			state = x.content()
		}
	}
	return state
}

// content cuts character data up to and with the next piece of markup.
func (x *lexer) content() LexState {
	i := strings.IndexAny(x.rest(), "<&")
	if i < 0 {
		x.to(LexText, len(x.line))
		return lexContent
	}
	x.to(LexText, x.at+i)
	rest := x.rest()
	name := 1
	switch {
	case rest[0] == '&':
		x.entity()
		return lexContent
	case strings.HasPrefix(rest, "<!--"):
		// "<!-->" is no whole comment: its end is looked for after "<!--".
		x.to(LexComment, x.at+4)
		return lexComment
	case strings.HasPrefix(rest, "<![CDATA["):
		x.to(LexMeta, x.at+9)
		return lexCData
	case strings.HasPrefix(rest, "<!"):
		x.to(LexMeta, x.at+2)
		return lexDoctype
	case strings.HasPrefix(rest, "<?"):
		x.to(LexMeta, x.at+2)
		return lexInstruction
	case strings.HasPrefix(rest, "</"):
		name = 2
	}
	if name == len(rest) || !lexNameStart(rest[name]) {
		x.to(LexBad, x.at+name)
		return lexContent
	}
	x.to(LexPunct, x.at+name)
	x.to(LexName, x.span(x.at, lexNameChar))
	return lexTag
}

// entity cuts "&…;", or a lone "&" as bad.
func (x *lexer) entity() {
	end := x.at + 1
	if end < len(x.line) && x.line[end] == '#' {
		end++
	}
	end = x.span(end, lexNameChar)
	if end < len(x.line) && x.line[end] == ';' && end > x.at+1 {
		x.to(LexEntity, end+1)
		return
	}
	x.to(LexBad, x.at+1)
}

// tag cuts one token between a tag's name and its end.
func (x *lexer) tag() LexState {
	switch c := x.line[x.at]; {
	case lexBlank(c):
		x.to(LexSpace, x.span(x.at, lexBlank))
	case c == '>':
		x.to(LexPunct, x.at+1)
		return lexContent
	case strings.HasPrefix(x.rest(), "/>"):
		x.to(LexPunct, x.at+2)
		return lexContent
	case c == '<': // the tag was never ended: the next one begins
		return lexContent
	case c == '=':
		x.to(LexPunct, x.at+1)
		x.to(LexSpace, x.span(x.at, lexBlank))
		if x.at < len(x.line) && x.line[x.at] != '"' && x.line[x.at] != '\'' {
			x.to(LexString, x.span(x.at, lexUnquoted))
		}
	case c == '"':
		x.open()
		return lexQuoted2
	case c == '\'':
		x.open()
		return lexQuoted1
	case lexNameStart(c):
		x.to(LexAttr, x.span(x.at, lexNameChar))
	default:
		x.to(LexBad, x.at+1)
	}
	return lexTag
}

func (x *lexer) open() { x.to(LexString, x.at+1) }

// quoted cuts an attribute value up to and with its closing quote q.
func (x *lexer) quoted(q byte) LexState {
	state := lexQuoted2
	if q == '\'' {
		state = lexQuoted1
	}
	i := x.at
	for ; i < len(x.line); i++ {
		switch x.line[i] {
		case q:
			x.to(LexString, i+1)
			return lexTag
		case '&':
			x.to(LexString, i)
			x.entity()
			return state
		}
	}
	x.to(LexString, i)
	return state
}

func (x *lexer) cdata() LexState {
	i := strings.Index(x.rest(), "]]>")
	if i < 0 {
		x.to(LexCData, len(x.line))
		return lexCData
	}
	x.to(LexCData, x.at+i)
	x.to(LexMeta, x.at+3)
	return lexContent
}

// doctype cuts a declaration; brackets hold an internal subset, in which ">"
// ends nothing.
func (x *lexer) doctype(state LexState) LexState {
	for i := x.at; i < len(x.line); i++ {
		switch c := x.line[i]; {
		case state == lexDoctype && c == '[':
			state = lexSubset
		case state == lexSubset && c == ']':
			state = lexDoctype
		case state == lexDoctype && c == '>':
			x.to(LexMeta, i+1)
			return lexContent
		}
	}
	x.to(LexMeta, len(x.line))
	return state
}
