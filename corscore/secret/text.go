package secret

import (
	"slices"
	"strings"
)

// scanner reads a text once, from its start to its end, and copies what is no
// secret. It knows no language: names, what follows them, and URLs look alike
// in commands, code, recordings and messages.
type scanner struct {
	*cleaner
	in   string
	out  strings.Builder
	done int // in[:done] is copied

	document bool // it is a configuration, see [Document]

	curl    bool   // short options are curl's
	first   bool   // no word was on this line before
	chunk   int    // end of what a URL could be that begins here
	trimmed int    // the same without what may be after a URL
	user    int    // place of the last "@" in it, -1 = none
	tried   bool   // it was read as "user:password@host"
	named   string // HAR: the name whose "value" comes
	valued  [2]int // HAR: the place of a "value" whose "name" comes
	objects bool   // within a list of cookies: every "value" is one
}

// text is a text of any kind.
func (c *cleaner) text(in string) string {
	s := scanner{cleaner: c, in: in}
	return s.scan()
}

func (s *scanner) scan() string {
	in := s.in
	s.curl, s.first = strings.Contains(in, "curl"), true
	for i := 0; i < len(in); {
		switch b := in[i]; {
		case isWord(b):
			i = s.word(i)
		case (b == '/' || b == '\\') && i+1 < len(in) && (in[i+1] == '/' || in[i+1] == '\\') && (i == 0 || in[i-1] != ':' && !isWord(in[i-1])):
			i = s.url(i, i+2)
		default:
			s.between(i)
			i++
		}
	}
	s.out.WriteString(in[s.done:])
	return s.out.String()
}

// isWord reports whether c may be in a name, a scheme or an option.
func isWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '%' || c == '$'
}

// between takes note of a byte between words.
func (s *scanner) between(i int) {
	switch s.in[i] {
	case '\n':
		s.first = true
	case '{', '}':
		s.named, s.valued = "", [2]int{}
	case ']':
		s.objects = false
	}
}

// hide leaves out in[from:to], the value of name.
func (s *scanner) hide(from, to int, name string) {
	value := s.in[from:to]
	if from < s.done || isPlain(strings.TrimSpace(value)) {
		return
	}
	clean := Value(value)
	if clean == value {
		return
	}
	s.out.WriteString(s.in[s.done:from] + clean)
	s.done = to
	s.left = append(s.left, strings.TrimSpace(name))
}

// word reads the word at i and, if it names a secret, its value. It returns
// where to go on.
func (s *scanner) word(i int) int {
	in := s.in
	i = s.afterEscape(i)
	j := i
	for j < len(in) && isWord(in[j]) {
		j++
	}
	if j == i {
		return i + 1
	}
	if end := s.address(i, j); end > 0 {
		s.first = false
		return end
	}
	first := s.first
	if strings.ContainsFunc(in[i:j], func(r rune) bool { return isLetter(byte(r)) && r < 0x80 }) {
		s.first = false
	}
	switch {
	case in[i] == '-':
		if strings.HasPrefix(in[i:], "-----BEGIN ") {
			return s.pem(i)
		}
		if end := s.option(i, j); end > 0 {
			return end
		}
	case isCredential(in[i:j]):
		end := j
		for end < len(in) && (isWord(in[end]) || strings.IndexByte("+/=~", in[end]) >= 0) {
			end++
		}
		s.hide(i, end, "a credential by its form")
		return end
	}
	if end := s.scheme(i, j); end > 0 {
		return end
	}
	return s.after(i, j, first)
}

// afterEscape skips what is left of an escape before a word: "\nname",
// "\u0026name".
func (s *scanner) afterEscape(i int) int {
	if i == 0 || s.in[i-1] != '\\' {
		return i
	}
	switch rest := s.in[i:]; {
	case rest[0] == 'u' && len(rest) > 5:
		return i + 5
	case rest[0] == 'x' && len(rest) > 3:
		return i + 3
	case strings.IndexByte("nrt", rest[0]) >= 0 && len(rest) > 1:
		s.first = true
		return i + 1
	}
	return i
}

func (s *scanner) isName(name string) bool {
	return s.cleaner.isName(name) && (!s.document || !slices.Contains(generic, strings.ToLower(name)))
}

// after reads what follows the name in[i:j]. first: it is the first word of its
// line.
func (s *scanner) after(i, j int, first bool) int {
	in, name := s.in, s.in[i:j]
	quote := quoteBefore(in, i)
	k := j
	if quote != "" && strings.HasPrefix(in[j:], quote) {
		k += len(quote)
	}
	quoted := k > j
	at := afterSpaces(in, brackets(in, k))
	if at == len(in) || in[at] == '\n' || in[at] == '\r' {
		if first && !quoted && !s.document && s.isName(name) {
			return s.nextLine(at, name)
		}
		return k
	}
	switch c := in[at]; {
	case c == ':' && !strings.HasPrefix(in[at:], "::"), c == '=':
		value := at + 1
		for value < len(in) && strings.IndexByte("=>:", in[value]) >= 0 {
			value++
		}
		if end := s.pair(name, value); end > 0 {
			return end
		}
		if s.isName(name) {
			enclosing := quote
			if quoted {
				enclosing = ""
			}
			return s.value(name, value, c, first, enclosing)
		}
	case quoted && c == ',' && inner(in, i-len(quote)) && s.isName(name):
		if v := afterSpaces(in, at+1); quoteAt(in, v) != "" {
			return s.quotedValue(v, name)
		}
	case c == '(' && !quoted && s.isName(name):
		return s.arguments(at+1, 0, name)
	case c == '(' && !quoted && strings.HasSuffix(name, ".open"):
		return s.arguments(at+1, 3, "user and password of open()")
	case c == '>' && i > 0 && in[i-1] == '<' && s.isName(name):
		end := len(in)
		if n := strings.IndexByte(in[at:], '<'); n >= 0 {
			end = at + n
		}
		s.hide(at+1, max(end, at+1), name)
		return max(end, at+1)
	case at > k && !quoted && quoteAt(in, at) != "" && s.isName(name):
		return s.quotedValue(at, name)
	}
	return k
}
