package evidence

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// word is one argument of a command line, without its quotes.
type word struct {
	text string
	span source.Span
}

// shellWords splits a command line as sh does, or as Windows' cmd and the programs
// under it do. It ends where the command does.
func shellWords(text string, at int, cmd bool) (all []word) {
	var b strings.Builder
	start := -1 // of the current word
	end := func(i int) {
		if start >= 0 {
			all = append(all, word{b.String(), source.Span{Start: start, End: i}})
		}
		start = -1
		b.Reset()
	}
	quote := byte(0)
	for i := at; i < len(text) && len(all) < 2000; i++ {
		c := text[i]
		if cmd && c == '^' && i+1 < len(text) {
			// cmd takes carets away before the program sees anything.
			i++
			if strings.HasPrefix(text[i:], "\r\n") {
				i++
			}
			if c = text[i]; c == '\n' {
				continue
			}
		}
		switch {
		case quote == 'c': // $'…'
			if c == '\\' {
				s, width := literal.Escape(text[i:])
				b.WriteString(s)
				i += width - 1
			} else if c == '\'' {
				quote = 0
			} else {
				b.WriteByte(c)
			}
		case quote == '\'':
			if c == '\'' {
				quote = 0
			} else {
				b.WriteByte(c)
			}
		case c == '"':
			if start < 0 {
				start = i
			}
			if quote == '"' {
				quote = 0
			} else {
				quote = '"'
			}
		case c == '\\' && i+1 < len(text) && (!cmd || strings.IndexByte(`"\`, afterCaret(text, i+1)) >= 0):
			if start < 0 {
				start = i
			}
			i++
			if cmd && text[i] == '^' && i+1 < len(text) {
				i++
			}
			switch next := text[i]; {
			case next == '\n' || next == '\r':
				if start == i-1 && b.Len() == 0 {
					start = -1
				}
				if next == '\r' && i+1 < len(text) && text[i+1] == '\n' {
					i++
				}
			case quote == '"' && !cmd && strings.IndexByte("\"\\$`", next) < 0:
				b.WriteByte('\\')
				b.WriteByte(next)
			default:
				b.WriteByte(next)
			}
		case quote == '"':
			b.WriteByte(c)
		case !cmd && c == '\'':
			if start < 0 {
				start = i
			}
			quote = '\''
		case !cmd && c == '$' && strings.HasPrefix(text[i:], "$'"):
			if start < 0 {
				start = i
			}
			quote = 'c'
			i++
		case c == ' ' || c == '\t':
			end(i)
		case c == '\n' || c == '\r' || c == ';' || c == '|' || c == '&':
			end(i)
			return all
		case c == '#' && start < 0 && !cmd:
			return all
		default:
			if start < 0 {
				start = i
			}
			b.WriteByte(c)
		}
	}
	end(len(text))
	return all
}

// afterCaret is the byte at offset i as cmd hands it on.
func afterCaret(text string, i int) byte {
	if text[i] == '^' && i+1 < len(text) {
		return text[i+1]
	}
	return text[i]
}
