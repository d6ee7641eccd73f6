package syntax

// json cuts the rest of the line as JSON. No JSON token spans lines.
func (x *lexer) json() {
	for x.goesOn() {
		switch c := x.line[x.at]; {
		case lexBlank(c):
			x.to(LexSpace, x.span(x.at, lexBlank))
		case c == '{', c == '}', c == '[', c == ']', c == ':', c == ',':
			x.to(LexPunct, x.at+1)
		case c == '"':
			x.jsonString()
		case lexDigit(c) || c == '-':
			x.to(LexNumber, x.span(x.at+1, lexNumeric))
		case lexNameStart(c):
			end := x.span(x.at, lexNameChar)
			switch x.line[x.at:end] {
			case "true", "false", "null":
				x.to(LexWord, end)
			default:
				x.to(LexBad, end)
			}
		default:
			x.to(LexBad, x.at+1)
		}
	}
}

// jsonString cuts a string: a key if a colon follows on the same line, bad if
// it has no closing quote.
func (x *lexer) jsonString() {
	end, closed := x.at+1, false
	for end < len(x.line) && !closed {
		switch x.line[end] {
		case '\\':
			end++
		case '"':
			closed = true
		}
		end++
	}
	end = min(end, len(x.line))
	if !closed {
		x.to(LexBad, end)
		return
	}
	kind := LexString
	if next := x.span(end, lexBlank); next < len(x.line) && x.line[next] == ':' {
		kind = LexKey
	}
	for i := x.at + 1; i < end && x.goesOn(); i++ {
		if x.line[i] != '\\' {
			continue
		}
		x.to(kind, i)
		i++
		if x.line[i] == 'u' {
			i = min(x.span(i+1, lexHex), i+5) - 1
		}
		x.to(LexEntity, lexRuneEnd(x.line, i+1))
	}
	x.to(kind, end)
}

// lexRuneEnd moves i after the character it is in, so that no token ends
// within one.
func lexRuneEnd(s string, i int) int {
	for i < len(s) && s[i]&0xC0 == 0x80 {
		i++
	}
	return i
}

func lexHex(c byte) bool { return lexDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func lexNumeric(c byte) bool {
	return lexDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-'
}
