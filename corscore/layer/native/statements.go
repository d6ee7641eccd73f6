package native

import "strings"

// statement is one directive of nginx: its words, and the block that follows.
type statement struct {
	words []string
	block []statement
}

// directives cuts a configuration of nginx into its directives.
type directives struct {
	text string
	at   int
}

func (d *directives) read(depth int) (all []statement) {
	var s statement
	for {
		word, stop := d.word()
		if word != "" {
			s.words = append(s.words, word)
		}
		switch stop {
		case '{':
			if depth < deepest {
				s.block = d.read(depth + 1)
			}
			all, s = append(all, s), statement{}
		case ';':
			if len(s.words) > 0 {
				all = append(all, s)
			}
			s = statement{}
		case '}', 0:
			if len(s.words) > 0 {
				all = append(all, s)
			}
			return all
		}
	}
}

// word reads one word. stop is the ";", "{" or "}" after it, ' ' if another word
// follows, 0 at the end.
func (d *directives) word() (word string, stop byte) {
	var b strings.Builder
	variable := false // in "${…}"
	for d.at < len(d.text) {
		c := d.text[d.at]
		d.at++
		switch {
		case c == '#' && b.Len() == 0:
			end := strings.IndexByte(d.text[d.at:], '\n')
			if end < 0 {
				end = len(d.text) - d.at
			}
			d.at += end
		case (c == '"' || c == '\'') && b.Len() == 0:
			end := strings.IndexByte(d.text[d.at:], c)
			if end < 0 {
				end = len(d.text) - d.at
			}
			quoted := d.text[d.at : d.at+end]
			d.at = min(d.at+end+1, len(d.text))
			if quoted == "" {
				quoted = `""`
			}
			return quoted, d.next()
		case c == ';' || c == '{' && !strings.HasSuffix(b.String(), "$") || c == '}' && !variable:
			return b.String(), c
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			if b.Len() > 0 {
				return b.String(), ' '
			}
		default:
			variable = variable || c == '{'
			b.WriteByte(c)
		}
	}
	return b.String(), 0
}

// next reads the ";", "{" or "}" that follows, if there is one.
func (d *directives) next() byte {
	for d.at < len(d.text) {
		switch c := d.text[d.at]; c {
		case ' ', '\t', '\n', '\r':
			d.at++
		case ';', '{', '}':
			d.at++
			return c
		default:
			return ' '
		}
	}
	return 0
}
