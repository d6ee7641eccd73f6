package jsonio

import (
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonValue is a value of a JSON text.
type jsonValue struct {
	kind    jsonKind
	text    string // of a string: its characters, valid UTF-8; of a number: as written
	list    []jsonValue
	members []jsonMember // in document order
}

type jsonMember struct {
	name  string
	value jsonValue
}

type jsonKind uint8

const (
	jsonAbsent jsonKind = iota
	jsonNull
	jsonFalse
	jsonTrue
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// jsonKindNames are how messages call what was found.
var jsonKindNames = [...]string{"nothing", "null", "false", "true", "a number", "a string", "an array", "an object"}

// member returns the member called name (the last one, as JSON.parse does).
func (v jsonValue) member(name string) jsonValue {
	for i := len(v.members) - 1; i >= 0; i-- {
		if v.members[i].name == name {
			return v.members[i].value
		}
	}
	return jsonValue{}
}

// maxJSONDepth bounds the nesting of a JSON text; an Input needs 4.
const maxJSONDepth = 200

// parseJSON reads text by the letter of RFC 8259. It is no part of the
// playground's document reading ([syntax] is, and forgives): it reads what
// programs send.
func parseJSON(text string) (jsonValue, error) {
	s := jsonScanner{text: text}
	s.space()
	v := s.value(0)
	s.space()
	if !s.failed && s.at < len(s.text) {
		s.failed = true
	}
	if s.failed {
		return jsonValue{}, errors.New("not JSON: unexpected text at byte " + strconv.Itoa(s.at))
	}
	return v, nil
}

// jsonScanner reads text from at on. Once failed, at stays where it was.
type jsonScanner struct {
	text   string
	at     int
	failed bool
}

func (s *jsonScanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// take goes past c if it comes next.
func (s *jsonScanner) take(c byte) bool {
	if s.failed || s.at == len(s.text) || s.text[s.at] != c {
		return false
	}
	s.at++
	return true
}

// want is take that fails.
func (s *jsonScanner) want(c byte) {
	if !s.take(c) {
		s.failed = true
	}
}

func (s *jsonScanner) word(word string, kind jsonKind) jsonValue {
	if len(s.text)-s.at < len(word) || s.text[s.at:s.at+len(word)] != word {
		s.failed = true
		return jsonValue{}
	}
	s.at += len(word)
	return jsonValue{kind: kind}
}

func (s *jsonScanner) value(depth int) jsonValue {
	if s.failed || s.at == len(s.text) || depth > maxJSONDepth {
		s.failed = true
		return jsonValue{}
	}
	switch c := s.text[s.at]; {
	case c == '{':
		return s.object(depth)
	case c == '[':
		return s.array(depth)
	case c == '"':
		return jsonValue{kind: jsonString, text: s.string()}
	case c == 'n':
		return s.word("null", jsonNull)
	case c == 't':
		return s.word("true", jsonTrue)
	case c == 'f':
		return s.word("false", jsonFalse)
	}
	return s.number()
}

func (s *jsonScanner) object(depth int) jsonValue {
	v := jsonValue{kind: jsonObject}
	s.want('{')
	s.space()
	if s.take('}') {
		return v
	}
	for !s.failed {
		s.space()
		name := s.string()
		s.space()
		s.want(':')
		s.space()
		v.members = append(v.members, jsonMember{name, s.value(depth + 1)})
		s.space()
		if s.take('}') {
			break
		}
		s.want(',')
	}
	return v
}

func (s *jsonScanner) array(depth int) jsonValue {
	v := jsonValue{kind: jsonArray}
	s.want('[')
	s.space()
	if s.take(']') {
		return v
	}
	for !s.failed {
		s.space()
		v.list = append(v.list, s.value(depth+1))
		s.space()
		if s.take(']') {
			break
		}
		s.want(',')
	}
	return v
}

func (s *jsonScanner) digits() {
	start := s.at
	for s.at < len(s.text) && '0' <= s.text[s.at] && s.text[s.at] <= '9' {
		s.at++
	}
	if s.at == start {
		s.failed = true
	}
}

func (s *jsonScanner) number() jsonValue {
	start := s.at
	s.take('-')
	if !s.take('0') {
		s.digits()
	}
	if s.take('.') {
		s.digits()
	}
	if s.take('e') || s.take('E') {
		if !s.take('+') {
			s.take('-')
		}
		s.digits()
	}
	return jsonValue{kind: jsonNumber, text: s.text[start:s.at]}
}

// string reads a string literal. Invalid UTF-8 and lone surrogates become
// U+FFFD, as TextEncoder makes them.
func (s *jsonScanner) string() string {
	s.want('"')
	start, plain := s.at, true
	for i := start; !s.failed && i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			raw := s.text[start:i]
			if plain {
				s.at = i + 1
				return raw
			}
			return s.unquote(raw, i+1)
		case c < ' ':
			s.at, s.failed = i, true
		case c == '\\':
			plain = false
			i++
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	if !s.failed {
		s.at, s.failed = len(s.text), true
	}
	return ""
}

// unquote decodes raw, the inside of a literal that starts at s.at and behind
// which the text goes on at next.
func (s *jsonScanner) unquote(raw string, next int) string {
	b := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			r, size := utf8.DecodeRuneInString(raw[i:])
			b = utf8.AppendRune(b, r)
			i += size
			continue
		}
		if raw[i+1] != 'u' {
			c := unescapeJSON(raw[i+1])
			if c == 0 {
				s.at, s.failed = s.at+i, true
				return ""
			}
			b = append(b, c)
			i += 2
			continue
		}
		r, ok := hex4(raw[i+2:])
		if !ok {
			s.at, s.failed = s.at+i, true
			return ""
		}
		i += 6
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if len(raw)-i >= 6 && raw[i] == '\\' && raw[i+1] == 'u' {
				if low, ok := hex4(raw[i+2:]); ok {
					pair = utf16.DecodeRune(r, low)
				}
			}
			if r = pair; r != utf8.RuneError {
				i += 6
			}
		}
		b = utf8.AppendRune(b, r)
	}
	s.at = next
	return string(b)
}

// unescapeJSON is the character that "\" and c stand for, 0 if none.
func unescapeJSON(c byte) byte {
	switch c {
	case '"', '\\', '/':
		return c
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

// hex4 is the value of the four hexadecimal digits that s starts with.
func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:4], 16, 16)
	return rune(n), err == nil
}
